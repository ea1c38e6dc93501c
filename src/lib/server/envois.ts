/**
 * The envois received: each is one act, however often it arrives. Its answer is kept in the transaction of the act, so
 * that a phone that lost it gets the very same one.
 */
import { exiger } from '$lib/domain/refus';
import type { App } from './app';
import { deleteEnvoisAvant, findEnvoi, insertEnvoi } from './db/envois';

export interface EnvoiRecu {
	compteId: string;
	/** Made on the phone, kept across retries: the idempotency key. */
	envoiId: string;
	/** SHA-256 of what was asked: the same key with another body is not the same act. */
	empreinte: string;
}

/** Longer than any window lasts: a phone found in a drawer still gets its answer. */
const GARDE = 400 * 24 * 3_600_000;

/** Does `acte` once for that envoi, in one transaction with its receipt, and answers the same ever after. */
export function uneSeuleFois<T>(app: App, envoi: EnvoiRecu, acte: (maintenant: Date) => Promise<T>): Promise<T> {
	const { compteId, envoiId: id, empreinte } = envoi;
	return app.engine.tx(async () => {
		const deja = await findEnvoi(app.engine, compteId, id);
		if (deja) {
			exiger(deja.empreinte === empreinte ? null : 'cle_reutilisee');
			return deja.reponse as T;
		}
		const recuLe = app.clock.now();
		const reponse = await acte(recuLe);
		await insertEnvoi(app.engine, { compteId, id, empreinte, statut: 200, reponse, recuLe });
		return reponse;
	});
}

/** Run by `taches.ts`. */
export function oublierEnvois(app: App): Promise<void> {
	return app.engine.tx(() => deleteEnvoisAvant(app.engine, new Date(app.clock.now().getTime() - GARDE)));
}
