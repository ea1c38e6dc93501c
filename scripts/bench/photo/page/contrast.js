/** How much a mark stands out of its paper, in a photo or in what was made of it. */
import { MARKS } from './paper.js';
import { SHOTS } from './shots.js';

const WIDTH = 500;
/** Pixels of the side of a square that the light falls evenly on. */
const SQUARE = 25;
const WHOLE = [
	[0, 0],
	[1, 0],
	[1, 1],
	[0, 1]
];

/**
 * Of the mark’s place, brought to the same size in each: the share that its darkest hundredth lacks of the paper’s light
 * beside it, in the channel where that is most; of a face, of the lightest place. Of coloured paper: the share that its
 * least channel lacks of its greatest.
 */
export async function contrast(address, shot, original) {
	const { corners, stamp, pencil, card } = SHOTS[shot];
	const mark = stamp ? MARKS.stamp : pencil ? MARKS.pencil : card ? MARKS.face : [0.1, 0.8, 0.9, 0.95];
	const bitmap = await createImageBitmap(await (await fetch(address)).blob());
	const [left, top, right, bottom] = placed(mark, original ? corners : WHOLE);
	const [width, height] = [(right - left) * bitmap.width, (bottom - top) * bitmap.height];
	const canvas = new OffscreenCanvas(WIDTH, Math.round((WIDTH * height) / width));
	const context = canvas.getContext('2d');
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, left * bitmap.width, top * bitmap.height, width, height, 0, 0, canvas.width, canvas.height);
	const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
	const channels = [0, 1, 2].map((channel) => data.filter((_, i) => i % 4 === channel).sort());
	const at = (values, share) => values[Math.floor((values.length - 1) * share)];
	if (!stamp && !pencil && !card) {
		const paper = channels.map((values) => at(values, 0.5));
		return 1 - Math.min(...paper) / Math.max(...paper);
	}
	if (card) return Math.max(...channels.map((values) => 1 - at(values, 0.01) / at(values, 0.99)));
	return Math.max(...[0, 1, 2].map((channel) => at(depths(data, canvas.width, channel), 0.99)));
}

/** How much of the light of the square of paper around it each pixel lacks, in order. */
function depths(data, width, channel) {
	const height = data.length / 4 / width;
	const found = [];
	for (let top = 0; top + SQUARE <= height; top += SQUARE) {
		for (let left = 0; left + SQUARE <= width; left += SQUARE) {
			const values = Array.from(
				{ length: SQUARE * SQUARE },
				(_, i) => data[((top + Math.floor(i / SQUARE)) * width + left + (i % SQUARE)) * 4 + channel]
			).sort((a, b) => a - b);
			const paper = values[Math.floor(values.length * 0.8)];
			found.push(...values.map((value) => 1 - value / paper));
		}
	}
	return found.sort((a, b) => a - b);
}

/** The box around a part of a sheet that is seen a little at an angle. */
function placed([left, top, right, bottom], corners) {
	const points = [
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom]
	].map(([u, v]) =>
		[0, 1].map(
			(axis) =>
				(corners[0][axis] * (1 - u) + corners[1][axis] * u) * (1 - v) +
				(corners[3][axis] * (1 - u) + corners[2][axis] * u) * v
		)
	);
	const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
	return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
