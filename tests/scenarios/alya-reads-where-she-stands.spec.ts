/** « Où j’en suis »: one line on every page of the space, the way in eight stops, and the dates in one's agenda. */
import { readFileSync } from 'node:fs';
import { estGardee } from '../support/application.ts';
import { expect, test } from '../support/monde.ts';
import { donne } from '../support/envoi-de-fichier.ts';
import { jpeg } from '../support/fichiers.ts';
import { aUneCandidature, entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

test.use({ serveurPour: 'situation' });

const LIGNE =
	/Votre inscription n’est pas encore définitive\s: il manque la confirmation signée et \d\spièces?, avant le 21\snovembre 2026 à 17\sh\s00 \(heure de Cayenne, soit 21\sh\s00 sur cet appareil\), dans 16\sjours/;

test('R-156 R-214 Alya reads what is missing, by when and how many days are left, on every page and without network', async ({
	alya,
	registre,
	reseau,
	horloge,
	surveillance
}) => {
	// Back after sixteen days she is signed out.
	surveillance.tolere(/^401 GET /);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const base = `/espace/candidatures/${candidatureId}`;
	const { page } = alya;
	const bandeau = page.getByRole('complementary', { name: 'Où j’en suis' });

	await alya.vaSur('/espace');
	await expect(page.getByRole('main')).toContainText(LIGNE);
	await alya.peutLire();
	for (const chemin of [base, `${base}/documents`, `${base}/justificatifs`, `${base}/notes`, `${base}/inscription`]) {
		await alya.vaSur(chemin);
		await expect(bandeau, chemin).toContainText(LIGNE);
	}
	// On the pages that are of no candidature, the one that cannot wait, with the way to it.
	for (const chemin of ['/espace/messages', '/espace/envois', '/espace/nouvelle']) {
		await alya.vaSur(chemin);
		await expect(bandeau, chemin).toContainText(LIGNE);
		await alya.peutLire();
	}
	await bandeau.getByRole('link', { name: /^Voir/ }).click();
	await expect(page).toHaveURL(new RegExp(`${base}$`));

	// The last day, then too late; the telephone has no network any more and still counts.
	await estGardee(page);
	await reseau.coupe();
	await horloge.est('2026-11-21 10:00');
	await page.reload();
	await expect(bandeau).toContainText(/, aujourd’hui/);
	await horloge.est('2026-11-21 21:00');
	await page.reload();
	await expect(bandeau).toContainText(
		/Votre inscription n’est pas définitive.*la date limite était le 21\snovembre 2026/
	);
	await reseau.revient();
});

test('R-214 the way has eight stops: what is behind, where one stands, what comes', async ({ alya, registre }) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await alya.vaSur(`/espace/candidatures/${candidatureId}`);
	const chemin = alya.page.getByRole('region', { name: 'Mon chemin' }).getByRole('listitem');
	await expect(chemin).toHaveCount(8);
	await expect(chemin.nth(2)).toContainText(/Fait\s: Inscription enregistrée/);
	await expect(chemin.nth(3)).toHaveAttribute('aria-current', 'step');
	await expect(chemin.nth(3)).toContainText(/Pièces confirmées.*avant le 21\snovembre 2026/);
	await alya.peutLire();
	await donne(alya.page, { candidatureId, pieceId: 'identite', octets: jpeg() });
	await alya.page.reload();
	await alya.voit(/1\spièce à confirmer/);
});

test('R-010 the dates go into the telephone’s agenda: the fermeture, and the pièces', async ({ alya, registre }) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await alya.vaSur(`/espace/candidatures/${candidatureId}`);
	const [fichier] = await Promise.all([
		alya.page.waitForEvent('download'),
		alya.suit('Mettre les dates dans mon agenda')
	]);
	expect(fichier.suggestedFilename()).toMatch(/\.ics$/);
	const texte = readFileSync(await fichier.path(), 'utf8');
	expect(texte.match(/^DTEND:20261121T200000Z/gm)).toHaveLength(2);
	expect(texte.match(/^BEGIN:VALARM/gm)).toHaveLength(6);
});

test('R-062 a brouillon says by when it must be enregistré', async ({ alya, registre }) => {
	await entre(alya, registre);
	await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur('/espace');
	await alya.voit(/Rien n’est enregistré\s:/, /allez jusqu’au bouton.*avant le 21\snovembre 2026 à 17\sh\s00/);
	await alya.vaSur('/espace/messages');
	await alya.voit(/Rien n’est enregistré\s:/);
});
