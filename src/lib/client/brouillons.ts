/**
 * The brouillons: what was typed in each onglet, on this phone, from the first key to the numéro d'inscription.
 *
 * A write is over, and may be called « Enregistré sur cet appareil », when the promise resolves: the transaction has
 * then completed with `durability: 'strict'`. What the server has of it is in the accords.
 */
import type { PartieSaisie, Saisie } from '$lib/domain/saisie';
import { saisieVide } from '$lib/domain/saisie';
import { estSurLeServeur, revisionDe } from './accords';
import type { Local } from './local';
import { enFaisantPlace } from './place';
import { exigerPresence } from './presence';
import { reporter } from './report';
import { tousDe, type Ailleurs, type BrouillonGarde, type EnvoiGarde } from './local-db';

export interface CleBrouillon {
	compteId: string;
	brouillonId: string;
}

export interface Brouillon extends BrouillonGarde {
	saisie: Saisie;
	/** Onglets that were typed in, with the instant they were last kept. */
	modifies: Partial<Record<PartieSaisie, Date>>;
	suivi: Suivi;
}

/** Where a brouillon stands to the server. */
export interface Suivi {
	/** Onglets whose last change the server does not have. */
	nonEnvoyes: PartieSaisie[];
	/** ISO instant at which the server got the last change; null while it never got any. */
	recuLe: string | null;
	/** Onglets changed here and on another device: the person chooses. */
	conflits: Partial<Record<PartieSaisie, Ailleurs>>;
	/** Onglets whose choice between two devices can be undone. */
	choisis: PartieSaisie[];
	/** « Enregistrer » pressed here, not answered yet or refused. */
	enregistrement: EnvoiGarde | null;
	/** By onglet, the revision this phone holds. */
	revisions: Partial<Record<PartieSaisie, string>>;
}

const STRICT = { durability: 'strict' } as const;

export function commencerBrouillon(
	local: Local,
	brouillon: BrouillonGarde,
	depart: Partial<Saisie> = {}
): Promise<void> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction(['brouillons', 'onglets', 'vus'], 'readwrite', STRICT);
		// The rules were fetched first: whoever pressed may have left meanwhile, in another page.
		await exigerPresence(tx.objectStore('vus'), brouillon.compteId);
		void tx.objectStore('brouillons').put(brouillon);
		for (const [onglet, valeur] of Object.entries(depart)) {
			const { compteId, brouillonId, creeLe: modifieLe } = brouillon;
			void tx.objectStore('onglets').put({ compteId, brouillonId, onglet, valeur, modifieLe, revision: revision() });
		}
		await tx.done;
	});
}

/** null when this phone does not have it, or has it no more. */
export function lireBrouillon(local: Local, { compteId, brouillonId }: CleBrouillon): Promise<Brouillon | null> {
	return local(async (db) => {
		const tx = db.transaction(['brouillons', 'onglets', 'accords', 'envois']);
		const siens = tousDe(compteId, brouillonId);
		const [garde, onglets, accords, envois] = await Promise.all([
			tx.objectStore('brouillons').get([compteId, brouillonId]),
			tx.objectStore('onglets').getAll(siens),
			tx.objectStore('accords').getAll(siens),
			tx.objectStore('envois').index('compte').getAll(compteId)
		]);
		if (!garde) return null;
		const saisie = saisieVide();
		const modifies: Brouillon['modifies'] = {};
		const suivi: Suivi = {
			nonEnvoyes: [],
			recuLe: null,
			conflits: {},
			choisis: [],
			enregistrement: envois.find((e) => e.fil === brouillonId && e.nature === 'enregistrement') ?? null,
			revisions: {}
		};
		for (const garde of onglets) {
			const onglet = garde.onglet as PartieSaisie;
			if (!Object.hasOwn(saisie, onglet)) continue;
			// A later version may have added a field: what was kept is laid over an empty onglet.
			Object.assign(saisie[onglet], garde.valeur);
			modifies[onglet] = garde.modifieLe;
			suivi.revisions[onglet] = revisionDe(garde);
			const accord = accords.find((a) => a.onglet === onglet);
			if (!estSurLeServeur(garde, accord)) suivi.nonEnvoyes.push(onglet);
			if (accord?.conflit) suivi.conflits[onglet] = accord.conflit;
			if (accord?.choix) suivi.choisis.push(onglet);
			if (accord?.recuLe && accord.recuLe > (suivi.recuLe ?? '')) suivi.recuLe = accord.recuLe;
		}
		return { ...garde, saisie, modifies, suivi };
	});
}

export function listerBrouillons(local: Local, compteId: string): Promise<BrouillonGarde[]> {
	return local((db) => db.getAll('brouillons', tousDe(compteId)));
}

/**
 * Keeps one onglet as typed. Resolves once it is on the disk. The commit is asked for with the write: a page that is
 * closed in that instant takes nothing back. Where the brouillon has ended meanwhile it is kept in the one that goes on;
 * where none does, or when it went with its person who signed out in another page, that throws: nobody may say that it is
 * kept. One that they chose to keep here (« garder sur cet appareil ») still takes it: it waits for them with the rest.
 *
 * `depuis` is what the page had read or kept before: what another page kept since then stays (see `report.ts`).
 */
export function garderOnglet(
	local: Local,
	cle: CleBrouillon,
	onglet: PartieSaisie,
	valeur: unknown,
	modifieLe: Date,
	depuis?: unknown
): Promise<void> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction(['brouillons', 'onglets'], 'readwrite', STRICT);
		const onglets = tx.objectStore('onglets');
		const garde = (id: string) => (depuis ? onglets.get([cle.compteId, id, onglet]) : undefined);
		let { brouillonId } = cle;
		const [la, sien] = await Promise.all([
			tx.objectStore('brouillons').getKey([cle.compteId, brouillonId]),
			garde(brouillonId)
		]);
		let avant = sien;
		if (!la) {
			const suite = suiteDe(await tx.objectStore('brouillons').getAll(tousDe(cle.compteId)), brouillonId);
			if (!suite) throw new Error('This brouillon is gone');
			({ brouillonId } = suite);
			avant = await garde(brouillonId);
		}
		const ensemble = avant ? reporter(depuis, valeur, avant.valeur) : valeur;
		void onglets.put({ ...cle, brouillonId, onglet, valeur: ensemble, modifieLe, revision: revision() });
		tx.commit();
		await tx.done;
	});
}

/** The brouillon in which what was typed in that one goes on. */
export const suiteDe = (brouillons: BrouillonGarde[], brouillonId: string): BrouillonGarde | undefined =>
	brouillons.find((b) => [b.suiteDe].flat().includes(brouillonId));

export const revision = (): string => crypto.randomUUID();
