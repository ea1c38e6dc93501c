/** Names in every letter of the Latin script come back as they were typed, after NFC: page, database, PDF. */
import { ALYA } from '../support/identites.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { texteDuPdf } from '../support/pdf.ts';
import { SAISIE, poseUnBrouillon } from '../support/raccourcis.ts';

const NOM = 'D’ÀLBÖRA ŠŤASTNÝ';
const PRENOMS = 'Łucja Ngọc Þórdís';
const VOIE = '3 rue Ệụ Đặng, bât. Œdème';
const LOCALITE = 'Łódź-sur-Ÿonne';

test('R-026 R-071 R-072 R-150 « Łódź », « Ngọc » and « D’Àlböra », typed composed or not, are the same on the page, in the database and in the PDF', async ({
	personne,
	registre
}) => {
	// As the keyboard of a Mac or of a Vietnamese telephone may give it: letter, then accent.
	const nfd = (texte: string) => texte.normalize('NFD');
	expect(nfd(PRENOMS)).not.toBe(PRENOMS);
	const lucja = await personne({
		...ALYA,
		nom: nfd(NOM),
		prenoms: nfd(PRENOMS),
		mail: `lucja.${Date.now()}@exemple.fr`
	});
	const { page } = lucja;
	const parcours = new Parcours(lucja);
	await lucja.aUnCompte();
	await lucja.seConnecte();
	expect(registre.lignes('select nom, prenoms from compte where mail = ?', lucja.mail)).toEqual([
		{ nom: NOM, prenoms: PRENOMS }
	]);

	const { identification } = SAISIE;
	await lucja.vaSur(
		`${await poseUnBrouillon(lucja, { ...SAISIE, identification: { ...identification, voie: '', localite: '' } })}?onglet=identification`
	);
	await lucja.voit(NOM, PRENOMS);
	await lucja.champ('Numéro, rue, voie').fill(nfd(VOIE));
	await lucja.champ('Localité').fill(nfd(LOCALITE));

	// The preview says it as the official document will.
	const apercu = texteDuPdf(await parcours.visualise());
	if (apercu !== null) for (const texte of [`${NOM} ${PRENOMS}`, VOIE, LOCALITE]) expect(apercu).toContain(texte);

	await parcours.suivant('Informations candidature');
	await page.goto(page.url().replace('candidature', 'recapitulatif'));
	const recapitulatif = await page.getByRole('main').innerText();
	for (const texte of [NOM, PRENOMS, VOIE, LOCALITE]) expect(recapitulatif).toContain(texte);
	await parcours.suivant("Conditions d'inscription");
	await parcours.enregistre('001');

	const [ligne] = registre.lignes(
		`select instantane from candidature_version join candidature on candidature.id = candidature_id
		join compte on compte.id = compte_id where mail = ?`,
		lucja.mail
	);
	const { saisie, compte } = JSON.parse(String(ligne?.instantane));
	expect(saisie.identification).toMatchObject({ voie: VOIE, localite: LOCALITE });
	expect(compte).toMatchObject({ nom: NOM, prenoms: PRENOMS });

	const adresse = await page.getByRole('link', { name: /^Visualiser\/Imprimer/ }).getAttribute('href');
	const texte = texteDuPdf(await (await page.request.get(adresse ?? '')).body());
	if (texte !== null) for (const attendu of [`${NOM} ${PRENOMS}`, VOIE, LOCALITE]) expect(texte).toContain(attendu);
	await lucja.vaSur(page.url().replace('/numero', '/documents/recapitulatif'));
	await lucja.voit(`MADAME ${NOM} ${PRENOMS}`, VOIE, new RegExp(LOCALITE));
});
