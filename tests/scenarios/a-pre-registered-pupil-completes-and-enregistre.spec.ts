/**
 * S2's own example: Jeanne, pre-registered by her CFA, completes her candidature and saves it (S2 §3, §4.1, §4.2).
 * The lines expected here are typed from the guide.
 */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { texteDuPdf } from '../support/pdf.ts';

// The demo holds one Jeanne: a server for her alone.
test.use({ serveurPour: 'jeanne' });

const CCF = 'Contrôle en cours de formation';

/** S2 §3 « Récapitulatif ». The guide writes « Dispensé » on the one line of E5-A, « Dispense » on all others: the latter is shown. */
const ECRAN = [
	'E1 - Epreuve scientifique | Inscrit | ',
	`E1-A - Mathématiques | Inscrit | ${CCF}`,
	`E1-B - Physique-Chimie | Inscrit | ${CCF}`,
	'E2 - Exploitation de la documentation technique | Inscrit | Ponctuel',
	'E3 - Prise en compte de la formation en milieu professionnel | Inscrit | ',
	`E3-A - Inspection et relation en entreprise | Inscrit | ${CCF}`,
	`E3-B - Montage - démontage | Inscrit | ${CCF}`,
	`E3-C - Essais, réglages et mise en oeuvre | Inscrit | ${CCF}`,
	`E3-D - Réalisation et contrôle | Inscrit | ${CCF}`,
	'E3-E - Economie et gestion | Inscrit | Ponctuel',
	'E3-F - Prévention, santé, environnement | Inscrit | Ponctuel',
	'E4 - Langue vivante | Dispense | ',
	'E4-A - Langue vivante A : écrite | Dispense | ',
	'E4-B - Langue vivante A : orale | Dispense | ',
	'E5 - Français, histoire-géographie, enseignement moral et civique | Dispense | ',
	'E5-A - Français | Dispense | ',
	'E5-B - Histoire-géographie et enseignement moral et civique | Dispense | ',
	'E6 - Arts appliqués et culture artistique | Dispense | ',
	'E7 - Education physique et sportive | Dispense | ',
	`EC1 - Chef d'oeuvre | Inscrit | ${CCF}`,
	`EC1A - Chef d'oeuvre : présentation orale | Inscrit | ${CCF}`,
	`EC1B - Chef d'oeuvre : note du livret | Inscrit | ${CCF}`,
	`EC1BA - Chef d'oeuvre, note de la scolarité 1ère | Inscrit | ${CCF}`,
	`EC1BB - Chef d'oeuvre, note de la scolarité terminale | Inscrit | ${CCF}`,
	'EF1 - Langue vivante facultative : Anglais | Inscrit | Ponctuel',
	`EF2 - Epreuve de mobilité : Lettonie | Inscrit | ${CCF}`,
	'ECT - Epreuve de contrôle | Inscrit | Ponctuel'
];

/** S2 §4.1: unit, label, position, mode, in order; the second groupe is not on the document. */
const PAPIER: [epreuve: string, unite: string, position: string, mode: string][] = [
	['E1 - Epreuve scientifique', '', 'Inscrit', ''],
	['E1-A - Mathématiques', 'U11', 'Inscrit', CCF],
	['E1-B - Physique-Chimie', 'U12', 'Inscrit', CCF],
	['E2 - Exploitation de la documentation technique', 'U2', 'Inscrit', 'Ponctuel'],
	['E3 - Prise en compte de la formation en milieu professionnel', '', 'Inscrit', ''],
	['E3-A - Inspection et relation en entreprise', 'U31', 'Inscrit', CCF],
	['E3-B - Montage - démontage', 'U32', 'Inscrit', CCF],
	['E3-C - Essais, réglages et mise en oeuvre', 'U33', 'Inscrit', CCF],
	['E3-D - Réalisation et contrôle', 'U34', 'Inscrit', CCF],
	['E3-E - Economie et gestion', 'U35', 'Inscrit', 'Ponctuel'],
	['E3-F - Prévention, santé, environnement', 'U36', 'Inscrit', 'Ponctuel'],
	['E4 - Langue vivante', 'U4', 'Dispense', ''],
	['E4-A - Langue vivante A : écrite', '', 'Dispense', ''],
	['E4-B - Langue vivante A : orale', '', 'Dispense', ''],
	['E5 - Français, histoire-géographie, enseignement moral et civique', '', 'Dispense', ''],
	['E5-A - Français', 'U51', 'Dispense', ''],
	['E5-B - Histoire-géographie et enseignement moral et civique', 'U52', 'Dispense', ''],
	['E6 - Arts appliqués et culture artistique', 'U6', 'Dispense', ''],
	['E7 - Education physique et sportive', 'U7', 'Dispense', ''],
	["EC1 - Chef d'oeuvre", 'CO1', 'Inscrit', CCF],
	["EC1A - Chef d'oeuvre : présentation orale", '', 'Inscrit', CCF],
	["EC1B - Chef d'oeuvre : note du livret", '', 'Inscrit', CCF],
	["EC1BA - Chef d'oeuvre, note de la scolarité 1ère", '', 'Inscrit', CCF],
	["EC1BB - Chef d'oeuvre, note de la scolarité terminale", '', 'Inscrit', CCF],
	['EF1 - Langue vivante facultative', 'UF1', 'Inscrit', 'Ponctuel'],
	['EF2 - Epreuve de mobilité', 'UF2', 'Inscrit', CCF]
];

test('R-173 R-101 R-113 R-114 R-120 R-122 R-140 R-150 R-151 R-152 R-171 Jeanne completes what her CFA began and saves it on « Récapitulatif » @bureau', async ({
	jeanne,
	courriels
}) => {
	test.setTimeout(300_000);
	const { page } = jeanne;
	const parcours = new Parcours(jeanne);
	await jeanne.seConnecte();
	await jeanne.voit(
		'À compléter',
		'Aéronautique option Systèmes',
		/CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2 \(9730538X\)/
	);
	await jeanne.peutLire();
	await jeanne.suit('Compléter mon inscription');
	await parcours.estSur('Mon inscription');
	await jeanne.peutLire();
	await jeanne.appuieSur('Modifier et compléter mon inscription');

	await parcours.estSur("Modalités d'inscription");
	await jeanne.peutLire();
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await jeanne.voit('MADAME', 'NGMB-DUPONT', '011 - AUDE', 'BUGARACH');
	await jeanne.peutLire();
	await parcours.suivant('Informations candidature');
	await expect(jeanne.champ('Catégorie du candidat')).toHaveValue('SCOLAIRE_133');
	await parcours.refuseLaDiffusion();
	await jeanne.peutLire();
	await parcours.suivant('Qualification présentée');
	await jeanne.peutLire();
	await parcours.suivant('Acquis');

	await page.getByLabel("J'ai obtenu un BACPRO d'une autre spécialité, ou obtenu un autre diplôme").check();
	await page.getByLabel('BTS DUT DEUG LICENCE Toutes spécialités (depuis 1900)').click();
	await jeanne.champ('Année').fill('2022');
	await jeanne.champ('Académie').selectOption('AIX-MARSEILLE');
	await jeanne.voit(/Vous serez dispensé de passer les épreuves suivantes/);
	for (const dispense of [
		'E4 : Langue vivante',
		'E5-A : Français',
		'E5-B : Histoire-géographie et enseignement moral et civique',
		'E6 : Arts appliqués et culture artistique',
		'E7 : Education physique et sportive'
	])
		await expect(page.getByLabel(dispense)).toBeChecked();
	await jeanne.peutLire();
	await parcours.suivant('Epreuves');

	await page.locator('[name="epreuves.choix.EF1.inscrit"]').first().check();
	await jeanne.champ('Langue').selectOption('Anglais');
	await page.locator('[name="epreuves.choix.EF2.inscrit"]').first().check();
	await jeanne.champ('Pays').selectOption('LETTONIE');
	await parcours.garde();
	await jeanne.peutLire();
	await parcours.suivant('Récapitulatif');
	expect(await parcours.epreuves()).toEqual(ECRAN);
	await jeanne.voit(
		'BTS DUT DEUG LICENCE Toutes spécialités (depuis 1900)',
		/Epreuves dispensées dans la spécialité présentée - Année : 2022 Académie : Aix-Marseille/,
		/je dois cliquer sur le bouton Enregistrer/
	);
	await jeanne.peutLire();

	await parcours.enregistre('001');
	await jeanne.voit(
		/Votre inscription a bien été prise en compte le 05\/11\/2026 à 05:00/,
		'PLACE LEOPOLD HEDER BP 6011'
	);
	await jeanne.peutLire();

	await page.getByRole('main').getByRole('link', { name: 'Mes documents' }).last().click();
	await jeanne.voit('Liste des documents publiés', 'Version n°1 mis à jour le 05/11/2026 05:00');
	await jeanne.peutLire();
	const adresse = await page.getByRole('link', { name: /^PDF : Récapitulatif/ }).getAttribute('href');
	const lirePdf = async () => (await page.request.get(adresse ?? '')).body();
	const pdf = await lirePdf();
	expect((await lirePdf()).equals(pdf)).toBe(true);
	const texte = texteDuPdf(pdf);
	// Debian's poppler-utils reads it in CI; a machine without it checks the rest.
	if (texte !== null) {
		const lignes = texte
			.split('\n')
			.map((ligne) =>
				ligne
					.replace(/^[\s.]+/, '')
					.trim()
					.split(/\s{2,}/)
			)
			.filter(([epreuve]) => /^E[A-Z0-9-]+ - /.test(epreuve ?? ''));
		expect(lignes).toEqual(PAPIER.map((cellules) => cellules.filter((cellule) => cellule !== '')));
		expect(texte).toContain('01948418953');
		expect(texte).toContain('MADAME NGMB-DUPONT Ngmb-Jeanne');
		expect(texte).toContain('088553495DY');
		expect(texte).toMatch(/- Anglais\n/);
		expect(texte).toMatch(/- Lettonie\n/);
		expect(texte).not.toContain('Epreuve de contrôle');
	}

	await page.getByRole('link', { name: /^Lire à l’écran : Récapitulatif/ }).click();
	await parcours.estSur('Récapitulatif de votre candidature');
	await jeanne.voit('EPREUVES OBLIGATOIRES', 'MADAME NGMB-DUPONT Ngmb-Jeanne');
	await jeanne.peutLire();
	await page.goBack();
	await page.getByRole('link', { name: /^Lire à l’écran : Demande de pièces/ }).click();
	await parcours.estSur('Demande de pièces justificatives');
	await jeanne.peutLire();

	for (const [lien, titre] of [
		['Mes justificatifs', 'Mes justificatifs'],
		['Mes notes', 'Mes notes'],
		['Mes activités', 'Mes activités']
	] as const) {
		await page.getByRole('main').getByRole('link', { name: lien }).first().click();
		await parcours.estSur(titre);
		await jeanne.peutLire();
	}
	await jeanne.vaSur('/espace/messages');
	await jeanne.voit('Inscription enregistrée : BACCALAURÉAT PROFESSIONNEL');
	await jeanne.peutLire();
	const { corps } = await courriels.pour(jeanne.mail, /Inscription enregistrée/);
	expect(corps).toContain('N° d’inscription : 001');
	await jeanne.vaSur('/espace');
	await jeanne.voit('Enregistrée, pas définitive');
	await jeanne.neVoitPas('À compléter');
	await jeanne.peutLire();
});
