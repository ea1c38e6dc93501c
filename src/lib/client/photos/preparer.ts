/** One photo made one page: opened at the size needed, made flat, filtered as a scan or kept as a picture, encoded, looked at. */
import { alleger } from './alleger';
import { decoder } from './decoder';
import { dimensions } from './dimensions';
import { refusDuFiltre, type RefusFiltre } from './garde';
import { reduire, type Image } from './image';
import { aplatir, griser, lumiereDuPapier } from './lumiere';
import { avisSur, type AvisPage } from './mesures';
import { PhotoIllisible } from './photo-illisible';
import { boiteAutour, dansLaBoite, etendue, redresser, tourner, TOUT, type Coins, type Rotation } from './redresser';
import { sousLePoids } from './sous-le-poids';
import { A4, COTE_PAGE, grandCote, LECTURE, PRESQUE } from './taille-page';
import { enJpeg, montre, pixelsDe } from './toile';

export interface ReglagesPage {
	mode: 'document' | 'photo';
	couleur: boolean;
	/** Clockwise. */
	rotation: Rotation;
	/** Null: the whole photo is the page. */
	coins: Coins | null;
	/** Bytes: given when the pages together pass the limit. */
	poidsMax?: number;
}

export interface PagePrete {
	octets: ArrayBuffer;
	type: 'image/jpeg';
	largeur: number;
	hauteur: number;
	/** What was done, which is not what was asked for when the filter refused. */
	mode: 'document' | 'photo';
	refusFiltre: RefusFiltre | null;
	avis: AvisPage[];
}

/** With its bytes as a Blob too, to be shown: one made in the page makes it wait for the browser (measured: 7 to 20 ms). */
export type PageFaite = PagePrete & { jpeg: Blob };

/** Of the copy on which a page is judged: grain is gone from it, a pencil’s stroke is not. */
const COTE_MESURES = 1024;
const QUALITE_DOCUMENT = 0.41;

export async function preparer(fichier: Blob, reglages: ReglagesPage): Promise<PageFaite> {
	const coins = tourner(reglages.coins ?? TOUT, reglages.rotation);
	const { bitmap } = await decoder(fichier, ({ width, height }) => {
		const page = etendue(coins, width, height);
		return Math.ceil((Math.max(width, height) * LECTURE * grandCote(...page)) / Math.max(...page));
	});
	const page = pageDe(bitmap, coins, reglages);
	// Half of the page, of whatever shape: what is looked for in it is of that size.
	const copie = reduire(page, (grandCote(page.width, page.height) * COTE_MESURES) / COTE_PAGE);
	const lumiere = lumiereDuPapier(copie);
	const avis = avisSur(copie, lumiere, page);
	const refusFiltre = reglages.mode === 'document' ? refusDuFiltre(copie, lumiere) : null;
	const mode = refusFiltre ? 'photo' : reglages.mode;
	if (mode === 'document') aplatir(page, lumiere);
	// Refused by the filter, the page is kept as it was taken: its colour may be what counts.
	if (!reglages.couleur && refusFiltre === null) griser(page);
	const encode = mode === 'document' ? await enJpeg(page, QUALITE_DOCUMENT) : await alleger(page);
	const jpeg = reglages.poidsMax === undefined ? encode : await sousLePoids(page, encode, reglages.poidsMax);
	if (!(await montre(jpeg, page, mode === 'document' && jpeg === encode))) throw new PhotoIllisible('illisible');
	const octets = await jpeg.arrayBuffer();
	const { width, height } = dimensions('jpeg', new Uint8Array(octets)) ?? page;
	const faite = { octets, type: 'image/jpeg', largeur: width, hauteur: height, mode, refusFiltre, avis } as const;
	return { ...faite, jpeg };
}

function pageDe(bitmap: ImageBitmap, coins: Coins, { coins: cadre, rotation }: ReglagesPage): Image {
	const { width, height } = bitmap;
	const [largeur, hauteur] = etendue(coins, width, height);
	const echelle = Math.min(1, grandCote(largeur, hauteur) / Math.max(largeur, hauteur));
	if (!cadre && rotation === 0 && echelle === 1) return pixelsDe(bitmap);
	const boite = boiteAutour(coins, width, height);
	const [large, haut] = cadre ? presqueA4(largeur, hauteur) : [largeur, hauteur];
	const dedans = dansLaBoite(coins, boite, width, height);
	return redresser(pixelsDe(bitmap, boite), dedans, Math.round(large * echelle), Math.round(haut * echelle));
}

/** A page that is nearly A4 is brought to it: seen at an angle it was not. */
function presqueA4(largeur: number, hauteur: number): [largeur: number, hauteur: number] {
	const [petit, grand] = [Math.min(largeur, hauteur), Math.max(largeur, hauteur)];
	if (Math.abs(grand / petit / A4 - 1) > PRESQUE) return [largeur, hauteur];
	return largeur < hauteur ? [grand / A4, grand] : [grand, grand / A4];
}
