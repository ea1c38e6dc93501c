/**
 * REL11: the connection to the phone's database dies while somebody types. WebKit closes it under a page that went to
 * the background, and its handle then throws; no WebKit runs here, so its failures are emulated in Chromium: handles
 * closed with and without their `close` event, `transaction()` throwing several times in a row. Each seed draws which
 * and when; `REL_SEED`, `REL11_SEEDS`.
 */
import type { Page } from '@playwright/test';
import { graines, Hasard } from '../rel/hasard.ts';
import { surLeDisque } from '../rel/livre.ts';
import { Parcours } from '../support/parcours.ts';
import { expect, test } from '../support/monde.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

const COUPURES = { aucune: 2, jette: 4, fermee: 2, fermee_dite: 2 } as const;

for (const graine of graines('REL11')) {
	test(`R-062 seed ${graine}: whatever becomes of the connection, each word typed is on the disk`, async ({
		alya,
		registre
	}) => {
		const hasard = new Hasard(graine);
		const { page } = alya;
		await emule(page);
		await entre(alya, registre);
		const adresse = await poseUnBrouillon(alya, SAISIE);
		const compteId = String(registre.lignes('select id from compte where mail = ?', alya.mail)[0]?.id);
		await alya.vaSur(`${adresse}?onglet=identification`);
		await new Parcours(alya).estSur('Identification');
		for (let coup = 0; coup < 10; coup++) {
			const coupure = hasard.pese(COUPURES);
			const fois = hasard.entier(1, 3);
			const nom = hasard.parmi(['InvalidStateError', 'UnknownError']);
			await page.evaluate((quoi) => Reflect.get(window, 'couper')(quoi), { coupure, fois, nom });
			const mot = `${graine} rue Coupée ${coup}`;
			await alya.champ('Numéro, rue, voie').fill(mot);
			await alya.voit(/^Enregistré sur (cet appareil|le serveur)/);
			await alya.neVoitPas(/n’arrive pas à garder/);
			await page.evaluate(() => Reflect.get(window, 'couper')({ coupure: 'aucune', fois: 0, nom: '' }));
			const lu = (await surLeDisque(page, compteId))?.onglets.find((o) => o.onglet === 'identification');
			expect(lu?.valeur.voie, `${coupure} ${fois} ${nom}`).toBe(mot);
		}
		// And what goes to the server goes on going there.
		await alya.appuieSur('Suivant');
		await alya.voit(/^Enregistré sur le serveur/);
	});
}

/** `couper` in the page: what the next uses of its database come up against. */
async function emule(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const ouvertes = new Set<IDBDatabase>();
		let reste = 0;
		let nom = '';
		const { open } = IDBFactory.prototype;
		IDBFactory.prototype.open = function (...quoi) {
			const demande = open.apply(this, quoi);
			demande.addEventListener('success', () => ouvertes.add(demande.result));
			return demande;
		};
		const { transaction } = IDBDatabase.prototype;
		IDBDatabase.prototype.transaction = function (...quoi) {
			if (reste-- > 0) throw new DOMException('emulated', nom);
			return transaction.apply(this, quoi);
		};
		Reflect.set(window, 'couper', (ordre: { coupure: string; fois: number; nom: string }) => {
			reste = ordre.coupure === 'jette' ? ordre.fois : 0;
			nom = ordre.nom;
			if (!ordre.coupure.startsWith('fermee')) return;
			for (const db of ouvertes) {
				db.close();
				if (ordre.coupure === 'fermee_dite') db.dispatchEvent(new Event('close'));
			}
			ouvertes.clear();
		});
	});
}
