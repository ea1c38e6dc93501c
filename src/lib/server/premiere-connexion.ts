/**
 * The first sign-in of a pupil. Until it is done their compte opens nothing: `hooks.server.ts` leads here from
 * everywhere else.
 */
import { normaliserMail, type Compte } from '$lib/domain/compte';
import { POLITIQUE, refusMotDePasse } from '$lib/domain/mot-de-passe';
import { exigeNouveauMotDePasse, type PremiereConnexion } from '$lib/domain/premiere-connexion';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { deposerCourriel } from './courriels';
import { deleteAuthSessionsOf } from './db/auth-sessions';
import { findCampagne } from './db/campagnes';
import { listCandidatures } from './db/candidatures';
import * as comptes from './db/comptes';
import { lettreMailDejaUtilise, lettrePremiereConnexion } from './lettres';
import { lettreAdresseEleve } from './lettres-compte';
import { creerLien } from './liens';
import { hacher, verifierMotDePasse } from './mot-de-passe';
import {
	compterTentative,
	CONNEXION_IDENTIFIANT,
	CREATION_ADRESSE,
	exigerCalme,
	noterEchec,
	oublierEchecs
} from './tentatives';

/** Whether this pupil chooses another password: as their campagnes say. */
export async function nouveauMotDePasseExige({ engine }: App, compteId: string): Promise<boolean> {
	const candidatures = await listCandidatures(engine, compteId);
	const campagnes = await Promise.all(candidatures.map(({ campagneId }) => findCampagne(engine, campagneId)));
	return exigeNouveauMotDePasse(campagnes.flatMap((campagne) => (campagne ? [campagne.reglages] : [])));
}

/**
 * Gives the compte its own password, and signs out whoever was signed in with the papillon's: the caller opens a new
 * authSession. The school's own address is kept at once; any other becomes the compte's when its link is followed: answers
 * whether one is waited for.
 */
export async function terminerPremiereConnexion(
	app: App,
	compte: Compte,
	saisie: PremiereConnexion
): Promise<{ adresseAConfirmer: boolean }> {
	await exigerCalme(app, CREATION_ADRESSE, compte.id);
	const mail = normaliserMail(saisie.mail);
	const exige = await nouveauMotDePasseExige(app, compte.id);
	const faible = exige ? refusMotDePasse(saisie.motDePasse, POLITIQUE, [compte.nom, compte.prenoms, mail]) : null;
	if (faible) throw aCorriger('motDePasse', faible);
	await compterTentative(app, CONNEXION_IDENTIFIANT, compte.id);
	const trouve = await comptes.findCompteByMail(app.engine, compte.mail);
	if (!trouve?.compte.provisoire || !(await verifierMotDePasse(trouve.motDePasse, saisie.motDePasseDonne)))
		throw aCorriger('motDePasseDonne', 'Ce n’est pas le mot de passe de votre papillon.');
	await oublierEchecs(app, CONNEXION_IDENTIFIANT, compte.id);
	const motDePasse = exige ? await hacher(saisie.motDePasse) : trouve.motDePasse;
	const adresseAConfirmer = mail !== compte.mail;
	const prise = await app.engine.tx(async () => {
		if (adresseAConfirmer && (await comptes.findCompteByMail(app.engine, mail))) return true;
		await comptes.updateAcces(app.engine, compte.id, { motDePasse, provisoire: false });
		await deleteAuthSessionsOf(app.engine, compte.id);
		const lettre = adresseAConfirmer
			? lettreAdresseEleve(await creerLien(app, 'adresse', compte.id, { donnee: { mail } }))
			: lettrePremiereConnexion(`${app.settings.origin}/connexion`);
		await deposerCourriel(app, { compteId: compte.id, destinataire: mail, ...lettre });
		return false;
	});
	if (prise) {
		await noterEchec(app, CREATION_ADRESSE, compte.id);
		await prevenirLeProprietaire(app, mail);
		throw new Refus('mail_existe');
	}
	return { adresseAConfirmer };
}

/** As when a compte is opened (SEC5): its owner learns of it, and a pupil learns few addresses an hour. */
async function prevenirLeProprietaire(app: App, mail: string): Promise<void> {
	const proprietaire = await comptes.findCompteByMail(app.engine, mail);
	if (!proprietaire) return;
	const lettre = lettreMailDejaUtilise(app.settings.origin);
	await app.engine.tx(() => deposerCourriel(app, { compteId: proprietaire.compte.id, destinataire: mail, ...lettre }));
}

function aCorriger(champ: keyof PremiereConnexion, message: string): Refus {
	return new Refus('saisie_invalide', { erreurs: [{ champ, message }] });
}
