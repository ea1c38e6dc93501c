/** What is kept on the telephone may be cleared by its browser: it is asked not to, and what it answered is said. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { champ } from '../support/personne.ts';
import { entre } from '../support/raccourcis.ts';

const PROMIS = 'Votre navigateur a promis de ne pas effacer vos brouillons.';
const PEUT_EFFACER = /Votre navigateur garde vos brouillons, mais peut les effacer/;

/** A browser that answers so; how often it is asked is read from `demandes`. */
async function repond(page: Page, accorde: boolean): Promise<() => number> {
	let demandes = 0;
	await page.exposeFunction('persistDemandee', () => void demandes++);
	await page.addInitScript((accorde) => {
		let promis = false;
		StorageManager.prototype.persisted = async () => promis;
		StorageManager.prototype.persist = async () => {
			const noter: unknown = Reflect.get(window, 'persistDemandee');
			if (typeof noter === 'function') noter();
			return (promis = accorde);
		};
	}, accorde);
	return () => demandes;
}

for (const accorde of [true, false])
	test(`R-062 the browser is asked after the first words typed, not before, and ${accorde ? 'its promise' : 'its refusal'} is told`, async ({
		alya,
		registre
	}) => {
		await entre(alya, registre);
		const { page } = alya;
		const demandes = await repond(page, accorde);
		await alya.vaSur('/espace');
		const parcours = new Parcours(alya);
		await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
		expect(demandes()).toBe(0);
		await parcours.accepteLesModalites();
		await expect.poll(demandes).toBe(1);
		await parcours.suivant('Identification');
		await champ(page, 'Localité').fill('Kourou');
		await parcours.garde();
		// In the same visit: the way a person goes there.
		await page.getByRole('banner').getByText('Menu').click();
		await page.getByRole('banner').getByRole('link', { name: 'Mes envois' }).click();
		if (accorde) await alya.voit(PROMIS);
		else await alya.voit(PEUT_EFFACER);
		expect(demandes()).toBe(1);
		await alya.peutLire();
	});
