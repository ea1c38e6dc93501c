/**
 * While a compte waits to be activated: its mail is sent again, its address is corrected. Neither gives it more
 * time than its 48 hours; the mail says until when.
 */
import { normaliserMail, type Compte } from '$lib/domain/compte';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { identifier } from './comptes';
import { deposerCourriel, mimerCourriel } from './courriels';
import * as comptes from './db/comptes';
import { deleteJetonsOf, findJetonOf } from './db/jetons';
import { lettreMailDejaUtilise } from './lettres';
import { lettreActivationRenvoyee } from './lettres-compte';
import { creerLien, VIES } from './liens';
import { enTempsEgal } from './temps-egal';
import {
	compterTentative,
	CREATION_ADRESSE,
	exigerCalme,
	LIEN_ADRESSE,
	noterEchec,
	RENVOI_ACTIVATION
} from './tentatives';

/** The same answer whether that address waits, is active or is nobody’s (SEC5). `adresse`: where it is asked from. */
export function renvoyerActivation(app: App, mail: string, adresse: string): Promise<void> {
	const saisi = normaliserMail(mail);
	const renvoyer = async () => {
		await compterTentative(app, LIEN_ADRESSE, adresse);
		await compterTentative(app, RENVOI_ACTIVATION, saisi);
		const trouve = await comptes.findCompteByMail(app.engine, saisi);
		// Asked for nobody too: the same work is done for every address.
		const suite = await suiteDuLien(app, trouve?.compte.id ?? '');
		if (trouve && !trouve.compte.activeLe) await envoyerActivation(app, trouve.compte, suite);
		else await mimerCourriel(app);
	};
	return enTempsEgal(app, () => app.engine.tx(renvoyer));
}

/** To be called inside a transaction. `suite`: where the person was going (suite.ts). */
export async function envoyerActivation(app: App, compte: Compte, suite: string | null = null): Promise<void> {
	const fin = new Date(compte.creeLe.getTime() + VIES.activation);
	const donnee = suite === null ? null : { suite };
	const vie = fin.getTime() - app.clock.now().getTime();
	const lien = await creerLien(app, 'activation', compte.id, { vie, donnee });
	const texte = lettreActivationRenvoyee(lien, fin);
	await deposerCourriel(app, { compteId: compte.id, destinataire: compte.mail, ...texte });
}

/** Where the last link that was sent leads on to. */
async function suiteDuLien(app: App, compteId: string): Promise<string | null> {
	return (await findJetonOf(app.engine, compteId, 'activation'))?.donnee?.suite ?? null;
}

export interface Correction {
	/** As it was typed at the creation. */
	ancien: string;
	motDePasse: string;
	mail: string;
}

/** The password stands for the person: nobody else reads the mails of an address that does not exist. */
export async function corrigerAdresse(app: App, { ancien, motDePasse, mail }: Correction, adresse: string) {
	await exigerCalme(app, CREATION_ADRESSE, adresse);
	const ouvert = await identifier(app, ancien, motDePasse, adresse).catch((refus: unknown) => {
		if (refus instanceof Refus && refus.code === 'compte_non_active') return null;
		throw refus;
	});
	if (ouvert !== null) throw new Refus('compte_deja_active');
	const nouveau = normaliserMail(mail);
	const libre = await app.engine.tx(async () => {
		await exigerCalme(app, CREATION_ADRESSE, adresse);
		const trouve = await comptes.findCompteByMail(app.engine, normaliserMail(ancien));
		// Activated or erased in the same instant.
		if (!trouve || trouve.compte.activeLe) throw new Refus('compte_deja_active');
		const proprietaire = await comptes.findCompteByMail(app.engine, nouveau);
		if (proprietaire && proprietaire.compte.id !== trouve.compte.id) {
			const texte = lettreMailDejaUtilise(app.settings.origin);
			await deposerCourriel(app, { compteId: proprietaire.compte.id, destinataire: nouveau, ...texte });
			await noterEchec(app, CREATION_ADRESSE, adresse);
			return false;
		}
		await comptes.updateCompte(app.engine, trouve.compte.id, { mail: nouveau });
		const suite = await suiteDuLien(app, trouve.compte.id);
		// Whoever reads the mistyped address activates nothing any more.
		await deleteJetonsOf(app.engine, trouve.compte.id, ['activation']);
		await envoyerActivation(app, { ...trouve.compte, mail: nouveau }, suite);
		return true;
	});
	if (!libre) throw new Refus('mail_existe');
}
