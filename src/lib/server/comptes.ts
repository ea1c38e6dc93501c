/**
 * The comptes: a person opens one with an address of their own, activates it within 48 h, then signs in with it
 * (R-021 … R-031). One not activated in time is erased with everything that hangs on it.
 */
import type { EtatCivil, NouveauCompte } from '$lib/domain/compte';
import { normaliserMail } from '$lib/domain/compte';
import { numeroCandidat } from '$lib/domain/numero-candidat';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import * as comptes from './db/comptes';
import { deposerCourriel } from './courriels';
import { nomCommune } from './communes';
import { entierAleatoire } from './empreinte';
import { lettreActivation, lettreMailDejaUtilise } from './lettres';
import { consommerLien, creerLien, lireLien, VIES } from './liens';
import { hacher, verifierMotDePasse } from './mot-de-passe';
import {
	CONNEXION_ADRESSE,
	CONNEXION_IDENTIFIANT,
	CREATION_ADRESSE,
	compterTentative,
	exigerCalme,
	noterEchec,
	oublierEchecs
} from './tentatives';
import { randomUUID } from 'node:crypto';

/**
 * Opens a compte, not activated yet, and puts its activation mail in the outbox in the same transaction.
 * An address already taken: `mail_existe`, and its owner is warned. `adresse` is where the request came from, `suite` where the
 * person was going (suite.ts).
 */
export async function creerCompte(
	app: App,
	nouveau: NouveauCompte,
	adresse: string,
	suite: string | null = null
): Promise<void> {
	await exigerCalme(app, CREATION_ADRESSE, adresse);
	const lieu = await lieuNaissance(nouveau);
	// Hashed before the address is looked up: the same work is done for a known address and for a new one.
	const empreinte = await hacher(nouveau.motDePasse);
	const cree = await app.engine.tx(async () => {
		// Asked again where the address is looked up, and counted there: a thousand at once learn no more than ten.
		await exigerCalme(app, CREATION_ADRESSE, adresse);
		const proprietaire = await comptes.findCompteByMail(app.engine, nouveau.mail);
		if (proprietaire) {
			const { objet, corps } = lettreMailDejaUtilise(app.settings.origin);
			await deposerCourriel(app, { compteId: proprietaire.compte.id, destinataire: nouveau.mail, objet, corps });
			await noterEchec(app, CREATION_ADRESSE, adresse);
			return false;
		}
		await inserer(app, nouveau, lieu, empreinte, suite);
		return true;
	});
	if (!cree) throw new Refus('mail_existe');
}

/** The name to print: the official one of a commune picked in the list, else what was typed. */
export async function lieuNaissance({
	departementNaissance,
	communeNaissance,
	communeLibre
}: EtatCivil): Promise<string> {
	if (communeNaissance === null) return communeLibre ?? '';
	const nom = departementNaissance
		? await nomCommune(departementNaissance, communeNaissance, communeLibre ?? '')
		: null;
	if (nom) return nom;
	const message = 'Choisissez à nouveau votre commune dans la liste.';
	throw new Refus('saisie_invalide', { erreurs: [{ champ: 'communeNaissance', message }] });
}

async function inserer(app: App, nouveau: NouveauCompte, lieu: string, empreinte: string, suite: string | null) {
	const creeLe = app.clock.now();
	const id = randomUUID();
	const { sexe, nom, nomUsage, prenoms, dateNaissance, paysNaissance, departementNaissance, mail } = nouveau;
	await comptes.insertCompte(app.engine, {
		sexe,
		nom,
		nomUsage,
		prenoms,
		dateNaissance,
		paysNaissance,
		departementNaissance,
		mail,
		communeNaissance: lieu,
		id,
		motDePasse: empreinte,
		numeroCandidat: await numeroLibre(app, creeLe),
		creeLe,
		activeLe: null,
		ine: null
	});
	const { objet, corps } = lettreActivation(
		await creerLien(app, 'activation', id, { donnee: suite === null ? null : { suite } })
	);
	await deposerCourriel(app, { compteId: id, destinataire: nouveau.mail, objet, corps });
}

/** Eight random digits: two comptes of a year meet about once in a million draws at a hundred comptes. Draw again. */
export async function numeroLibre(app: App, le: Date): Promise<string> {
	for (;;) {
		const numero = numeroCandidat(le.getFullYear(), () => entierAleatoire(100_000_000));
		if (!(await comptes.existsNumeroCandidat(app.engine, numero))) return numero;
	}
}

/** Says whether the link can still be used, without using it: mail scanners open links (SEC8). */
export async function jetonActivationValable(app: App, jeton: string): Promise<boolean> {
	return (await lireLien(app, 'activation', jeton)) !== null;
}

/** the button on the page that the link opens. Answers where the person was going when they had to open a compte. */
export function activerCompte(app: App, jeton: string): Promise<string | null> {
	return app.engine.tx(async () => {
		const { compteId, donnee } = await consommerLien(app, 'activation', jeton);
		await comptes.activateCompte(app.engine, compteId, app.clock.now());
		app.journal.info('compte_active', { compte: compteId });
		return donnee?.suite ?? null;
	});
}

/**
 * Checks an identifiant and a password; the id of the compte when they are right. Wrong, unknown and not
 * active yet cost the same time; only the right password learns that the compte is not active.
 */
export async function identifier(app: App, identifiant: string, motDePasse: string, adresse: string): Promise<string> {
	const saisi = normaliserMail(identifiant);
	await exigerCalme(app, CONNEXION_ADRESSE, adresse);
	const trouve = await comptes.findCompteByLogin(app.engine, saisi);
	// Counted by compte: two names for one compte do not make twice as many guesses.
	const sujet = trouve?.compte.mail ?? saisi;
	await compterTentative(app, CONNEXION_IDENTIFIANT, sujet);
	if (!(await verifierMotDePasse(trouve?.motDePasse ?? null, motDePasse)) || !trouve) {
		await noterEchec(app, CONNEXION_ADRESSE, adresse);
		app.journal.info('connexion_refusee', { compte: trouve?.compte.id ?? null });
		throw new Refus('identifiants_invalides');
	}
	await oublierEchecs(app, CONNEXION_IDENTIFIANT, sujet);
	if (!trouve.compte.activeLe) throw new Refus('compte_non_active');
	return trouve.compte.id;
}

/** A nom by which the desk can find each compte, for those older than the search. Run by `taches.ts`, some at a time. */
export function retenirNoms({ engine }: App): Promise<void> {
	return engine.tx(async () => {
		for (const { id, nom } of await comptes.listComptesSansCle(engine, 200))
			await comptes.keepNomCherche(engine, id, nom);
	});
}

/** erases what was not activated in time; returns how many. Run by `taches.ts`. */
export async function effacerComptesNonActives(app: App): Promise<number> {
	const avant = new Date(app.clock.now().getTime() - VIES.activation);
	const effaces = await app.engine.tx(() => comptes.deleteComptesNonActives(app.engine, avant));
	if (effaces > 0) await app.engine.forget();
	return effaces;
}
