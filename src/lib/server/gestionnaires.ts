/**
 * The gestionnaires' accesses: an operator opens, renews and closes them from a terminal; their password is drawn here,
 * told once, and kept as a hash.
 */
import { randomUUID } from 'node:crypto';
import { normaliserMail } from '$lib/domain/compte';
import { FichierRefuse } from '$lib/domain/fichier';
import type { Gestionnaire, NouveauGestionnaire } from '$lib/domain/gestionnaire';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { isUnique } from './db/engine';
import * as gestionnaires from './db/gestionnaires';
import { entierAleatoire } from './empreinte';
import { hacher, verifierMotDePasse } from './mot-de-passe';
import { SANS_SECOND_FACTEUR } from './second-facteur';
import {
	compterTentative,
	CONNEXION_ADRESSE,
	CONNEXION_GESTIONNAIRE,
	exigerCalme,
	noterEchec,
	oublierEchecs
} from './tentatives';

/** Opens an access; answers its password, which nobody can read again. Throws `FichierRefuse`. */
export async function creerGestionnaire(app: App, demande: NouveauGestionnaire): Promise<string> {
	const motDePasse = motDePasseTire();
	await inscrireGestionnaire(app, demande, motDePasse);
	return motDePasse;
}

/** With a password that was chosen elsewhere: the demo's is public. */
export async function inscrireGestionnaire(
	app: App,
	demande: NouveauGestionnaire,
	motDePasse: string
): Promise<{ id: string }> {
	const row = {
		...demande,
		id: randomUUID(),
		motDePasse: await hacher(motDePasse),
		creeLe: app.clock.now(),
		fermeLe: null
	};
	try {
		await app.engine.tx(() => gestionnaires.insertGestionnaire(app.engine, row));
	} catch (erreur) {
		if (!isUnique(erreur, 'mail')) throw erreur;
		throw refuse('cette adresse a déjà un accès');
	}
	app.journal.info('gestionnaire_cree', { gestionnaire: row.id });
	return { id: row.id };
}

/** A lost password, or an access that was closed: a new password, and whoever was signed in is not any more. */
export async function renouvelerGestionnaire(app: App, mail: string): Promise<string> {
	const motDePasse = motDePasseTire();
	const id = await changer(app, mail, { motDePasse: await hacher(motDePasse), fermeLe: null });
	app.journal.info('gestionnaire_renouvele', { gestionnaire: id });
	return motDePasse;
}

/** A lost telephone, and no code de secours left: they set up another one at their next sign-in. */
export async function retirerSecondFacteurDe(app: App, mail: string): Promise<void> {
	const id = await changer(app, mail, SANS_SECOND_FACTEUR);
	app.journal.info('second_facteur_retire', { gestionnaire: id, par: 'exploitant' });
}

/** At once, on whatever device they are signed in. What they did stays written down under their name. */
export async function fermerGestionnaire(app: App, mail: string): Promise<void> {
	const id = await changer(app, mail, { fermeLe: app.clock.now() });
	app.journal.info('gestionnaire_ferme', { gestionnaire: id });
}

function changer(app: App, mail: string, set: Parameters<typeof gestionnaires.updateGestionnaire>[2]): Promise<string> {
	return app.engine.tx(async () => {
		const id = await gestionnaires.updateGestionnaire(app.engine, normaliserMail(mail), set);
		if (id === null) throw refuse('personne n’a cette adresse');
		await gestionnaires.deleteGestionnaireSessionsOf(app.engine, id);
		return id;
	});
}

/**
 * Checks an address and a password; the gestionnaire when they are right. Unknown, closed and wrong cost the same time
 * and say the same. One who has a second factor then passes `verifierSecondFacteur`, before `ouvrirGestion`.
 */
export async function identifierGestionnaire(
	app: App,
	identifiant: string,
	motDePasse: string,
	adresse: string
): Promise<Gestionnaire> {
	const mail = normaliserMail(identifiant);
	await exigerCalme(app, CONNEXION_ADRESSE, adresse);
	await compterTentative(app, CONNEXION_GESTIONNAIRE, mail);
	const trouve = await gestionnaires.findGestionnaireByMail(app.engine, mail);
	if (!(await verifierMotDePasse(trouve?.motDePasse ?? null, motDePasse)) || !trouve) {
		await noterEchec(app, CONNEXION_ADRESSE, adresse);
		app.journal.info('gestionnaire_refuse', { gestionnaire: trouve?.gestionnaire.id ?? null });
		throw new Refus('identifiants_invalides');
	}
	await oublierEchecs(app, CONNEXION_GESTIONNAIRE, mail);
	return trouve.gestionnaire;
}

/** Twenty signs that are not taken for one another, « h7mwk-… »: about 99 bits. */
function motDePasseTire(): string {
	const tirer = () => SIGNES.charAt(entierAleatoire(SIGNES.length));
	return Array.from({ length: 4 }, () => Array.from({ length: 5 }, tirer).join('')).join('-');
}

const SIGNES = 'abcdefghjkmnpqrstuvwxyz23456789';

function refuse(message: string): FichierRefuse {
	return new FichierRefuse('Gestionnaire refusé.', [{ path: ['mail'], message }]);
}
