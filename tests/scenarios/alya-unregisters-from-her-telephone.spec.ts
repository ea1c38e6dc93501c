/** « Se désinscrire »: the words of the guides, final, seen at the desk, and plain about what has not left. */
import { CAMILLE, entreAuBureau } from '../support/bureau.ts';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre, revient } from '../support/raccourcis.ts';

test('R-180 Alya unregisters without network: she is still registered until it arrived, then the card is gone, and a new one may follow', async ({
	alya,
	courriels,
	registre,
	reseau,
	telephone
}) => {
	test.setTimeout(300_000);
	const { page } = alya;
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	// A modification that she began, and forgets.
	await alya.vaSur(`/espace/candidatures/${candidatureId}/inscription`);
	await alya.appuieSur('Modifier');
	await page.waitForURL(/\/espace\/inscription\//);
	const modification = new URL(page.url()).pathname;
	await alya.vaSur('/espace');
	await alya.appuieSur(/^Se désinscrire/);
	await alya.voit(
		'Attention : vous vous apprêtez à vous désinscrire.',
		"En cas d'erreur de désinscription, vous devrez procéder à une réinscription pour être autorisé(e) à vous présenter.",
		'Etes-vous certain(e) de vouloir poursuivre cette action ?'
	);
	await alya.peutLire();
	await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);

	await alya.appuieSur(/^Se désinscrire/);
	await expect(page.getByRole('dialog')).toBeVisible();
	await reseau.coupe();
	await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
	await alya.voit('Vous êtes encore inscrit(e).', 'elle compte quand le serveur l’a reçue');
	await alya.peutLire();
	expect(registre.lignes('select etat from candidature where id = ?', candidatureId)).toEqual([{ etat: 'inscrit' }]);

	// Taken back before it left, it says nothing of a désinscription; then pressed again.
	await alya.appuieSur('Ne plus me désinscrire');
	await alya.appuieSur(/^Se désinscrire/);
	await alya.neVoitPas('Votre désinscription a bien été prise en compte');
	await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
	await alya.voit('Vous êtes encore inscrit(e).');

	await reseau.revient();
	await alya.voit('Votre désinscription a bien été prise en compte', "Vous n'avez aucune candidature active.");
	await alya.peutLire();
	expect(registre.lignes('select etat from candidature where id = ?', candidatureId)).toEqual([{ etat: 'desinscrit' }]);
	const { corps } = await courriels.pour(alya.mail, /^Désinscription/);
	expect(corps).toContain('Cette candidature ne peut pas être réactivée');
	expect(courriels.tous(alya.mail).filter(({ objet }) => objet.startsWith('Désinscription'))).toHaveLength(1);

	const bureau = await telephone();
	await entreAuBureau(bureau, CAMILLE);
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	await expect(bureau.getByRole('main')).toContainText('Désinscrit par le candidat');
	await bureau.getByText('Ce qui s’est passé').click();
	await expect(bureau.getByRole('main')).toContainText('Désinscription, le candidat');
	await sansDefautAxe(bureau);

	// It leaves the cards, and not her sight.
	await alya.vaSur('/espace');
	await page.getByText(/^Candidatures qui ne comptent plus\s: 1$/).click();
	await alya.voit('Désinscrite par vous', /Le 05\/11\/2026 à 05:\d\d \(heure de Cayenne\)/);
	await alya.peutLire();
	await alya.suit(/^Ce qu’il en reste/);
	await alya.voit(/Cette candidature est désinscrite\. Pour vous présenter, faites une nouvelle candidature/);
	await alya.peutLire();
	await alya.suit('Mes justificatifs');
	await alya.voit('Plus rien à donner', 'Cette candidature est désinscrite.');
	await expect(page.getByRole('button', { name: /^(Photographier|Choisir)/ })).toHaveCount(0);
	await alya.peutLire();
	// What was being modified says so at once, and keeps what was typed until she lets it go.
	await alya.vaSur(modification);
	await alya.voit('Cette modification ne peut plus être enregistrée', 'Cette candidature est désinscrite.');
	await alya.peutLire();
	await alya.appuieSur('Effacer cette modification');
	await page.waitForURL('**/espace');
	expect(await aUneCandidature(alya)).toMatchObject({ numeroInscription: '002' });
});

test('R-180 after the fermeture Alya is told whom to ask; she can still say that she will not come, and take it back', async ({
	alya,
	horloge,
	registre
}) => {
	const { page } = alya;
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await horloge.est('2026-11-22 10:00');
	await revient(alya);
	await alya.vaSur('/espace');
	await expect(page.getByRole('button', { name: /^Se désinscrire/ })).toHaveCount(0);
	await alya.suit('Mes activités');
	await alya.voit(/vous ne pouvez plus vous désinscrire vous-même\. Contactez le service gestionnaire/);
	await alya.peutLire();

	await alya.appuieSur('Je ne viendrai pas');
	await alya.appuieSur('Oui, je ne viendrai pas');
	await alya.voit(/Vous avez prévenu le 22\/11\/2026/, 'Vous restez inscrit(e)');
	await alya.peutLire();
	const [dite] = registre.lignes('select etat, absente_le as le from candidature where id = ?', candidatureId);
	expect(dite).toMatchObject({ etat: 'inscrit', le: expect.anything() });
	await alya.appuieSur('Je viendrai finalement');
	await expect(page.getByRole('button', { name: 'Je ne viendrai pas' })).toBeVisible();
});
