/**
 * When the scan filter must not be used: a face or another picture, which it would take for paper; paper or large areas
 * of colour, which it would bleach; a stamp or a pencil so pale that it would take it for the paper’s grain.
 */
import { mediane, type Image } from './image';
import { marquesPales } from './marques-pales';
import { zones, type Zone } from './zones';

export type RefusFiltre = 'visage' | 'pale' | 'couleur';

/** `copie` is the page, 1024 pixels long: noise is gone, and a pencil’s stroke is not. */
export function refusDuFiltre(copie: Image, lumiere: Image): RefusFiltre | null {
	const papier = couleurDuPapier(lumiere);
	return (
		refusDImage(lumiere, papier) ??
		(papierColore(papier) ? 'couleur' : null) ??
		(marquesPales(copie, lumiere) ? 'pale' : null)
	);
}

/** Natural logarithms of red and blue over green, and the luminance: a colour without how much light there was. */
interface Couleur {
	rouge: number;
	bleu: number;
	clarte: number;
}

function couleurEn({ data }: Image, p: number): Couleur {
	const [r, g, b] = [data[p] ?? 1, data[p + 1] ?? 1, data[p + 2] ?? 1].map((v) => Math.max(1, v)) as [
		number,
		number,
		number
	];
	return { rouge: Math.log(r / g), bleu: Math.log(b / g), clarte: Math.log(g) };
}

/** Of the lighter half of the page: the darker one may be a table, a shadow, a photograph. */
function couleurDuPapier(lumiere: Image): Couleur {
	const couleurs = Array.from({ length: lumiere.width * lumiere.height }, (_, i) => couleurEn(lumiere, i * 4));
	const seuil = mediane(couleurs.map(({ clarte }) => clarte));
	const claires = couleurs.filter(({ clarte }) => clarte >= seuil);
	return {
		rouge: mediane(claires.map(({ rouge }) => rouge)),
		bleu: mediane(claires.map(({ bleu }) => bleu)),
		clarte: mediane(claires.map(({ clarte }) => clarte))
	};
}

/**
 * White paper takes the colour of its light, and lights lie on one line from candle to sky: more red, less blue. Paper
 * far from that line, or further along it than any lamp, is coloured. Pale blue paper cannot be told from shade.
 */
const LIGNE = Math.hypot(1, 1.3);
const HORS_LIGNE = 0.11;
const AU_BOUT = 0.75;

function papierColore({ rouge, bleu }: Couleur): boolean {
	return Math.abs(1.3 * rouge + bleu) / LIGNE > HORS_LIGNE || Math.abs(rouge - 1.3 * bleu) / LIGNE > AU_BOUT;
}

/** Share of the page from which a picture counts; below, a logo, a thumb. */
const IMAGE_MIN = 0.006;
const TEINTE_MIN = 0.13;
/** How much darker than the paper, in logarithm, a grey picture is somewhere; and how uneven, which a shadow is not. */
const SOMBRE = 0.3;
const INEGAL = 0.16;

/** The light of the page where it is not that of its paper. What touches the edge much is the table around the page. */
function refusDImage(lumiere: Image, papier: Couleur): RefusFiltre | null {
	const { width, height } = lumiere;
	const couleurs = Array.from({ length: width * height }, (_, i) => couleurEn(lumiere, i * 4));
	const dedans = (zone: Zone) => zone.bord < Math.max(8, zone.pixels.length / 12);
	const trouver = (vrai: (c: Couleur) => boolean) =>
		zones(
			Uint8Array.from(couleurs, (c) => (vrai(c) ? 1 : 0)),
			width,
			IMAGE_MIN * width * height
		)
			.filter(dedans)
			.map(({ pixels }) => pixels.map((i) => couleurs[i] ?? papier));

	const colorees = trouver((c) => Math.hypot(c.rouge - papier.rouge, c.bleu - papier.bleu) > TEINTE_MIN);
	if (colorees.some((zone) => peau(zone, papier))) return 'visage';
	const grises = trouver((c) => papier.clarte - c.clarte > SOMBRE);
	if (grises.some((zone) => ecartType(zone.map(({ clarte }) => clarte)) > INEGAL)) return 'visage';
	return colorees.length > 0 ? 'couleur' : null;
}

/** Skin of every shade is redder and less blue than the paper beside it, and darker. */
function peau(zone: Couleur[], papier: Couleur): boolean {
	const [rouge, bleu] = [
		mediane(zone.map((c) => c.rouge)) - papier.rouge,
		mediane(zone.map((c) => c.bleu)) - papier.bleu
	];
	return rouge > 0.1 && bleu < 0 && mediane(zone.map((c) => c.clarte)) < papier.clarte - 0.1;
}

function ecartType(valeurs: number[]): number {
	const moyenne = valeurs.reduce((s, v) => s + v, 0) / valeurs.length;
	return Math.sqrt(valeurs.reduce((s, v) => s + (v - moyenne) ** 2, 0) / valeurs.length);
}
