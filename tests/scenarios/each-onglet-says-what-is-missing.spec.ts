/** One does not go on from an onglet that is empty or wrong: it says what, where, and how to mend it. */
import { ALYA } from '../support/identites.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

const CASE = 'Cochez la case pour accepter';
const OUI_NON = 'Répondez par Oui ou par Non.';
const ACADEMIE = 'Choisissez l’académie dans la liste.';
const ANNEE = 'Saisissez l’année avec 4 chiffres. Exemple : 2022';
const TELEPHONE = 'Ce numéro n’est pas complet. Exemples : 0623456789 ou +33623456789';
const CODE_POSTAL = 'Saisissez un code postal de 5 chiffres. Exemple : 29100';
const LONGUEUR = 'C’est trop long : 80 caractères au maximum.';

test('R-061 R-070 R-072 R-073 R-074 R-075 « Suivant » on an empty onglet, then on a wrong one, says what to mend at each field', async ({
	personne,
	registre
}) => {
	// Sixteen: the catégorie of a représentant légal is asked of her.
	const lea = await personne({ ...ALYA, prenoms: 'Léa', dateNaissance: '06/05/2010' });
	const { page } = lea;
	const parcours = new Parcours(lea);
	await entre(lea, registre);
	await lea.vaSur('/espace');
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	await parcours.refuseDeSuivre({ 'modalites.acceptees': `${CASE} les modalités d’inscription.` });
	await lea.peutLire();
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await expect(page).not.toHaveTitle(/^Erreur/);

	const vide = {
		'identification.voie': 'Saisissez le numéro et le nom de votre rue, ou votre lieu-dit.',
		'identification.codePostal': CODE_POSTAL,
		'identification.localite': 'Saisissez votre localité (ville ou village).',
		'identification.nationalite': 'Choisissez votre nationalité dans la liste.',
		'identification.categorieSocioProfessionnelle':
			'Vous êtes mineur(e) : choisissez la catégorie de l’un de vos représentants légaux.'
	};
	await parcours.refuseDeSuivre(vide);
	await lea.peutLire();
	await lea.champ('Numéro, rue, voie').fill('   ');
	await lea.champ('Complément adresse 1').fill('Résidence '.repeat(9));
	await lea.champ('Code postal').fill('9730O');
	await lea.champ('Localité').fill('Cayenne');
	await lea.champ('Nationalité').selectOption('Française');
	await lea.champ('Téléphone personnel mobile').fill('06 94 23');
	await lea.champ('Téléphone personnel').fill('douze');
	await parcours.refuseDeSuivre({
		'identification.voie': vide['identification.voie'],
		'identification.codePostal': CODE_POSTAL,
		'identification.complement1': LONGUEUR,
		'identification.telephoneMobile': TELEPHONE,
		'identification.telephone': TELEPHONE,
		'identification.categorieSocioProfessionnelle': vide['identification.categorieSocioProfessionnelle']
	});
	await expect(lea.champ('Code postal')).toHaveValue('9730O');
	await expect(lea.champ('Téléphone personnel')).toHaveValue('douze');
	await expect(lea.champ('Complément adresse 1')).toHaveValue(/^(Résidence ){8}Résidence\s?$/);
	await expect(lea.champ('Localité')).toHaveValue('Cayenne');
	await lea.peutLire();

	// What the keyboard of a telephone adds after a word is no fault.
	await lea.champ('Numéro, rue, voie').fill('12 rue Lallouette ');
	await lea.champ('Complément adresse 1').fill('');
	await lea.champ('Code postal').fill(' 97300 ');
	await lea.champ('Téléphone personnel mobile').fill('06 94 23 45 67');
	await lea.champ('Téléphone personnel').fill('');
	await lea.champ("Catégorie socio-professionnelle d'un représentant légal").selectOption({ index: 1 });
	await parcours.suivant('Informations candidature');
});

test('R-080 R-082 R-083 R-084 R-085 R-090 R-092 R-130 the onglets of choices say which question was left', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const vide = { ...SAISIE.candidature, categorie: '', etablissement: '', amenagementDuree: null, handicap: null };
	const adresse = await poseUnBrouillon(alya, {
		...SAISIE,
		candidature: { ...vide, diffusionPresse: null, diffusionCollectivites: null },
		qualification: { ...SAISIE.qualification, specialite: '', formePassage: '' },
		conditions: { acceptees: false }
	});
	await alya.vaSur(`${adresse}?onglet=candidature`);
	const questions = {
		'candidature.amenagementDuree': OUI_NON,
		'candidature.handicap': OUI_NON,
		'candidature.diffusionPresse': OUI_NON,
		'candidature.diffusionCollectivites': OUI_NON
	};
	await parcours.refuseDeSuivre({
		'candidature.categorie': 'Choisissez votre catégorie de candidat dans la liste.',
		...questions
	});
	await alya.peutLire();
	await alya.champ('Catégorie du candidat').selectOption('INDIVIDUEL');
	const etablissement = {
		'candidature.etablissement': 'Choisissez votre établissement dans la liste de votre catégorie.'
	};
	await parcours.refuseDeSuivre({
		'candidature.amenagementDuree': OUI_NON,
		...etablissement,
		'candidature.handicap': OUI_NON,
		'candidature.diffusionPresse': OUI_NON,
		'candidature.diffusionCollectivites': OUI_NON
	});
	await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 973');
	// The établissement of one catégorie is not one of another: the list says again that it waits for a choice.
	await alya.champ('Catégorie du candidat').selectOption('FORMATION CONTINUE');
	await expect(alya.champ('Etablissement').locator('option:checked')).toHaveText('Sélectionnez une valeur');
	await parcours.refuseDeSuivre(etablissement);
	await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 973');
	await parcours.suivant('Qualification présentée');

	await parcours.refuseDeSuivre({
		'qualification.specialite': 'Choisissez votre spécialité dans la liste.',
		'qualification.formePassage': 'Choisissez votre forme de passage.'
	});
	await alya.peutLire();
	await parcours.choisitLaSpecialite('Aéronautique option Systèmes (25303)');
	await parcours.suivant('Acquis');

	await alya.vaSur(`${adresse}?onglet=conditions`);
	await parcours.refuseDEnregistrer({ 'conditions.acceptees': `${CASE} les conditions d’inscription.` });
	await alya.peutLire();
	await expect(page).toHaveURL(/onglet=conditions/);
});

test('R-100 R-101 R-102 R-112 R-113 acquis half told, impossible years, marks and languages are refused where they stand', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	await alya.vaSur(`${await poseUnBrouillon(alya, SAISIE)}?onglet=acquis`);
	for (const question of ['dejaPresente', 'autreSpecialite', 'titulaire', 'vae'])
		await page.locator(`[name="acquis.${question}"]`).check();
	await parcours.refuseDeSuivre({
		'acquis.dejaPresente.annee': ANNEE,
		'acquis.dejaPresente.academie': ACADEMIE,
		'acquis.autreSpecialite.specialite': 'Saisissez la spécialité que vous aviez présentée.',
		'acquis.autreSpecialite.annee': ANNEE,
		'acquis.autreSpecialite.academie': ACADEMIE,
		'acquis.titulaire.titre': 'Choisissez votre diplôme dans la liste.',
		'acquis.titulaire.annee': ANNEE,
		'acquis.titulaire.academie': ACADEMIE,
		'acquis.vae.epreuves': 'Cochez au moins une épreuve dispensée par la VAE.'
	});
	await alya.peutLire();

	await page.locator('[name="acquis.autreSpecialite"]').uncheck();
	await page.locator('[name="acquis.vae"]').uncheck();
	await page.locator('[name="acquis.dejaPresente.annee"]').fill('2099');
	await page.locator('[name="acquis.dejaPresente.academie"]').selectOption('GUYANE');
	await page.locator('[name="acquis.dejaPresente.notes.E1-A"]').fill('vingt');
	await page.locator('[name="acquis.dejaPresente.notes.E1-B"]').fill('21');
	await page.locator('[name="acquis.dejaPresente.notes.E2"]').fill('9,5');
	await page.getByLabel('BACCALAURÉAT PROFESSIONNEL Autres spécialités (depuis 2019)').click();
	await page.locator('[name="acquis.titulaire.annee"]').fill('1800');
	await page.locator('[name="acquis.titulaire.academie"]').selectOption('GUYANE');
	const NOTE = 'Saisissez une note de 0 à 20. Exemple : 12,5';
	await parcours.refuseDeSuivre({
		'acquis.dejaPresente.annee': 'Cette année n’est pas encore arrivée. Vérifiez-la.',
		'acquis.dejaPresente.notes.E1-A': NOTE,
		'acquis.dejaPresente.notes.E1-B': NOTE,
		'acquis.dejaPresente.notes.E2': 'Une note inférieure à 10 ne se conserve pas en forme globale. Effacez-la.',
		'acquis.titulaire.annee': 'Cette année n’est pas après votre naissance. Vérifiez-la.'
	});
	await expect(page.locator('[name="acquis.dejaPresente.notes.E1-A"]')).toHaveValue('vingt');
	await expect(page.locator('[name="acquis.titulaire.annee"]')).toHaveValue('1800');
	await alya.peutLire();

	await page.locator('[name="acquis.dejaPresente"]').uncheck();
	await page.locator('[name="acquis.titulaire.annee"]').fill('2020');
	await parcours.suivant('Epreuves');
	await page.locator('[name="epreuves.choix.EF1.inscrit"]').first().check();
	await page.locator('[name="epreuves.choix.EF2.inscrit"]').first().check();
	await parcours.refuseDeSuivre({
		'epreuves.choix.EF1.valeur': 'Choisissez une valeur dans la liste « Langue ».',
		'epreuves.choix.EF2.valeur': 'Choisissez une valeur dans la liste « Pays ».'
	});
	await alya.peutLire();
});

test('R-061 R-062 « Enregistrer » on « Conditions » leads back to the first onglet at fault, one after the other, and writes nothing', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	// Values that no list offers: a brouillon of long ago, or somebody's own doing.
	const adresse = await poseUnBrouillon(alya, {
		...SAISIE,
		identification: { ...SAISIE.identification, pays: '999', nationalite: 'klingon', codePostal: '' },
		candidature: { ...SAISIE.candidature, categorie: 'SCOLAIRE_133' },
		acquis: {
			...SAISIE.acquis,
			titulaire: { titre: 'bts_dut_deug_licence', annee: '2022', academie: '99', repassees: [] }
		},
		epreuves: { choix: { EF1: { inscrit: true, valeur: 'klingon' } } }
	});
	const avant = registre.compteDesLignes('sans les brouillons');
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await parcours.refuseDEnregistrer(
		{
			'identification.pays': 'Choisissez votre pays dans la liste.',
			'identification.nationalite': 'Choisissez votre nationalité dans la liste.'
		},
		'Identification'
	);
	await alya.peutLire();
	await alya.champ('Pays').selectOption('FRANCE (DONT OUTRE-MER)');
	await alya.champ('Nationalité').selectOption('ESPAGNE');
	await alya.champ('Code postal').fill('97300');
	await parcours.garde();
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await parcours.refuseDEnregistrer(
		{
			'candidature.categorie': 'Choisissez votre catégorie de candidat dans la liste.',
			'candidature.etablissement': 'Choisissez votre établissement dans la liste de votre catégorie.'
		},
		'Informations candidature'
	);
	await alya.champ('Catégorie du candidat').selectOption('INDIVIDUEL');
	await alya.champ('Etablissement').selectOption('INDIVIDUELS 973');
	await parcours.garde();
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await parcours.refuseDEnregistrer({ 'acquis.titulaire.academie': ACADEMIE }, 'Acquis');
	await page.locator('[name="acquis.titulaire.academie"]').selectOption('GUYANE');
	await parcours.garde();
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await parcours.refuseDEnregistrer(
		{ 'epreuves.choix.EF1.valeur': 'Choisissez une valeur dans la liste « Langue ».' },
		'Epreuves'
	);
	expect(registre.compteDesLignes('sans les brouillons')).toEqual(avant);
	await alya.champ('Langue').selectOption('Anglais');
	await parcours.garde();
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await parcours.enregistre('001');
});
