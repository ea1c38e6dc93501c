/** Photos of paper as a telephone takes them, made from a seed: the same on every machine with the same fonts. */
import { drawCard, drawPaper, lines, paperSize } from './paper.js';

const A_LITTLE = [
	[0.07, 0.05],
	[0.94, 0.06],
	[0.95, 0.95],
	[0.05, 0.94]
];
const A_LOT = [
	[0.16, 0.08],
	[0.88, 0.04],
	[0.97, 0.96],
	[0.03, 0.91]
];

/** What is on the paper, where it lies in the photo, and what light falls on it. */
export const SHOTS = {
	lamp: { light: 'lamp', corners: A_LITTLE },
	shadow: { light: 'shadow', corners: A_LITTLE },
	tilt: { light: 'lamp', corners: A_LOT },
	stamp: { light: 'lamp', corners: A_LITTLE, stamp: true },
	pencil: { light: 'lamp', corners: A_LITTLE, pencil: true },
	crumple: { light: 'lamp', corners: A_LITTLE, crumple: true },
	coloured: { light: 'lamp', corners: A_LITTLE, colour: '#f6e58c' },
	card: {
		light: 'lamp',
		card: true,
		corners: [
			[0.1, 0.3],
			[0.9, 0.31],
			[0.91, 0.71],
			[0.09, 0.7]
		]
	},
	large: { light: 'lamp', corners: A_LITTLE, width: 6000, height: 8000 }
};

/** mulberry32, from 0 up to and without n. */
function seeded(seed) {
	let state = seed >>> 0;
	return (n) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) % n;
	};
}

export function textOf(name) {
	return lines(seeded([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)));
}

/** x, y of the photo to u, v of the paper: nine numbers. */
function toPaper([[x0, y0], [x1, y1], [x2, y2], [x3, y3]], width, height) {
	const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
	const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
	const det = dx1 * dy2 - dx2 * dy1;
	const [g, h] = [(sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det];
	const [a, b, c, d, e, f] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
	// The adjugate is the inverse but for a factor, which a homography does not have.
	const m = [
		e - f * h,
		c * h - b,
		b * f - c * e,
		f * g - d,
		a - c * g,
		c * d - a * f,
		d * h - e * g,
		b * g - a * h,
		a * e - b * d
	];
	return m.map((v, i) => (i % 3 === 0 ? v / width : i % 3 === 1 ? v / height : v));
}

/** Folds of crumpled paper: each a line, on either side of which the paper leans the other way. */
function folds(random) {
	return Array.from({ length: 26 }, () => {
		const angle = (random(3600) / 3600) * Math.PI;
		return { a: Math.cos(angle), b: Math.sin(angle), c: (random(2000) - 500) / 1000, depth: 0.02 + random(50) / 1000 };
	});
}

export async function shoot(name) {
	const shot = { width: 3000, height: 4000, ...SHOTS[name] };
	const { width, height, corners } = shot;
	const random = seeded(width + name.length * 7919);
	const paper = document.createElement('canvas');
	[paper.width, paper.height] = shot.card ? [2400, 1600] : paperSize(height);
	const text = textOf(name);
	(shot.card ? drawCard : drawPaper)(paper, { ...shot, text });
	const seen = blurred(paper, height / 4000);
	const photo = new ImageData(width, height);
	light(photo, seen, shot, toPaper(corners, width, height), random);
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [width, height];
	canvas.getContext('2d').putImageData(photo, 0, 0);
	return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.96));
}

/** What the lens makes of it. */
function blurred(paper, scale) {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [paper.width, paper.height];
	const context = canvas.getContext('2d', { willReadFrequently: true });
	context.filter = `blur(${0.9 * scale}px)`;
	context.drawImage(paper, 0, 0);
	return context.getImageData(0, 0, paper.width, paper.height);
}

function light(photo, paper, { light: kind, crumple }, m, random) {
	const { width, height, data } = photo;
	const noise = Float32Array.from({ length: 65_536 }, () => {
		let sum = 0;
		for (let i = 0; i < 4; i++) sum += random(2001) / 1000 - 1;
		return sum * 0.87;
	});
	const creases = crumple ? folds(random) : [];
	for (let y = 0, p = 0; y < height; y++) {
		for (let x = 0; x < width; x++, p += 4) {
			const w = 1 / (m[6] * x + m[7] * y + m[8]);
			const u = (m[0] * x + m[1] * y + m[2]) * w;
			const v = (m[3] * x + m[4] * y + m[5]) * w;
			const [fx, fy] = [x / width, y / height];
			let bright = 1.02 - 0.3 * fx - 0.22 * fy;
			if (kind === 'shadow') bright *= 1 - 0.42 / (1 + Math.exp(-(fx * 0.9 + fy - 1.25) * 90));
			const on = u >= 0 && u < 1 && v >= 0 && v < 1;
			let q = 0;
			if (on) {
				q = (((v * paper.height) | 0) * paper.width + ((u * paper.width) | 0)) * 4;
				for (const { a, b, c, depth } of creases) {
					const distance = a * u + b * v - c;
					if (distance > -0.05 && distance < 0.05)
						bright *= 1 + depth * Math.sign(distance) * (1 - Math.abs(distance) / 0.05);
				}
			}
			const grain = on ? 0 : Math.sin(fx * 90 + Math.sin(fy * 14) * 4) * 14 + Math.sin(fx * 700) * 5;
			const luma = noise[random(65_536)] * 3.4;
			data[p] = (on ? paper.data[q] : 142 + grain) * bright * 1.0 + luma + noise[random(65_536)] * 1.6;
			data[p + 1] = (on ? paper.data[q + 1] : 102 + grain) * bright * 0.94 + luma + noise[random(65_536)] * 1.2;
			data[p + 2] = (on ? paper.data[q + 2] : 66 + grain * 0.7) * bright * 0.83 + luma + noise[random(65_536)] * 2;
			data[p + 3] = 255;
		}
	}
}
