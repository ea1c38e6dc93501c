/**
 * A file as an operator hands it over: bytes that may be anything, read into data or refused with a sentence and a path.
 *
 * The limits stop a file made to exhaust the server before a schema reads it; the widest real exam is far below them.
 * Source: architecture « An exam is a file ».
 */

/** 2 MB: the four diplomas with all their spécialités hold in less. */
export const OCTETS_MAX = 2_000_000;
const ELEMENTS_MAX = 2_000;
const NIVEAUX_MAX = 60;
const VALEURS_MAX = 400_000;
/** As keys they would change what objects made from this one inherit. */
const CLES_INTERDITES: unknown[] = ['__proto__', 'constructor', 'prototype'];
/** More would hide the first ones, which are often the cause of the others. */
const FAUTES_DITES = 50;

export type Chemin = readonly PropertyKey[];

export interface Faute {
	path: Chemin;
	message: string;
}

export class FichierRefuse extends Error {
	/** One « path : fault » each. */
	readonly fautes: string[];

	constructor(titre: string, fautes: readonly Faute[]) {
		const dites = fautes.slice(0, FAUTES_DITES).map(direFaute);
		const reste = fautes.length - dites.length;
		if (reste > 0) dites.push(`… et ${reste} ${reste === 1 ? 'autre faute' : 'autres fautes'}.`);
		super(`${titre}\n${dites.join('\n')}`);
		this.name = 'FichierRefuse';
		this.fautes = dites;
	}
}

const refuser = (message: string, path: Chemin = []) =>
	new FichierRefuse('Ce fichier ne peut pas être lu.', [{ path, message }]);

/** The text of a file; throws `FichierRefuse` when it is too large or not UTF-8. */
export function lireTexte(octets: Uint8Array): string {
	if (octets.byteLength > OCTETS_MAX) throw refuser(`le fichier dépasse ${OCTETS_MAX / 1_000_000} Mo`);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(octets);
	} catch {
		throw refuser('le fichier n’est pas en UTF-8 : enregistrez-le avec cet encodage');
	}
}

/** The JSON value of a file; throws `FichierRefuse` when it is not one that may be read further. */
export function lireFichier(octets: Uint8Array): unknown {
	const texte = lireTexte(octets);
	let json: unknown;
	try {
		json = JSON.parse(texte);
	} catch (erreur) {
		throw refuser(`ce n’est pas du JSON${lieuSyntaxe(erreur, texte)}`);
	}
	const faute = premiereDemesure(json);
	if (faute) throw refuser(faute.message, faute.path);
	return json;
}

/** « specialites[0].titres[1] : … » */
export function direFaute({ path, message }: Faute): string {
	return `${direChemin(path) || 'fichier'} : ${message}`;
}

export function direChemin(path: Chemin): string {
	return path.reduce<string>((debut, pas) => {
		if (typeof pas === 'number') return `${debut}[${pas}]`;
		return debut === '' ? String(pas) : `${debut}.${String(pas)}`;
	}, '');
}

/** Engines say where in their own words; where they do not, the file ends too early or begins as something else. */
function lieuSyntaxe(erreur: unknown, texte: string): string {
	const lu = /at position (\d+)/.exec(erreur instanceof Error ? erreur.message : '');
	if (!lu) return texte.trim() === '' ? ' : le fichier est vide' : '';
	const avant = texte.slice(0, Number(lu[1])).split('\n');
	return ` : ligne ${avant.length}, caractère ${(avant.at(-1)?.length ?? 0) + 1}`;
}

/** A place in the file, known by the one around it: paths are written only for what is at fault. */
interface Lieu {
	valeur: unknown;
	pas: string | number;
	niveau: number;
	dans: Lieu | null;
}

/**
 * The first thing that no exam needs: a list too long, a nesting too deep, a key or a character nobody writes.
 * Without recursion: the depth of a file must not become the depth of the stack.
 */
export function premiereDemesure(json: unknown): Faute | null {
	const aVoir: Lieu[] = [{ valeur: json, pas: '', niveau: 0, dans: null }];
	let valeurs = 0;
	for (let lieu = aVoir.pop(); lieu; lieu = aVoir.pop()) {
		const message = demesure(lieu, ++valeurs);
		if (message) return { path: cheminDe(lieu), message };
		for (const [pas, valeur] of contenu(lieu.valeur)) aVoir.push({ valeur, pas, niveau: lieu.niveau + 1, dans: lieu });
	}
	return null;
}

function demesure({ valeur, pas, niveau }: Lieu, valeurs: number): string | null {
	if (CLES_INTERDITES.includes(pas)) return 'cette clé est interdite';
	if (niveau > NIVEAUX_MAX) return `plus de ${NIVEAUX_MAX} niveaux imbriqués`;
	if (valeurs > VALEURS_MAX) return `plus de ${VALEURS_MAX} valeurs dans le fichier`;
	if (Array.isArray(valeur) && valeur.length > ELEMENTS_MAX)
		return `${valeur.length} éléments : ${ELEMENTS_MAX} au maximum`;
	// Neither can be stored as text by every database.
	if (typeof valeur === 'string' && (valeur.includes('\0') || /\p{Surrogate}/u.test(valeur)))
		return 'ce texte contient un caractère impossible';
	return null;
}

function contenu(valeur: unknown): [string | number, unknown][] {
	if (Array.isArray(valeur)) return valeur.map((v: unknown, i) => [i, v]);
	return typeof valeur === 'object' && valeur !== null ? Object.entries(valeur) : [];
}

/** Its beginning is enough to find a place that lies too deep. */
const PAS_DITS = 12;

function cheminDe(lieu: Lieu): Chemin {
	const path: PropertyKey[] = [];
	for (let ici = lieu; ici.dans; ici = ici.dans) path.unshift(ici.pas);
	return path.length > NIVEAUX_MAX ? [...path.slice(0, PAS_DITS), '…'] : path;
}
