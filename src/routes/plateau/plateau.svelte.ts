/**
 * The plateau on the screen: its pages as this phone keeps them, each opened, framed and made ready in turn. One image is
 * worked on at a time: two at once are more than a cheap phone’s memory.
 */
import { changerPage, deplacer, lirePlateau, supprimerPage, type ClePlateau } from '$lib/client/plateaux';
import { remplacerParSesPages } from '$lib/client/plateaux-pdf';
import type { Local } from '$lib/client/local';
import type { PageGardee, PlateauGarde } from '$lib/client/local-db';
import { declarer } from '$lib/client/occupation';
import type { PageFaite, PagePrete, ReglagesPage } from '$lib/client/photos/pages';
import type { PdfExamine } from '$lib/client/photos/pdf';
import { AUTOUR, poidsParPage } from '$lib/client/photos/poids-page';
import { codeDe, phraseDe } from './phrases';

/** What the page is drawn from, besides what is kept of it. */
export interface Vue {
	/** Of a photo, as taken; a URL of this page alone. */
	apercu: string | null;
	/** Of what would leave. */
	resultat: string | null;
	pdf: PdfExamine | null;
	/** Why it could not be opened, as a sentence. */
	erreur: string | null;
	/** Lighter, all of it could not be read: fewer of its pages may. */
	tropLourd: boolean;
	occupee: boolean;
	/** How far a long work is: « page 3 sur 6 ». */
	avance: string | null;
}

const VIDE: Vue = {
	apercu: null,
	resultat: null,
	pdf: null,
	erreur: null,
	tropLourd: false,
	occupee: true,
	avance: null
};
export const REGLAGES: ReglagesPage = { mode: 'document', couleur: false, rotation: 0, coins: null };

/** Loaded when used: pages that hold no photo never fetch them. */
const photos = () => import('$lib/client/photos/pages');
const pdfs = () => import('$lib/client/photos/pdf');

export class Plateau {
	pages = $state.raw<PageGardee[]>([]);
	attend = $state.raw<PlateauGarde['attend']>(null);
	vues = $state.raw<Record<string, Vue>>({});
	/** The page whose frame is shown. */
	choisie = $state<string | null>(null);
	lu = $state(false);
	readonly #local: Local;
	readonly #cle: ClePlateau;
	readonly #tailleMax: number;
	#file: Promise<void> = Promise.resolve();
	#urls: string[] = [];

	constructor(local: Local, cle: ClePlateau, tailleMax: number) {
		this.#local = local;
		this.#cle = cle;
		this.#tailleMax = tailleMax;
	}

	/** Returns what ends it: the images it holds are given back. */
	ouvrir(): () => void {
		void this.relire();
		const rendre = declarer(() => this.pages.some(({ pageId }) => this.vue(pageId).occupee));
		const enLigne = () => this.#rouvrirLesPdf();
		addEventListener('online', enLigne);
		return () => {
			rendre();
			removeEventListener('online', enLigne);
			this.#urls.forEach((url) => URL.revokeObjectURL(url));
		};
	}

	vue(pageId: string): Vue {
		return this.vues[pageId] ?? VIDE;
	}

	async relire(): Promise<void> {
		const { pages, attend } = await lirePlateau(this.#local, this.#cle);
		// One that is being made is as it was set since, which is kept once it is made.
		this.pages = pages.map((page) => (this.vues[page.pageId]?.occupee && this.#page(page.pageId)) || page);
		this.attend = attend;
		this.lu = true;
		const nouvelles = pages.filter(({ pageId }) => !this.vues[pageId]);
		for (const page of nouvelles) void this.#enfiler(page.pageId, () => this.#decouvrir(page.pageId));
		if (nouvelles.length || !pages.some((p) => p.pageId === this.choisie))
			this.choisie = pages.findLast((p) => p.nature !== 'pdf')?.pageId ?? null;
	}

	/** Another way to show the page; what would leave follows. */
	regler(pageId: string, change: Partial<ReglagesPage>): void {
		this.#refaire(pageId, { ...(this.#page(pageId)?.reglages ?? REGLAGES), ...change });
	}

	#refaire(pageId: string, reglages: ReglagesPage): void {
		this.#changer(pageId, (page) => ({ ...page, reglages, prete: null }));
		void this.#enfiler(pageId, () => this.#preparer(pageId));
	}

	/** Brings the heaviest pages down until all of them keep to the limit. */
	alleger(): void {
		const pretes = this.pages.flatMap(({ pageId, prete }) =>
			prete ? [{ pageId, poids: prete.octets.byteLength + AUTOUR }] : []
		);
		const part = poidsParPage(
			pretes.map(({ poids }) => poids),
			this.#tailleMax
		);
		for (const { pageId, poids } of pretes) if (poids > part) this.regler(pageId, { poidsMax: part - AUTOUR });
	}

	async deplacer(pageId: string, de: -1 | 1): Promise<void> {
		await deplacer(this.#local, this.#cle, pageId, de);
		await this.relire();
	}

	async supprimer(pageId: string): Promise<void> {
		await supprimerPage(this.#local, this.#cle, pageId);
		// What was too heavy with that page, or had to be made lighter, need not be without it.
		for (const autre of this.pages)
			if (this.vue(autre.pageId).tropLourd) this.#voir(autre.pageId, { erreur: null, tropLourd: false });
		await this.relire();
		for (const { pageId, reglages } of this.pages) {
			if (reglages?.poidsMax === undefined) continue;
			const { poidsMax: _, ...libres } = reglages;
			this.#refaire(pageId, libres);
		}
	}

	/** A PDF rendered anew: lighter, without its password, without what it could run. */
	rendre(pageId: string, motDePasse?: string): Promise<void> {
		return this.#enfiler(pageId, async () => {
			const page = this.#page(pageId);
			if (!page) return;
			const { rendrePdf, examinerPdf } = await pdfs();
			if (motDePasse !== undefined) {
				const essai = await examinerPdf(page.source.slice(0), motDePasse);
				if (essai.etat === 'mot_de_passe')
					throw new Error('Ce mot de passe n’ouvre pas ce PDF. Vérifiez-le, puis recommencez.');
			}
			const options = {
				tailleMax: this.#tailleMax,
				progres: this.#progres(pageId),
				...(motDePasse !== undefined && { motDePasse })
			};
			const source = await rendrePdf(page.source.slice(0), options);
			const { refusee: _, ...telle } = page;
			await this.#garder({ ...telle, source, rendu: true });
			this.#voir(pageId, { pdf: await examinerPdf(source.slice(0)) });
		});
	}

	/** A PDF gives way to its pages, or to some of them, as images: to be put with others, moved, taken away. */
	eclater(pageId: string, bornes?: { de: number; a: number }): Promise<void> {
		return this.#enfiler(pageId, async () => {
			const page = this.#page(pageId);
			if (!page) return;
			const sur = this.pages.reduce((n, autre) => n + this.#nombre(autre.pageId), 0);
			const siennes = bornes ? bornes.a - bornes.de + 1 : this.#nombre(pageId);
			// Its share of what may leave; the others may need theirs.
			const tailleMax = (this.#tailleMax * siennes) / (sur - this.#nombre(pageId) + siennes);
			const { pagesDuPdf } = await pdfs();
			const images = await pagesDuPdf(page.source.slice(0), { ...bornes, tailleMax, progres: this.#progres(pageId) });
			await remplacerParSesPages(this.#local, this.#cle, pageId, images);
			await this.relire();
		});
	}

	/** Every PDF gives way to its pages: they leave with the photos, in one file. */
	async reunir(): Promise<void> {
		for (const { pageId } of this.pages.filter(({ nature }) => nature === 'pdf')) await this.eclater(pageId);
	}

	/** Resolves when nothing is being prepared any more. */
	async pret(): Promise<void> {
		for (let file; file !== this.#file;) await (file = this.#file);
	}

	/** What opens PDFs can be fetched now. */
	#rouvrirLesPdf(): void {
		for (const { pageId, nature } of this.pages)
			if (nature === 'pdf' && !this.vue(pageId).occupee && this.vue(pageId).pdf === null)
				void this.#enfiler(pageId, () => this.#decouvrir(pageId));
	}

	async #decouvrir(pageId: string): Promise<void> {
		const page = this.#page(pageId);
		if (!page) return;
		if (page.nature === 'pdf') {
			const lecteur = await pdfs().catch(() => null);
			// Never fetched yet and no network, or a phone too old for it: the PDF leaves unread, and the server looks at it.
			const pdf = lecteur && (await lecteur.examinerPdf(page.source.slice(0)).catch(() => null));
			this.#voir(pageId, { pdf });
			return;
		}
		const { ouvrirPhoto } = await photos();
		const ouverte = await siPossible(page, ouvrirPhoto(new Blob([page.source])));
		if (!ouverte) return this.#telleQuelle(page);
		const { apercu, cadre } = ouverte;
		this.#voir(pageId, { apercu: this.#url(apercu) });
		// Taken as it was on a day when this device could do no better.
		const refaire = page.prete?.avis.includes('telle_quelle') ?? false;
		if (!page.reglages) await this.#garder({ ...page, reglages: { ...REGLAGES, coins: cadre } });
		await this.#preparer(pageId, refaire);
	}

	/** `refaire`: what was made before serves until there is better. */
	async #preparer(pageId: string, refaire = false): Promise<void> {
		const page = this.#page(pageId);
		if (!page?.reglages) return;
		const { preparerPage } = await photos();
		const reglages = $state.snapshot(page.reglages);
		const deja = refaire ? null : page.prete;
		const prete = deja ?? (await siPossible(page, preparerPage(new Blob([page.source]), reglages)));
		// Set otherwise meanwhile: the next in the queue makes it.
		if (this.#page(pageId)?.reglages !== page.reglages) return;
		if (prete) await this.#montrer(page, prete);
		else await this.#telleQuelle(page);
	}

	/** This device cannot work on it: what was made of it before, or the photo as it was taken. */
	async #telleQuelle(page: PageGardee): Promise<void> {
		const { telleQuelle } = await photos();
		await this.#montrer(page, page.prete ?? telleQuelle(page.source));
	}

	/** What would leave of that page. */
	async #montrer(page: PageGardee, faite: PagePrete | PageFaite): Promise<void> {
		const { jpeg, ...prete } = { jpeg: null, ...faite };
		await this.#garder({ ...page, prete });
		this.#voir(page.pageId, { resultat: this.#url(jpeg ?? new Blob([prete.octets], { type: prete.type })) });
	}

	#nombre(pageId: string): number {
		return this.vue(pageId).pdf?.pages || 1;
	}

	#progres(pageId: string) {
		return (faite: number, sur: number) => this.#voir(pageId, { avance: `page ${faite} sur ${sur}` });
	}

	#page(pageId: string): PageGardee | undefined {
		return this.pages.find((page) => page.pageId === pageId);
	}

	#changer(pageId: string, comment: (page: PageGardee) => PageGardee): void {
		this.pages = this.pages.map((page) => (page.pageId === pageId ? comment(page) : page));
	}

	async #garder(page: PageGardee): Promise<void> {
		this.#changer(page.pageId, () => page);
		await changerPage(this.#local, page);
	}

	#enfiler(pageId: string, faire: () => Promise<void>): Promise<void> {
		this.#voir(pageId, { occupee: true, erreur: null, tropLourd: false });
		this.#file = this.#file.then(async () => {
			try {
				await faire();
				this.#voir(pageId, { occupee: false, avance: null });
			} catch (erreur) {
				const tropLourd = codeDe(erreur) === 'trop_lourde';
				this.#voir(pageId, { occupee: false, avance: null, erreur: phraseDe(erreur), tropLourd });
			}
		});
		return this.#file;
	}

	#voir(pageId: string, change: Partial<Vue>): void {
		this.vues = { ...this.vues, [pageId]: { ...this.vue(pageId), ...change } };
	}

	#url(blob: Blob): string {
		const url = URL.createObjectURL(blob);
		this.#urls.push(url);
		return url;
	}
}

/** Null when this device cannot work on that photo, a JPEG, which may then leave as it was taken. */
function siPossible<T>({ nature }: PageGardee, fait: Promise<T>): Promise<T | null> {
	return fait.catch((erreur: unknown) => {
		if (nature !== 'jpeg' || codeDe(erreur) !== 'sans_atelier') throw erreur;
		return null;
	});
}
