/**
 * REL10: the browser clears what it kept of us, as Safari does after a week and any phone that lacks room; the person
 * signs in again. What is lost was never said to be on the server, and the rest is found again. Each seed draws when;
 * `REL_SEED`, `REL10_SEEDS`.
 */
import type { Page } from '@playwright/test';
import { graines, Hasard } from '../rel/hasard.ts';
import { DEPART_MOTS } from '../rel/horaire.ts';
import { expect, test, type Candidat } from '../rel/ligne.ts';
import { CHAMPS, lisLesLabels, Livre, motsDuDisque, motsDuServeur, NOMS, surLeDisque } from '../rel/livre.ts';
import { poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

const SUR_IDENTIFICATION = CHAMPS.filter((champ) => NOMS[champ].startsWith('identification.'));

/** What a transaction under way says when the browser takes the database from under it: nobody can answer it. */
const SOUS_LA_PAGE = /Force close delete origin|^AbortError/;

for (const graine of graines('REL10')) {
	test(`R-062 seed ${graine}: cleared by the browser, nothing is lost that was said to be on the server`, async ({
		ligne: { proxy, registre },
		candidat,
		telephone
	}) => {
		const hasard = new Hasard(graine);
		const qui = await candidat();
		const livre = new Livre(DEPART_MOTS);
		const tel = telephone((context) => lisLesLabels(context, livre));
		let page = await tel.allume();
		await qui.entre(tel.context);
		const adresse = await poseUnBrouillon({ page }, SAISIE);
		await ouvre(page, adresse);
		const coups = hasard.entier(6, 10);
		const effacee = hasard.entier(1, coups - 1);
		const rouverte = hasard.chance(0.5);
		for (let coup = 0; coup < coups; coup++) {
			if (coup === effacee) {
				// Not before the server knows of it: what no server ever had, nobody can find again.
				await tel.coupe(false);
				await expect
					.poll(() => registre.lignes('select 1 from brouillon where compte_id = ?', qui.compteId))
					.toHaveLength(1);
				page = await efface(page, proxy.origin, qui, adresse, rouverte);
				livre.efface();
				await expect
					.poll(async () => {
						const disque = await surLeDisque(page, qui.compteId);
						livre.violes.length = 0;
						livre.compare('serveur', disque ? motsDuDisque(disque) : [], 'on the cleared telephone');
						return livre.violes;
					})
					.toEqual([]);
			}
			const champ = hasard.parmi(SUR_IDENTIFICATION);
			const geste = hasard.pese({ taper: 6, couper: 2, retablir: 2 });
			if (geste !== 'taper') {
				await tel.coupe(geste === 'couper');
				continue;
			}
			const mot = `m${coup}`;
			livre.tape(champ, mot);
			await page.locator(`input[name="${NOMS[champ]}"]`).fill(mot);
			const ou = hasard.chance(0.5) && !tel.horsLigne ? 'serveur' : 'appareil';
			await expect.poll(() => livre.promis(ou)[champ], { message: `${ou} for ${mot}` }).toBe(mot);
			livre.compare('serveur', motsDuServeur(registre, qui.compteId), `after ${mot}`);
		}
		await tel.coupe(false);
		await expect
			.poll(() => motsDuServeur(registre, qui.compteId).some((mots) => memes(mots, livre.promis('appareil'))))
			.toBe(true);
		livre.compare('serveur', motsDuServeur(registre, qui.compteId), 'in the end');
		expect(livre.violes).toEqual([]);
		expect(tel.erreurs.filter((erreur) => !SOUS_LA_PAGE.test(erreur))).toEqual([]);
	});
}

/** Everything of our site goes, under the page that is open or not; then the person signs in again. */
async function efface(page: Page, origin: string, qui: Candidat, adresse: string, rouverte: boolean): Promise<Page> {
	const context = page.context();
	const cdp = await context.newCDPSession(page);
	await cdp.send('Storage.clearDataForOrigin', {
		origin,
		storageTypes: 'indexeddb,local_storage,cache_storage,service_workers'
	});
	await context.clearCookies();
	const neuve = rouverte ? await context.newPage() : page;
	await qui.entre(context);
	if (rouverte) await page.close();
	await ouvre(neuve, adresse);
	return neuve;
}

async function ouvre(page: Page, adresse: string): Promise<void> {
	await page.goto(`${adresse}?onglet=identification`);
	await expect(page.locator('.fr-stepper__title')).toHaveText('Identification');
}

function memes(mots: Record<string, string>, promis: Record<string, string>): boolean {
	return Object.entries(promis).every(([champ, mot]) => mots[champ] === mot);
}
