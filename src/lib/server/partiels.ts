/**
 * The files that are coming: what arrived of each dépôt, on the disk of this server, until the whole is there. A cut
 * leaves what came before it, and the phone goes on from there.
 */
import { mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

type Octets = ReadableStream<Uint8Array>;

export interface Partiels {
	/** How much of it is there, in bytes; 0 when nothing is. */
	taille(id: string): Promise<number>;
	/**
	 * Adds what comes, from `offset` on and never past `fin`; answers how much is there once nothing more comes, be it for
	 * a cut, for `arret` or for what was too much.
	 */
	ajouter(id: string, ou: { offset: number; fin: number }, corps: Octets, arret: AbortSignal): Promise<number>;
	lire(id: string): Promise<Uint8Array>;
	retirer(id: string): Promise<void>;
	lister(): Promise<string[]>;
	/** One at a time on each: who comes next stops the one whose bytes are still coming, and waits for it to end. */
	tenir<T>(id: string, faire: (arret: AbortSignal) => Promise<T>): Promise<T>;
}

export function createPartiels(folder: string): Partiels {
	const path = (id: string) => join(folder, id);
	const tenus = new Map<string, { arret: AbortController; fin: Promise<unknown> }>();

	async function taille(id: string): Promise<number> {
		const vu = await stat(path(id)).catch(absent);
		return vu?.size ?? 0;
	}

	return {
		taille,
		async ajouter(id, { offset, fin }, corps, arret) {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const file = await open(path(id), offset === 0 ? 'w' : 'r+');
			try {
				return await verser(file, offset, fin, corps, arret);
			} finally {
				await file.close();
			}
		},
		lire: (id) => readFile(path(id)),
		retirer: (id) => rm(path(id), { force: true }),
		lister: async () => (await readdir(folder).catch(absent)) ?? [],
		async tenir(id, faire) {
			const avant = tenus.get(id);
			avant?.arret.abort();
			const arret = new AbortController();
			const acte = (avant?.fin ?? Promise.resolve()).then(() => faire(arret.signal));
			const tenu = { arret, fin: acte.catch(() => {}) };
			tenus.set(id, tenu);
			try {
				return await acte;
			} finally {
				if (tenus.get(id) === tenu) tenus.delete(id);
			}
		}
	};
}

async function verser(file: FileHandle, offset: number, fin: number, corps: Octets, arret: AbortSignal) {
	const lecteur = corps.getReader();
	const cesser = () => void lecteur.cancel().catch(() => {});
	arret.addEventListener('abort', cesser);
	let ecrits = offset;
	try {
		while (!arret.aborted) {
			// The phone went out of reach: what it sent before is kept.
			const { done, value } = await lecteur.read().catch(() => ({ done: true, value: undefined }));
			if (done || !value) break;
			const part = value.subarray(0, fin - ecrits);
			await file.write(part, 0, part.length, ecrits);
			ecrits += part.length;
			if (part.length < value.length) {
				cesser();
				break;
			}
		}
	} finally {
		arret.removeEventListener('abort', cesser);
	}
	return ecrits;
}

function absent(error: unknown): null {
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
	throw error;
}
