/** Somebody of a rectorat at their desk: a page of their own, and an access that the operator opened. */
import { expect, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { commande } from './commande.ts';
import { ICI } from './raccourcis.ts';
import type { Serveur } from './serveur.ts';

export interface Acces {
	mail: string;
	motDePasse: string;
}

/** The demo's, of la Guyane and Rennes. */
export const CAMILLE: Acces = { mail: 'gestionnaire@rectorat.example', motDePasse: 'Escale.demo1' };

/** Opened as an operator does, for these académies. */
export async function ouvreUnAcces(serveur: Serveur, academies: string): Promise<Acces> {
	const mail = `${randomUUID()}@rectorat.example`;
	const { sortie } = await commande(serveur, 'gestionnaire', 'creer', mail, 'Dominique Vasseur', academies);
	const motDePasse = /fois seulement : (\S+)/.exec(sortie)?.[1] ?? '';
	expect(motDePasse).not.toBe('');
	return { mail, motDePasse };
}

/** Signed in at the desk, on that page. */
export async function entreAuBureau(page: Page, { mail, motDePasse }: Acces): Promise<void> {
	const reponse = await page.request.post('/gestion/connexion', {
		headers: ICI,
		form: { identifiant: mail, motDePasse },
		maxRedirects: 0
	});
	expect([reponse.status(), reponse.headers().location]).toEqual([303, '/gestion']);
}

/** What the header of the desk offers: on a telephone behind « Menu », on a wide screen behind their name when it is of the session. */
export async function choisitAuMenu(bureau: Page, quoi: 'link' | 'button', nom: string): Promise<void> {
	const entete = bureau.getByRole('banner');
	const voulu = entete.getByRole(quoi, { name: nom, exact: true }).filter({ visible: true });
	if ((await voulu.count()) === 0) await entete.locator('summary').filter({ visible: true }).click();
	await voulu.click();
}

/** The statut of one pièce, said on the page of its candidature. */
export async function juge(bureau: Page, id: string, statut: string, motif?: string) {
	const attendue = bureau.locator(`#piece-${id}`);
	const details = attendue.getByText('Dire ce qu’il en est');
	if (!(await attendue.getByLabel(statut, { exact: true }).isVisible())) await details.click();
	await attendue.getByLabel(statut, { exact: true }).check();
	if (motif) await attendue.getByLabel('Motif').selectOption(motif);
	await attendue.getByRole('button', { name: /^Enregistrer/ }).click();
	await expect(attendue).toContainText('C’est enregistré');
}
