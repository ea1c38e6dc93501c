/** What would leave of a plateau as it is now: its PDF as chosen, or its photos made one file. */
import type { PageGardee } from '$lib/client/local-db';
import { AUTOUR } from '$lib/client/photos/poids-page';
import { PAGES_MAX, type TypeDepot } from '$lib/domain/depot';
import { poids } from '$lib/domain/poids';
import type { Plateau, Vue } from './plateau.svelte';

export interface Depart {
	photos: PageGardee[];
	/** The PDF that leaves as it is, alone. */
	pdf: PageGardee | null;
	vuePdf: Vue | null;
	/** PDFs are there with other pages: they are to become one file first. */
	aReunir: boolean;
	/** How many pages, those of the PDFs included. */
	nombre: number;
	octets: number;
	/** A page is being made ready: the rest of this is not known yet. */
	occupe: boolean;
	/** A PDF is to be opened or repaired first; how is said beside it. */
	aReparer: boolean;
	/** Why it cannot leave so, as a sentence. */
	empeche: string | null;
}

export function departDe(plateau: Pick<Plateau, 'pages' | 'vue'>, tailleMax: number): Depart {
	const { pages } = plateau;
	const photos = pages.filter((p) => p.nature !== 'pdf');
	const aReunir = pages.length > 1 && photos.length < pages.length;
	const pdf = (!aReunir && pages.find((p) => p.nature === 'pdf')) || null;
	const vues = pages.map((p) => plateau.vue(p.pageId));
	const vuePdf = pdf && plateau.vue(pdf.pageId);
	const nombre = vues.reduce((somme, vue) => somme + (vue.pdf?.pages || 1), 0);
	const octets = pages.reduce((somme, p) => somme + poidsDe(p), 0);
	const occupe = vues.some((vue) => vue.occupee);
	const aReparer =
		vues.some(({ pdf: lu }) => lu && lu.etat !== 'ouvert') ||
		(vuePdf?.pdf != null && (vuePdf.pdf.actif || estARefaire(pdf?.refusee)));
	return { photos, pdf, vuePdf, aReunir, nombre, octets, occupe, aReparer, empeche: empeche() };

	function empeche(): string | null {
		if (vues.some((vue) => vue.erreur)) return 'Retirez d’abord la page signalée, ou reprenez-la.';
		if (vues.some(({ pdf: lu }) => lu && lu.etat !== 'ouvert')) return 'Ce PDF ne peut pas partir ainsi.';
		if (nombre > PAGES_MAX) return `La limite est de ${PAGES_MAX}\u00a0pages.`;
		if (aReunir) return 'Réunissez d’abord le tout en un seul PDF, ou retirez ce qui est en trop.';
		if (photos.length > 1 && photos.some(({ prete }) => prete?.avis.includes('telle_quelle')))
			return 'Cet appareil ne sait pas réunir plusieurs photos. Gardez-en une, ou choisissez un PDF.';
		if (pdf?.refusee)
			return vuePdf?.pdf
				? 'Le serveur a refusé ce PDF tel quel\u00a0: réparez-le d’abord.'
				: 'Cet appareil n’a pas pu ouvrir ce PDF\u00a0: il y faut le réseau, ou un navigateur plus récent. Il est gardé ici.';
		if (vuePdf?.pdf?.actif) return 'Ce PDF ne peut pas partir ainsi.';
		if (octets > tailleMax) return `Le fichier pèse ${poids(octets)}, la limite est ${poids(tailleMax)}.`;
		return null;
	}
}

/** For what the server found in it: its weight is another matter, and is told with the limit. */
const estARefaire = (refusee: PageGardee['refusee']): boolean =>
	refusee !== undefined && refusee !== 'fichier_trop_gros';

function poidsDe({ nature, source, prete }: PageGardee): number {
	return nature === 'pdf' ? source.byteLength : (prete?.octets.byteLength ?? 0) + AUTOUR;
}

/** To be asked for once nothing is being made ready. */
export async function fichierDe({ photos, pdf }: Depart): Promise<{ octets: ArrayBuffer; type: TypeDepot }> {
	if (pdf) return { octets: pdf.source, type: 'application/pdf' };
	const { assembler } = await import('$lib/client/photos/pages');
	const pretes = photos.flatMap(({ prete }) => (prete ? [prete] : []));
	return assembler(pretes, pretes.length === 1 ? 'jpeg' : 'pdf');
}
