/**
 * « Modifier mon compte »: the état civil until a first candidature, the password, the address. Whoever
 * finds the page open changes neither of the last two: both ask for the password.
 */
import { normaliserMail, type Compte, type EtatCivil } from '$lib/domain/compte';
import { refusEtatCivil } from '$lib/domain/modification-compte';
import { erreursMotDePasse } from '$lib/domain/nouveau-mot-de-passe';
import { exiger, Refus } from '$lib/domain/refus';
import type { App } from './app';
import { lieuNaissance } from './comptes';
import { deposerCourriel } from './courriels';
import { findCampagne } from './db/campagnes';
import { listCandidatures } from './db/candidatures';
import * as comptes from './db/comptes';
import { estFederee } from './db/identites';
import * as jetons from './db/jetons';
import {
	lettreAdresseChangee,
	lettreAdresseDejaUtilisee,
	lettreAdresseDemandee,
	lettreNouvelleAdresse
} from './lettres-compte';
import { consommerLien, creerLien, lireLien } from './liens';
import { hacher, verifierMotDePasse } from './mot-de-passe';
import { remplacerMotDePasse } from './reinitialisation';
import {
	compterTentative,
	CONNEXION_IDENTIFIANT,
	CREATION_ADRESSE,
	exigerCalme,
	noterEchec,
	oublierEchecs
} from './tentatives';

/** Whether the état civil is frozen, and whom to ask then: the services of the candidat's campagnes, each once. */
export async function lireGel({ engine }: App, compteId: string) {
	const candidatures = await listCandidatures(engine, compteId);
	const ids = [...new Set(candidatures.map(({ campagneId }) => campagneId))];
	const campagnes = await Promise.all(ids.map((id) => findCampagne(engine, id)));
	const services = campagnes.flatMap((campagne) => (campagne ? [campagne.reglages.service] : []));
	return {
		refus: refusEtatCivil(candidatures.length, await estFederee(engine, compteId)),
		/** Some rectorat knows this person, and may correct what is frozen. */
		corrigible: candidatures.length > 0,
		services: services.filter((service, i) => services.findIndex(({ nom }) => nom === service.nom) === i)
	};
}

export async function modifierEtatCivil(app: App, compteId: string, nouveau: EtatCivil): Promise<void> {
	const { communeNaissance, communeLibre, ...champs } = nouveau;
	const lieu = await lieuNaissance(nouveau);
	await app.engine.tx(async () => {
		const { length } = await listCandidatures(app.engine, compteId);
		exiger(refusEtatCivil(length, await estFederee(app.engine, compteId)));
		await comptes.updateCompte(app.engine, compteId, { ...champs, communeNaissance: lieu });
	});
}

/** Signs out every device, this one too: its route opens a new authSession. */
export async function changerMotDePasse(app: App, compte: Compte, ancien: string, motDePasse: string): Promise<void> {
	await exigerMotDePasse(app, compte, ancien, 'ancien');
	const erreurs = erreursMotDePasse(motDePasse, compte);
	if (erreurs.length) throw new Refus('saisie_invalide', { erreurs });
	const empreinte = await hacher(motDePasse);
	await app.engine.tx(() => remplacerMotDePasse(app, compte, empreinte));
}

/**
 * A link leaves for the new address, word of it for the old one; nothing changes yet. `motDePasseActuel`: null for whoever has
 * none, and has just proved who they are by FranceConnect. `adresse`: where it is asked from.
 */
export async function demanderAdresse(
	app: App,
	compte: Compte,
	{ mail, motDePasseActuel }: { mail: string; motDePasseActuel: string | null },
	adresse: string
): Promise<void> {
	const nouveau = normaliserMail(mail);
	await exigerCalme(app, CREATION_ADRESSE, adresse);
	if (motDePasseActuel !== null) await exigerMotDePasse(app, compte, motDePasseActuel, 'motDePasseActuel');
	else if (!(await estFederee(app.engine, compte.id))) throw new Refus('identifiants_invalides');
	if (nouveau === compte.mail) refuserChamp('mail', 'C’est déjà l’adresse de votre compte.');
	const libre = await app.engine.tx(async () => {
		await exigerCalme(app, CREATION_ADRESSE, adresse);
		const proprietaire = await comptes.findCompteByMail(app.engine, nouveau);
		if (proprietaire) {
			const texte = lettreAdresseDejaUtilisee();
			await deposerCourriel(app, { compteId: proprietaire.compte.id, destinataire: nouveau, ...texte });
			await noterEchec(app, CREATION_ADRESSE, adresse);
			return false;
		}
		// The last one asked for counts.
		await jetons.deleteJetonsOf(app.engine, compte.id, ['adresse']);
		const lien = await creerLien(app, 'adresse', compte.id, { donnee: { mail: nouveau } });
		await deposerCourriel(app, { compteId: compte.id, destinataire: nouveau, ...lettreNouvelleAdresse(lien) });
		const dit = lettreAdresseDemandee(app.clock.now());
		await deposerCourriel(app, { compteId: compte.id, destinataire: compte.mail, ...dit });
		return true;
	});
	if (!libre) throw new Refus('mail_existe');
}

/** The address that a link would confirm; null when it opens nothing any more. */
export async function lireNouvelleAdresse(app: App, secret: string): Promise<string | null> {
	return (await lireLien(app, 'adresse', secret))?.donnee?.mail ?? null;
}

/** The button on the page of the link: from now on it is the login of the compte. */
export async function confirmerAdresse(app: App, secret: string): Promise<void> {
	await app.engine.tx(async () => {
		const { compteId, donnee } = await consommerLien(app, 'adresse', secret);
		const compte = await comptes.findCompteById(app.engine, compteId);
		if (!compte || !donnee?.mail) throw new Refus('lien_perime');
		// Somebody may have opened a compte with it meanwhile.
		if (await comptes.findCompteByMail(app.engine, donnee.mail)) throw new Refus('mail_existe');
		await comptes.updateCompte(app.engine, compteId, { mail: donnee.mail });
		// A link that waits in the old letter box gives the compte to nobody.
		await jetons.deleteJetonsOf(app.engine, compteId, ['mot_de_passe']);
		app.journal.info('adresse_changee', { compte: compteId });
		const texte = lettreAdresseChangee(app.clock.now());
		await deposerCourriel(app, { compteId, destinataire: compte.mail, ...texte });
	});
}

/** Guesses here cost what they cost at sign-in. */
async function exigerMotDePasse(app: App, { id, mail }: Compte, motDePasse: string, champ: string): Promise<void> {
	await compterTentative(app, CONNEXION_IDENTIFIANT, mail);
	if (!(await verifierMotDePasse(await comptes.findMotDePasse(app.engine, id), motDePasse)))
		refuserChamp(champ, 'Ce mot de passe n’est pas celui de votre compte.');
	await oublierEchecs(app, CONNEXION_IDENTIFIANT, mail);
}

function refuserChamp(champ: string, message: string): never {
	throw new Refus('saisie_invalide', { erreurs: [{ champ, message }] });
}
