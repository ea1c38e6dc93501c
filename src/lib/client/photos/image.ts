/** Pixels as a canvas gives them, and the smaller copies on which what does not need detail is measured. */

/** RGBA, row by row; an `ImageData` is one. */
export interface Image {
	data: Uint8ClampedArray<ArrayBuffer>;
	width: number;
	height: number;
}

export function imageVide(width: number, height: number): Image {
	return { data: new Uint8ClampedArray(width * height * 4), width, height };
}

/** 0 to 255, Rec. 601 as in JPEG. */
export const luminance = (r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b;

/** The luminance of every pixel. */
export function enGris({ data, width, height }: Image): Float32Array {
	const gris = new Float32Array(width * height);
	for (let i = 0, p = 0; i < gris.length; i++, p += 4) {
		gris[i] = luminance(data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0);
	}
	return gris;
}

/** What a copy whose long edge is at most `cote` measures; never larger than the original. */
export function tailleReduite(width: number, height: number, cote: number): [width: number, height: number] {
	const echelle = Math.min(1, cote / Math.max(width, height));
	return [Math.max(1, Math.round(width * echelle)), Math.max(1, Math.round(height * echelle))];
}

/** A copy whose long edge is at most `cote`: each pixel is the mean of those it stands for, so noise goes with detail. */
export function reduire(image: Image, cote: number): Image {
	const [width, height] = tailleReduite(image.width, image.height, cote);
	const copie = imageVide(width, height);
	const colonnes = Uint32Array.from({ length: width + 1 }, (_, x) => Math.round((x * image.width) / width));
	for (let y = 0, ici = 0; y < height; y++) {
		const haut = Math.round((y * image.height) / height);
		const bas = Math.round(((y + 1) * image.height) / height);
		for (let x = 0; x < width; x++, ici += 4) {
			copie.data.set(moyenne(image, colonnes[x] ?? 0, haut, colonnes[x + 1] ?? 0, bas), ici);
		}
	}
	return copie;
}

const somme = new Float64Array(4);

function moyenne({ data, width }: Image, gauche: number, haut: number, droite: number, bas: number): Float64Array {
	let [r, g, b] = [0, 0, 0];
	for (let y = haut; y < bas; y++) {
		for (let p = (y * width + gauche) * 4, fin = (y * width + droite) * 4; p < fin; p += 4) {
			r += data[p] ?? 0;
			g += data[p + 1] ?? 0;
			b += data[p + 2] ?? 0;
		}
	}
	const n = (bas - haut) * (droite - gauche);
	somme[0] = r / n;
	somme[1] = g / n;
	somme[2] = b / n;
	somme[3] = 255;
	return somme;
}

/** Puts them in order; 0 of none. */
export const mediane = (valeurs: number[]) => valeurs.sort((a, b) => a - b)[valeurs.length >> 1] ?? 0;
