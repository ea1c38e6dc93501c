/** Escale on the home screen of a telephone: the browser itself says whether it can be put there. */
import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { estGardee } from '../support/application.ts';
import { expect, test } from '../support/monde.ts';
import { ALYA } from '../support/identites.ts';
import { demandeUnCompte, ICI, lienDActivation } from '../support/raccourcis.ts';

test('Escale can be installed on a telephone, with its icons, its captures and its three shortcuts', async ({
	serveur,
	registre,
	baseURL,
	page
}) => {
	const manifeste = await (await page.request.get('/manifest.webmanifest')).json();
	const images = [...manifeste.icons, ...manifeste.screenshots].map(({ src }: { src: string }) => src);
	for (const image of images) expect((await page.request.get(image)).headers()['content-type']).toBe('image/png');
	expect(manifeste.screenshots.map((s: { form_factor: string }) => s.form_factor).sort()).toEqual(['narrow', 'wide']);
	expect(manifeste.shortcuts.map((s: { name: string }) => s.name)).toEqual([
		'Mes inscriptions',
		'Nouvelle candidature',
		'Ouverture des services'
	]);

	// A private window never offers to install: this telephone has a profile of its own.
	const profil = mkdtempSync(join(tmpdir(), 'escale-profil-'));
	const telephone = await chromium.launchPersistentContext(profil, {
		executablePath: process.env.CHROMIUM,
		baseURL,
		args: ['--no-sandbox', '--disable-gpu']
	});
	try {
		const mail = 'installe@exemple.fr';
		const alya = await telephone.newPage();
		await demandeUnCompte(alya, { ...ALYA, mail });
		await alya.request.post(lienDActivation(mail, registre), { headers: ICI, form: {} });
		await alya.request.post('/connexion', { headers: ICI, form: { identifiant: mail, motDePasse: ALYA.motDePasse } });
		await alya.goto('/espace');
		await expect(alya.getByRole('heading', { level: 1 })).toHaveText('Mes inscriptions');
		await estGardee(alya);
		const cdp = await telephone.newCDPSession(alya);
		const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
		expect(installabilityErrors).toEqual([]);
		const { errors } = await cdp.send('Page.getAppManifest');
		expect(errors).toEqual([]);
	} finally {
		await telephone.close();
		rmSync(profil, { recursive: true, force: true });
	}
	expect(serveur.journal().filter(({ niveau }) => niveau === 'erreur')).toEqual([]);
});
