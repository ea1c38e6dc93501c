/**
 * PDFs that were chosen, looked at on the phone before they leave: how many pages, whether a password locks them, whether
 * they do more than be read, and the words of the first page. One that is too heavy, locked or active can be made anew as
 * pages that are images.
 */
import { pdfDeJpegs, type PageJpeg } from './pdf-jpegs';
import { PhotoIllisible } from './photo-illisible';
import { COTE_PAGE, grandCote } from './taille-page';

export interface PdfExamine {
	pages: number;
	etat: 'ouvert' | 'mot_de_passe' | 'illisible';
	/** Scripts, programs to start, files inside. */
	actif: boolean;
	/** Encrypted, even when it opens without a password. */
	chiffre: boolean;
	/** Of the first page, at most 5000 characters. */
	texte: string;
}

const TEXTE_MAX = 5000;

/** Tried in turn until a page fits its part: long edge of a sheet in pixels, quality of the JPEG. */
const PALIERS: [cote: number, qualite: number][] = [
	[COTE_PAGE, 0.8],
	[COTE_PAGE, 0.6],
	[COTE_PAGE, 0.45],
	[COTE_PAGE, 0.3],
	[1600, 0.3]
];

/** Without `motDePasse`, or with a wrong one, a locked PDF is « mot_de_passe ». Rejects without network, the first time. */
export async function examinerPdf(octets: ArrayBuffer, motDePasse?: string): Promise<PdfExamine> {
	const [{ demandeMotDePasse, ouvrirPdf }, { contenuActif }] = await Promise.all([
		import('./pdfjs'),
		import('./pdf-actif')
	]);
	const ferme = { pages: 0, texte: '', actif: await contenuActif(octets) };
	const ouverture = ouvrirPdf(octets, motDePasse);
	try {
		const document = await ouverture.promise;
		const [{ info }, script, fichiers, premiere] = await Promise.all([
			document.getMetadata(),
			document.hasJSActions(),
			document.getAttachments(),
			document.getPage(1)
		]);
		const { items } = await premiere.getTextContent();
		const mots = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
		return {
			pages: document.numPages,
			etat: 'ouvert',
			actif: ferme.actif || script || (fichiers?.size ?? 0) > 0,
			chiffre: 'EncryptFilterName' in info && info.EncryptFilterName !== null,
			texte: mots.join('').slice(0, TEXTE_MAX)
		};
	} catch (erreur) {
		const verrou = demandeMotDePasse(erreur);
		return { ...ferme, etat: verrou ? 'mot_de_passe' : 'illisible', chiffre: verrou };
	} finally {
		await ouverture.destroy();
	}
}

export interface Rendu {
	motDePasse?: string;
	/** Bytes. */
	tailleMax: number;
	/** From which page to which; all of them when left out. */
	de?: number;
	a?: number;
	progres?: (page: number, sur: number) => void;
}

/** What a PDF of images weighs around each of them. */
const ENTOUR = 700;

/** Every page made an image, in a PDF that is nothing else. Throws as `pagesDuPdf` does. */
export const rendrePdf = async (octets: ArrayBuffer, rendu: Rendu): Promise<ArrayBuffer> =>
	pdfDeJpegs(await pagesDuPdf(octets, rendu));

/**
 * Its pages, each an image. Throws `PhotoIllisible`: « illisible » when it does not open, « trop_lourde » when so many
 * pages cannot be brought under `tailleMax` and still be read.
 */
export async function pagesDuPdf(
	octets: ArrayBuffer,
	{ motDePasse, tailleMax, de = 1, a, progres }: Rendu
): Promise<PageJpeg[]> {
	const { ouvrirPdf } = await import('./pdfjs');
	const ouverture = ouvrirPdf(octets, motDePasse);
	try {
		const document = await ouverture.promise;
		const pages: PageJpeg[] = [];
		const derniere = Math.min(a ?? document.numPages, document.numPages);
		let reste = tailleMax - ENTOUR;
		for (let numero = de; numero <= derniere; numero++) {
			const page = await document.getPage(numero);
			const part = reste / (derniere - numero + 1) - ENTOUR;
			const image = await enImage(page, part);
			page.cleanup();
			reste -= image.octets.byteLength + ENTOUR;
			pages.push(image);
			progres?.(numero - de + 1, derniere - de + 1);
		}
		return pages;
	} catch (erreur) {
		throw erreur instanceof PhotoIllisible ? erreur : new PhotoIllisible('illisible');
	} finally {
		await ouverture.destroy();
	}
}

type PagePdf = Awaited<ReturnType<Awaited<ReturnType<typeof import('./pdfjs').ouvrirPdf>['promise']>['getPage']>>;

async function enImage(page: PagePdf, poidsMax: number): Promise<PageJpeg> {
	const toile = document.createElement('canvas');
	let dessinee = 0;
	try {
		for (const [cote, qualite] of PALIERS) {
			if (dessinee !== cote) await dessiner(page, toile, cote);
			dessinee = cote;
			const octets = await enJpeg(toile, qualite);
			if (octets.byteLength <= poidsMax) return { octets, largeur: toile.width, hauteur: toile.height };
		}
	} finally {
		toile.width = toile.height = 0;
	}
	throw new PhotoIllisible('trop_lourde');
}

async function dessiner(page: PagePdf, canvas: HTMLCanvasElement, cote: number): Promise<void> {
	const { width, height } = page.getViewport({ scale: 1 });
	const viewport = page.getViewport({ scale: grandCote(width, height, cote) / Math.max(width, height) });
	canvas.width = Math.round(viewport.width);
	canvas.height = Math.round(viewport.height);
	// As printed: with what was filled in, and nothing that is for the screen alone.
	await page.render({ canvas, viewport, intent: 'print', background: '#fff' }).promise;
}

function enJpeg(toile: HTMLCanvasElement, qualite: number): Promise<ArrayBuffer> {
	return new Promise((resolve, reject) =>
		toile.toBlob(
			(blob) => (blob ? resolve(blob.arrayBuffer()) : reject(new PhotoIllisible('trop_grande'))),
			'image/jpeg',
			qualite
		)
	);
}
