/** « J’ai fourni toutes mes pièces » waits on the telephone; the file it was said of is taken back, or another is given. */
import { estGardee } from '../support/application.ts';
import { expect, test } from '../support/monde.ts';
import type { Personne } from '../support/personne.ts';
import { choisitUnePhoto } from '../support/pieces.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';
import type { Registre } from '../support/registre.ts';

/** Signed in and registered, in front of the pièces: which candidature, and where the identity document stands. */
async function surSesJustificatifs(alya: Personne, registre: Registre) {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs`);
	return { candidatureId, identite: alya.page.locator('#piece-identite') };
}

test('R-204 Alya confirms without network, then takes the file back: nothing is locked in her name, and the file that takes its place is the one confirmed', async ({
	alya,
	registre,
	reseau
}) => {
	const { page } = alya;
	const { candidatureId, identite } = await surSesJustificatifs(alya, registre);
	const fait = page.getByLabel(/^J’ai fourni toutes mes pièces du groupe/);
	const envoie = async (mots: string) => {
		await choisitUnePhoto(identite, mots);
		await fait.check();
		await alya.appuieSur(/^Envoyer la page \(/);
	};
	const piece = () => {
		const requete = 'select depot_id, verrouillee_le from piece where candidature_id = ? and piece_id = ?';
		return registre.lignes(requete, candidatureId, 'identite')[0] ?? { depot_id: null, verrouillee_le: null };
	};
	await estGardee(page);
	await reseau.coupe();
	await envoie('Floue');
	await expect(identite).toContainText('Gardé sur cet appareil');
	await alya.voit(/Votre confirmation est gardée/);
	await identite.getByRole('button', { name: 'Supprimer' }).click();
	await identite.getByRole('button', { name: 'Oui, supprimer ce fichier' }).click();
	await expect(identite).toContainText('Aucun fichier');
	await alya.neVoitPas(/Votre confirmation est gardée/);
	await alya.peutLire();

	await envoie('Nette');
	await identite.getByText('Remplacer ce fichier').click();
	await envoie('Plus nette');
	await reseau.revient();
	await expect(identite).toContainText('Validé le');
	await alya.neVoitPas('Il manque encore');
	const donnes = registre.lignes('select id from depot where candidature_id = ? and retire_le is null', candidatureId);
	expect(donnes).toHaveLength(1);
	expect(piece()).toMatchObject({ depot_id: donnes[0]?.id, verrouillee_le: expect.anything() });
});

test('R-204 on a slow line Alya takes back a file that is leaving, and had been confirmed: it leaves no further, and is not locked', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const { candidatureId, identite } = await surSesJustificatifs(alya, registre);
	const passe = Promise.withResolvers<void>();
	const enRoute = Promise.withResolvers<void>();
	await page.context().route('**/api/depots/*', async (route) => {
		if (route.request().method() !== 'PATCH') return route.fallback();
		enRoute.resolve();
		await passe.promise;
		await route.fallback();
	});
	await choisitUnePhoto(identite, 'Floue');
	await page.getByLabel(/^J’ai fourni toutes mes pièces du groupe/).check();
	await alya.appuieSur(/^Envoyer la page \(/);
	await enRoute.promise;
	await identite.getByRole('button', { name: 'Supprimer' }).click();
	await identite.getByRole('button', { name: 'Oui, supprimer ce fichier' }).click();
	passe.resolve();
	await alya.vaSur('/espace/envois');
	await alya.voit('Tout est parti.');
	const requete =
		'select 1 from piece where candidature_id = ? and (depot_id is not null or verrouillee_le is not null)';
	expect(registre.lignes(requete, candidatureId)).toEqual([]);
	expect(registre.lignes('select 1 from depot where candidature_id = ? and retire_le is null', candidatureId)).toEqual(
		[]
	);
});
