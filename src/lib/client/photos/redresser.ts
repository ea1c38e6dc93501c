/**
 * A page photographed at an angle, made a rectangle again: the homography from the page to the photo, and the photo
 * read through it. Turning by quarters is the same operation with the corners named in another order.
 */
import { imageVide, type Image } from './image';

/** Fractions 0 to 1 of the image, upright but not turned. */
export type Point = [x: number, y: number];
/** Clockwise from the top left. */
export type Coins = [Point, Point, Point, Point];
export type Rotation = 0 | 90 | 180 | 270;

export const TOUT: Coins = [
	[0, 0],
	[1, 0],
	[1, 1],
	[0, 1]
];

/** The corners as they are named once the page has been turned clockwise by `rotation`. */
export function tourner([a, b, c, d]: Coins, rotation: Rotation): Coins {
	if (rotation === 90) return [d, a, b, c];
	if (rotation === 180) return [c, d, a, b];
	if (rotation === 270) return [b, c, d, a];
	return [a, b, c, d];
}

/** Width and height of the page in pixels of the photo: the longer of each pair of opposite sides. */
export function etendue([a, b, c, d]: Coins, width: number, height: number): [width: number, height: number] {
	const cote = (p: Point, q: Point) => Math.hypot((q[0] - p[0]) * width, (q[1] - p[1]) * height);
	return [Math.max(cote(a, b), cote(d, c)), Math.max(cote(a, d), cote(b, c))];
}

/** In whole pixels. */
export interface Boite {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** What must be read of the photo to have what is inside the corners, and a pixel more on each side. */
export function boiteAutour(coins: Coins, width: number, height: number): Boite {
	const bornes = (axe: 0 | 1, longueur: number) => {
		const places = coins.map((p) => p[axe] * longueur);
		const [de, vers] = [
			Math.max(0, Math.floor(Math.min(...places)) - 1),
			Math.min(longueur, Math.ceil(Math.max(...places)) + 1)
		];
		return [de, vers - de] as const;
	};
	const [x, largeur] = bornes(0, width);
	const [y, hauteur] = bornes(1, height);
	return { x, y, width: largeur, height: hauteur };
}

/** The corners as fractions of what was read of the photo. */
export function dansLaBoite(coins: Coins, boite: Boite, width: number, height: number): Coins {
	const place = ([u, v]: Point): Point => [(u * width - boite.x) / boite.width, (v * height - boite.y) / boite.height];
	const [a, b, c, d] = coins;
	return [place(a), place(b), place(c), place(d)];
}

/** The eight numbers h of x = (h0·u + h1·v + h2) / (h6·u + h7·v + 1), y likewise, from the unit square to the corners. */
export function homographie([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Coins): number[] {
	const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
	const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
	const determinant = dx1 * dy2 - dx2 * dy1;
	const g = (sx * dy2 - dx2 * sy) / determinant;
	const h = (dx1 * sy - sx * dy1) / determinant;
	return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h];
}

/** The page inside `coins`, width × height pixels; between four pixels of the photo, their weighted mean. */
export function redresser(photo: Image, coins: Coins, width: number, height: number): Image {
	const page = imageVide(width, height);
	const { data, width: largeur, height: hauteur } = photo;
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = homographie(coins);
	const [xMax, yMax] = [largeur - 1, hauteur - 1];
	for (let y = 0, ici = 0; y < height; y++) {
		const v = (y + 0.5) / height;
		for (let x = 0; x < width; x++, ici += 4) {
			const u = (x + 0.5) / width;
			const w = 1 / (g * u + h * v + 1);
			const px = Math.min(xMax, Math.max(0, (a * u + b * v + c) * w * largeur - 0.5));
			const py = Math.min(yMax, Math.max(0, (d * u + e * v + f) * w * hauteur - 0.5));
			const x0 = px | 0;
			const y0 = py | 0;
			const fx = px - x0;
			const fy = py - y0;
			const hautGauche = (y0 * largeur + x0) * 4;
			const hautDroite = x0 < xMax ? hautGauche + 4 : hautGauche;
			const versLeBas = y0 < yMax ? largeur * 4 : 0;
			for (let canal = 0; canal < 3; canal++) {
				const haut = lire(data, hautGauche + canal) * (1 - fx) + lire(data, hautDroite + canal) * fx;
				const bas =
					lire(data, hautGauche + versLeBas + canal) * (1 - fx) + lire(data, hautDroite + versLeBas + canal) * fx;
				page.data[ici + canal] = haut * (1 - fy) + bas * fy;
			}
			page.data[ici + 3] = 255;
		}
	}
	return page;
}

/** Every index is inside: the type system cannot know it, and a default would cost a branch per sample. */
const lire = (data: Uint8ClampedArray, index: number) => data[index] as number;
