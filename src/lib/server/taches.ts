/**
 * The tâches: what runs beside the requests. Each is rows in the database, so that it survives the process and any
 * number of processes may run them.
 */
import { analyserDepots } from './analyses';
import type { App } from './app';
import { oublierGestion } from './auth-gestion';
import { oublierBrouillonsFinis } from './brouillons';
import { envoyerCourriels } from './courriels';
import { effacerComptesNonActives, retenirNoms } from './comptes';
import { deleteExpiredAuthSessions } from './db/auth-sessions';
import { effacerCandidaturesAnciennes, effacerComptesSansInscription } from './effacements';
import { oublierEnvois } from './envois';
import { oublierJetonsDEnvoi } from './expediteur';
import { effacerTentatives } from './tentatives';

/** What the start adds to the tâches of every server: its name and what it does. */
export type Tache = [nom: string, faire: () => Promise<unknown>];

/** One pass of everything. A tâche that fails is logged and does not hold back the others. */
export async function passerTaches(app: App, autres: readonly Tache[] = []): Promise<void> {
	await tenter(app, 'envoyer_courriels', () => envoyerCourriels(app));
	await tenter(app, 'effacer_comptes_non_actives', () => effacerComptesNonActives(app));
	await tenter(app, 'effacer_candidatures_anciennes', () => effacerCandidaturesAnciennes(app));
	await tenter(app, 'effacer_comptes_sans_inscription', () => effacerComptesSansInscription(app));
	await tenter(app, 'retenir_noms', () => retenirNoms(app));
	await tenter(app, 'effacer_auth_sessions', () =>
		app.engine.tx(() => deleteExpiredAuthSessions(app.engine, app.clock.now()))
	);
	await tenter(app, 'oublier_gestion', () => oublierGestion(app));
	await tenter(app, 'effacer_tentatives', () => effacerTentatives(app));
	await tenter(app, 'oublier_jetons_d_envoi', () => oublierJetonsDEnvoi(app));
	await tenter(app, 'oublier_envois', () => oublierEnvois(app));
	await tenter(app, 'oublier_brouillons_finis', () => oublierBrouillonsFinis(app));
	await tenter(app, 'analyser_depots', () => analyserDepots(app));
	for (const [tache, faire] of autres) await tenter(app, tache, faire);
}

async function tenter(app: App, tache: string, faire: () => Promise<unknown>) {
	try {
		await faire();
	} catch (erreur) {
		app.journal.erreur('tache_echouee', erreur, { tache });
	}
}

/** Runs a pass, waits `pause` milliseconds, and again; returns what stops it, once the pass under way is over. */
export function lancerTaches(app: App, pause: number, autres: readonly Tache[] = []): () => Promise<void> {
	let arretee = false;
	let reveil: NodeJS.Timeout | undefined;
	let enCours = Promise.resolve();
	const tour = () => {
		enCours = passerTaches(app, autres).then(() => {
			if (!arretee) reveil = setTimeout(tour, pause);
			reveil?.unref();
		});
	};
	tour();
	return async () => {
		arretee = true;
		clearTimeout(reveil);
		await enCours;
	};
}
