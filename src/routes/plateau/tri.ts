/** What was chosen, file by file: the good ones are kept on this device, each of the others is named with its reason. */
import type { PageGardee } from '$lib/client/local-db';
import { natureFichier, OCTETS_NATURE } from '$lib/domain/nature-fichier';
import { poids } from '$lib/domain/poids';

export interface Ecarte {
	nom: string;
	/** A sentence that begins with a small letter: it follows the name. */
	raison: string;
}
export type Garder = (arrivee: Pick<PageGardee, 'source' | 'nature'>) => Promise<void>;

/** Read whole into memory, and again to be opened: more would close the page of a small telephone. */
const LISIBLE_MAX = 100 * 1024 * 1024;

/** In their order, one after the other: two at once are more than a cheap phone’s memory. */
export async function garderLesBons(fichiers: File[], garder: Garder): Promise<Ecarte[]> {
	const ecartes: Ecarte[] = [];
	for (const fichier of fichiers) {
		const raison = await garderUn(fichier, garder);
		if (raison) ecartes.push({ nom: fichier.name, raison });
	}
	return ecartes;
}

/** Why it is not kept; null when it is. */
async function garderUn(fichier: File, garder: Garder): Promise<string | null> {
	if (fichier.size === 0) return 'ce fichier est vide. Reprenez la photo ou choisissez un autre fichier.';
	if (fichier.size > LISIBLE_MAX)
		return `il pèse ${poids(fichier.size)}, c’est trop pour cet appareil. Photographiez le document, page par page.`;
	const source = await fichier.arrayBuffer().catch(() => null);
	if (!source)
		return 'il ne s’ouvre pas ici. S’il est dans un espace en ligne, téléchargez-le d’abord sur cet appareil.';
	const nature = natureFichier(new Uint8Array(source, 0, Math.min(OCTETS_NATURE, source.byteLength)));
	if (!nature)
		return 'ce n’est ni un PDF ni une photo (JPEG, PNG, WebP ou HEIC). Photographiez le document, ou choisissez un autre fichier.';
	return garder({ source, nature }).then(
		() => null,
		() =>
			'il n’y a plus de place sur cet appareil pour le garder. Ce que vous avez saisi est intact. Libérez de la place, puis recommencez.'
	);
}
