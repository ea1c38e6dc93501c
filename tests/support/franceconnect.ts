/** Somebody who goes to a provider of our own and comes back, for the specs of FranceConnect. */
import { expect, onTestFinished } from 'vitest';
import { Refus } from '../../src/lib/domain/refus';
import { createFournisseur, type Demande, type Fournisseur } from '../../src/lib/server/fournisseur';
import { entrerParFranceConnect } from '../../src/lib/server/franceconnect';
import { appDeTest, type AppDeTest, type Monter } from './app';
import { lignesDe } from './candidats';
import { CLIENT, demarreFournisseur, RETOUR, type FauxFournisseur } from './fournisseur';

export const CHEZ_SOI = '192.0.2.1';
export const MAIL = 'aminata@exemple.fr';
/** Seconds: a provider that says nothing is not waited for longer. */
export const PATIENCE = 5;

export interface Scene {
	app: AppDeTest;
	faux: FauxFournisseur;
	fournisseur: Fournisseur;
	/** « S’identifier avec FranceConnect », there and back; the id of the compte. */
	entre(sujet?: string): Promise<string>;
}

export async function scene(
	options?: Parameters<typeof demarreFournisseur>[1],
	monter: Monter = appDeTest
): Promise<Scene> {
	const app = await monter();
	const faux = await demarreFournisseur(app.clock, options);
	onTestFinished(() => faux.arrete());
	const fournisseur = createFournisseur({ emetteur: faux.emetteur, ...CLIENT }, app.clock, PATIENCE);
	const entre = async (sujet?: string) => {
		const { adresse, demande } = await fournisseur.demander(RETOUR);
		return revient(app, fournisseur, faux.connecte(adresse, sujet), demande);
	};
	return { app, faux, fournisseur, entre };
}

export async function revient(
	app: AppDeTest,
	fournisseur: Fournisseur,
	arrivee: URL,
	demande: Demande
): Promise<string> {
	return entrerParFranceConnect(app, await fournisseur.repondre(arrivee, demande), fournisseur.emetteur, CHEZ_SOI);
}

/** The code of the refusal; anything else fails the test. */
export async function refuse(acte: Promise<unknown>): Promise<string> {
	const raison = await acte.then(
		() => 'entré',
		(refus: unknown) => refus
	);
	if (!(raison instanceof Refus)) throw raison;
	return raison.code;
}

export const rien = async (app: AppDeTest) => {
	expect(await lignesDe(app, 'compte')).toEqual([]);
	expect(await lignesDe(app, 'identiteFederee')).toEqual([]);
};
