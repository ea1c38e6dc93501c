/**
 * The exam files on the server: imported once under the SHA-256 of their transmitted text, whose rules then never change.
 *
 * The phone receives those very bytes, so that it can check the hash by itself and keep the file for ever. The sources
 * stay here: a file that corrects nothing else has the same hash, and its sources take the place of the former ones.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { parseExamen, type Examen } from '$lib/domain/examen';
import { changementsExamen } from '$lib/domain/examen-changements';
import { textesTransmis, texteTransmis } from '$lib/domain/examen-transmis';
import { lireFichier } from '$lib/domain/fichier';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { findExamen, findLastExamen, insertExamen, updateSources } from './db/examens';
import { sha256 } from './empreinte';

export interface ExamenImporte {
	hash: string;
	code: string;
	libelle: string;
	/** This very edition was already there. */
	connu: boolean;
	/** Since the last edition of the same code; null when this is the first. */
	changements: string[] | null;
}

/** Checks the bytes of a file and stores what they say; throws `FichierRefuse`, and then nothing has changed. */
export async function importerFichier(app: App, octets: Uint8Array): Promise<ExamenImporte> {
	return ajouter(app, parseExamen(lireFichier(octets)));
}

/** The same from what was read already; importing it again changes nothing. Returns its hash. */
export async function importerExamen(app: App, fichier: unknown): Promise<string> {
	return (await ajouter(app, parseExamen(fichier))).hash;
}

/** As the parser completed it: the phone reads it without a parser. */
async function ajouter({ engine, clock }: App, contenu: Examen): Promise<ExamenImporte> {
	const { code, libelle } = contenu;
	const hash = sha256(texteTransmis(contenu));
	return engine.tx(async () => {
		const derniere = await findLastExamen(engine, code);
		const connu = (await findExamen(engine, hash)) !== null;
		if (connu) await updateSources(engine, hash, contenu);
		else await insertExamen(engine, { hash, code, contenu, importeLe: clock.now() });
		return { hash, code, libelle, connu, changements: derniere && changementsExamen(derniere.contenu, contenu) };
	});
}

/** The last edition imported under that code, or the one of that hash; null when there is none. */
export async function trouverExamen(app: App, codeOuHash: string): Promise<{ hash: string; examen: Examen } | null> {
	const { engine } = app;
	const trouve = (await findExamen(engine, codeOuHash)) ?? (await findLastExamen(engine, codeOuHash));
	return trouve && { hash: trouve.hash, examen: await lireExamen(app, trouve.hash) };
}

/** The text that has that hash, as the phone stores it. */
export async function texteExamen({ engine }: App, hash: string): Promise<string> {
	const trouve = await findExamen(engine, hash);
	if (!trouve) throw new Refus('examen_inconnu');
	// Campagnes pin the edition that an earlier release hashed with more in it.
	for (const texte of textesTransmis(trouve.contenu)) if (sha256(texte) === hash) return texte;
	throw new Error(`The exam file stored under ${hash} is another`);
}

export interface ExamenTransmis {
	texte: string;
	brotli: Uint8Array<ArrayBuffer>;
}

/** Compressed once a process as well as brotli can (a tenth of a second): files are few and never change. */
const transmis = new Map<string, ExamenTransmis>();

export async function transmettreExamen(app: App, hash: string): Promise<ExamenTransmis> {
	let pret = transmis.get(hash);
	if (!pret) {
		pret = await compresser(app, hash);
		transmis.set(hash, pret);
	}
	return pret;
}

async function compresser(app: App, hash: string): Promise<ExamenTransmis> {
	const texte = await texteExamen(app, hash);
	const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY } = constants;
	const octets = await promisify(brotliCompress)(texte, { params: { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY } });
	return { texte, brotli: new Uint8Array(octets) };
}

/** Parsed once a process: files are few, large and never change. */
const lus = new Map<string, Examen>();

export async function lireExamen(app: App, hash: string): Promise<Examen> {
	let examen = lus.get(hash);
	if (!examen) {
		const trouve = await findExamen(app.engine, hash);
		if (!trouve) throw new Refus('examen_inconnu');
		examen = parseExamen(trouve.contenu);
		lus.set(hash, examen);
	}
	return examen;
}
