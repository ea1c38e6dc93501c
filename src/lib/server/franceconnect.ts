/**
 * FranceConnect: opening a compte with the identity that the State vouches for, then signing in with it.
 *
 * The person is the pair (issuer, sub). Their address is only where to write to: one that a compte has already is refused
 * with its reason, because families share one, and a compte is never entered by an address that somebody else vouches for.
 */
import type { Compte } from '$lib/domain/compte';
import { identitePivot, remarquesIdentite, type IdentitePivot } from '$lib/domain/identite-pivot';
import { Refus } from '$lib/domain/refus';
import { randomUUID } from 'node:crypto';
import type { App } from './app';
import { nomCommune } from './communes';
import { numeroLibre } from './comptes';
import { deposerCourriel } from './courriels';
import * as comptes from './db/comptes';
import * as identites from './db/identites';
import type { Fournisseur, Reponse } from './fournisseur';
import { lettreCompteFranceConnect, lettreMailDejaUtilise } from './lettres';
import type { Sceau } from './sceau';
import { CREATION_ADRESSE, exigerCalme, noterEchec } from './tentatives';

export interface FranceConnect {
	fournisseur: Fournisseur;
	/** For the cookies of a sign-in that is under way. */
	sceau: Sceau;
	/** The stand-in of the demo, and not the State's service. */
	demonstration: boolean;
}

/** The compte of that person, opened now if it is their first time; `adresse` is where the request came from. */
export async function entrerParFranceConnect(app: App, reponse: Reponse, emetteur: string, adresse: string) {
	const connu = await reconnaitre(app, emetteur, reponse.sujet);
	return connu ?? creerCompteFranceConnect(app, reponse, emetteur, adresse);
}

function reconnaitre({ engine, clock }: App, emetteur: string, sujet: string): Promise<string | null> {
	return engine.tx(async () => {
		const compteId = await identites.findCompteIdOf(engine, emetteur, sujet);
		if (compteId) await identites.touchIdentite(engine, emetteur, sujet, clock.now());
		return compteId;
	});
}

/** Instead of a password: the person who is signed in here is the one who came back from there. Nothing is opened or changed. */
export async function reidentifier(
	app: App,
	{ sujet }: Reponse,
	emetteur: string,
	compte: Compte | null,
	attendu: string
): Promise<void> {
	const compteId = await reconnaitre(app, emetteur, sujet);
	if (compteId !== attendu || compte?.id !== attendu) throw new Refus('autre_compte');
}

async function creerCompteFranceConnect(
	app: App,
	{ sujet, revendications }: Reponse,
	emetteur: string,
	adresse: string
): Promise<string> {
	const { engine, clock } = app;
	const { identite, manques } = identitePivot(revendications, clock.now());
	if (!identite) throw new Refus('franceconnect_incomplet', { manques });
	await exigerCalme(app, CREATION_ADRESSE, adresse);
	const lieu = await lieuNaissance(identite);
	const compteId = await engine.tx(async () => {
		// Two tabs at once: the second finds what the first has made.
		const connu = await identites.findCompteIdOf(engine, emetteur, sujet);
		if (connu) return connu;
		const proprietaire = await comptes.findCompteByMail(engine, identite.mail);
		if (proprietaire) {
			const { objet, corps } = lettreMailDejaUtilise(app.settings.origin);
			await deposerCourriel(app, { compteId: proprietaire.compte.id, destinataire: identite.mail, objet, corps });
			await noterEchec(app, CREATION_ADRESSE, adresse);
			return null;
		}
		return inserer(app, identite, lieu, emetteur, sujet);
	});
	if (compteId === null) throw new Refus('franceconnect_mail_existe');
	return compteId;
}

/** The official name; empty when FranceConnect gives no commune, or one that is in no list of today. */
async function lieuNaissance({ departementNaissance, communeNaissance }: IdentitePivot): Promise<string> {
	if (departementNaissance === null || communeNaissance === null) return '';
	return (await nomCommune(departementNaissance, communeNaissance, '')) ?? '';
}

async function inserer(app: App, identite: IdentitePivot, lieu: string, emetteur: string, sujet: string) {
	const { engine, clock, settings } = app;
	const creeLe = clock.now();
	const id = randomUUID();
	const numeroCandidat = await numeroLibre(app, creeLe);
	await comptes.insertCompte(engine, {
		...identite,
		id,
		numeroCandidat,
		communeNaissance: lieu,
		nomUsage: null,
		// No password opens it: what is empty is the hash of none.
		motDePasse: '',
		origine: 'franceconnect',
		creeLe,
		activeLe: creeLe,
		ine: null
	});
	await identites.insertIdentite(engine, { emetteur, sujet, compteId: id, creeLe, vueLe: creeLe });
	const remarques = remarquesIdentite(identite, lieu);
	const { objet, corps } = lettreCompteFranceConnect(numeroCandidat, remarques, `${settings.origin}/espace`);
	await deposerCourriel(app, { compteId: id, destinataire: identite.mail, objet, corps });
	return id;
}
