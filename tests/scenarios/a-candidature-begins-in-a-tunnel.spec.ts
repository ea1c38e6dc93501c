/** What was chosen, or only looked at, with network: begun without it. */
import type { Page } from '@playwright/test';
import { estGardee } from '../support/application.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre } from '../support/raccourcis.ts';

test('R-060 chosen before the tunnel, the inscription begins in it; another exam says that it needs the network once', async ({
	alya,
	registre,
	reseau
}) => {
	await entre(alya, registre);
	const { page } = alya;
	await alya.vaSur('/espace');
	await estGardee(page);
	await page.getByRole('main').getByRole('link', { name: 'Ajouter une nouvelle candidature' }).click();
	for (const choix of ['BACCALAURÉAT PROFESSIONNEL', '2027', 'ACADÉMIE DE LA GUYANE - (2027)']) await alya.suit(choix);
	await alya.voit('Les inscriptions sont ouvertes');
	await expect.poll(() => reglesGardees(page)).toBe(1);

	await reseau.coupe();
	await alya.vaSur('/espace/nouvelle?examen=BP&session=2027');
	await alya.voit(/Cette page est celle vue à/);
	await page
		.getByRole('main')
		.getByRole('link', { name: /^ACADÉMIE/ })
		.first()
		.click();
	await alya.voit('Les inscriptions sont ouvertes');
	await page.getByRole('button', { name: /Démarrer/ }).click();
	await alya.voit('Il faut le réseau une première fois');
	await alya.peutLire();

	await alya.vaSur('/espace/nouvelle?examen=BCP&session=2027&academie=33');
	await alya.appuieSur('Démarrer mon inscription');
	const parcours = new Parcours(alya);
	await parcours.estSur("Modalités d'inscription");
	await parcours.accepteLesModalites();
	await alya.voit(/^Enregistré sur cet appareil/);
	await reseau.revient();
	await alya.voit(/^Enregistré sur le serveur/);
});

/** How many exam files this telephone holds. */
function reglesGardees(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((rendre) => {
				const demande = indexedDB.open('escale');
				demande.onsuccess = () => {
					const compte = demande.result.transaction('examens').objectStore('examens').count();
					compte.onsuccess = () => (demande.result.close(), rendre(compte.result));
				};
			})
	);
}
