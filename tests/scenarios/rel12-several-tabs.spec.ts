/**
 * REL12: several tabs of one phone. One of them sends at a time, and nothing twice; an old one does not hold back a new
 * one; two people in one profile never mix. Each seed draws who does what in which tab; `REL_SEED`, `REL12_SEEDS`,
 * and `REL12_UPGRADES`.
 */
import type { Page, Request } from '@playwright/test';
import { graines, Hasard } from '../rel/hasard.ts';
import { surLeDisque } from '../rel/livre.ts';
import { DEPART } from '../support/horloge.ts';
import { champ } from '../support/personne.ts';
import { expect, test } from '../support/monde.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import type { Registre } from '../support/registre.ts';

/** How many newer apps open one after the other while the tab of today stays open. */
const MISES_A_NIVEAU = Number(process.env.REL12_UPGRADES ?? 10);

const CHAMPS = ['Numéro, rue, voie', 'Complément adresse 1', 'Complément adresse 2', 'Localité'];

for (const graine of graines('REL12')) {
	test(`R-062 R-140 seed ${graine}: of the tabs of one phone one sends at a time, nothing twice, and no word is lost`, async ({
		alya,
		registre,
		surveillance
	}) => {
		surveillance.tolere(/ERR_INTERNET_DISCONNECTED/);
		const hasard = new Hasard(graine);
		const { page } = alya;
		await entre(alya, registre);
		const adresse = await poseUnBrouillon(alya, SAISIE);
		const context = page.context();
		// Its clock goes on: what waits for a moment must see it come.
		await context.clock.setSystemTime(DEPART);
		const pages = [page];
		while (pages.length < hasard.entier(2, 4)) pages.push(await context.newPage());
		const fil = ecoute(pages);
		for (const p of pages) await ouvre(p, `${adresse}?onglet=identification`);
		const mots = new Map<string, string>();
		for (let coup = 0; coup < 12; coup++) {
			const p = hasard.parmi(pages);
			const nom = hasard.parmi(CHAMPS);
			const geste = hasard.pese({ taper: 8, couper: 2, recharger: 1 });
			if (geste === 'recharger') await ouvre(p, `${adresse}?onglet=identification`);
			else if (geste === 'couper') {
				// All of them hear that the network is back, at once.
				await context.setOffline(true);
				mots.set(nom, `m${coup}`);
				await ecrit(p, nom, `m${coup}`);
				await expect(p.getByText(/^Enregistré sur cet appareil/)).toBeVisible();
				await context.setOffline(false);
			} else {
				mots.set(nom, `m${coup}`);
				await ecrit(p, nom, `m${coup}`);
				await expect(p.getByText(/^Enregistré sur/)).toBeVisible();
			}
		}
		const compteId = compteDe(registre, alya.mail);
		// Each tab sends in its turn, a moment after it was typed in: on a crowded machine that adds up.
		await expect.poll(() => voieDuServeur(registre, compteId), { timeout: 30_000 }).toEqual([...mots.values()].sort());
		for (const p of pages) await expect(p.getByText(/^Enregistré sur le serveur/)).toBeVisible();
		for (const p of pages) for (const [nom, mot] of mots) await expect(champ(p, nom)).toHaveValue(mot);
		expect(fil.ensemble, 'two writes at once').toEqual([]);
		expect(fil.doublons, 'sent twice').toEqual([]);

		// Pressed in all of them at once, it is one candidature.
		for (const p of pages) await ouvre(p, `${adresse}?onglet=conditions`);
		// The one that is pressed first may take the button from under the others.
		const presse = (p: Page) => p.getByRole('button', { name: 'Enregistrer' }).click({ timeout: 5_000 });
		await Promise.allSettled(pages.map(presse));
		for (const p of pages)
			await expect(p.getByText(/Votre numéro d'inscription|Ce brouillon n’est plus/).first()).toBeVisible();
		expect(registre.lignes('select version from candidature where compte_id = ?', compteId)).toEqual([{ version: 1 }]);
		expect(fil.ensemble, 'two writes at once').toEqual([]);
		expect(fil.doublons, 'sent twice').toEqual([]);
	});

	test(`R-040 R-062 seed ${graine}: two people in one profile, tab by tab: nobody’s words become the other’s`, async ({
		alya,
		bastien,
		registre,
		surveillance
	}) => {
		surveillance.tolere(/^(409|401) (POST|PUT|GET) /);
		const hasard = new Hasard(graine);
		const context = alya.page.context();
		const gens = [];
		for (const qui of [alya, bastien]) {
			await entre(qui, registre);
			const cookies = await qui.page.context().cookies();
			await context.addCookies(cookies);
			const page = qui === alya ? alya.page : await context.newPage();
			const adresse = await poseUnBrouillon({ page }, SAISIE);
			await ouvre(page, `${adresse}?onglet=identification`);
			gens.push({ qui, page, cookies, compteId: compteDe(registre, qui.mail), mot: '' });
		}
		for (let coup = 0; coup < 8; coup++) {
			const un = hasard.parmi(gens);
			const geste = hasard.pese({ taper: 6, entrer: 2, partir: 2 });
			if (geste === 'entrer') await context.addCookies(hasard.parmi(gens).cookies);
			else if (geste === 'partir') await un.page.evaluate(() => dispatchEvent(new Event('online')));
			else {
				un.mot = `${un.qui.identite.prenoms.split(' ')[0]} ${coup}`;
				await champ(un.page, 'Localité').fill(un.mot);
				await expect(un.page.getByText(/^Enregistré sur/)).toBeVisible();
			}
		}
		for (const { page, compteId, cookies, mot } of gens) {
			await context.addCookies(cookies);
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await expect(page.getByText(/^Enregistré sur le serveur/)).toBeVisible();
			const disque = await surLeDisque(page, compteId);
			const localite = disque?.onglets.filter((o) => o.onglet === 'identification').map((o) => o.valeur.localite);
			expect(localite).toEqual([mot || 'Cayenne']);
			const recues = registre.lignes(
				"select valeur from brouillon_onglet where onglet = 'identification' and compte_id = ?",
				compteId
			);
			expect(recues.map(({ valeur }) => JSON.parse(String(valeur)).localite)).toEqual([mot || 'Cayenne']);
			await expect(champ(page, 'Localité')).toHaveValue(mot || 'Cayenne');
		}
	});
}

test('R-062 a tab of the first version of the app is open: the new one opens all the same, and finds what was typed there', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	const { page } = alya;
	const compteId = compteDe(registre, alya.mail);
	const ancien = await page.context().newPage();
	await ancien.goto('/aide');
	await ancien.evaluate(ouvreCommeLaPremiereVersion, compteId);
	await alya.vaSur('/espace');
	await alya.voit('Brouillon');
	await alya.suit('Reprendre mon inscription');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText("Modalités d'inscription");
	expect((await surLeDisque(page, compteId))?.onglets).toHaveLength(1);
});

test('R-062 a tab of today is open while tomorrow’s app opens: it lets go at once, and says that it keeps nothing more', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	const { page } = alya;
	await ouvre(page, `${await poseUnBrouillon(alya, SAISIE)}?onglet=identification`);
	const nouveau = await page.context().newPage();
	await nouveau.goto('/aide');
	const actuelle = await nouveau.evaluate(async () => {
		const bases = await indexedDB.databases();
		return bases.find(({ name }) => name === 'escale')?.version ?? 0;
	});
	expect(actuelle).toBeGreaterThan(1);
	for (let version = actuelle + 1; version <= actuelle + MISES_A_NIVEAU; version++) {
		expect(
			await nouveau.evaluate(
				(version) =>
					new Promise((rendre) => {
						const demande = indexedDB.open('escale', version);
						demande.onsuccess = () => rendre((demande.result.close(), 'open'));
						demande.onblocked = () => rendre('blocked');
						demande.onerror = () => rendre(String(demande.error));
					}),
				version
			)
		).toBe('open');
		await champ(page, 'Localité').fill(`Kourou ${version}`);
		await alya.voit('Cet appareil n’arrive pas à garder votre saisie. Ne fermez pas cette page.');
	}
});

async function ouvre(page: Page, adresse: string): Promise<void> {
	await page.goto(adresse);
	await expect(page.locator('.fr-stepper__title')).toBeVisible();
}

/** The whole of it: what another tab typed may come between the selection of the old word and the new one. */
async function ecrit(page: Page, nom: string, mot: string): Promise<void> {
	await expect(async () => {
		await champ(page, nom).fill(mot);
		await expect(champ(page, nom)).toHaveValue(mot, { timeout: 500 });
	}).toPass();
}

/** What leaves from these pages: two writes at the same time, and what left again after it had been answered. */
function ecoute(pages: Page[]) {
	const enCours = new Set<unknown>();
	const repondues = new Map<string, Page>();
	const doublons: string[] = [];
	const ensemble: string[] = [];
	for (const page of pages) {
		page.on('request', (requete) => {
			if (requete.method() === 'GET') return;
			if (enCours.size > 0) ensemble.push(`${requete.method()} ${requete.url()}`);
			enCours.add(requete);
			if (repondues.has(cleDe(requete))) doublons.push(`${requete.method()} ${requete.url()}`);
		});
		page.on('requestfinished', (requete) => {
			enCours.delete(requete);
			if (requete.method() !== 'GET') repondues.set(cleDe(requete), page);
		});
		// A page that is opened again may not have read the answer: it asks for it again, by the same key.
		page.on('framenavigated', () => {
			for (const [cle, lue] of repondues) if (lue === page) repondues.delete(cle);
		});
		page.on('requestfailed', (requete) => enCours.delete(requete));
	}
	return { ensemble, doublons };
}

const cleDe = (requete: Request) => requete.headers()['idempotency-key'] ?? '';

function compteDe(registre: Registre, mail: string): string {
	return String(registre.lignes('select id from compte where mail = ?', mail)[0]?.id);
}

/** The words of the onglet « Identification », as the server has them. */
function voieDuServeur(registre: Registre, compteId: string): string[] {
	const [recue] = registre.lignes(
		"select valeur from brouillon_onglet where onglet = 'identification' and compte_id = ?",
		compteId
	);
	const valeur: Record<string, string> = recue ? JSON.parse(String(recue.valeur)) : {};
	return Object.values(valeur)
		.filter((mot) => /^m\d+$/.test(mot))
		.sort();
}

/** As it did: its stores, one brouillon, and it closes when a newer one asks. */
async function ouvreCommeLaPremiereVersion(compteId: string): Promise<void> {
	const db = await new Promise<IDBDatabase>((ouverte, ratee) => {
		const demande = indexedDB.open('escale', 1);
		demande.onupgradeneeded = () => {
			demande.result.createObjectStore('brouillons', { keyPath: ['compteId', 'brouillonId'] });
			demande.result.createObjectStore('onglets', { keyPath: ['compteId', 'brouillonId', 'onglet'] });
			demande.result.createObjectStore('examens', { keyPath: 'hash' });
		};
		demande.onsuccess = () => ouverte(demande.result);
		demande.onerror = () => ratee(new Error(String(demande.error)));
	});
	db.onversionchange = () => db.close();
	const cle = { compteId, brouillonId: crypto.randomUUID() };
	const tx = db.transaction(['brouillons', 'onglets'], 'readwrite');
	const quoi = { campagneId: 'BCP-2027-33', candidatureId: null, titre: 'BACCALAURÉAT PROFESSIONNEL' };
	tx.objectStore('brouillons').put({ ...cle, ...quoi, sousTitre: 'Session 2027', creeLe: new Date(), envoiId: null });
	tx.objectStore('onglets').put({ ...cle, onglet: 'modalites', valeur: { acceptees: true }, modifieLe: new Date() });
	await new Promise((fini) => (tx.oncomplete = fini));
}
