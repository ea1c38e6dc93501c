/**
 * HEIC for browsers that do not open it: libheif in WebAssembly, a file of its own that only such a photo fetches. By its
 * address, so that nobody carries what it would ask of Node.
 */
import adresse from 'libheif-js/libheif-wasm/libheif-bundle.mjs?url';
import { PhotoIllisible } from './photo-illisible';

/** Upright: libheif turns it as the file says. */
export async function decoderHeic(octets: ArrayBuffer, pixelsMax: number): Promise<ImageBitmap> {
	const { default: libheif } = await chercher();
	const [photo] = new (libheif().HeifDecoder)().decode(new Uint8Array(octets));
	if (!photo) throw new PhotoIllisible('illisible');
	const [width, height] = [photo.get_width(), photo.get_height()];
	if (width * height > pixelsMax) throw new PhotoIllisible('trop_grande');
	const pixels = await new Promise<ImageData | null>((resolve) =>
		photo.display(new ImageData(width, height), (image) => resolve(image))
	);
	photo.free();
	if (!pixels) throw new PhotoIllisible('illisible');
	return createImageBitmap(pixels);
}

const chercher = (): Promise<typeof import('libheif-js/libheif-wasm/libheif-bundle.mjs')> =>
	import(/* @vite-ignore */ adresse).catch(() => {
		throw new PhotoIllisible('heic_sans_decodeur');
	});
