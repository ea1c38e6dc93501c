/**
 * The facteur: sends what waits on this phone, fetches what other devices sent, and says how things stand.
 *
 * It goes round when something was typed (a moment later), when the network or the page comes back, and when a wait is
 * over. Over all the pages of the phone one goes round at a time; the others are told when something has changed.
 */
import type { BrouillonServeur } from '$lib/domain/brouillon';
import { Deconnecte, HorsLigne, lire, Panne, poster, RefusServeur } from './api';
import { envoyer, fichierManquant, listerEnvois, type Passage, type Reponse } from './envois';
import { estRetire, estSurLeServeur } from './accords';
import type { Local } from './local';
import { tousDe, type EnvoiGarde, type OngletGarde, type PlateauGarde, type RecuGarde } from './local-db';
import { preparerOnglets } from './preparation';

/** After the last key, ms; and at the latest after so long of typing. */
const REPOS = 2_000;
const REPOS_MAX = 10_000;
/** What other devices sent is asked for again when the page comes back after so long. */
const FRAICHEUR = 30_000;
/** How long that question may take, ms: what is to be sent, in all the pages of the phone, waits behind it. */
const PATIENCE_LISTE = 20_000;

export class Facteur {
	/** Everything that the person did and that has not left, refused ones included: what they merely read is left out. */
	envois = $state.raw<EnvoiGarde[]>([]);
	/** Numéros that arrived and were not seen yet. */
	recus = $state.raw<RecuGarde[]>([]);
	enCours = $state(false);
	/** Why the last round ended early. */
	arret = $state<Passage['arret']>(null);
	/** +1 whenever what the phone holds has changed: pages read it again. */
	tour = $state(0);
	/** Onglets changed here and elsewhere: the person has to choose. */
	conflits = $state.raw<{ brouillonId: string; onglet: string }[]>([]);
	/** Onglets taken back from the queue: kept here until the person sends them. */
	retires = $state.raw<OngletGarde[]>([]);
	/** Pages photographed or chosen, of which no file has been made yet. */
	plateaux = $state.raw<PlateauGarde[]>([]);
	/** Of what was done on this phone, how much the server does not have: it would be lost with the phone. */
	nonEnvoyes = $state(0);
	/** When the server last answered, ms of this phone's clock; 0 before. */
	jointLe = $state(0);
	/** Of the dépôt on its way: how many bytes the server says it holds. */
	parti = $state.raw<{ id: string; octets: number } | null>(null);

	readonly #local: Local;
	readonly #compteId: string;
	#canal: BroadcastChannel | null = null;
	#reveil: ReturnType<typeof setTimeout> | undefined;
	#premier = 0;
	/** When what other devices sent was last asked for. */
	#tireLe = -Infinity;
	#veut = { presse: false, tirer: false };
	#ronde: Promise<void> | null = null;
	#suivante: Promise<void> | null = null;

	constructor(local: Local, compteId: string) {
		this.#local = local;
		this.#compteId = compteId;
	}

	/** Returns what ends it. */
	demarrer(): () => void {
		const canal = new BroadcastChannel(`escale:${this.#compteId}`);
		this.#canal = canal;
		canal.onmessage = () => void this.#relire();
		const revenu = () => void this.passer({ presse: true, tirer: true });
		const visible = () => {
			const frais = Math.abs(Date.now() - this.#tireLe) < FRAICHEUR;
			void this.passer({ tirer: document.visibilityState === 'visible' && !frais });
		};
		addEventListener('online', revenu);
		document.addEventListener('visibilitychange', visible);
		void this.passer({ presse: true, tirer: true });
		return () => {
			removeEventListener('online', revenu);
			document.removeEventListener('visibilitychange', visible);
			clearTimeout(this.#reveil);
			canal.close();
			this.#canal = null;
			// Typed a moment ago: it leaves now, the pause may not come.
			if (this.#premier) void this.passer();
		};
	}

	/** Something was typed: it leaves when the person pauses. */
	noter(): void {
		const maintenant = Date.now();
		this.#premier ||= maintenant;
		this.#reveiller(Math.min(REPOS, Math.max(0, this.#premier + REPOS_MAX - maintenant)));
	}

	/** Goes round now, or again once the round under way is over. Resolves when it is over. */
	async passer(veut: { presse?: boolean; tirer?: boolean } = {}): Promise<void> {
		this.#veut.presse ||= veut.presse ?? false;
		this.#veut.tirer ||= veut.tirer ?? false;
		await (this.#suivante ??= this.#apresCelleCi());
	}

	/** One for all who ask while a round is under way. */
	async #apresCelleCi(): Promise<void> {
		await this.#ronde?.catch(() => {});
		this.#suivante = null;
		this.#ronde = this.#tourner().finally(() => (this.#ronde = null));
		await this.#ronde;
	}

	/** Something of the phone was changed by this page: the other pages, and what shows it, read it again. */
	async changer(): Promise<void> {
		this.#canal?.postMessage(null);
		await this.#relire();
	}

	async vu({ compteId, candidatureId }: RecuGarde): Promise<void> {
		await this.#local((db) => db.delete('recus', [compteId, candidatureId]));
		await this.changer();
	}

	#reveiller(dans: number): void {
		clearTimeout(this.#reveil);
		this.#reveil = setTimeout(() => void this.passer(), dans);
	}

	async #tourner(): Promise<void> {
		clearTimeout(this.#reveil);
		const veut = this.#veut;
		this.#veut = { presse: false, tirer: false };
		this.#premier = 0;
		let acceptes = 0;
		try {
			await verrou(`escale:${this.#compteId}`, async () => {
				acceptes = await this.#ronder(veut);
			});
		} catch (erreur) {
			exigerDuDisque(erreur);
		} finally {
			this.enCours = false;
			await this.changer();
		}
		// Typed while an envoi of the same onglet was on its way: it had to wait for the answer, and this round took its turn.
		if (acceptes > 0 && this.nonEnvoyes > 0 && this.arret === null) this.noter();
	}

	/** How many envois the server took. */
	async #ronder(veut: { presse: boolean; tirer: boolean }): Promise<number> {
		await preparerOnglets(this.#local, this.#compteId, new Date());
		await this.#relire();
		this.enCours = this.envois.some((e) => !e.refus);
		const change = () => this.changer();
		const conditions = { maintenant: Date.now, hasard: Math.random, presse: veut.presse, change };
		const passage = await envoyer(this.#local, this.#compteId, (envoi) => this.#poster(envoi), conditions);
		this.parti = null;
		this.arret = passage.arret;
		if (passage.acceptes > 0) this.jointLe = Date.now();
		if (passage.prochain !== null) this.#reveiller(Math.max(0, passage.prochain - Date.now()));
		if ((veut.tirer || passage.aRelire) && passage.arret === null) await this.#tirer();
		return passage.acceptes;
	}

	async #poster(envoi: EnvoiGarde): Promise<Reponse> {
		if (envoi.nature !== 'depot') return poster()(envoi);
		// Fetched when there is a file to send; before the worker has kept it, that takes the network a file needs anyway.
		const televersement = await import('./televersement').catch(() => null);
		if (!televersement) return fichierManquant();
		const avancer = (octets: number) => (this.parti = { id: envoi.id, octets });
		return televersement.televerser(this.#local, envoi, { avancer });
	}

	async #tirer(): Promise<void> {
		// Fetched with the network that the question needs anyway; without it, the next round asks.
		const fusion = await import('./fusion').catch(() => null);
		if (!fusion) return;
		const signal = AbortSignal.timeout(PATIENCE_LISTE);
		try {
			const { brouillons } = await lire<{ brouillons: BrouillonServeur[] }>(
				'/api/brouillons',
				fetch,
				this.#compteId,
				signal
			);
			await fusion.absorber(this.#local, this.#compteId, brouillons);
			this.#tireLe = this.jointLe = Date.now();
		} catch (erreur) {
			if (erreur instanceof Deconnecte) this.arret = 'reconnexion';
			else if (erreur instanceof HorsLigne) this.arret = signal.aborted ? this.arret : 'hors_ligne';
			else if (erreur instanceof RefusServeur && erreur.code === 'application_perimee') this.arret = 'perimee';
			else if (!(erreur instanceof Panne)) throw erreur;
		}
	}

	async #relire(): Promise<void> {
		try {
			this.envois = await envoisVus(this.#local, this.#compteId);
			this.recus = await this.#local((db) => db.getAll('recus', tousDe(this.#compteId)));
			const { nonEnvoyes, conflits, retires, plateaux } = await etatDesSaisies(this.#local, this.#compteId);
			this.conflits = conflits;
			this.retires = retires;
			this.plateaux = plateaux;
			this.nonEnvoyes = nonEnvoyes + horsOnglets(this.envois);
			this.tour++;
		} catch (erreur) {
			exigerDuDisque(erreur);
		}
	}
}

/**
 * The disk failed: cleared under the page, full, or opened by a newer app. Nothing left or came by it, and the next
 * round begins again; what is typed meanwhile says by itself that it is not kept. Any other fault is ours.
 */
function exigerDuDisque(erreur: unknown): void {
	if (!(erreur instanceof DOMException)) throw erreur;
}

/** « Lu », and what is tidied up behind the person, hold nobody back, and are in no list. */
const envoisVus = async (local: Local, compteId: string) =>
	(await listerEnvois(local, compteId)).filter((e) => e.nature !== 'lecture' && !e.menage);

/** Onglets are counted as they are typed, whether an envoi carries them or not. */
const horsOnglets = (envois: EnvoiGarde[]) => envois.filter((e) => e.nature !== 'onglet').length;

/** Where no page of the space is open to say it. */
export async function compterNonEnvoyes(local: Local, compteId: string): Promise<number> {
	const { nonEnvoyes } = await etatDesSaisies(local, compteId);
	return nonEnvoyes + horsOnglets(await envoisVus(local, compteId));
}

/** What is on this phone that the server does not have, besides the queue; and the onglets that wait for a choice. */
function etatDesSaisies(local: Local, compteId: string) {
	return local(async (db) => {
		const tx = db.transaction(['brouillons', 'onglets', 'accords', 'plateaux']);
		const [brouillons, onglets, accords, plateaux] = await Promise.all([
			tx.objectStore('brouillons').getAll(tousDe(compteId)),
			tx.objectStore('onglets').getAll(tousDe(compteId)),
			tx.objectStore('accords').getAll(tousDe(compteId)),
			tx.objectStore('plateaux').getAll(tousDe(compteId))
		]);
		const cle = (o: { brouillonId: string; onglet: string }) => `${o.brouillonId} ${o.onglet}`;
		const parCle = new Map(accords.map((accord) => [cle(accord), accord]));
		const vivants = new Set(brouillons.map((b) => b.brouillonId));
		const restent = onglets.filter((o) => vivants.has(o.brouillonId) && !estSurLeServeur(o, parCle.get(cle(o))));
		const garnis = plateaux.filter(({ pages }) => pages.length > 0);
		return {
			nonEnvoyes: restent.length + garnis.length,
			retires: restent.filter((o) => estRetire(o, parCle.get(cle(o)))),
			plateaux: garnis,
			conflits: accords.filter((a) => a.conflit && vivants.has(a.brouillonId))
		};
	});
}

/** Alone over all the pages of the phone, where the browser knows how; a phone that does not has one page at a time. */
async function verrou(nom: string, faire: () => Promise<void>): Promise<void> {
	if (!navigator.locks) return faire();
	await navigator.locks.request(nom, faire);
}
