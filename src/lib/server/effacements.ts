/**
 * What goes, and when: the compte that its owner deletes, and what is older than `CONSERVATION` says (SEC19). Rows
 * go at once; a file that no row names any more goes with the next sweep (`balayage.ts`).
 */
import type { Compte } from '$lib/domain/compte';
import { finDeConservation, limiteSansInscription } from '$lib/domain/conservation';
import { exiger, Refus } from '$lib/domain/refus';
import type { App } from './app';
import { listCampagnes } from './db/campagnes';
import { listCandidatures } from './db/candidatures';
import { findCompteByMail } from './db/comptes';
import * as effacements from './db/effacements';
import { estFederee } from './db/identites';
import { verifierMotDePasse } from './mot-de-passe';
import { compterTentative, CONNEXION_IDENTIFIANT, oublierEchecs } from './tentatives';

/** So many a pass: the writer is not held for long, and the next pass goes on. */
const PAR_PASSE = 100;

/** The password is asked again: a telephone left open deletes nobody. Refused while a candidature is attached. */
export async function supprimerCompte(app: App, { id, mail }: Compte, motDePasse: string): Promise<void> {
	await exigerSansCandidature(app, id);
	await compterTentative(app, CONNEXION_IDENTIFIANT, mail);
	const trouve = await findCompteByMail(app.engine, mail);
	if (!(await verifierMotDePasse(trouve?.motDePasse ?? null, motDePasse))) throw new Refus('identifiants_invalides');
	await oublierEchecs(app, CONNEXION_IDENTIFIANT, mail);
	await effacer(app, id);
}

/** Of whoever has no password: their route has seen the proof that FranceConnect gave of them. */
export async function supprimerCompteFedere(app: App, { id }: Compte): Promise<void> {
	await exigerSansCandidature(app, id);
	if (!(await estFederee(app.engine, id))) throw new Refus('identifiants_invalides');
	await effacer(app, id);
}

async function effacer(app: App, id: string): Promise<void> {
	await app.engine.tx(async () => {
		// Again, inside: a candidature may have arrived meanwhile.
		await exigerSansCandidature(app, id);
		await effacements.deleteCompte(app.engine, id);
	});
	await app.engine.forget();
	app.journal.info('compte_supprime', { compte: id });
}

export async function aUneCandidature({ engine }: App, compteId: string): Promise<boolean> {
	return (await listCandidatures(engine, compteId)).length > 0;
}

async function exigerSansCandidature(app: App, compteId: string): Promise<void> {
	exiger((await aUneCandidature(app, compteId)) ? 'suppression_interdite' : null);
}

/** Run by `taches.ts`. */
export async function effacerComptesSansInscription(app: App): Promise<void> {
	const avant = limiteSansInscription(app.clock.now());
	const ids = await effacements.listComptesSansInscription(app.engine, avant, PAR_PASSE);
	for (const id of ids) {
		await app.engine.tx(async () => {
			if (!(await aUneCandidature(app, id))) await effacements.deleteCompte(app.engine, id);
		});
		app.journal.info('compte_efface', { compte: id });
	}
	if (ids.length > 0) await app.engine.forget();
}

/** Run by `taches.ts`. A compte without any other candidature follows, by the task above. */
export async function effacerCandidaturesAnciennes(app: App): Promise<void> {
	const maintenant = app.clock.now();
	const finies = (await listCampagnes(app.engine)).filter(({ sessionExamen }) => {
		const fin = finDeConservation(sessionExamen);
		return fin !== null && fin <= maintenant;
	});
	const ids = finies.map(({ id }) => id);
	const anciennes = await effacements.listCandidaturesDe(app.engine, ids, PAR_PASSE);
	for (const { id } of anciennes) {
		await app.engine.tx(() => effacements.deleteCandidature(app.engine, id));
		app.journal.info('candidature_effacee', { candidature: id });
	}
	if (anciennes.length > 0) await app.engine.forget();
}
