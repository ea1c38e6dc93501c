import { describe, expect, it } from 'vitest';
import { dimensions, orientation } from './dimensions';

const octets = (...parties: (string | number[])[]) =>
	new Uint8Array(parties.flatMap((p) => (typeof p === 'string' ? [...p].map((c) => c.charCodeAt(0)) : p)));

/** An EXIF segment that says how the phone was held, in the byte order of either family of processors. */
function exif(orientation: number, ordre: 'II' | 'MM'): number[] {
	const deux = (n: number) => (ordre === 'II' ? [n, 0] : [0, n]);
	const quatre = (n: number) => (ordre === 'II' ? [n, 0, 0, 0] : [0, 0, 0, n]);
	const tiff = [
		...octets(ordre),
		...deux(42),
		...quatre(8),
		...deux(1),
		...(ordre === 'II' ? [0x12, 1] : [1, 0x12]),
		...deux(3),
		...quatre(1),
		...deux(orientation),
		0,
		0
	];
	return [0xff, 0xe1, 0, tiff.length + 8, ...octets('Exif'), 0, 0, ...tiff];
}

const TRAME = [0xff, 0xc0, 0, 17, 8, 0x0b, 0xb8, 0x0f, 0xa0, 3]; // 3000 high, 4000 wide

describe('R-202 the size of a photo, read before it is opened', () => {
	it.each([
		['of a JPEG', 'jpeg', octets([0xff, 0xd8], TRAME), [4000, 3000]],
		['of a JPEG after other segments', 'jpeg', octets([0xff, 0xd8, 0xff, 0xdb, 0, 4, 1, 2], TRAME), [4000, 3000]],
		['of a JPEG of a phone held upright', 'jpeg', octets([0xff, 0xd8], exif(6, 'II'), TRAME), [3000, 4000]],
		['of the same from another maker', 'jpeg', octets([0xff, 0xd8], exif(8, 'MM'), TRAME), [3000, 4000]],
		['of a JPEG held upside down', 'jpeg', octets([0xff, 0xd8], exif(3, 'MM'), TRAME), [4000, 3000]],
		[
			'of a PNG',
			'png',
			octets([0x89], 'PNG\r\n', [26], '\n', [0, 0, 0, 13], 'IHDR', [0, 0, 4, 56, 0, 0, 9, 96]),
			[1080, 2400]
		],
		['of a lossy WebP', 'webp', octets('RIFF____WEBPVP8 ____', [0, 0, 0, 0x9d, 1, 0x2a, 64, 1, 240, 0]), [320, 240]],
		['of an extended WebP', 'webp', octets('RIFF____WEBPVP8X____', [0, 0, 0, 0, 63, 1, 0, 239, 0, 0]), [320, 240]],
		// 319 and 239, fourteen bits each.
		['of a lossless WebP', 'webp', octets('RIFF____WEBPVP8L____', [0x2f, 0x3f, 0xc1, 0x3b, 0]), [320, 240]]
	] as const)('%s', (_, nature, debut, [width, height]) => {
		expect(dimensions(nature, debut)).toEqual({ width, height });
	});

	it.each([
		['a JPEG cut off', 'jpeg', octets([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
		['a JPEG without a picture', 'jpeg', octets([0xff, 0xd8, 0xff, 0xd9, 0, 0])],
		['a PNG cut off', 'png', octets([0x89], 'PNG')],
		['a WebP of another kind', 'webp', octets('RIFF____WEBPALPH', [0, 0, 0, 0])],
		['a HEIC, which its decoder measures', 'heic', octets('____ftypheic')]
	] as const)('is not known of %s', (_, nature, debut) => expect(dimensions(nature, debut)).toBeNull());

	it('and which way up it was taken', () => {
		const prise = (...segments: number[][]) => orientation(octets([0xff, 0xd8], ...segments, TRAME));
		expect([1, 3, 6, 8].map((sens) => prise(exif(sens, 'II')))).toEqual([1, 3, 6, 8]);
		expect(prise()).toBe(1);
		expect(prise([0xff, 0xff, 0xdb, 0, 4, 1, 2], exif(8, 'MM'))).toBe(8);
	});
});
