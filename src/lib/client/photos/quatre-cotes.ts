/** Four straight sides around pixels that may be a page, or nothing when they are not a sheet of paper seen at an angle. */
import type { Image } from './image';
import type { Coins, Point } from './redresser';

/** Shares of the photo between which a page is worth framing: a receipt far away, a sheet that leaves no table. */
export const AIRE_MIN = 0.12;
const AIRE_MAX = 0.97;
/** How far the thing may be from filling its four sides. */
const ECART_AIRE = 0.06;
const ANGLE_MIN = Math.PI / 3.2;

type Droite = { point: Point; direction: Point };

/** Null when the pixels are not a sheet seen from somewhere. `width` and `height` are those of the photo they are in. */
export function quatreCotes(pixels: number[], { width, height }: Image): Coins | null {
	const [hg, hd, bd, bg] = extremes(pixels, width);
	const { rangees, colonnes } = limites(pixels, width, height);
	const cotes = [
		droite(
			entre(
				colonnes.map(({ min }, x): Point => [x, min]),
				0,
				hg,
				hd
			)
		),
		droite(
			entre(
				rangees.map(({ max }, y): Point => [max + 1, y]),
				1,
				hd,
				bd
			)
		),
		droite(
			entre(
				colonnes.map(({ max }, x): Point => [x, max + 1]),
				0,
				bg,
				bd
			)
		),
		droite(
			entre(
				rangees.map(({ min }, y): Point => [min, y]),
				1,
				hg,
				bg
			)
		)
	];
	const [haut, cd, bas, cg] = cotes;
	if (!haut || !cd || !bas || !cg) return null;
	const sommets = [croiser(haut, cg), croiser(haut, cd), croiser(bas, cd), croiser(bas, cg)];
	const rempli = rangees.reduce((s, { min, max }) => s + Math.max(0, max - min + 1), 0);
	if (!vraisemblable(sommets, rempli, width * height)) return null;
	const borne = (v: number) => Math.min(1, Math.max(0, v));
	const [a, b, c, d] = sommets.map(([x, y]): Point => [borne(x / width), borne(y / height)]);
	return a && b && c && d ? [a, b, c, d] : null;
}

/** The pixels farthest towards each corner. Of a page there are tens of thousands: none becomes an object of its own. */
function extremes(pixels: number[], width: number): Coins {
	const loin = [0, 0, 0, 0];
	const mesures = [-Infinity, -Infinity, -Infinity, -Infinity];
	for (const i of pixels) {
		const [x, y] = [i % width, Math.floor(i / width)];
		for (let coin = 0; coin < 4; coin++) {
			const mesure = (coin === 1 || coin === 2 ? x : -x) + (coin < 2 ? -y : y);
			if (mesure <= (mesures[coin] as number)) continue;
			mesures[coin] = mesure;
			loin[coin] = i;
		}
	}
	const point = (i = 0): Point => [i % width, Math.floor(i / width)];
	return [point(loin[0]), point(loin[1]), point(loin[2]), point(loin[3])];
}

/** First and last pixel of the page in each row and column; min > max where there is none. */
function limites(pixels: number[], width: number, height: number) {
	const vide = () => ({ min: Infinity, max: -Infinity });
	const [rangees, colonnes] = [Array.from({ length: height }, vide), Array.from({ length: width }, vide)];
	const etendre = (de: { min: number; max: number } | undefined, v: number) => {
		if (!de) return;
		if (v < de.min) de.min = v;
		if (v > de.max) de.max = v;
	};
	for (const i of pixels) {
		const [x, y] = [i % width, Math.floor(i / width)];
		etendre(rangees[y], x);
		etendre(colonnes[x], y);
	}
	return { rangees, colonnes };
}

/** Those between two corners along an axis, without the tenth next to each, where another side begins. */
function entre(bord: Point[], axe: 0 | 1, a: Point, b: Point): Point[] {
	const [de, vers] = [Math.min(a[axe], b[axe]), Math.max(a[axe], b[axe])];
	const marge = (vers - de) / 10;
	return bord.filter((p) => Number.isFinite(p[1 - axe]) && p[axe] >= de + marge && p[axe] <= vers - marge);
}

/** The line nearest to the points, found again without those that lie apart: a finger, a folded corner. */
function droite(points: Point[], essais = 3): Droite | null {
	if (points.length < 8) return null;
	const n = points.length;
	const [mx, my] = [points.reduce((s, [x]) => s + x, 0) / n, points.reduce((s, [, y]) => s + y, 0) / n];
	let [xx, yy, xy] = [0, 0, 0];
	for (const [x, y] of points) {
		xx += (x - mx) ** 2;
		yy += (y - my) ** 2;
		xy += (x - mx) * (y - my);
	}
	const angle = Math.atan2(2 * xy, xx - yy) / 2;
	const ligne: Droite = { point: [mx, my], direction: [Math.cos(angle), Math.sin(angle)] };
	if (essais === 0) return ligne;
	const ecarts = points.map(([x, y]) => Math.abs((x - mx) * ligne.direction[1] - (y - my) * ligne.direction[0]));
	const limite = Math.max(0.75, (ecarts.toSorted((a, b) => a - b)[Math.floor(n / 2)] ?? 0) * 2.5);
	return droite(
		points.filter((_, i) => (ecarts[i] ?? 0) <= limite),
		essais - 1
	);
}

function croiser({ point: [x, y], direction: [a, b] }: Droite, { point: [u, v], direction: [c, d] }: Droite): Point {
	const t = ((u - x) * d - (v - y) * c) / (a * d - b * c);
	return [x + t * a, y + t * b];
}

/** In the square of the unit of the points, clockwise. */
export function aire(sommets: Point[]): number {
	return sommets.reduce((s, [x, y], i) => {
		const [u, v] = sommets[(i + 1) % 4] ?? [0, 0];
		return s + (x * v - u * y) / 2;
	}, 0);
}

function vraisemblable(sommets: Point[], rempli: number, photo: number): boolean {
	const suivant = (i: number) => sommets[(i + 1) % 4] ?? [0, 0];
	const etendue = aire(sommets);
	if (!(etendue >= AIRE_MIN * photo && etendue <= AIRE_MAX * photo)) return false;
	if (Math.abs(rempli / etendue - 1) > ECART_AIRE) return false;
	return sommets.every(([x, y], i) => {
		const [ax, ay] = sommets[(i + 3) % 4] ?? [0, 0];
		const [bx, by] = suivant(i);
		const angle = Math.abs(Math.atan2(ay - y, ax - x) - Math.atan2(by - y, bx - x));
		const interieur = Math.min(angle, 2 * Math.PI - angle);
		return interieur > ANGLE_MIN && interieur < Math.PI - ANGLE_MIN;
	});
}
