/** The rectorat publishes a convocation; Alya is told, opens it, keeps it without network; the desk sees that it was read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { estGardee } from '../support/application.ts';
import { CAMILLE, entreAuBureau } from '../support/bureau.ts';
import { commande } from '../support/commande.ts';
import { pdf } from '../support/fichiers.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { aUneCandidature, entre, GUYANE } from '../support/raccourcis.ts';

test.use({ serveurPour: 'publications' });

test('R-152 R-153 R-154 R-172 R-185 R-220 Camille publishes a convocation; Alya finds it new, opens it by the mail’s link and again without network', async ({
	alya,
	telephone,
	courriels,
	registre,
	reseau,
	surveillance
}) => {
	test.setTimeout(240_000);
	// The browser shows a PDF by an extension of its own.
	surveillance.tolere(/chrome-extension:/);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);

	const bureau = await telephone();
	await bureau.setViewportSize({ width: 1280, height: 800 });
	surveillance.confie('Camille Rose-Belle', CAMILLE.mail);
	await entreAuBureau(bureau, CAMILLE);
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	const documents = bureau.locator('#documents');
	await documents.getByText('Publier un document').click();
	await documents.getByRole('button', { name: 'Publier' }).click();
	await expect(bureau.getByRole('alert')).toContainText('2 réponses sont à corriger');
	await sansDefautAxe(bureau);
	await documents.getByLabel('Type du document').selectOption('Convocation');
	const fichier = { name: 'a.pdf', mimeType: 'application/pdf' };
	await documents.getByLabel('Fichier').setInputFiles({ ...fichier, buffer: Buffer.from('ceci n’est pas un PDF') });
	await documents.getByRole('button', { name: 'Publier' }).click();
	await expect(documents).toContainText('Ce fichier n’est pas un PDF.');
	await documents.getByLabel('Type du document').selectOption('Convocation');
	await documents.getByLabel('Fichier').setInputFiles({ ...fichier, buffer: Buffer.from(await pdf()) });
	await documents.getByRole('button', { name: 'Publier' }).click();
	await expect(documents).toContainText('C’est publié. Le candidat en est informé.');
	await expect(documents).toContainText('pas encore lu');
	await sansDefautAxe(bureau);

	await alya.vaSur('/espace');
	const carte = alya.page.getByRole('main');
	await expect(carte.getByRole('link', { name: '1 document à lire' })).toBeVisible();
	await expect(carte.getByRole('link', { name: '2 messages non lus' })).toBeVisible();
	await alya.peutLire();

	const { lien, corps } = await courriels.pour(alya.mail, /^Document disponible : Convocation$/);
	expect(corps).toContain('Aucun document ne vous sera envoyé par la poste.');
	await alya.vaSur(lien);
	await new Parcours(alya).estSur('Convocation');
	await alya.peutLire();
	const ouvre = async () => {
		const ouvert = alya.page.context().waitForEvent('page');
		await alya.page.getByRole('link', { name: /^Ouvrir le PDF/ }).click();
		return ouvert;
	};
	await (await ouvre()).close();
	// It is kept here, and the server knows that it was read.
	await expect
		.poll(() => registre.lignes('select lu_le from document where candidature_id = ? and lu_le > 0', candidatureId))
		.toHaveLength(1);
	await bureau.reload();
	await expect(documents).toContainText(/lu le 05\/11\/2026/);

	await alya.vaSur('/espace');
	await expect(carte.getByRole('link', { name: '1 message non lu' })).toBeVisible();
	await expect(carte.getByText('document à lire')).toHaveCount(0);
	await alya.suit('1 message non lu');
	// Here are all of them, that of the activation too.
	await alya.voit(/2\smessages non lus\./);
	await alya.peutLire();
	await alya.page.getByText('Inscription enregistrée : BACCALAURÉAT PROFESSIONNEL').click();
	await expect(alya.page.getByText('Non lu', { exact: true })).toHaveCount(1);
	await alya.page.getByText('Document disponible : Convocation').click();
	await alya.suit('Ouvrir ce document');
	await new Parcours(alya).estSur('Convocation');

	await reseau.coupe();
	await expect(alya.page.getByRole('link', { name: /^Ouvrir le PDF/ })).toHaveAttribute('href', /^blob:/);
	await reseau.revient();
});

test('R-152 what Alya opens without network is told as read once the network is back', async ({
	alya,
	registre,
	reseau,
	serveur
}) => {
	test.setTimeout(240_000);
	await entre(alya, registre);
	await aUneCandidature(alya);
	const [compte] = registre.lignes('select numero_candidat as numero from compte where mail = ?', alya.mail);
	const numero = String(compte?.numero);
	const dossier = join(serveur.dataDir, 'convocations');
	mkdirSync(dossier);
	writeFileSync(join(dossier, `${numero}.pdf`), await pdf());
	writeFileSync(join(dossier, 'Alya Sainvil.pdf'), await pdf());
	writeFileSync(join(dossier, '02600000000.pdf'), await pdf());
	const publier = () => commande(serveur, 'documents', 'publier', dossier, '--campagne', GUYANE);
	const { sortie } = await publier();
	expect(sortie).toContain(`${numero}.pdf : publié, version 1`);
	expect(sortie).toContain('Alya Sainvil.pdf : refusé, le nom attendu est NUMEROCANDIDAT.pdf');
	expect(sortie).toContain('02600000000.pdf : refusé, 02600000000 n’a pas de candidature enregistrée');
	expect(sortie).toContain('Convocation. Publiés : 1. Déjà là : 0. Refusés : 2.');
	expect((await publier()).sortie).toContain('Publiés : 0. Déjà là : 1. Refusés : 2.');

	// A message is opened without network: it is read here at once, there later.
	await alya.vaSur('/espace/messages');
	await alya.voit(/3\smessages non lus\./);
	await estGardee(alya.page);
	await reseau.coupe();
	await alya.page.getByText('Document disponible : Convocation').click();
	await alya.voit(/2\smessages non lus\./);
	const lu = () =>
		registre.lignes("select lu_le from courriel where destinataire = ? and objet like 'Document%'", alya.mail)[0]
			?.lu_le;
	expect(lu()).toBeNull();
	// It is no modification that has not left.
	await expect(alya.page.getByText(/non envoyée/)).toHaveCount(0);
	await reseau.revient();
	await expect.poll(lu).not.toBeNull();
});
