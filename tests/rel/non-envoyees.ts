/** « N modifications non envoyées »: never fewer, on a telephone without network, than what would be lost with it. */
import { expect, type Page } from '@playwright/test';
import { CHAMPS, type Champ, type Mots } from './livre.ts';

const ONGLETS: Record<Champ, string> = {
	voie: 'identification',
	complement1: 'identification',
	localite: 'identification',
	autreSpecialite: 'acquis'
};

/** How many onglets hold a word kept on the telephone (`promis`) that stands nowhere on the server. */
function dues(promis: Mots, serveur: Mots[]): number {
	const restent = CHAMPS.filter((champ) => promis[champ] && !serveur.some((mots) => mots[champ] === promis[champ]));
	return new Set(restent.map((champ) => ONGLETS[champ])).size;
}

/** How many the screen says; 0 when it says nothing of it. */
async function dites(page: Page): Promise<number> {
	const [label = '0'] = await page
		.getByText(/^\d+\s(modification non envoyée|modifications non envoyées)\.?$/)
		.allTextContents();
	return parseInt(label);
}

/** Without network. What was on the line when it was cut may still arrive: the server is read again each time. */
export async function avoueCeQuiReste(page: Page, promis: Mots, serveur: () => Mots[]): Promise<void> {
	const message = '« N modifications non envoyées » says no fewer than what would be lost';
	await expect.poll(async () => (await dites(page)) >= dues(promis, serveur()), { message }).toBe(true);
}
