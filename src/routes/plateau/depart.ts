/** What would leave of a plateau as it is now: its PDF as chosen, or its photos made one file. */
import type { PageGardee } from '$lib/client/local-db';
import { PAGES_MAX, type TypeDepot } from '$lib/domain/depot';
import { poids } from '$lib/domain/poids';
import type { Plateau, Vue } from './plateau.svelte';

export interface Depart {
	photos: PageGardee[];
	pdf: PageGardee | null;
	vuePdf: Vue | null;
	octets: number;
	/** A page is being made ready: the rest of this is not known yet. */
	occupe: boolean;
	/** Why it cannot leave so, as a sentence. */
	empeche: string | null;
}

/** Of each page that a PDF is made of: what it adds around the image. */
export const AUTOUR = 300;

export function departDe(plateau: Pick<Plateau, 'pages' | 'vue'>, tailleMax: number): Depart {
	const { pages } = plateau;
	const photos = pages.filter((p) => p.nature !== 'pdf');
	const pdf = pages.find((p) => p.nature === 'pdf') ?? null;
	const vues = pages.map((p) => plateau.vue(p.pageId));
	const vuePdf = pdf && plateau.vue(pdf.pageId);
	const octets = pdf
		? pdf.source.byteLength
		: photos.reduce((somme, p) => somme + (p.prete?.octets.byteLength ?? 0) + AUTOUR, 0);
	return { photos, pdf, vuePdf, octets, occupe: vues.some((vue) => vue.occupee), empeche: empeche() };

	function empeche(): string | null {
		if (pdf && photos.length) return 'Un PDF se dépose seul\u00a0: retirez le PDF, ou les photos.';
		if (pages.length > photos.length + 1) return 'Un seul PDF par pièce\u00a0: retirez les autres.';
		if (pages.length > PAGES_MAX) return `La limite est de ${PAGES_MAX}\u00a0pages.`;
		if (photos.length > 1 && photos.some(({ prete }) => prete?.avis.includes('telle_quelle')))
			return 'Cet appareil ne sait pas réunir plusieurs photos. Gardez-en une, ou choisissez un PDF.';
		if (vues.some((vue) => vue.erreur)) return 'Retirez d’abord la page signalée, ou reprenez-la.';
		const lu = vuePdf?.pdf;
		if (pdf?.refusee)
			return lu
				? 'Le serveur a refusé ce PDF tel quel\u00a0: réparez-le d’abord.'
				: 'Il faut le réseau pour réparer ce PDF. Il est gardé sur cet appareil.';
		if (lu && (lu.etat !== 'ouvert' || lu.actif || lu.pages > PAGES_MAX)) return 'Ce PDF ne peut pas partir ainsi.';
		if (octets > tailleMax) return `Le fichier pèse ${poids(octets)}, la limite est ${poids(tailleMax)}.`;
		return null;
	}
}

/** To be asked for once nothing is being made ready. */
export async function fichierDe({ photos, pdf }: Depart): Promise<{ octets: ArrayBuffer; type: TypeDepot }> {
	if (pdf) return { octets: pdf.source, type: 'application/pdf' };
	const { assembler } = await import('$lib/client/photos/pages');
	const pretes = photos.flatMap(({ prete }) => (prete ? [prete] : []));
	return assembler(pretes, pretes.length === 1 ? 'jpeg' : 'pdf');
}
