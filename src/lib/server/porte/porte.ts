/**
 * The gate: what a file must be to come in, whatever it is called. Looked at are its bytes; what comes out is made anew from
 * what was understood of them, so that nothing else travels along.
 */
import type { TypeDepot } from '$lib/domain/depot';
import { natureFichier, type NatureFichier } from '$lib/domain/nature-fichier';
import { Refus } from '$lib/domain/refus';
import type { Atelier } from './atelier';
import { Ecarte } from './ecarte';
import { nettoyerJpeg } from './jpeg';

export interface Porte {
	/**
	 * So many files are in memory at once; the others wait for their turn where they are, on the disk. What is done with a
	 * file, from reading it to keeping it, is done inside.
	 */
	aTour<T>(acte: () => Promise<T>): Promise<T>;
	/** Throws the Refus to show. */
	passer(octets: Uint8Array, type: TypeDepot): Promise<FichierNet>;
	close(): Promise<void>;
}

/** What is kept of it. */
export interface FichierNet {
	octets: Uint8Array;
	pages: number;
}

/** Of 5 Mo, and twice that while they are written anew. */
const PLACES = 4;
const NATURES: Record<TypeDepot, NatureFichier> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpeg' };

export function createPorte(atelier: Atelier, places = PLACES): Porte {
	let libres = places;
	const attente: (() => void)[] = [];
	return {
		async aTour(acte) {
			if (libres > 0) libres--;
			else await new Promise<void>((resolve) => attente.push(resolve));
			try {
				return await acte();
			} finally {
				const suivant = attente.shift();
				if (suivant) suivant();
				else libres++;
			}
		},
		async passer(octets, type) {
			if (octets.length === 0) throw new Refus('fichier_vide');
			if (natureFichier(octets) !== NATURES[type]) throw new Refus('fichier_type');
			try {
				if (type === 'image/jpeg') return { octets: nettoyerJpeg(octets), pages: 1 };
				return await atelier.nettoyerPdf(octets);
			} catch (error) {
				throw error instanceof Ecarte ? new Refus(error.code) : error;
			}
		},
		close: () => atelier.close()
	};
}
