/** Other ways to make a photo lighter, as their own pages say to use them. Each takes a File and gives a Blob. */
import imageCompression from 'browser-image-compression';
import bicURL from 'browser-image-compression/dist/browser-image-compression.js?url';
import Compressor from 'compressorjs';
import createPica from 'pica';

// By default its worker comes from a CDN, and on loopback it would never come.
const libURL = new URL(bicURL, location.href).href;

export const bicReadme = (file) =>
	imageCompression(file, { maxSizeMB: 1, maxWidthOrHeight: 1920, useWebWorker: true, libURL });

export const bicUnder5 = (file) => imageCompression(file, { maxSizeMB: 5, useWebWorker: true, libURL });

export const compressorjs = (file) =>
	new Promise((success, error) => {
		new Compressor(file, { quality: 0.75, maxWidth: 2560, maxHeight: 2560, success, error });
	});

export async function pica(file) {
	const bitmap = await createImageBitmap(file);
	const scale = 2560 / Math.max(bitmap.width, bitmap.height);
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(bitmap.width * scale);
	canvas.height = Math.round(bitmap.height * scale);
	const tool = createPica();
	await tool.resize(bitmap, canvas);
	return tool.toBlob(canvas, 'image/jpeg', 0.75);
}
