/** « Modifier » replays the onglets with what was enregistré, and makes the next version. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { texteDuPdf } from '../support/pdf.ts';
import { aUneCandidature, entre, SAISIE } from '../support/raccourcis.ts';

test('R-121 R-152 R-158 Alya modifies her address: version 2, a mail that says so, and only the last documents', async ({
	alya,
	registre,
	courriels,
	horloge
}) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya, {
		...SAISIE,
		epreuves: { choix: { EF1: { inscrit: true, valeur: 'anglais' } } }
	});
	await horloge.avance({ minutes: 30 });
	await alya.vaSur('/espace');
	await alya.voit(/Version 1, enregistrée le 05\/11\/2026 à 05:00/, /Vous pouvez la modifier/);
	await alya.suit('Mon inscription');
	await parcours.estSur('Mon inscription');
	// What was enregistré is read, with nothing to press in its blocks.
	await alya.voit('Acquis déclarés', '12 rue Lallouette');
	await expect(page.getByRole('button', { name: /^Modifier/ })).toHaveCount(1);
	await alya.appuieSur('Modifier');

	await parcours.estSur("Modalités d'inscription");
	await alya.voit('Modification en cours');
	await expect(page.getByLabel('J’ai lu les modalités d’inscription et je les accepte.')).toBeChecked();
	await parcours.suivant('Identification');
	await expect(alya.champ('Numéro, rue, voie')).toHaveValue('12 rue Lallouette');
	await alya.champ('Numéro, rue, voie').fill('3 avenue de la Liberté');
	await parcours.suivant('Informations candidature');
	await expect(alya.champ('Etablissement')).toHaveValue('INDIV_973');
	await parcours.suivant('Qualification présentée');
	await expect(alya.champ('Spécialité')).toHaveValue('40025303');
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	await expect(alya.champ('Langue')).toHaveValue('anglais');

	// Gone away and come back by « Modifier »: the same modification goes on.
	await parcours.garde();
	await alya.appuieSur('Quitter');
	await parcours.estSur('Mes inscriptions');
	await alya.suit('Mon inscription');
	await alya.voit('12 rue Lallouette');
	await alya.appuieSur('Modifier');
	await parcours.suivant('Identification');
	await expect(alya.champ('Numéro, rue, voie')).toHaveValue('3 avenue de la Liberté');

	await alya.vaSur(`${page.url().split('?')[0]}?onglet=conditions`);
	await parcours.enregistre('001');
	await alya.voit('Version 2', /prise en compte le 05\/11\/2026 à 05:30/);
	const mail = await courriels.pour(alya.mail, /^Modification d'inscription : BACCALAURÉAT PROFESSIONNEL$/);
	expect(mail.corps).toContain('Version : 2 du 05/11/2026 à 05:30');

	await alya.vaSur(`/espace/candidatures/${candidatureId}/documents`);
	await alya.voit('Version n°2 mis à jour le 05/11/2026 05:30');
	await alya.neVoitPas(/Version n°1/);
	await expect(page.getByRole('link', { name: /^PDF/ })).toHaveCount(2);
	const adresse = await page.getByRole('link', { name: /^PDF : Récapitulatif/ }).getAttribute('href');
	const texte = texteDuPdf(await (await page.request.get(adresse ?? '')).body());
	if (texte !== null) {
		expect(texte).toContain('3 avenue de la Liberté');
		expect(texte).not.toContain('12 rue Lallouette');
		expect(texte).toMatch(/Version\s*:?\s*0?2/);
	}
	await alya.vaSur(`/espace/candidatures/${candidatureId}/inscription`);
	await alya.voit('3 avenue de la Liberté');
	// The old one is told by what changed, and by nothing else.
	await expect(page.getByText('12 rue Lallouette')).toHaveCount(1);
	await expect(page.getByRole('region', { name: 'Versions de mon inscription' })).toContainText(
		/Numéro, rue, voie\s*:\s*12 rue Lallouette.*3 avenue de la Liberté/s
	);
	expect(
		registre.lignes('select version from candidature_version where candidature_id = ? order by version', candidatureId)
	).toEqual([{ version: 1 }, { version: 2 }]);
});
