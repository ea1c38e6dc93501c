/** Bénéfice of kept marks, forme progressive, dispenses by a VAE or a title, and what a change of mind leaves (R-100 … ). */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

const NOTE = (code: string) => `[name="acquis.dejaPresente.notes.${code}"]`;

test('R-102 R-092 who already sat the exam keeps marks from 10; in forme progressive lower ones too, and sits what they choose', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur(`${adresse}?onglet=acquis`);
	await page.locator('[name="acquis.dejaPresente"]').check();
	await page.locator('[name="acquis.dejaPresente.annee"]').fill('2025');
	await page.locator('[name="acquis.dejaPresente.academie"]').selectOption('GUYANE');
	await page.locator(NOTE('E1-A')).fill('12,5');
	await page.locator(NOTE('E2')).fill('10');
	await page.locator(NOTE('E7')).fill('9');
	await parcours.refuseDeSuivre({
		'acquis.dejaPresente.notes.E7': 'Une note inférieure à 10 ne se conserve pas en forme globale. Effacez-la.'
	});
	await page.locator(NOTE('E7')).fill('');
	await parcours.suivant('Epreuves');
	const globale = await parcours.epreuves();
	expect(globale).toContain('E1-A - Mathématiques | Bénéfice | ');
	expect(globale).toContain('E2 - Exploitation de la documentation technique | Bénéfice | ');
	expect(globale).toContain('E1-B - Physique-Chimie | Inscrit | Ponctuel');
	// The heading of one épreuve to sit and one kept is to be sat.
	expect(globale).toContain('E1 - Epreuve scientifique | Inscrit | ');
	await alya.peutLire();

	// Six years ago is too long (R-102: five).
	await alya.vaSur(`${adresse}?onglet=acquis`);
	await page.locator('[name="acquis.dejaPresente.annee"]').fill('2021');
	await parcours.refuseDeSuivre({
		'acquis.dejaPresente.annee': 'Une note se conserve 5 ans. Effacez les notes de cette année-là.'
	});
	await page.locator('[name="acquis.dejaPresente.annee"]').fill('2025');
	await page.locator(NOTE('E7')).fill('9');
	await parcours.garde();

	await alya.vaSur(`${adresse}?onglet=qualification`);
	await parcours
		.groupe(/^Forme de passage/)
		.getByLabel('Progressive')
		.check();
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	expect(await parcours.epreuves()).toContain('E7 - Education physique et sportive | Bénéfice | ');
	const position = (code: string) => page.locator(`[name="epreuves.choix.${code}.inscrit"]`);
	await position('E3-A').last().check();
	expect(await parcours.epreuves()).toContain('E3-A - Inspection et relation en entreprise | Non Inscrit | ');
	// A candidature to nothing is none.
	const codes = await page
		.locator('[name^="epreuves.choix."][name$=".inscrit"]')
		.evaluateAll((boutons) => [...new Set(boutons.map((b) => b.getAttribute('name')?.split('.')[2] ?? ''))]);
	for (const code of codes) await position(code).last().check();
	await parcours.refuseDeSuivre({ 'epreuves.choix': 'Inscrivez-vous à au moins une épreuve obligatoire.' });
	await alya.peutLire();
	await position('E4').first().check();
	await parcours.suivant('Récapitulatif');
	const recapitulatif = await parcours.epreuves();
	expect(recapitulatif).toContain('E4 - Langue vivante | Inscrit | Ponctuel');
	expect(recapitulatif).toContain('E6 - Arts appliqués et culture artistique | Non Inscrit | ');
	await alya.voit('E1-A : 12,5 ; E2 : 10 ; E7 : 9', /Année : 2025 Académie : Guyane/);
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await parcours.enregistre('001');
});

test('R-101 R-086 R-110 a VAE and a title dispense; unticking puts back to Inscrit; a facultative taken before is let go', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, {
		...SAISIE,
		epreuves: { choix: { EF1: { inscrit: true, valeur: 'anglais' } } }
	});
	await alya.vaSur(`${adresse}?onglet=acquis`);
	await page.locator('[name="acquis.vae"]').check();
	await page.locator('[name="acquis.vae.E2"]').check();
	await page.locator('[name="acquis.vae.E1-A"]').check();
	await page.locator('[name="acquis.vae.E1-A"]').uncheck();
	// Chosen as a facultative on the next onglet, dispensed by this one: no dead end.
	await page.locator('[name="acquis.vae.EF1"]').check();
	await page.locator('[name="acquis.titulaire"]').check();
	await page.getByLabel('BTS DUT DEUG LICENCE Toutes spécialités (depuis 1900)').click();
	await page.locator('[name="acquis.titulaire.annee"]').fill('2022');
	await page.locator('[name="acquis.titulaire.academie"]').selectOption('GUYANE');
	await alya.voit('Ce diplôme vous ouvre 5 dispenses');
	await page.getByLabel('E6 : Arts appliqués et culture artistique').first().uncheck();
	await alya.voit('Ce diplôme vous ouvre 4 dispenses', /Vous passerez E6/);
	await alya.peutLire();
	await parcours.suivant('Epreuves');
	const epreuves = await parcours.epreuves();
	for (const ligne of [
		'E1-A - Mathématiques | Inscrit | Ponctuel',
		'E2 - Exploitation de la documentation technique | Dispense | ',
		'E6 - Arts appliqués et culture artistique | Inscrit | Ponctuel',
		'E7 - Education physique et sportive | Dispense | ',
		'EF1 - Langue vivante facultative | Dispense | '
	])
		expect(epreuves).toContain(ligne);
	await parcours.suivant('Récapitulatif');
	await alya.voit('VAE', 'E2, EF1');
	await parcours.suivant("Conditions d'inscription");
	await parcours.enregistre('001');
});

test('R-090 R-102 another spécialité empties what it does not have, and keeps the rest', async ({ alya, registre }) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, {
		...SAISIE,
		acquis: {
			dejaPresente: { annee: '2025', academie: '33', notes: { 'E1-A': '12', E6: '14' } },
			autreSpecialite: null,
			titulaire: { titre: 'dma', annee: '2020', academie: '33', repassees: ['E5-A', 'E6'] },
			vae: { epreuves: ['E2', 'E3-A'] }
		},
		epreuves: { choix: { EF1: { inscrit: true, valeur: 'anglais' }, EF2: { inscrit: true, valeur: '107' } } }
	});
	await alya.vaSur(`${adresse}?onglet=qualification`);
	await alya.champ('Spécialité').selectOption('Cuisine (22106)');
	await parcours.suivant('Acquis');
	await expect(page.locator(NOTE('E6'))).toHaveValue('14');
	await expect(page.locator(NOTE('E1-A'))).toHaveCount(0);
	await expect(page.locator('[name="acquis.vae.E2"]')).toHaveCount(0);
	await parcours.refuseDeSuivre({ 'acquis.vae.epreuves': 'Cochez au moins une épreuve dispensée par la VAE.' });
	await page.locator('[name="acquis.vae"]').uncheck();
	await parcours.suivant('Epreuves');
	const epreuves = await parcours.epreuves();
	expect(epreuves).toContain('E51 - Français | Dispense | ');
	expect(epreuves).toContain('E6 - Arts appliqués et cultures artistiques | Bénéfice | ');
	expect(epreuves).toContain('EF - Langue vivante | Non Inscrit | ');
	await parcours.suivant('Récapitulatif');
	await alya.neVoitPas(/Langue vivante : Anglais/, 'Lettonie', /E1-A/);
	await parcours.suivant("Conditions d'inscription");
	await parcours.enregistre('001');
});
