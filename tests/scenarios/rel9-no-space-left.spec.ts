/**
 * REL9: the phone runs out of space while somebody types. What is typed is kept, documents kept to be seen again make
 * room for it; when nothing helps the person is told, and what they typed is kept once there is room. No promise of the
 * page is left alone with its failure. Each seed draws how much and when; `REL_SEED`, `REL9_SEEDS`.
 */
import type { CDPSession, Page } from '@playwright/test';
import { graines, Hasard } from '../rel/hasard.ts';
import { surLeDisque } from '../rel/livre.ts';
import { Parcours } from '../support/parcours.ts';
import { expect, test } from '../support/monde.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

const MO = 1_000_000;
const PAS_GARDE = 'Cet appareil n’arrive pas à garder votre saisie. Ne fermez pas cette page.';

for (const graine of graines('REL9')) {
	const hasard = new Hasard(graine);
	const quota = Math.round((0.5 + hasard.nombre() * 5.5) * MO);
	const coups = hasard.entier(3, 6);
	const plein = hasard.entier(0, coups - 1);
	const sansIssue = hasard.chance(0.4);

	test(`R-062 seed ${graine}: ${(quota / MO).toFixed(1)} MB, full at key ${plein}${sansIssue ? ' for good' : ''}`, async ({
		alya,
		registre,
		serveur,
		reseau
	}) => {
		const { page } = alya;
		const cdp = await page.context().newCDPSession(page);
		// Before the first page: the browser asks how much room there is when it opens the database, and trusts it a while.
		await regleLeQuota(cdp, serveur.origin, quota);
		await entre(alya, registre);
		const adresse = await poseUnBrouillon(alya, SAISIE);
		const compteId = String(registre.lignes('select id from compte where mail = ?', alya.mail)[0]?.id);
		await alya.vaSur(`${adresse}?onglet=identification`);
		await new Parcours(alya).estSur('Identification');
		await reseau.coupe();
		const voie = alya.champ('Numéro, rue, voie');
		const surDisque = async () =>
			(await surLeDisque(page, compteId))?.onglets.find((o) => o.onglet === 'identification')?.valeur.voie;
		const tape = async (mot: string) => {
			await voie.fill(mot);
			await alya.voit(/^Enregistré sur cet appareil/);
			await alya.neVoitPas(PAS_GARDE);
			expect(await surDisque()).toBe(mot);
		};

		for (let coup = 0; coup < plein; coup++) await tape(`${graine} rue du Plein ${coup}`);
		expect(await remplit(page, compteId, quota)).toBeLessThan(256);
		if (sansIssue) await regleLeQuota(cdp, serveur.origin, 1);
		for (let coup = plein; coup < coups; coup++) {
			const mot = `${graine} rue du Plein ${coup}`;
			if (sansIssue) {
				await voie.fill(mot);
				await alya.voit(PAS_GARDE);
				await expect(voie).toHaveValue(mot);
			} else await tape(mot);
		}
		if (sansIssue) {
			// Nobody leaves it behind by a wrong press, nor by a second one, nor by signing out.
			for (let presse = 0; presse < 2; presse++) {
				await page.getByRole('button', { name: 'Quitter', exact: true }).click();
				await expect(page.getByRole('button', { name: 'Quitter sans garder ma saisie' })).toBeVisible();
			}
			await page.locator('header summary').filter({ visible: true }).click();
			await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
			await expect(page.getByRole('alertdialog')).toContainText('n’a pas encore gardé serait perdu');
			await alya.appuieSur('Rester connecté(e)');
			await expect(voie).toHaveValue(`${graine} rue du Plein ${coups - 1}`);
			await alya.peutLire();
		}
		// Room again: the next key keeps all.
		await regleLeQuota(cdp, serveur.origin, undefined);
		await tape(`${graine} rue Large`);
	});
}

async function regleLeQuota(cdp: CDPSession, origin: string, quotaSize: number | undefined): Promise<void> {
	await cdp.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) });
}

/** Documents that were opened fill the disk, until not even the smallest row fits; returns the size of the last that did not. */
function remplit(page: Page, compteId: string, octets: number): Promise<number> {
	return page.evaluate(
		async ({ compteId, octets }) => {
			const db = await new Promise<IDBDatabase>((ouverte) => {
				const demande = indexedDB.open('escale');
				demande.onsuccess = () => ouverte(demande.result);
			});
			let taille = Math.ceil(octets / 4);
			for (let i = 0; taille >= 128; i++) {
				const contenu = new Uint8Array(taille);
				// What can be compressed would take no room.
				for (let k = 0; k < taille; k += 65_536) crypto.getRandomValues(contenu.subarray(k, k + 65_536));
				const ligne = { compteId, chemin: `/d/${i}`, octets: contenu.buffer, type: '', vuLe: '' };
				const tenu = await new Promise((rendre) => {
					const tx = db.transaction('documents', 'readwrite');
					tx.objectStore('documents').put(ligne);
					tx.oncomplete = () => rendre(true);
					tx.onabort = () => rendre(false);
				});
				if (!tenu) taille = Math.floor(taille / 2);
			}
			db.close();
			return taille;
		},
		{ compteId, octets }
	);
}
