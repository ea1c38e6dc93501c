/** The one thing kept of what a telephone writes in a photo: which way up it is. */

const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;
const SHORT = 3;

/** From the body of an APP1 segment: 1 to 8; null when it does not say. */
export function orientationExif(corps: Uint8Array): number | null {
	if (String.fromCharCode(...corps.subarray(0, EXIF.length)) !== EXIF) return null;
	const tiff = new DataView(corps.buffer, corps.byteOffset + EXIF.length, corps.length - EXIF.length);
	try {
		const petit = tiff.getUint16(0) === 0x4949;
		const ifd = tiff.getUint32(4, petit);
		for (let i = 0; i < tiff.getUint16(ifd, petit); i++) {
			const ici = ifd + 2 + 12 * i;
			if (tiff.getUint16(ici, petit) !== ORIENTATION || tiff.getUint16(ici + 2, petit) !== SHORT) continue;
			const valeur = tiff.getUint16(ici + 8, petit);
			return valeur >= 1 && valeur <= 8 ? valeur : null;
		}
		return null;
	} catch (error) {
		// It points outside of itself: then it says nothing.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** A whole APP1 segment that says it, and nothing else. */
export function segmentOrientation(orientation: number): Uint8Array {
	const tiff = [
		0x4d,
		0x4d,
		0,
		0x2a,
		0,
		0,
		0,
		8,
		0,
		1,
		0x01,
		0x12,
		0,
		SHORT,
		0,
		0,
		0,
		1,
		0,
		orientation,
		0,
		0,
		0,
		0,
		0,
		0
	];
	const corps = [...new TextEncoder().encode(EXIF), ...tiff];
	return Uint8Array.of(0xff, 0xe1, 0, corps.length + 2, ...corps);
}
