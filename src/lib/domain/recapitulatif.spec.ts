import { describe, expect, it } from 'vitest';
import { avec, CONTEXTE_INDIVIDUEL, CONTEXTE_S2 } from './contexte.exemple';
import { etablirRecapitulatif, libellePosition, type Bloc } from './recapitulatif';
import type { Contexte } from './contexte';

/** « Libellé : valeur », « - » for what is empty, as the screen shows it. */
const aLEcran = (contexte: Contexte, id: Bloc['id']) =>
	etablirRecapitulatif(contexte)
		.blocs.find((b) => b.id === id)
		?.lignes.map(({ libelle, valeur }) => `${libelle} : ${valeur === '' ? '-' : valeur}`);

describe('the récapitulatif of the candidate of the guide', () => {
	const recapitulatif = etablirRecapitulatif(CONTEXTE_S2);

	it('R-120 has the blocks of S2 §3, in order', () => {
		expect(recapitulatif.blocs.map((b) => b.titre)).toEqual([
			'Qualification présentée',
			'Identification du candidat',
			'Adresse et contact',
			'Situation du candidat',
			'Informations candidature',
			'Acquis déclarés'
		]);
	});

	it('R-120 R-122 says each thing as S2 §3 says it, and « - » for what is empty', () => {
		expect(aLEcran(CONTEXTE_S2, 'qualification')).toEqual([
			'Spécialité : Aéronautique option Systèmes',
			'Enseignement(s) : -'
		]);
		expect(aLEcran(CONTEXTE_S2, 'identification')).toEqual([
			'Civilité : MADAME',
			'Nom de famille : NGMB-DUPONT',
			'Nom de naissance : -',
			"Nom d'usage : -",
			'Prénoms : NGMB-Jeanne',
			'Date de naissance : 06/05/2005',
			'Commune de naissance : BUGARACH',
			'Département, DOM ou COM de naissance : 011',
			'Pays de naissance : FRANCE (DONT OUTRE-MER)',
			'Nationalité : Français'
		]);
		expect(aLEcran(CONTEXTE_S2, 'adresse')).toEqual([
			'Adresse : reu\n97300 CAYENNE\nFRANCE (DONT OUTRE-MER)',
			'Téléphone mobile : 0123456789',
			'Téléphone fixe : -',
			'Adresse mail : 1948418953@mail.fr'
		]);
		expect(aLEcran(CONTEXTE_S2, 'situation')).toEqual([
			"Catégorie socio-professionnelle d'un représentant légal : Chômeurs n'ayant jamais travaillé"
		]);
		expect(aLEcran(CONTEXTE_S2, 'acquis')).toEqual([
			'Titulaire : BTS DUT DEUG LICENCE Toutes spécialités (depuis 1900)',
			'Type de droit : Epreuves dispensées dans la spécialité présentée - Année : 2022 Académie : Aix-Marseille'
		]);
	});

	it('R-120 R-086 R-093 says the candidature as S2 §3 says it', () => {
		expect(aLEcran(CONTEXTE_S2, 'candidature')).toEqual([
			'Catégorie du candidat : SCOLAIRE BACPRO 1 AN',
			'Votre établissement : CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2 (9730538X)',
			'Aménagement durée de formation : Non',
			"Demande d'aménagement(s) d'épreuves au titre du handicap : Non",
			"Valorisation des acquis de l'expérience : Non VAE",
			'Forme de passage : Globale',
			'Dérogation forme de passage : Non',
			'Forme de passage finale : Globale',
			"Communication des résultats d'examen en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé : Non",
			"Communication des résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations : Non"
		]);
	});

	it('R-150 R-078 gives the document the civil lines of S2 §4.1, INE included', () => {
		expect(recapitulatif.etatCivil.map(({ libelle, valeur }) => `${libelle} : ${valeur}`)).toEqual([
			"Nom d'usage : ",
			'Nationalité : Français',
			'Né(e) le : 06/05/2005',
			'A : BUGARACH - 011',
			'Tél : Tél. mobile : 01 23 45 67 89',
			'Mèl : 1948418953@mail.fr',
			'VAE : NON',
			'Identifiant National (INE) : 088553495DY',
			'Etablissement : CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2 (9730538X)',
			'Catégorie du Candidat : SCOLAIRE BACPRO 1 AN (133)',
			"Aménagement d'épreuve demandé au titre du handicap : NON"
		]);
		expect(recapitulatif.destinataire).toEqual(['MADAME NGMB-DUPONT Ngmb-Jeanne', 'reu', '97300 CAYENNE']);
	});

	it('R-150 gives the document its heading, its spécialité and its DECLARATION des ACQUIS', () => {
		expect(recapitulatif).toMatchObject({
			examen: 'BACCALAURÉAT PROFESSIONNEL',
			titreDocument: 'Récapitulatif de votre candidature',
			specialite: { code: '25303', libelle: 'Aéronautique option Systèmes' },
			formePassage: 'Globale',
			acquis: [
				{
					titre: 'BTS DUT DEUG LICENCE',
					specialite: 'Toutes spécialités',
					codeSpecialite: '00002',
					annee: '2022',
					academie: 'Aix-Marseille'
				}
			],
			diffusionPresse: false,
			diffusionCollectivites: false,
			mineur: false
		});
		expect(recapitulatif.epreuves).toHaveLength(27);
	});
});

describe('the récapitulatif of others', () => {
	it('R-078 prints no INE where none is known', () => {
		expect(etablirRecapitulatif(CONTEXTE_INDIVIDUEL).etatCivil.map((l) => l.libelle)).not.toContain(
			'Identifiant National (INE)'
		);
	});

	it('R-150 the address of somebody abroad ends with the country, and one born abroad is from a country', () => {
		const { identification } = CONTEXTE_INDIVIDUEL.saisie;
		const { compte } = CONTEXTE_INDIVIDUEL;
		const aRiga = {
			...avec(CONTEXTE_INDIVIDUEL, {
				identification: {
					...identification,
					voie: 'Brīvības iela 1',
					codePostal: 'LV-1050',
					localite: 'RIGA',
					pays: '107'
				}
			}),
			compte: { ...compte, communeNaissance: 'RIGA', departementNaissance: null, paysNaissance: '107' }
		};
		const { destinataire, etatCivil } = etablirRecapitulatif(aRiga);
		expect(destinataire.slice(1)).toEqual(['Brīvības iela 1', 'LV-1050 RIGA', 'LETTONIE']);
		expect(etatCivil.find((l) => l.libelle === 'A')?.valeur).toBe('RIGA - LETTONIE');
	});

	it('R-122 a question not answered yet is empty, never « Non »', () => {
		const { candidature } = CONTEXTE_INDIVIDUEL.saisie;
		const sans = avec(CONTEXTE_INDIVIDUEL, { candidature: { ...candidature, handicap: null } });
		expect(aLEcran(sans, 'candidature')).toContain("Demande d'aménagement(s) d'épreuves au titre du handicap : -");
	});

	it('R-102 R-120 tells the marks kept, and does not call a diploma what was not obtained', () => {
		const { acquis } = CONTEXTE_INDIVIDUEL.saisie;
		const dejaPresente = { annee: '2024', academie: '33', notes: { E2: '12,5', E6: '9' } };
		const redoublant = avec(CONTEXTE_INDIVIDUEL, { acquis: { ...acquis, dejaPresente } });
		expect(aLEcran(redoublant, 'acquis')).toEqual([
			'Déjà présenté : BACPRO - Année : 2024 Académie : Guyane',
			'Notes conservées : E2 : 12,5'
		]);
		const { epreuves, acquis: declares } = etablirRecapitulatif(redoublant);
		expect(epreuves.find((e) => e.code === 'E2')).toMatchObject({ position: 'benefice', mode: null });
		expect(declares[0]?.titre).toBe('BACPRO présenté, non obtenu');
	});

	it('R-150 a minor’s is to be signed by the représentant légal', () => {
		const mineur = { ...CONTEXTE_INDIVIDUEL, compte: { ...CONTEXTE_INDIVIDUEL.compte, dateNaissance: '2008-11-06' } };
		expect(etablirRecapitulatif(mineur).mineur).toBe(true);
	});

	it('R-110 R-114 names the four positions', () => {
		expect((['inscrit', 'non_inscrit', 'dispense', 'benefice'] as const).map(libellePosition)).toEqual([
			'Inscrit',
			'Non inscrit',
			'Dispense',
			'Bénéfice'
		]);
	});
});
