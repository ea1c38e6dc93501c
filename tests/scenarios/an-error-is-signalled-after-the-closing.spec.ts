/** After the fermeture nothing is a dead end: an error is signalée, a gestionnaire answers and opens « Modifier » again. */
import { CAMILLE, entreAuBureau } from '../support/bureau.ts';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre, revient } from '../support/raccourcis.ts';

const ERREUR = 'Ma langue est l’espagnol et non l’anglais.';

test('R-175 Alya signals an error after the fermeture, in the train; Camille accepts and gives her a day; she modifies', async ({
	alya,
	courriels,
	horloge,
	registre,
	reseau,
	telephone
}) => {
	test.setTimeout(300_000);
	const { page } = alya;
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await horloge.est('2026-11-22 10:00');
	await revient(alya);
	await alya.vaSur(`/espace/candidatures/${candidatureId}/inscription`);
	await alya.voit(/vous ne pouvez plus modifier vous-même\. Une erreur/);
	await expect(page.getByRole('button', { name: 'Modifier' })).toHaveCount(0);
	await alya.peutLire();
	await alya.suit('Signaler une erreur');
	await alya.voit('Vous n’avez rien signalé.', 'Le service des examens');
	await alya.appuieSur('Envoyer au rectorat');
	await expect(page.getByRole('alert')).toBeFocused();
	await alya.peutLire();

	await reseau.coupe();
	await page.getByLabel(/^Ce qui est faux/).fill(ERREUR);
	await alya.appuieSur('Envoyer au rectorat');
	await alya.voit('Pas encore envoyé.');
	await alya.peutLire();
	await reseau.revient();
	await alya.voit('En attente de réponse', ERREUR);
	await alya.peutLire();

	const bureau = await telephone();
	await bureau.setViewportSize({ width: 1280, height: 800 });
	await entreAuBureau(bureau, CAMILLE);
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	await bureau.getByRole('link', { name: 'Lire et répondre' }).click();
	await expect(bureau.getByRole('region', { name: 'Le signalement' })).toContainText(ERREUR);
	await bureau.getByRole('button', { name: 'Répondre' }).click();
	await expect(bureau.getByRole('alert')).toContainText('2 réponses sont à corriger');
	await sansDefautAxe(bureau);
	await bureau.getByLabel('Accepter').check();
	await bureau.getByLabel(/^Votre mot au candidat/).fill('Corrigez la langue avant demain soir.');
	await bureau.getByLabel(/^Rouvrir/).fill('2026-11-24T18:00');
	await bureau.getByRole('button', { name: 'Répondre' }).click();
	await expect(bureau.getByRole('status')).toContainText('Le candidat a reçu votre réponse.');
	await sansDefautAxe(bureau);

	const { corps, lien } = await courriels.pour(alya.mail, /^Votre signalement est accepté/);
	expect(corps).toContain('Corrigez la langue avant demain soir.');
	await alya.vaSur(lien);
	await alya.voit('Accepté', 'Corrigez la langue avant demain soir.');
	await alya.peutLire();
	await alya.suit('Voir mon inscription');
	await expect(page.getByRole('button', { name: 'Modifier' })).toBeVisible();
});

test('R-224 R-230 Camille écarte a candidature with its reason, then reopens it; Alya reads both', async ({
	alya,
	courriels,
	registre,
	telephone
}) => {
	test.setTimeout(300_000);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const bureau = await telephone();
	await entreAuBureau(bureau, CAMILLE);
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	await bureau.getByText('Changer l’état de la candidature').click();
	await bureau.getByRole('button', { name: 'Changer l’état' }).click();
	await expect(bureau.getByRole('alert')).toContainText('2 réponses sont à corriger');
	await sansDefautAxe(bureau);
	await bureau.getByLabel('Écarter').check();
	await bureau.getByLabel(/^Motif \*/).fill('Candidature en double.');
	await bureau.getByRole('button', { name: 'Changer l’état' }).click();
	await expect(bureau.getByRole('main')).toContainText('écartée');
	expect((await courriels.pour(alya.mail, /^Candidature écartée/)).corps).toContain('Motif : Candidature en double.');
	await alya.vaSur('/espace');
	await alya.voit("Vous n'avez aucune candidature active.");
	await alya.vaSur(`/espace/candidatures/${candidatureId}`);
	await alya.voit(/a été écartée par le service gestionnaire/, 'Signaler une erreur');
	await alya.peutLire();

	await bureau.getByText('Changer l’état de la candidature').click();
	await bureau.getByLabel('Rouvrir').check();
	await bureau.getByLabel(/^Motif \*/).fill('L’autre était le doublon.');
	await bureau.getByRole('button', { name: 'Changer l’état' }).click();
	await expect(bureau.getByRole('main')).toContainText(', inscrit');
	await courriels.pour(alya.mail, /^Candidature rouverte/);
	await alya.vaSur('/espace');
	await alya.suit('Mes activités');
	await alya.voit('Je ne viendrai pas');
});
