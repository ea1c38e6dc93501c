import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { campagne, candidat, lignesDe, saisieS2 } from '../../../tests/support/candidats';
import { CONTEXTE_S2 } from '../domain/contexte.exemple';
import { ligneEleve, TITRE_ELEVES } from '../domain/eleves.exemple';
import { identifier } from './comptes';
import { deposerCourriel, envoyerCourriels } from './courriels';
import { importerEleves, type Importation } from './eleves';
import { renouvelerPapillon } from './papillons';

const ECOLE = { adresse: '6 RUE RENE GIRARDOT, 25404 AUDINCOURT CEDEX', telephone: '0381362200' };
const AU_LYCEE = '192.0.2.7';
const LUCIE = { civilite: 'F', nom_famille: 'Łódź', prenoms: 'Lucie', ine: '', adresse_mail: 'Lucie@exemple.fr' };

function importer(app: AppDeTest, lignes: string[], campagneId: string | null = null): Promise<Importation> {
	const octets = new TextEncoder().encode([TITRE_ELEVES, ...lignes].join('\n'));
	return importerEleves(app, octets, { campagneId, ecole: ECOLE });
}

const issues = ({ lignes }: Importation) => lignes.map(({ ligne, issue }) => [ligne, issue]);

surChaqueBase('a file of pupils', (monter) => {
	it('R-043 makes a compte for each good line and explains each bad one', async () => {
		const app = await monter();
		await candidat(app, { mail: 'prise@exemple.fr' });
		const importation = await importer(app, [
			ligneEleve(),
			ligneEleve({ civilite: '' }),
			ligneEleve(LUCIE),
			ligneEleve({ ine: '', nom_famille: 'AUTRE', commune_naissance: '35238' }),
			ligneEleve({ ine: '', nom_famille: 'PRISE', adresse_mail: 'prise@exemple.fr' })
		]);
		expect(importation.lignes).toEqual([
			{ ligne: 2, issue: 'cree', dit: 'pierre.dubois' },
			{ ligne: 3, issue: 'refuse', dit: 'civilite : vide, F ou M attendu' },
			{ ligne: 4, issue: 'cree', dit: 'lucie.lodz' },
			{ ligne: 5, issue: 'refuse', dit: 'commune_naissance : « 35238 » n’est pas une commune de ce département' },
			{
				ligne: 6,
				issue: 'refuse',
				dit: 'adresse_mail : un compte a déjà cette adresse ; laissez la case vide, l’élève dira la sienne'
			}
		]);
		const [papillon] = importation.papillons;
		expect(papillon).toMatchObject({
			academie: 'ACADÉMIE DE LA GUYANE',
			etablissement: { uai: '9730538X', ...ECOLE },
			nom: 'DUBOIS',
			classe: '37 B',
			inscription: null,
			adresse: 'https://escale.example/connexion'
		});
		expect(JSON.stringify(await lignesDe(app, 'compte'))).not.toContain(papillon?.motDePasse);
		expect(app.lignes.join()).not.toMatch(/dubois|lodz|exemple\.fr/i);
	});

	it('R-043 the identifiant or the address of the file opens with the password of the papillon', async () => {
		const app = await monter();
		const { papillons } = await importer(app, [ligneEleve(), ligneEleve(LUCIE)]);
		const [pierre, lucie] = papillons;
		const comptes = await lignesDe(app, 'compte');
		const idDe = (nom: string) => comptes.find((compte) => compte.nom === nom)?.id;
		expect(await identifier(app, ' Pierre.Dubois', pierre?.motDePasse ?? '', AU_LYCEE)).toBe(idDe('DUBOIS'));
		for (const identifiant of ['lucie.lodz', 'lucie@exemple.fr'])
			expect(await identifier(app, identifiant, lucie?.motDePasse ?? '', AU_LYCEE)).toBe(idDe('Łódź'));
		await expect(identifier(app, 'lucie.lodz', pierre?.motDePasse ?? '', AU_LYCEE)).rejects.toThrow();
	});

	it('R-043 given twice, it makes nothing twice; a new line of it is made', async () => {
		const app = await monter();
		const { id } = await campagne(app);
		await importer(app, [ligneEleve(), ligneEleve(LUCIE)], id);
		const [comptes, candidatures] = [await lignesDe(app, 'compte'), await lignesDe(app, 'candidature')];
		const encore = await importer(
			app,
			[
				ligneEleve({ etablissement: '9730538X', division_classe: '37 C' }),
				ligneEleve({ ...LUCIE, nom_famille: 'LODZ' }),
				ligneEleve({ ine: '', nom_famille: 'AUTRE' })
			],
			id
		);
		expect(issues(encore)).toEqual([
			[2, 'connu'],
			[3, 'connu'],
			[4, 'cree']
		]);
		expect(await lignesDe(app, 'compte')).toHaveLength(comptes.length + 1);
		expect(await lignesDe(app, 'candidature')).toHaveLength(candidatures.length + 1);
		expect(encore.papillons).toHaveLength(1);
	});

	it('R-043 the same pupil twice in one file is one compte; two of one name are two, with two identifiants', async () => {
		const app = await monter();
		const autre = { ine: '', date_naissance: '01/02/2007' };
		const importation = await importer(app, [ligneEleve(), ligneEleve(), ligneEleve(autre)]);
		expect(importation.lignes.map(({ issue, dit }) => [issue, dit])).toEqual([
			['cree', 'pierre.dubois'],
			['connu', 'pierre.dubois'],
			['cree', 'pierre.dubois2']
		]);
	});

	it('R-173 with a campagne, the candidature is « À compléter » with what the school said', async () => {
		const app = await monter();
		const { id } = await campagne(app);
		await importer(app, [ligneEleve()]);
		const { papillons, ...importation } = await importer(app, [ligneEleve(), ligneEleve(LUCIE)], id);
		expect(issues({ ...importation, papillons })).toEqual([
			[2, 'preinscrit'],
			[3, 'cree']
		]);
		expect(papillons).toMatchObject([
			{ inscription: { numero: '001' }, etablissement: { nom: 'CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2' } }
		]);
		const s2 = saisieS2();
		for (const candidature of await lignesDe(app, 'candidature'))
			expect(candidature).toMatchObject({
				etat: 'a_completer',
				numeroInscription: '001',
				preinscription: {
					identification: { voie: '12 rue Lallouette', categorieSocioProfessionnelle: '81' },
					candidature: { categorie: 'SCOLAIRE_133', etablissement: s2.candidature.etablissement },
					qualification: { specialite: s2.qualification.specialite }
				}
			});
	});

	it('R-173 the languages of the file are chosen where the académie examines them, and explained where it does not', async () => {
		const app = await monter();
		const { reglages } = CONTEXTE_S2.campagne;
		const { id } = await campagne(app, { reglages: { ...reglages, languesObligatoires: ['anglais', 'espagnol'] } });
		const section = 'PAS DE SECTION EUROPEENNE';
		const importation = await importer(
			app,
			[ligneEleve({ LVA: 'ANGLAIS', langue_section_euro: section }), ligneEleve({ ...LUCIE, LVA: 'KLINGON' })],
			id
		);
		expect(importation.lignes).toMatchObject([
			{ issue: 'cree' },
			{ issue: 'refuse', dit: 'LVA : « KLINGON », attendu Anglais ou Espagnol, ou rien' }
		]);
		expect(await lignesDe(app, 'candidature')).toMatchObject([
			{
				preinscription: {
					qualification: { sectionLangue: 'aucune' },
					epreuves: { choix: { E4: { inscrit: true, valeur: 'anglais' } } }
				}
			}
		]);
	});

	it('R-173 what the exam or the campagne does not know is explained, and then no compte is made', async () => {
		const app = await monter();
		const { id } = await campagne(app);
		const importation = await importer(
			app,
			[ligneEleve({ categorie: '520', specialite1: '99999', etablissement: '0442286W' })],
			id
		);
		expect(importation.lignes).toEqual([
			{
				ligne: 2,
				issue: 'refuse',
				dit: 'categorie : « 520 », attendu 133 ; specialite1 : « 99999 » n’est pas organisée par cette campagne ; etablissement : « 0442286W » n’est pas dans la campagne BCP-2024-33'
			}
		]);
		expect(await lignesDe(app, 'compte')).toEqual([]);
		await expect(importer(app, [ligneEleve()], 'BCP-1999-33')).rejects.toThrow(/n’est pas une campagne ouverte/);
	});

	it('R-043 no mail is ever sent to a pupil whose address is not known; « Mes messages » keeps it', async () => {
		const app = await monter();
		await importer(app, [ligneEleve()]);
		const [compte] = await lignesDe(app, 'compte');
		expect(compte?.mail).toBe(`${compte?.numeroCandidat}@sans-adresse.invalid`);
		const destinataire = compte?.mail ?? '';
		await app.engine.tx(() =>
			deposerCourriel(app, { compteId: compte?.id ?? '', destinataire, objet: 'Bonjour', corps: 'Bonjour' })
		);
		await envoyerCourriels(app);
		expect(app.partis).toEqual([]);
		expect(await lignesDe(app, 'courriel')).toMatchObject([{ objet: 'Bonjour', envoyeLe: null }]);
	});

	it('R-044 a lost papillon is made again by the school: only the new password opens', async () => {
		const app = await monter();
		const { papillons } = await importer(app, [ligneEleve()]);
		const nouveau = await renouvelerPapillon(app, 'pierre.dubois', ECOLE);
		expect(nouveau).toMatchObject({ identifiant: 'pierre.dubois', classe: '37 B' });
		const ouvre = (motDePasse = '') => identifier(app, 'pierre.dubois', motDePasse, AU_LYCEE);
		await expect(ouvre(papillons[0]?.motDePasse)).rejects.toThrow();
		expect(await ouvre(nouveau.motDePasse)).toBeTruthy();
		const { mail } = await candidat(app);
		for (const inconnu of ['jean.dubois', mail])
			await expect(renouvelerPapillon(app, inconnu, ECOLE)).rejects.toThrow(/aucun élève n’a cet identifiant/);
	});
});
