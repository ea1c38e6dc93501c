/** What the camera or the choice of files gave back: what can become a page, and of the rest which, and why. */
import type { PageGardee } from '$lib/client/local-db';
import { natureFichier, OCTETS_NATURE } from '$lib/domain/nature-fichier';

export interface Arrivees {
	pages: Pick<PageGardee, 'source' | 'nature'>[];
	/** A sentence for each file that is no page. */
	refus: string[];
}

/** One that cannot be taken takes none of the others with it. */
export async function lireArrivees(fichiers: readonly File[]): Promise<Arrivees> {
	const arrivees: Arrivees = { pages: [], refus: [] };
	for (const fichier of fichiers) {
		// A file of a cloud that the phone has not fetched, or one that was moved meanwhile, cannot be read.
		const source = await fichier.arrayBuffer().catch(() => null);
		const nature = source && natureFichier(new Uint8Array(source, 0, Math.min(OCTETS_NATURE, source.byteLength)));
		if (source && nature) arrivees.pages.push({ source, nature });
		else arrivees.refus.push(phraseDe(fichier.name, source !== null));
	}
	return arrivees;
}

function phraseDe(nom: string, lu: boolean): string {
	const cite = `«\u00a0${nom}\u00a0»`;
	return lu
		? `${cite} n’est ni un PDF ni une photo. Photographiez le document, ou choisissez un PDF ou une image.`
		: `${cite} ne se lit pas sur cet appareil. Téléchargez-le d’abord, ou choisissez un autre fichier.`;
}
