/**
 * The plateaux: the pages gathered for a pièce, kept on this phone from the moment the camera hands them over. Nothing
 * of them has left it; « Envoyer » makes one file of them, and that becomes an envoi.
 */
import { enFaisantPlace } from './place';
import type { Local } from './local';
import type { PageGardee, PlateauGarde } from './local-db';
import { exigerPresence } from './presence';

export interface ClePlateau {
	compteId: string;
	candidatureId: string;
	pieceId: string;
	/** Of the candidature that the person has before their eyes: what they photograph now is of that one. */
	version?: number;
}

/** Where the proof of a correction of the compte is gathered, which is of no candidature. */
export const clePreuve = (compteId: string, champ: string): ClePlateau => ({
	compteId,
	candidatureId: 'correction',
	pieceId: champ
});

export interface Plateau {
	pages: PageGardee[];
	attend: PlateauGarde['attend'];
}

const STRICT = { durability: 'strict' } as const;
const cleDe = ({ compteId, candidatureId, pieceId }: ClePlateau): [string, string, string] => [
	compteId,
	candidatureId,
	pieceId
];

export function lirePlateau(local: Local, cle: ClePlateau): Promise<Plateau> {
	return local(async (db) => {
		const tx = db.transaction(['plateaux', 'pages']);
		const garde = await tx.objectStore('plateaux').get(cleDe(cle));
		if (!garde) return { pages: [], attend: null };
		const pages = await Promise.all(garde.pages.map((id) => tx.objectStore('pages').get([cle.compteId, id])));
		return { pages: pages.filter((page) => page !== undefined), attend: garde.attend };
	});
}

/** The plateaux of a candidature that hold a page, or wait for one. */
export function listerPlateaux(local: Local, compteId: string, candidatureId: string): Promise<PlateauGarde[]> {
	return local((db) =>
		db.getAll('plateaux', IDBKeyRange.bound([compteId, candidatureId], [compteId, candidatureId, []]))
	);
}

/** Before the camera, or the choice of a file, covers the page: this phone may close it meanwhile. */
export function attendre(local: Local, cle: ClePlateau, attend: PlateauGarde['attend']): Promise<void> {
	return changer(local, cle, async (plateau) => ({ ...plateau, attend }));
}

/** Keeps what came back, after the pages already there. On the disk when it resolves; a disk almost full throws. */
export async function ajouterPages(
	local: Local,
	cle: ClePlateau,
	arrivees: Pick<PageGardee, 'source' | 'nature'>[]
): Promise<void> {
	const ajouter: Changement = async (plateau, pages) => {
		const ids: string[] = [];
		for (const { source, nature } of arrivees) {
			const pageId = crypto.randomUUID();
			const { compteId, version } = cle;
			await pages.put({ compteId, pageId, version, source, nature, reglages: null, prete: null });
			ids.push(pageId);
		}
		return { ...plateau, pages: [...plateau.pages, ...ids], attend: null };
	};
	const octets = arrivees.reduce((somme, { source }) => somme + source.byteLength, 0);
	return changer(local, cle, ajouter, () => exigerDeLaPlace(octets));
}

/** Kept free for what is typed: a hundred brouillons. */
const RESERVE = 2_000_000;

/**
 * Before a photo is kept: it must leave room for what is typed, or it is refused as by a full disk. A browser that does
 * not say how much room there is refuses by itself.
 */
async function exigerDeLaPlace(octets: number): Promise<void> {
	const { quota, usage } = (await globalThis.navigator?.storage?.estimate?.().catch(() => null)) ?? {};
	if (quota === undefined || usage === undefined || usage + octets + RESERVE <= quota) return;
	throw new DOMException('A photo would leave no room for what is typed', 'QuotaExceededError');
}

/** The page as it is now; one that was taken away meanwhile stays away. */
export function changerPage(local: Local, page: PageGardee): Promise<void> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction('pages', 'readwrite', STRICT);
		if (await tx.store.getKey([page.compteId, page.pageId])) await tx.store.put(page);
		await tx.done;
	});
}

/** Moves a page by so many places. */
export function deplacer(local: Local, cle: ClePlateau, pageId: string, de: -1 | 1): Promise<void> {
	return changer(local, cle, async (plateau) => {
		const pages = [...plateau.pages];
		const i = pages.indexOf(pageId);
		const [autre, celle] = [pages[i + de], pages[i]];
		if (autre === undefined || celle === undefined) return plateau;
		pages[i + de] = celle;
		pages[i] = autre;
		return { ...plateau, pages };
	});
}

export function supprimerPage(local: Local, cle: ClePlateau, pageId: string): Promise<void> {
	return changer(local, cle, async (plateau, pages) => {
		await pages.delete([cle.compteId, pageId]);
		return { ...plateau, pages: plateau.pages.filter((id) => id !== pageId) };
	});
}

/** Whether this device takes what is photographed: nothing changes, but it is written. */
export function peutGarder(local: Local, cle: ClePlateau): Promise<boolean> {
	return changer(local, cle, async (plateau) => plateau).then(
		() => true,
		() => false
	);
}

/** Its file is with the server, or the person throws its pages away. */
export function viderPlateau(local: Local, cle: ClePlateau): Promise<void> {
	return changer(local, cle, async (plateau, pages) => {
		for (const pageId of plateau.pages) await pages.delete([cle.compteId, pageId]);
		return { ...plateau, pages: [], attend: null };
	});
}

interface Pages {
	put(page: PageGardee): Promise<unknown>;
	delete(cle: [string, string]): Promise<unknown>;
}

type Changement = (plateau: PlateauGarde, pages: Pages) => Promise<PlateauGarde>;

/** An empty plateau that waits for nothing goes. `avant`: what must be so, asked again each time that room was made. */
function changer(local: Local, cle: ClePlateau, comment: Changement, avant = async () => {}): Promise<void> {
	return enFaisantPlace(local, async (db) => {
		await avant();
		const tx = db.transaction(['plateaux', 'pages', 'vus'], 'readwrite', STRICT);
		const plateaux = tx.objectStore('plateaux');
		const { compteId, candidatureId, pieceId } = cle;
		await exigerPresence(tx.objectStore('vus'), compteId);
		const vide = { compteId, candidatureId, pieceId, pages: [], attend: null };
		const change = await comment((await plateaux.get(cleDe(cle))) ?? vide, tx.objectStore('pages'));
		if (change.pages.length === 0 && !change.attend) await plateaux.delete(cleDe(cle));
		else await plateaux.put(change);
		await tx.done;
	});
}
