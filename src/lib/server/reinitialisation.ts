/**
 * « Mot de passe oublié »: a link by mail, of one hour and one use, then a new password and every door closed.
 *
 * Whoever asks learns nothing: a name that nobody has is counted alike, writes as much and gets the same answer (SEC5).
 */
import { normaliserMail, type Compte } from '$lib/domain/compte';
import { erreursMotDePasse } from '$lib/domain/nouveau-mot-de-passe';
import { estNumeroCandidat } from '$lib/domain/numero-candidat';
import { Refus } from '$lib/domain/refus';
import { envoyerActivation } from './activation';
import type { App } from './app';
import { deposerCourriel, mimerCourriel } from './courriels';
import { deleteAuthSessionsOf } from './db/auth-sessions';
import * as comptes from './db/comptes';
import { estFederee } from './db/identites';
import { deleteJetonsOf } from './db/jetons';
import { lettreMotDePasseChange, lettreMotDePasseOublie, lettreSansMotDePasse } from './lettres-compte';
import { consommerLien, creerLien, lireLien } from './liens';
import { hacher } from './mot-de-passe';
import { enTempsEgal } from './temps-egal';
import { compterTentative, CONNEXION_IDENTIFIANT, LIEN_ADRESSE, LIEN_IDENTIFIANT, oublierEchecs } from './tentatives';

/** `identifiant`: the address, the identifiant of the établissement or the numéro candidat; `adresse`: where it is asked from. */
export function demanderMotDePasse(app: App, identifiant: string, adresse: string): Promise<void> {
	const saisi = normaliserMail(identifiant);
	const demander = async () => {
		await compterTentative(app, LIEN_ADRESSE, adresse);
		await compterTentative(app, LIEN_IDENTIFIANT, saisi);
		const compte = await quiEst(app, saisi);
		if (!compte) return mimerCourriel(app);
		// Not activated yet, it has no password to lose: what is missing is the activation.
		if (!compte.activeLe) return envoyerActivation(app, compte);
		const texte = (await estFederee(app.engine, compte.id))
			? lettreSansMotDePasse(`${app.settings.origin}/connexion`)
			: lettreMotDePasseOublie(await creerLien(app, 'mot_de_passe', compte.id));
		await deposerCourriel(app, { compteId: compte.id, destinataire: compte.mail, ...texte });
	};
	return enTempsEgal(app, () => app.engine.tx(demander));
}

/** Whoever the link was sent to; null when it opens nothing any more. */
export async function lireLienMotDePasse(app: App, secret: string): Promise<Compte | null> {
	const jeton = await lireLien(app, 'mot_de_passe', secret);
	return jeton && comptes.findCompteById(app.engine, jeton.compteId);
}

/** « Enregistrer », on the page of the link. A password that is refused uses nothing up. */
export async function choisirMotDePasse(app: App, secret: string, motDePasse: string): Promise<void> {
	const compte = await lireLienMotDePasse(app, secret);
	if (!compte) throw new Refus('lien_perime');
	const erreurs = erreursMotDePasse(motDePasse, compte);
	if (erreurs.length) throw new Refus('saisie_invalide', { erreurs });
	const empreinte = await hacher(motDePasse);
	await app.engine.tx(async () => {
		await consommerLien(app, 'mot_de_passe', secret);
		await remplacerMotDePasse(app, compte, empreinte);
	});
}

/**
 * To be called inside a transaction: the new password is the only way in. Every authSession goes, the links that wait, what let
 * a phone send; whoever was slowed by somebody else's guesses is slowed no more.
 */
export async function remplacerMotDePasse(app: App, compte: Compte, empreinte: string): Promise<void> {
	await comptes.updateCompte(app.engine, compte.id, { motDePasse: empreinte, provisoire: false });
	await deleteAuthSessionsOf(app.engine, compte.id);
	await deleteJetonsOf(app.engine, compte.id, ['mot_de_passe', 'adresse', 'envoi']);
	await oublierEchecs(app, CONNEXION_IDENTIFIANT, compte.mail);
	app.journal.info('mot_de_passe_change', { compte: compte.id });
	const texte = lettreMotDePasseChange(app.clock.now(), `${app.settings.origin}/mot-de-passe-oublie`);
	await deposerCourriel(app, { compteId: compte.id, destinataire: compte.mail, ...texte });
}

async function quiEst({ engine }: App, saisi: string): Promise<Compte | null> {
	if (estNumeroCandidat(saisi)) return comptes.findCompteByNumero(engine, saisi);
	return (await comptes.findCompteByLogin(engine, saisi))?.compte ?? null;
}
