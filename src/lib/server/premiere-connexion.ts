/**
 * The first sign-in of a pupil. Until it is done their compte opens nothing: `hooks.server.ts` leads here from
 * everywhere else.
 */
import { normaliserMail, type Compte } from '$lib/domain/compte';
import { POLITIQUE, refusMotDePasse } from '$lib/domain/mot-de-passe';
import type { PremiereConnexion } from '$lib/domain/premiere-connexion';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { deposerCourriel } from './courriels';
import { deleteAuthSessionsOf } from './db/auth-sessions';
import * as comptes from './db/comptes';
import { isUnique } from './db/engine';
import { lettreMailDejaUtilise, lettrePremiereConnexion } from './lettres';
import { hacher, verifierMotDePasse } from './mot-de-passe';
import {
	compterTentative,
	CONNEXION_IDENTIFIANT,
	CREATION_ADRESSE,
	exigerCalme,
	noterEchec,
	oublierEchecs
} from './tentatives';

/**
 * Gives the compte its address and its own password, and signs out whoever was signed in with the papillon's: the caller
 * opens a new authSession.
 */
export async function terminerPremiereConnexion(app: App, compte: Compte, saisie: PremiereConnexion): Promise<void> {
	await exigerCalme(app, CREATION_ADRESSE, compte.id);
	const mail = normaliserMail(saisie.mail);
	const faible = refusMotDePasse(saisie.motDePasse, POLITIQUE, [compte.nom, compte.prenoms, mail]);
	if (faible) throw aCorriger('motDePasse', faible);
	await compterTentative(app, CONNEXION_IDENTIFIANT, compte.id);
	const trouve = await comptes.findCompteByMail(app.engine, compte.mail);
	if (!trouve?.compte.provisoire || !(await verifierMotDePasse(trouve.motDePasse, saisie.motDePasseDonne)))
		throw aCorriger('motDePasseDonne', 'Ce n’est pas le mot de passe de votre papillon.');
	await oublierEchecs(app, CONNEXION_IDENTIFIANT, compte.id);
	const motDePasse = await hacher(saisie.motDePasse);
	try {
		await app.engine.tx(async () => {
			await comptes.updateAcces(app.engine, compte.id, { mail, motDePasse, provisoire: false });
			await deleteAuthSessionsOf(app.engine, compte.id);
			const lettre = lettrePremiereConnexion(`${app.settings.origin}/connexion`);
			await deposerCourriel(app, { compteId: compte.id, destinataire: mail, ...lettre });
		});
	} catch (erreur) {
		if (!isUnique(erreur, 'mail')) throw erreur;
		await noterEchec(app, CREATION_ADRESSE, compte.id);
		await prevenirLeProprietaire(app, mail);
		throw new Refus('mail_existe');
	}
}

/** As when a compte is opened (SEC5): its owner learns of it, and a pupil learns few addresses an hour. */
async function prevenirLeProprietaire(app: App, mail: string): Promise<void> {
	const proprietaire = await comptes.findCompteByMail(app.engine, mail);
	if (!proprietaire) return;
	const lettre = lettreMailDejaUtilise(`${app.settings.origin}/connexion`);
	await app.engine.tx(() => deposerCourriel(app, { compteId: proprietaire.compte.id, destinataire: mail, ...lettre }));
}

function aCorriger(champ: keyof PremiereConnexion, message: string): Refus {
	return new Refus('saisie_invalide', { erreurs: [{ champ, message }] });
}
