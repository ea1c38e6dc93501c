/** A modification is re-read before it is saved, listed afterwards, and looked at by the rectorat once pièces were confirmed. */
import { CAMILLE, entreAuBureau } from '../support/bureau.ts';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { donne } from '../support/envoi-de-fichier.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { confirme, photo } from '../support/pieces.ts';
import { aUneCandidature, entre, SAISIE } from '../support/raccourcis.ts';

const ANGLAIS = { ...SAISIE, epreuves: { choix: { EF1: { inscrit: true, valeur: 'anglais' } } } };

test('R-158 R-175 R-121 Alya re-reads her language without network, saves, finds both versions, signs again; Camille sees what changed', async ({
	alya,
	courriels,
	horloge,
	registre,
	reseau,
	telephone
}) => {
	test.setTimeout(300_000);
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya, ANGLAIS);
	await alya.vaSur('/aide');
	const octets = await photo(page, 'Carte d’identité');
	const { envoiId } = await donne(page, { candidatureId, pieceId: 'identite', octets });
	await confirme(page, candidatureId, 'Identité', { identite: envoiId });

	await horloge.avance({ minutes: 30 });
	await alya.vaSur(`/espace/candidatures/${candidatureId}/inscription`);
	await alya.voit(/Si vous modifiez, il faudra signer de nouveau/, 'Version 01');
	await alya.peutLire();
	await alya.appuieSur('Modifier');
	await parcours.estSur("Modalités d'inscription");
	await alya.vaSur(`${page.url().split('?')[0]}?onglet=epreuves`);
	await alya.champ('Langue').selectOption({ label: 'Espagnol' });
	await parcours.suivant('Récapitulatif');
	const relecture = page.getByRole('region', { name: /Relisez ces choix/ });
	await expect(relecture).toContainText('Spécialité');
	await expect(relecture).toContainText('Espagnol');
	await expect(relecture).toContainText('Vous passez toutes les épreuves à cette session.');
	const change = page.getByRole('region', { name: 'Ce que vous changez depuis la version 1' });
	await expect(change).toContainText(/Langue EF1\s*:\s*Anglais.*Espagnol/s);
	await alya.voit('Vous aviez confirmé des pièces');
	await alya.peutLire();

	// What was fetched once is there without network.
	await reseau.coupe();
	await relecture.getByRole('button', { name: /^Changer.*EF1/ }).click();
	await parcours.estSur('Epreuves');
	await parcours.suivant('Récapitulatif');
	await expect(change).toContainText('Espagnol');
	await reseau.revient();

	await alya.vaSur(`${page.url().split('?')[0]}?onglet=conditions`);
	await parcours.enregistre('001');
	await alya.voit('Version 2', /le récapitulatif signé ne vaut plus/);
	await alya.peutLire();
	const { corps } = await courriels.pour(alya.mail, /^Modification d'inscription/);
	expect(corps).toContain('Le récapitulatif signé est donc à refaire');

	await alya.vaSur(`/espace/candidatures/${candidatureId}/inscription`);
	const versions = page.getByRole('region', { name: 'Versions de mon inscription' });
	await expect(versions.getByRole('listitem').first()).toContainText(/Version 02/);
	await expect(versions).toContainText(/Langue EF1\s*:\s*Anglais.*Espagnol/s);
	await versions.getByRole('link', { name: 'Version 01' }).click();
	await parcours.estSur('Version 01 de mon inscription');
	await alya.voit('Cette version ne compte plus', 'Anglais');
	await alya.peutLire();

	const bureau = await telephone();
	await bureau.setViewportSize({ width: 1280, height: 800 });
	await entreAuBureau(bureau, CAMILLE);
	await bureau.goto('/gestion/signalements');
	await sansDefautAxe(bureau);
	const modifiees = bureau.getByRole('region', { name: 'Modifiées après des pièces confirmées' });
	await modifiees.locator(`a[href$="${candidatureId}"]`).click();
	await expect(bureau.getByRole('main')).toContainText('Modifiée après des pièces confirmées.');
	await expect(bureau.getByRole('main')).toContainText(/Langue EF1\s*:\s*Anglais → Espagnol/);
	await sansDefautAxe(bureau);
	await bureau.getByRole('button', { name: 'J’ai vérifié' }).click();
	await expect(modifiees.locator(`a[href$="${candidatureId}"]`)).toHaveCount(0);
});
