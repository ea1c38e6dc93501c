import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { avec, CONTEXTE_INDIVIDUEL, CONTEXTE_S2 } from './contexte.exemple';
import { saisieVide, type Onglet, type OngletSaisi, type Saisie } from './saisie';
import { verifier, verifierOnglet, type Contexte } from './verification';

/** The champs that the onglet reproaches when some of its answers are changed. */
const reproches = <O extends OngletSaisi>(
	onglet: O,
	reponses: Partial<Saisie[O]>,
	contexte: Contexte = CONTEXTE_INDIVIDUEL
) =>
	verifierOnglet(onglet, avec(contexte, { [onglet]: { ...contexte.saisie[onglet], ...reponses } })).map((e) => e.champ);

const rien: string[] = [];

describe('a candidature that is complete', () => {
	it('R-061 that of the guide, and that of somebody who registers alone, have nothing to correct', () => {
		expect(verifier(CONTEXTE_S2)).toEqual([]);
		expect(verifier(CONTEXTE_INDIVIDUEL)).toEqual([]);
	});
});

describe('a candidature nobody filled in', () => {
	const vierge = { ...CONTEXTE_INDIVIDUEL, saisie: saisieVide() };

	it('R-061 R-070 R-130 misses every mandatory field, in the order of the onglets', () => {
		expect(verifier(vierge).map((e) => e.champ)).toEqual([
			'modalites.acceptees',
			'identification.voie',
			'identification.codePostal',
			'identification.localite',
			'identification.nationalite',
			'candidature.categorie',
			'candidature.amenagementDuree',
			'candidature.handicap',
			'candidature.diffusionPresse',
			'candidature.diffusionCollectivites',
			'qualification.specialite',
			'qualification.formePassage',
			'conditions.acceptees'
		]);
	});

	it('R-061 each message is a short sentence that says what to do', () => {
		for (const { message } of verifier(vierge)) {
			expect(message.split(' ').length).toBeLessThanOrEqual(20);
			expect(message).toMatch(/^[A-ZÀ-Ý].*[.0-9]$/);
		}
	});

	it('R-061 a pre-registered pupil enregistre on « Récapitulatif », before the conditions', () => {
		expect(verifier({ ...vierge, preinscription: true }).map((e) => e.champ)).not.toContain('conditions.acceptees');
	});
});

describe('Identification', () => {
	it.each([
		['97300', rien],
		['2910', ['identification.codePostal']],
		['ABCDE', ['identification.codePostal']],
		['', ['identification.codePostal']]
	])('R-072 in France the code postal has five digits: « %s »', (codePostal, attendu) => {
		expect(reproches('identification', { codePostal })).toEqual(attendu);
	});

	it('R-072 abroad the code postal is free, or absent', () => {
		expect(reproches('identification', { pays: '107', codePostal: 'LV-1050' })).toEqual([]);
		expect(reproches('identification', { pays: '107', codePostal: '' })).toEqual([]);
	});

	it('R-072 R-074 what is longer than the server keeps is refused at its field, once', () => {
		const long = 'a'.repeat(81);
		expect(reproches('identification', { voie: long, complement3: long, codePostal: long })).toEqual([
			'identification.codePostal',
			'identification.voie',
			'identification.complement3'
		]);
		expect(reproches('identification', { telephone: '+594 (0) 694 23 45 67' })).toEqual([]);
		expect(reproches('identification', { telephone: '0 6 9 4 2 3 4 5 6 7'.padEnd(31) })).toEqual([
			'identification.telephone'
		]);
	});

	it('R-072 R-073 a country or a nationality that does not exist is refused', () => {
		expect(reproches('identification', { pays: '999', nationalite: 'FR' })).toEqual([
			'identification.pays',
			'identification.nationalite'
		]);
	});

	it('R-074 telephones are optional, and a wrong one is refused at its own field', () => {
		expect(reproches('identification', { telephoneMobile: '', telephone: '' })).toEqual([]);
		expect(reproches('identification', { telephone: '0123' })).toEqual(['identification.telephone']);
	});

	it('R-075 the category of a représentant légal is asked of a minor, and only proposed to an adult', () => {
		const sans = { categorieSocioProfessionnelle: '' };
		const ne = (dateNaissance: string) => ({
			...CONTEXTE_INDIVIDUEL,
			compte: { ...CONTEXTE_INDIVIDUEL.compte, dateNaissance }
		});
		expect(reproches('identification', sans, ne('2008-11-06'))).toEqual([
			'identification.categorieSocioProfessionnelle'
		]);
		expect(reproches('identification', sans, ne('2008-11-05'))).toEqual([]);
		expect(reproches('identification', { categorieSocioProfessionnelle: '0' })).toEqual([
			'identification.categorieSocioProfessionnelle'
		]);
	});

	it('R-072 a line break inside an address is refused: a document could not print it', () => {
		expect(reproches('identification', { complement1: 'a\nb' })).toEqual(['identification.complement1']);
	});
});

describe('Informations candidature', () => {
	it('R-080 nobody chooses by themselves the catégorie that a school gives', () => {
		const scolaire = { categorie: 'SCOLAIRE_133', etablissement: '9730538X' };
		expect(reproches('candidature', scolaire)).toEqual(['candidature.categorie']);
		expect(reproches('candidature', scolaire, CONTEXTE_S2)).toEqual([]);
	});

	it('R-083 the établissement is one that takes the catégorie; none is asked where none is listed', () => {
		expect(reproches('candidature', { etablissement: '' })).toEqual(['candidature.etablissement']);
		expect(reproches('candidature', { etablissement: '9730538X' })).toEqual(['candidature.etablissement']);
		expect(reproches('candidature', { categorie: 'ENSEIGNEMENT_A_DISTANCE', etablissement: '' })).toEqual([]);
	});

	it('R-082 R-084 R-085 each question is answered by Oui or Non', () => {
		const sans = { amenagementDuree: null, handicap: null, diffusionPresse: null, diffusionCollectivites: null };
		expect(reproches('candidature', sans)).toHaveLength(4);
	});

	it('R-081 a situation is refused while the list is empty', () => {
		expect(reproches('candidature', { situation: 'emploi' })).toEqual(['candidature.situation']);
	});
});

describe('Qualification présentée', () => {
	it('R-090 the spécialité is one that the académie organises', () => {
		const { campagne } = CONTEXTE_INDIVIDUEL;
		const limitee = { ...campagne, reglages: { ...campagne.reglages, specialites: ['40022106'] } };
		expect(reproches('qualification', {}, { ...CONTEXTE_INDIVIDUEL, campagne: limitee })).toEqual([
			'qualification.specialite'
		]);
	});

	it('R-092 R-093 a school candidate sits the forme globale, unless a dérogation was given', () => {
		expect(reproches('qualification', { formePassage: 'progressive' }, CONTEXTE_S2)).toEqual([
			'qualification.formePassage'
		]);
		expect(reproches('qualification', { formePassage: 'progressive', derogation: true }, CONTEXTE_S2)).toEqual([]);
		expect(reproches('qualification', { derogation: null }, CONTEXTE_S2)).toEqual(['qualification.derogation']);
	});

	it('R-091 R-092 an INDIVIDUEL chooses either forme, and need not speak of a section de langue', () => {
		expect(reproches('qualification', { formePassage: 'progressive', sectionLangue: '' })).toEqual([]);
		expect(reproches('qualification', { sectionLangue: 'euro' })).toEqual(['qualification.sectionLangue']);
	});
});

describe('Acquis', () => {
	const titulaire = { titre: 'bcp_autre', annee: '2022', academie: '02', repassees: [] };

	it('R-100 a box left unticked asks nothing; a ticked one asks its diploma, year and académie', () => {
		expect(reproches('acquis', {})).toEqual([]);
		expect(reproches('acquis', { titulaire: { titre: '', annee: '', academie: '', repassees: [] } })).toEqual([
			'acquis.titulaire.titre',
			'acquis.titulaire.annee',
			'acquis.titulaire.academie'
		]);
	});

	it.each([
		['2019', rien],
		['2026', rien],
		['2018', ['acquis.titulaire.annee']],
		['2027', ['acquis.titulaire.annee']],
		['22', ['acquis.titulaire.annee']]
	])('R-101 a bac pro that dispenses « depuis 2019 » is of 2019 to this year: %s', (annee, attendu) => {
		expect(reproches('acquis', { titulaire: { ...titulaire, annee } })).toEqual(attendu);
	});

	it('R-101 a diploma older than its holder is refused', () => {
		const bts = { ...titulaire, titre: 'bts_dut_deug_licence', annee: '1999' };
		expect(reproches('acquis', { titulaire: bts })).toEqual(['acquis.titulaire.annee']);
	});

	it('R-101 only a dispensed épreuve can be sat again', () => {
		expect(reproches('acquis', { titulaire: { ...titulaire, repassees: ['E4'] } })).toEqual([]);
		expect(reproches('acquis', { titulaire: { ...titulaire, repassees: ['E2'] } })).toEqual([
			'acquis.titulaire.repassees'
		]);
	});

	it('R-102 a mark below 10, unreadable, or of no unité is refused at its own field', () => {
		const dejaPresente = {
			annee: '2024',
			academie: '33',
			notes: { E2: '9', 'E1-A': 'ABS', E1: '12', E4: '12', E6: '' }
		};
		expect(reproches('acquis', { dejaPresente })).toEqual([
			'acquis.dejaPresente.notes.E2',
			'acquis.dejaPresente.notes.E1-A',
			'acquis.dejaPresente.notes.E1'
		]);
	});

	it('R-102 marks of more than five years ago are refused; having sat the exam then is not', () => {
		const ancienne = { annee: '2021', academie: '33', notes: { E2: '12' } };
		expect(reproches('acquis', { dejaPresente: ancienne })).toEqual(['acquis.dejaPresente.annee']);
		expect(reproches('acquis', { dejaPresente: { ...ancienne, notes: {} } })).toEqual([]);
	});

	it('R-100 the other spécialité is named, and a VAE names its épreuves', () => {
		const autreSpecialite = { specialite: '', annee: '2024', academie: '33', notes: {} };
		expect(reproches('acquis', { autreSpecialite, vae: { epreuves: [] } })).toEqual([
			'acquis.autreSpecialite.specialite',
			'acquis.vae.epreuves'
		]);
		expect(reproches('acquis', { vae: { epreuves: ['E2', 'E1'] } })).toEqual(['acquis.vae.epreuves']);
	});
});

describe('Epreuves', () => {
	const oui = (valeur: string) => ({ inscrit: true, valeur });

	it('R-110 a facultative épreuve needs its choice, from the list, only when it is Inscrit', () => {
		expect(reproches('epreuves', { choix: { EF1: { inscrit: false, valeur: '' } } })).toEqual([]);
		expect(reproches('epreuves', { choix: { EF1: oui('') } })).toEqual(['epreuves.choix.EF1.valeur']);
		expect(reproches('epreuves', { choix: { EF1: oui('klingon') } })).toEqual(['epreuves.choix.EF1.valeur']);
		expect(reproches('epreuves', { choix: { EF1: oui('breton') } })).toEqual([]);
	});

	it('R-113 the country of the mobility is one of the list', () => {
		expect(reproches('epreuves', { choix: { EF2: oui('107') } })).toEqual([]);
		expect(reproches('epreuves', { choix: { EF2: oui('LETTONIE') } })).toEqual(['epreuves.choix.EF2.valeur']);
	});

	it('R-112 the facultative language is not the obligatory one', () => {
		const cuisine = avec(CONTEXTE_INDIVIDUEL, {
			qualification: { ...CONTEXTE_INDIVIDUEL.saisie.qualification, specialite: '40022106' }
		});
		const choisie = avec(cuisine, { epreuves: { choix: { EF: oui('anglais') } } });
		expect(verifierOnglet('epreuves', choisie)).toEqual([
			{
				champ: 'epreuves.choix.EF.valeur',
				message: 'C’est déjà votre langue obligatoire. Choisissez-en une autre pour l’épreuve facultative.'
			}
		]);
	});

	it('R-112 a language that the académie does not examine is refused', () => {
		const { campagne } = CONTEXTE_INDIVIDUEL;
		const limitee = { ...campagne, reglages: { ...campagne.reglages, languesFacultatives: ['anglais'] } };
		const contexte = { ...CONTEXTE_INDIVIDUEL, campagne: limitee };
		expect(reproches('epreuves', { choix: { EF1: oui('breton') } }, contexte)).toEqual(['epreuves.choix.EF1.valeur']);
		expect(reproches('epreuves', { choix: { EF1: oui('anglais') } }, contexte)).toEqual([]);
	});

	it('R-112 the obligatory language is asked where the académie lists some', () => {
		const { campagne } = CONTEXTE_INDIVIDUEL;
		const limitee = { ...campagne, reglages: { ...campagne.reglages, languesObligatoires: ['anglais', 'portugais'] } };
		const contexte = { ...CONTEXTE_INDIVIDUEL, campagne: limitee };
		expect(reproches('epreuves', {}, contexte)).toEqual(['epreuves.choix.E4.valeur']);
		expect(reproches('epreuves', { choix: { E4: oui('portugais') } }, contexte)).toEqual([]);
	});

	it('R-110 an épreuve of another spécialité is refused', () => {
		expect(reproches('epreuves', { choix: { EP9: oui('') } })).toEqual(['epreuves.choix.EP9']);
	});

	it('R-092 in forme progressive at least one obligatory épreuve is sat', () => {
		const non = { inscrit: false, valeur: '' };
		const codes = [
			'E1-A',
			'E1-B',
			'E2',
			'E3-A',
			'E3-B',
			'E3-C',
			'E3-D',
			'E3-E',
			'E3-F',
			'E4',
			'E5-A',
			'E5-B',
			'E6',
			'E7'
		];
		const choix = Object.fromEntries([...codes, 'EC1'].map((code) => [code, non]));
		const progressive = avec(CONTEXTE_INDIVIDUEL, {
			qualification: { ...CONTEXTE_INDIVIDUEL.saisie.qualification, formePassage: 'progressive' }
		});
		expect(reproches('epreuves', { choix }, progressive)).toEqual(['epreuves.choix']);
		expect(reproches('epreuves', { choix: { ...choix, E2: oui('') } }, progressive)).toEqual([]);
	});
});

describe('whatever is typed', () => {
	it('R-061 is judged without failing, and every fault names a champ of its onglet', () => {
		const textes = fc.oneof(
			fc.string({ maxLength: 12 }),
			fc.constantFrom('', '100', 'INDIVIDUEL', '40025303', '__proto__', 'E2')
		);
		const choix = fc.dictionary(textes, fc.record({ inscrit: fc.boolean(), valeur: textes }));
		fc.assert(
			fc.property(textes, textes, textes, choix, (a, b, c, choisis) => {
				const saisie: Saisie = {
					...saisieVide(),
					candidature: { ...saisieVide().candidature, categorie: a, etablissement: b },
					qualification: { ...saisieVide().qualification, specialite: c, formePassage: 'progressive' },
					acquis: {
						...saisieVide().acquis,
						titulaire: { titre: a, annee: b, academie: c, repassees: [a] },
						dejaPresente: { annee: a, academie: b, notes: { [c]: a, E2: b } }
					},
					epreuves: { choix: choisis }
				};
				const onglets: Onglet[] = ['candidature', 'qualification', 'acquis', 'epreuves'];
				for (const onglet of onglets) {
					for (const { champ } of verifierOnglet(onglet, { ...CONTEXTE_INDIVIDUEL, saisie })) {
						expect(champ.startsWith(`${onglet}.`)).toBe(true);
					}
				}
			})
		);
	});
});
