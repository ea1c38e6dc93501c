/**
 * The envois: what the person did that the server has not confirmed yet.
 *
 * They leave in the order they were made, brouillon by brouillon; the urgent first. An envoi is forgotten only once
 * the server has answered it by its id; one that was not answered holds back the rest of its brouillon; a refused one
 * stays, with its reason, until the person acts, and holds back nobody: « Enregistrer » compares the versions itself.
 * One page of the phone sends at a time (the caller holds a lock).
 */
import type { CodeRefus, ErreurChamp } from '$lib/domain/refus';
import type { Local } from './local';
import type { EnvoiGarde } from './local-db';
import { enFaisantPlace } from './place';
import { accepter, noteurDe } from './retours';
import { oublierTardives } from './vus';

/** What came of sending one envoi. */
export type Reponse =
	/** The server's receipt, which bears the envoi's id. */
	| { type: 'accepte'; recu: object }
	/** No network: nothing else would get through. `parti`: it may have reached the server all the same. */
	| { type: 'hors_ligne'; parti: boolean }
	/** The server, or whatever answered in its place, is in trouble; it may ask to wait so many seconds. */
	| { type: 'plus_tard'; secondes?: number; parti?: false }
	/** Nobody is signed in any more, or somebody else is. */
	| { type: 'reconnexion' }
	/** This app is too old to be understood. */
	| { type: 'perimee' }
	| { type: 'refus'; code: CodeRefus; message: string; erreurs: ErreurChamp[]; details: Record<string, unknown> };

export type Poster = (envoi: EnvoiGarde) => Promise<Reponse>;

/** A file of the app that an envoi needs could not be fetched: nothing of it left, others may, and it is tried again. */
export const fichierManquant = (): Reponse => ({
	type: globalThis.navigator?.onLine === false ? 'hors_ligne' : 'plus_tard',
	parti: false
});

export interface Passage {
	/** Why it ended before the end of the queue; null when everything that could leave was tried. */
	arret: 'hors_ligne' | 'reconnexion' | 'perimee' | null;
	acceptes: number;
	/** By this phone's clock, when the next try is due; null when nothing waits for one. */
	prochain: number | null;
	/** « Enregistrer » was refused for what changed elsewhere: who shows that has to fetch it. */
	aRelire: boolean;
}

export interface Conditions {
	maintenant: () => number;
	/** From 0 to 1: phones that were cut off together must not come back together. */
	hasard: () => number;
	/** The person asks, or the network has just come back: waits are not waited for. */
	presse?: boolean;
	/** An answer has changed what the phone holds: whoever shows it need not wait for the photos behind it. */
	change?: () => Promise<void>;
}

const ATTENTE_MAX = 5 * 60_000;
/** No wait is longer: one that seems to be is of a clock that was set back since. */
const ATTENTE_PLAUSIBLE = 60 * 60_000;

/** False when what has to be done about it could not be fetched. */
const refuser = (...faits: Parameters<typeof import('./refuses').refuser>): Promise<boolean> =>
	import('./refuses').then(
		(refuses) => refuses.refuser(...faits).then(() => true),
		() => false
	);

/** One passage over what that compte has to send. */
export async function envoyer(local: Local, compteId: string, poster: Poster, c: Conditions): Promise<Passage> {
	const passage: Passage = { arret: null, acceptes: 0, prochain: null, aRelire: false };
	const retenus = new Set<string>();
	const differer = async (envoi: EnvoiGarde, secondes = 0, douteux = true) => {
		const demandee = Math.min(secondes * 1000, ATTENTE_PLAUSIBLE);
		const prochain = c.maintenant() + Math.max(demandee, attente(envoi.essais + 1, c.hasard()));
		passage.prochain = Math.min(passage.prochain ?? prochain, prochain);
		retenus.add(envoi.fil);
		await changerEnvoi(local, envoi.id, (garde) => ({ ...garde, prochainEssai: prochain, douteux }));
	};

	// Not received: whoever takes it up again sends it as if this try had not been.
	const desceller = (scelle: EnvoiGarde, { essais, douteux }: EnvoiGarde) =>
		changerEnvoi(local, scelle.id, (garde) => ({ ...garde, essais, douteux }));

	for (let envoi = await suivant(local, compteId, retenus); envoi; envoi = await suivant(local, compteId, retenus)) {
		const reste = envoi.prochainEssai - c.maintenant();
		if (reste > 0 && reste <= ATTENTE_PLAUSIBLE && !c.presse) {
			passage.prochain = Math.min(passage.prochain ?? envoi.prochainEssai, envoi.prochainEssai);
			retenus.add(envoi.fil);
			continue;
		}
		const scelle = await sceller(local, envoi);
		if (!scelle) continue; // withdrawn in that instant
		// First what will note the receipt: what the server takes and nobody here can note would be sent twice.
		const reponse = await noteurDe(scelle).then(() => poster(scelle), fichierManquant);
		switch (reponse.type) {
			case 'accepte':
				oublierTardives();
				await accepter(local, scelle, reponse.recu);
				passage.acceptes++;
				if (scelle.nature !== 'lecture') await c.change?.();
				break;
			case 'plus_tard':
				await differer(scelle, reponse.secondes, reponse.parti !== false || envoi.douteux);
				break;
			case 'refus':
				// A refusal comes with the network: fetched then. Else the server says it again at the next try.
				if (!(await refuser(local, scelle, reponse))) await differer(scelle, 0, false);
				passage.aRelire ||= scelle.nature === 'enregistrement' && reponse.code === 'version_perimee';
				await c.change?.();
				break;
			case 'hors_ligne':
				if (reponse.parti) await differer(scelle);
				else await desceller(scelle, envoi);
				return { ...passage, arret: 'hors_ligne' };
			case 'reconnexion':
			case 'perimee':
				await desceller(scelle, envoi);
				return { ...passage, arret: reponse.type };
		}
	}
	return passage;
}

/** The next to leave: not refused, and of a brouillon that is not held back. */
async function suivant(local: Local, compteId: string, retenus: ReadonlySet<string>): Promise<EnvoiGarde | null> {
	const tous = await listerEnvois(local, compteId);
	return tous.sort(ordre).find((envoi) => !envoi.refus && !retenus.has(envoi.fil)) ?? null;
}

const ordre = (a: EnvoiGarde, b: EnvoiGarde) => b.priorite - a.priorite || (a.rang ?? 0) - (b.rang ?? 0);

/**
 * Marks it as sent before it is: if the app dies now, the server may have it. The first time, « Enregistrer » also
 * takes note of the versions of the onglets that the person had before their eyes; from then on the body is the same.
 */
function sceller(local: Local, { id }: EnvoiGarde): Promise<EnvoiGarde | null> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction(['envois', 'accords'], 'readwrite', { durability: 'strict' });
		const garde = await tx.objectStore('envois').index('id').get(id);
		if (!garde) return null;
		const scelle = { ...garde, essais: garde.essais + 1, douteux: true };
		if (garde.nature === 'enregistrement' && garde.essais === 0) {
			const siens = IDBKeyRange.bound([garde.compteId, garde.fil], [garde.compteId, garde.fil, []]);
			const accords = await tx.objectStore('accords').getAll(siens);
			const versions = Object.fromEntries(accords.filter((a) => a.base > 0).map((a) => [a.onglet, a.base]));
			scelle.corps = JSON.stringify({ ...JSON.parse(garde.corps), versions });
		}
		void tx.objectStore('envois').put(scelle);
		await tx.done;
		return scelle;
	});
}

/** Two seconds, then twice as long each time up to five minutes, less a part left to chance. */
export function attente(essais: number, hasard: number): number {
	return Math.min(ATTENTE_MAX, 1_000 * 2 ** Math.min(essais, 20)) * (1 - hasard / 2);
}

export function listerEnvois(local: Local, compteId: string): Promise<EnvoiGarde[]> {
	return local((db) => db.getAllFromIndex('envois', 'compte', compteId));
}

/** Another state of an envoi of the queue; one that has gone meanwhile stays gone. */
export function changerEnvoi(local: Local, id: string, comment: (garde: EnvoiGarde) => EnvoiGarde): Promise<void> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction('envois', 'readwrite', { durability: 'strict' });
		const garde = await tx.store.index('id').get(id);
		if (garde) void tx.store.put(comment(garde));
		await tx.done;
	});
}
