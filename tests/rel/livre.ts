/**
 * The livre: every label that the screen showed, with what the person had before their eyes then, against what the
 * telephone's disk and the server's database hold later.
 *
 * A person types one thing at a time, and each thing once: so a label shown with the third word of a field is broken
 * when the disk holds its second word ever after, or none. A word that no label was shown for may go with the telephone.
 */
import type { BrowserContext, Page } from '@playwright/test';
import type { Registre } from '../support/registre.ts';

export const CHAMPS = ['voie', 'complement1', 'localite', 'autreSpecialite'] as const;
export type Champ = (typeof CHAMPS)[number];
export type Mots = Partial<Record<Champ, string>>;
type Lieu = 'appareil' | 'serveur';

/** The field of the page in which it is typed. */
export const NOMS: Record<Champ, string> = {
	voie: 'identification.voie',
	complement1: 'identification.complement1',
	localite: 'identification.localite',
	autreSpecialite: 'acquis.autreSpecialite.specialite'
};

interface Promesse {
	label: string;
	rang: number;
}

export class Livre {
	/** Broken promises, each in a sentence. */
	readonly violes: string[] = [];
	labels = 0;
	readonly #tapes = new Map<Champ, string[]>();
	readonly #promesses: Record<Lieu, Map<Champ, Promesse>> = { appareil: new Map(), serveur: new Map() };
	/** « Inscription n° 001 enregistrée (version 1) ». */
	readonly #recus = new Set<string>();

	constructor(depart: Mots) {
		for (const champ of CHAMPS) this.#tapes.set(champ, [depart[champ] ?? '']);
	}

	tape(champ: Champ, mot: string): void {
		this.#mots(champ).push(mot);
	}

	/** What was typed last, of each field. */
	get derniers(): Mots {
		return Object.fromEntries(CHAMPS.map((champ) => [champ, this.#mots(champ).at(-1)]));
	}

	/** What no label was shown for is gone with the page that held it: whoever types it again types another word. */
	promis(lieu: Lieu): Mots {
		return Object.fromEntries([...this.#promesses[lieu]].map(([champ, { rang }]) => [champ, this.#mots(champ)[rang]]));
	}

	voit(label: string, vus: Mots): void {
		this.labels++;
		if (/^Inscription n° \d+ enregistrée/.test(label)) this.#recus.add(label);
		const lieux: Lieu[] = label.startsWith('Enregistré sur le serveur')
			? ['serveur', 'appareil']
			: label.startsWith('Enregistré sur cet appareil')
				? ['appareil']
				: [];
		for (const champ of CHAMPS) {
			const mot = vus[champ];
			const rang = mot === undefined ? -1 : this.#mots(champ).indexOf(mot);
			for (const lieu of lieux)
				if (rang > (this.#promesses[lieu].get(champ)?.rang ?? -1)) this.#promesses[lieu].set(champ, { label, rang });
		}
	}

	/** The telephone lost its disk: its promises go with it, the server's stay. */
	efface(): void {
		this.#promesses.appareil.clear();
	}

	/** `mots`: all that stands there for each field, one for each brouillon or version. */
	compare(lieu: Lieu, mots: Mots[], quand: string): void {
		for (const [champ, { label, rang }] of this.#promesses[lieu]) {
			const la = mots.map((m) => this.#mots(champ).indexOf(m[champ] ?? ''));
			if (Math.max(-1, ...la) >= rang) continue;
			const trouve = JSON.stringify(mots.map((m) => m[champ]));
			this.#note(`${quand}: « ${label} » was shown with ${champ} = ${this.#mots(champ)[rang]}; there is ${trouve}`);
		}
	}

	compareLesRecus(registre: Registre, compteId: string): void {
		const candidatures = registre.lignes(
			'select numero_inscription as numero, version from candidature where compte_id = ?',
			compteId
		);
		for (const recu of this.#recus) {
			const [, numero, version] = /n° (\d+) enregistrée \(version (\d+)\)/.exec(recu) ?? [];
			if (!candidatures.some((c) => c.numero === numero && Number(c.version) >= Number(version)))
				this.#note(`« ${recu} » was shown; the database holds ${JSON.stringify(candidatures)}`);
		}
	}

	#note(violation: string): void {
		if (!this.violes.includes(violation)) this.violes.push(violation);
	}

	#mots(champ: Champ): string[] {
		const mots = this.#tapes.get(champ) ?? [];
		this.#tapes.set(champ, mots);
		return mots;
	}
}

/** Each label of each page of that telephone goes into the livre, with what its page shows at that instant. */
export async function lisLesLabels(context: BrowserContext, livre: Livre): Promise<void> {
	await context.exposeBinding('noterLabel', (_, label: string, vus: Mots) => livre.voit(label, vus));
	await context.addInitScript((noms) => {
		const vus: Record<string, string> = {};
		const dits = new Map<string, string>();
		const plat = (texte: string | null | undefined) => (texte ?? '').replace(/\s+/g, ' ').trim();
		const regarder = () => {
			for (const [champ, nom] of Object.entries(noms)) {
				const saisi = document.querySelector<HTMLInputElement>(`input[name="${nom}"]`);
				if (saisi) vus[champ] = saisi.value;
			}
			const verite = plat(document.querySelector('main [aria-live="polite"]')?.textContent);
			const recus = [...document.querySelectorAll('[role="status"] strong')].map((s) => plat(s.textContent));
			for (const label of [verite, ...recus.filter((texte) => texte.startsWith('Inscription n°'))]) {
				const dit = JSON.stringify(vus);
				const cle = label === verite ? 'verite' : label;
				if (dits.get(cle) === label + dit) continue;
				dits.set(cle, label + dit);
				const noter: unknown = Reflect.get(window, 'noterLabel');
				if (label !== '' && typeof noter === 'function') noter(label.replace(/\.$/, ''), { ...vus });
			}
		};
		new MutationObserver(regarder).observe(document, { subtree: true, childList: true, characterData: true });
	}, NOMS);
}

/** What the disk of that page's telephone holds of that compte; null when it has none. */
export function surLeDisque(page: Page, compteId: string): Promise<Disque | null> {
	return page.evaluate(async (compteId) => {
		if (!location.origin.startsWith('http')) return null;
		// Asked for by its name alone, one that is not there would be made, and empty.
		if (!(await indexedDB.databases()).some(({ name }) => name === 'escale')) return null;
		const db = await new Promise<IDBDatabase>((ouverte, ratee) => {
			const demande = indexedDB.open('escale');
			demande.onsuccess = () => ouverte(demande.result);
			demande.onerror = () => ratee(new Error(String(demande.error)));
		});
		try {
			const lus = ['brouillons', 'onglets', 'accords', 'envois', 'pages'].map((store) => {
				if (!db.objectStoreNames.contains(store)) return [];
				const demande = db.transaction(store).objectStore(store).getAll();
				return new Promise<Record<string, unknown>[]>((lue) => {
					demande.onsuccess = () => lue(demande.result.filter((ligne) => ligne.compteId === compteId));
				});
			});
			const [brouillons = [], onglets = [], accords = [], envois = [], pages = []] = await Promise.all(lus);
			return { brouillons, onglets, accords, envois, pages } as unknown as Disque;
		} finally {
			db.close();
		}
	}, compteId);
}

export interface Disque {
	brouillons: { brouillonId: string }[];
	onglets: { brouillonId: string; onglet: string; valeur: Record<string, unknown> }[];
	accords: { onglet: string; conflit: unknown }[];
	envois: { nature: string; libelle: string; refus: { code: string } | null }[];
	pages: { pageId: string }[];
}

/** What has not arrived, in words. */
export function enSouffrance({ envois, accords, onglets }: Disque, promis: Mots, serveur: Mots[]): string[] {
	const arrive = (champ: Champ) => serveur.some((mots) => mots[champ] === promis[champ]);
	return [
		...envois.map((e) => `${e.nature} ${e.libelle} ${e.refus?.code ?? 'waits'}`),
		...accords.filter((a) => a.conflit).map((a) => `conflict of ${a.onglet} with nobody`),
		...CHAMPS.filter((champ) => promis[champ] !== undefined && !arrive(champ)).map((champ) => `${champ} is not there`),
		...(onglets.length > 0 && new Set(onglets.map((o) => o.brouillonId)).size > 1 ? ['two brouillons of one'] : [])
	];
}

/** Of each brouillon, the words of its fields. */
export function motsDuDisque({ onglets }: Disque): Mots[] {
	const ids = [...new Set(onglets.map((o) => o.brouillonId))];
	return ids.map((id) =>
		motsDe(Object.fromEntries(onglets.filter((o) => o.brouillonId === id).map((o) => [o.onglet, o.valeur])))
	);
}

/** The same, of each brouillon and of each version of a candidature that the server has. */
export function motsDuServeur(registre: Registre, compteId: string): Mots[] {
	const onglets = registre
		.lignes('select brouillon_id as id, onglet, valeur from brouillon_onglet where compte_id = ?', compteId)
		.map(({ id, onglet, valeur }) => ({ id, onglet: String(onglet), valeur: JSON.parse(String(valeur)) }));
	const ids = [...new Set(onglets.map((o) => o.id))];
	const brouillons = ids.map((id) =>
		motsDe(Object.fromEntries(onglets.filter((o) => o.id === id).map((o) => [o.onglet, o.valeur])))
	);
	const versions = registre.lignes(
		`select instantane from candidature_version v join candidature c on c.id = v.candidature_id where c.compte_id = ?`,
		compteId
	);
	return [...brouillons, ...versions.map(({ instantane }) => motsDe(JSON.parse(String(instantane)).saisie))];
}

function motsDe(saisie: Record<string, unknown>): Mots {
	const identification = (saisie.identification ?? {}) as Record<string, string>;
	const acquis = (saisie.acquis ?? {}) as { autreSpecialite?: { specialite?: string } | null };
	const mots: Mots = {};
	for (const champ of ['voie', 'complement1', 'localite'] as const)
		if (identification[champ] !== undefined) mots[champ] = identification[champ];
	if (acquis.autreSpecialite?.specialite !== undefined) mots.autreSpecialite = acquis.autreSpecialite.specialite;
	return mots;
}
