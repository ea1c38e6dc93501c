/**
 * The outbox: a mail is a row written in the transaction of the act it tells of, and sent later by a task.
 *
 * A task claims a mail with a lease before it sends, so that any number of processes may run; a mail that could not
 * leave is tried again, later and later, and never given up. A process that dies between sending and noting it sends
 * that mail twice, under the same Message-ID: better than never.
 */
import { estMailAbsent } from '$lib/domain/mail-absent';
import { randomUUID } from 'node:crypto';
import type { App } from './app';
import * as courriels from './db/courriels';
import { sansSecret } from './liens';

const BAIL = 60_000;
const PREMIER_DELAI = 60_000;
const PLUS_LONG_DELAI = 3_600_000;
/** On their way at the same time: the morning when 5,000 people enregistrent, each gets their mail within minutes. */
const DE_FRONT = 10;

interface Depot {
	compteId: string | null;
	destinataire: string;
	objet: string;
	corps: string;
	/** Path in Escale of the very thing it speaks of. */
	lien?: string;
	/** False: read in « Mes messages » alone. By default it is sent. */
	parCourriel?: boolean;
	/** The candidature that it speaks of. */
	candidatureId?: string;
	/** Names what it tells (« inscription:ID:2 »): of two that tell the same fact the second is dropped without a word. */
	fait?: string;
}

/** To be called inside the transaction of the act. */
export function deposerCourriel(app: App, depot: Depot): Promise<void> {
	const creeLe = app.clock.now();
	// A pupil whose school knew no address reads it in « Mes messages » alone.
	const parCourriel = depot.parCourriel !== false && !estMailAbsent(depot.destinataire);
	const row = { ...depot, id: randomUUID(), creeLe, prochainEssaiLe: creeLe, parCourriel };
	return courriels.insertCourriel(app.engine, row);
}

/** Costs what depositing a mail with its link costs, and leaves nothing: for somebody who must not be told apart (SEC5). */
export async function mimerCourriel(app: App): Promise<void> {
	const id = randomUUID();
	const le = app.clock.now();
	const vide = { id, compteId: null, destinataire: '', objet: '', corps: '', creeLe: le, prochainEssaiLe: le };
	await courriels.insertCourriel(app.engine, vide);
	await courriels.deleteCourriel(app.engine, id);
}

/** Sends what is due; returns how many left. Run by `taches.ts`. */
export async function envoyerCourriels(app: App): Promise<number> {
	const partis = await Promise.all(Array.from({ length: DE_FRONT }, () => envoyerTour(app)));
	return partis.reduce((total, n) => total + n, 0);
}

/** One after the other until none is due. */
async function envoyerTour(app: App): Promise<number> {
	let partis = 0;
	for (;;) {
		const maintenant = app.clock.now();
		const courriel = await app.engine.tx(() =>
			courriels.claimCourriel(app.engine, maintenant, new Date(maintenant.getTime() + BAIL))
		);
		if (!courriel) return partis;
		try {
			await app.mailer.send(courriel);
		} catch (erreur) {
			app.journal.erreur('courriel_non_parti', erreur, { courriel: courriel.id, essais: courriel.essais + 1 });
			const delai = Math.min(PREMIER_DELAI * 2 ** courriel.essais, PLUS_LONG_DELAI);
			await app.engine.tx(() =>
				courriels.postponeCourriel(app.engine, courriel, new Date(app.clock.now().getTime() + delai))
			);
			continue;
		}
		// The secret of a link is in the letter box now, and need not be here; the demo has no other letter box.
		const corps = app.settings.demo ? courriel.corps : sansSecret(courriel.corps);
		await app.engine.tx(() => courriels.markCourrielSent(app.engine, courriel.id, app.clock.now(), corps));
		partis++;
	}
}
