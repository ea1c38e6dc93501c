import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispensesDuTitre, trouverTitre } from './acquis';
import { avec, BCP, CONTEXTE_INDIVIDUEL, CONTEXTE_S2 } from './contexte.exemple';
import { choixPossibles, lignesEpreuves, MODE_A_PRECISER } from './epreuves';
import { optionsDe } from './options-epreuve';
import { piecesDemandees } from './pieces';
import { etablirRecapitulatif, libellePosition, type LigneEpreuve } from './recapitulatif';
import { CONTEXTE_INVENTE } from './regles.exemple';
import { unites } from './reglement';
import type { Saisie } from './saisie';
import type { Contexte } from './contexte';
import { verifier, verifierOnglet } from './verification';

const lignes = ({ examen, campagne, saisie }: Contexte) => lignesEpreuves(examen, campagne, saisie);
const choix = ({ examen, campagne, saisie }: Contexte) => choixPossibles(examen, campagne, saisie);
const ligne = (contexte: Contexte, code: string) => lignes(contexte).find((l) => l.code === code);
const aLEcran = (l: LigneEpreuve) =>
	[`${l.code} - ${l.libelle}${l.choix ? ` - ${l.choix}` : ''}`, libellePosition(l.position), l.mode ?? ''].join(' | ');

const CCF = 'Contrôle en cours de formation';
const G1 = 'Session normale 1er groupe';
const G2 = 'Session normale 2nd groupe';

const qualification = (q: Partial<Saisie['qualification']>) =>
	avec(CONTEXTE_INDIVIDUEL, { qualification: { ...CONTEXTE_INDIVIDUEL.saisie.qualification, ...q } });
const progressive = qualification({ formePassage: 'progressive' });

describe('the épreuves of the candidate of the guide', () => {
	it('R-120 are on the Récapitulatif as S2 §3 shows them, E5-A’s « Dispensé » being written « Dispense »', () => {
		expect(lignes(CONTEXTE_S2).map(aLEcran)).toEqual([
			'E1 - Epreuve scientifique | Inscrit | ',
			'E1-A - Mathématiques | Inscrit | Contrôle en cours de formation',
			'E1-B - Physique-Chimie | Inscrit | Contrôle en cours de formation',
			'E2 - Exploitation de la documentation technique | Inscrit | Ponctuel',
			'E3 - Prise en compte de la formation en milieu professionnel | Inscrit | ',
			'E3-A - Inspection et relation en entreprise | Inscrit | Contrôle en cours de formation',
			'E3-B - Montage - démontage | Inscrit | Contrôle en cours de formation',
			'E3-C - Essais, réglages et mise en oeuvre | Inscrit | Contrôle en cours de formation',
			'E3-D - Réalisation et contrôle | Inscrit | Contrôle en cours de formation',
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
			"EC1 - Chef d'oeuvre | Inscrit | Contrôle en cours de formation",
			"EC1A - Chef d'oeuvre : présentation orale | Inscrit | Contrôle en cours de formation",
			"EC1B - Chef d'oeuvre : note du livret | Inscrit | Contrôle en cours de formation",
			"EC1BA - Chef d'oeuvre, note de la scolarité 1ère | Inscrit | Contrôle en cours de formation",
			"EC1BB - Chef d'oeuvre, note de la scolarité terminale | Inscrit | Contrôle en cours de formation",
			'EF1 - Langue vivante facultative - Anglais | Inscrit | Ponctuel',
			'EF2 - Epreuve de mobilité - Lettonie | Inscrit | Contrôle en cours de formation',
			'ECT - Epreuve de contrôle | Inscrit | Ponctuel'
		]);
	});

	it('R-150 have the levels, units and modes of the table of S2 §4.1', () => {
		const imprimees = lignes(CONTEXTE_S2).map((l) => [l.niveau, l.code, l.unite, libellePosition(l.position), l.mode]);
		expect(imprimees).toEqual([
			[0, 'E1', null, 'Inscrit', null],
			[1, 'E1-A', 'U11', 'Inscrit', CCF],
			[1, 'E1-B', 'U12', 'Inscrit', CCF],
			[0, 'E2', 'U2', 'Inscrit', 'Ponctuel'],
			[0, 'E3', null, 'Inscrit', null],
			[1, 'E3-A', 'U31', 'Inscrit', CCF],
			[1, 'E3-B', 'U32', 'Inscrit', CCF],
			[1, 'E3-C', 'U33', 'Inscrit', CCF],
			[1, 'E3-D', 'U34', 'Inscrit', CCF],
			[1, 'E3-E', 'U35', 'Inscrit', 'Ponctuel'],
			[1, 'E3-F', 'U36', 'Inscrit', 'Ponctuel'],
			[0, 'E4', 'U4', 'Dispense', null],
			[1, 'E4-A', null, 'Dispense', null],
			[1, 'E4-B', null, 'Dispense', null],
			[0, 'E5', null, 'Dispense', null],
			[1, 'E5-A', 'U51', 'Dispense', null],
			[1, 'E5-B', 'U52', 'Dispense', null],
			[0, 'E6', 'U6', 'Dispense', null],
			[0, 'E7', 'U7', 'Dispense', null],
			[0, 'EC1', 'CO1', 'Inscrit', CCF],
			[1, 'EC1A', null, 'Inscrit', CCF],
			[1, 'EC1B', null, 'Inscrit', CCF],
			[2, 'EC1BA', null, 'Inscrit', CCF],
			[2, 'EC1BB', null, 'Inscrit', CCF],
			[0, 'EF1', 'UF1', 'Inscrit', 'Ponctuel'],
			[0, 'EF2', 'UF2', 'Inscrit', CCF],
			[0, 'ECT', null, 'Inscrit', 'Ponctuel']
		]);
	});

	it('R-110 R-122 stand in two groupes; two of them are facultatives', () => {
		const toutes = lignes(CONTEXTE_S2);
		expect(toutes.filter((l) => l.groupe === G2).map((l) => l.code)).toEqual(['ECT']);
		expect(new Set(toutes.map((l) => l.groupe))).toEqual(new Set([G1, G2]));
		expect(toutes.filter((l) => l.facultative).map((l) => l.code)).toEqual(['EF1', 'EF2']);
	});

	it('R-101 an épreuve sat again is Inscrit, and its heading with it; its mode is not sourced and is said so', () => {
		const acquis = CONTEXTE_S2.saisie.acquis;
		const titulaire = { titre: 'bts_dut_deug_licence', annee: '2022', academie: '02', repassees: ['E5-A'] };
		const repasse = avec(CONTEXTE_S2, { acquis: { ...acquis, titulaire } });
		expect(ligne(repasse, 'E5-A')).toMatchObject({ position: 'inscrit', mode: MODE_A_PRECISER });
		expect(ligne(repasse, 'E5-B')).toMatchObject({ position: 'dispense', mode: null });
		expect(ligne(repasse, 'E5')).toMatchObject({ position: 'inscrit', mode: null });
	});
});

describe('somebody who registers alone and holds no diploma', () => {
	it('R-110 is dispensed of nothing, sits Ponctuel épreuves, and takes no facultative that they did not choose', () => {
		const toutes = lignes(CONTEXTE_INDIVIDUEL);
		expect(toutes.filter((l) => !l.facultative).every((l) => l.position === 'inscrit')).toBe(true);
		expect(toutes.filter((l) => l.facultative).every((l) => l.position === 'non_inscrit' && l.mode === null)).toBe(
			true
		);
		expect(ligne(CONTEXTE_INDIVIDUEL, 'E1-A')?.mode).toBe('Ponctuel');
		expect(ligne(CONTEXTE_INDIVIDUEL, 'E1')?.mode).toBeNull();
	});

	it('R-110 reads « mode à préciser par le rectorat » for the chef-d’œuvre and the mobility, whose ponctuel form no source gives', () => {
		const avecMobilite = avec(CONTEXTE_INDIVIDUEL, { epreuves: { choix: { EF2: { inscrit: true, valeur: '107' } } } });
		const aPreciser = lignes(avecMobilite).filter((l) => l.mode === MODE_A_PRECISER);
		expect(aPreciser.map((l) => l.code)).toEqual(['EC1', 'EC1A', 'EC1B', 'EC1BA', 'EC1BB', 'EF2']);
	});

	it('R-110 somebody in FORMATION CONTINUE reads it everywhere: the catégorie does not say who examines', () => {
		const formation = avec(CONTEXTE_INDIVIDUEL, {
			candidature: { ...CONTEXTE_INDIVIDUEL.saisie.candidature, categorie: 'FORMATION_CONTINUE' }
		});
		expect(ligne(formation, 'E2')?.mode).toBe(MODE_A_PRECISER);
		expect(ligne(formation, 'E1')?.mode).toBeNull();
	});

	it('R-110 a heading that has its own unit (Cuisine, U1) shows no mode: its sous-épreuves do', () => {
		const cuisine = qualification({ specialite: '40022106' });
		expect(ligne(cuisine, 'E1')).toMatchObject({ unite: 'U1', mode: null, coefficient: 5 });
		expect(ligne(cuisine, 'E11')).toMatchObject({ unite: 'U11', mode: 'Ponctuel', coefficient: 2 });
	});
});

describe('the forme progressive', () => {
	it('R-092 lets each unité be put off, and its heading follows when all are', () => {
		const non = { inscrit: false, valeur: '' };
		const une = avec(progressive, { epreuves: { choix: { 'E1-A': non } } });
		expect(ligne(une, 'E1-A')).toMatchObject({ position: 'non_inscrit', mode: null });
		expect(ligne(une, 'E1')?.position).toBe('inscrit');
		const deux = avec(progressive, { epreuves: { choix: { 'E1-A': non, 'E1-B': non, EC1: non } } });
		expect(ligne(deux, 'E1')?.position).toBe('non_inscrit');
		expect(ligne(deux, 'EC1BB')?.position).toBe('non_inscrit');
	});

	it('R-092 in forme globale an obligatory épreuve cannot be put off, whatever is sent', () => {
		const envoye = avec(CONTEXTE_INDIVIDUEL, { epreuves: { choix: { E2: { inscrit: false, valeur: '' } } } });
		expect(ligne(envoye, 'E2')?.position).toBe('inscrit');
	});
});

describe('the choices of the onglet Epreuves', () => {
	it('R-111 are the facultatives only, in forme globale; a spécialité not chosen yet leaves none', () => {
		expect(choix(CONTEXTE_INDIVIDUEL).map((c) => c.code)).toEqual(['EF1', 'EF2']);
		expect(choix(qualification({ specialite: '' }))).toEqual([]);
	});

	it('R-111 an académie that examines no language leaves the language out', () => {
		const { campagne } = CONTEXTE_INDIVIDUEL;
		const sans = { ...campagne, reglages: { ...campagne.reglages, languesFacultatives: [] } };
		expect(choix({ ...CONTEXTE_INDIVIDUEL, campagne: sans }).map((c) => c.code)).toEqual(['EF2']);
	});

	it('R-113 the mobility is to any country, Lettonie among them', () => {
		const mobilite = choix(CONTEXTE_INDIVIDUEL).find((c) => c.code === 'EF2');
		expect(mobilite?.liste?.options).toContainEqual({ id: '107', libelle: 'LETTONIE' });
	});

	it('R-112 the obligatory language is chosen among those of the académie, and is then no longer a facultative one', () => {
		const { campagne } = CONTEXTE_INDIVIDUEL;
		const clermont = ['allemand', 'anglais', 'espagnol', 'portugais', 'italien'];
		const limitee = { ...campagne, reglages: { ...campagne.reglages, languesObligatoires: clermont } };
		const contexte = avec(
			{ ...CONTEXTE_INDIVIDUEL, campagne: limitee },
			{ epreuves: { choix: { E4: { inscrit: true, valeur: 'anglais' } } } }
		);
		const options = (code: string) =>
			choix(contexte)
				.find((c) => c.code === code)
				?.liste?.options.map((o) => o.libelle);
		expect(options('E4')).toEqual(['Allemand', 'Anglais', 'Espagnol', 'Portugais', 'Italien']);
		expect(options('EF1')).toContain('Breton');
		expect(options('EF1')).not.toContain('Anglais');
		expect(ligne(contexte, 'E4')?.choix).toBe('Anglais');
	});

	it('R-112 in Cuisine the obligatory language is anglais, never the facultative one', () => {
		const langues = choix(qualification({ specialite: '40022106' }))[0]?.liste?.options.map((o) => o.id);
		expect(langues).toContain('allemand');
		expect(langues).not.toContain('anglais');
	});

	it('R-111 a dispensed épreuve leaves no choice', () => {
		const { campagne } = CONTEXTE_S2;
		const limitee = { ...campagne, reglages: { ...campagne.reglages, languesObligatoires: ['anglais'] } };
		expect(choix({ ...CONTEXTE_S2, campagne: limitee }).map((c) => c.code)).toEqual(['EF1', 'EF2']);
	});
});

describe('whatever is declared', () => {
	const codes = BCP.specialites.flatMap((s) => unites(s).map((e) => e.code));
	const saisies = fc.record({
		specialite: fc.constantFrom(...BCP.specialites.map((s) => s.cfd)),
		formePassage: fc.constantFrom('globale' as const, 'progressive' as const),
		categorie: fc.constantFrom(...BCP.categories.map((c) => c.id)),
		titre: fc.constantFrom('', ...BCP.titres.map((t) => t.id)),
		repassees: fc.subarray(codes),
		choix: fc.dictionary(
			fc.constantFrom(...codes),
			fc.record({ inscrit: fc.boolean(), valeur: fc.string({ maxLength: 5 }) })
		)
	});
	const contexteDe = (s: typeof saisies extends fc.Arbitrary<infer T> ? T : never) =>
		avec(CONTEXTE_INDIVIDUEL, {
			candidature: { ...CONTEXTE_INDIVIDUEL.saisie.candidature, categorie: s.categorie },
			qualification: {
				...CONTEXTE_INDIVIDUEL.saisie.qualification,
				specialite: s.specialite,
				formePassage: s.formePassage
			},
			acquis: {
				...CONTEXTE_INDIVIDUEL.saisie.acquis,
				titulaire: { titre: s.titre, annee: '2022', academie: '02', repassees: s.repassees }
			},
			epreuves: { choix: s.choix }
		});

	it('R-110 nobody but a school candidate is ever put in CCF', () => {
		fc.assert(
			fc.property(saisies, (s) => {
				fc.pre(s.categorie !== 'SCOLAIRE_133');
				expect(lignes(contexteDe(s)).map((l) => l.mode)).not.toContain(CCF);
			})
		);
	});

	it('R-110 a mode is shown only where the candidat sits the épreuve', () => {
		fc.assert(
			fc.property(saisies, (s) => {
				for (const l of lignes(contexteDe(s))) if (l.position !== 'inscrit') expect(l.mode ?? l.choix).toBeNull();
			})
		);
	});

	it('R-101 every unité dispensed is so by the title, and is not one that is sat again', () => {
		fc.assert(
			fc.property(saisies, (s) => {
				const specialite = BCP.specialites.find((x) => x.cfd === s.specialite);
				const titre = specialite && trouverTitre(BCP, specialite, s.titre);
				const dispensees = new Set(lignes(contexteDe(s)).flatMap((l) => (l.position === 'dispense' ? [l.code] : [])));
				if (!titre) expect(dispensees.size).toBe(0);
				for (const { code, matiere } of specialite ? unites(specialite) : []) {
					if (!dispensees.has(code)) continue;
					const parMatiere = titre?.dispenseMatieres.some((m) => m === matiere) ?? false;
					const nommees = titre?.dispenses.find((d) => d.specialite === s.specialite)?.epreuves ?? [];
					expect(parMatiere || nommees.includes(code)).toBe(true);
					expect(s.repassees).not.toContain(code);
				}
			})
		);
	});

	it('R-101 a dispensed épreuve is never also Inscrit, and unchecking returns it', () => {
		fc.assert(
			fc.property(saisies, (s) => {
				const specialite = BCP.specialites.find((x) => x.cfd === s.specialite);
				if (!specialite) throw new Error('no spécialité');
				const position = (repassees: string[]) =>
					new Map(lignes(contexteDe({ ...s, repassees })).map((l) => [l.code, l.position]));
				const sans = position([]);
				for (const code of dispensesDuTitre(BCP, specialite, s.titre)) {
					expect(sans.get(code)).toBe('dispense');
					expect(['inscrit', 'non_inscrit']).toContain(position([code]).get(code));
				}
			})
		);
	});

	it('R-110 no position depends on the order of the answers', () => {
		fc.assert(
			fc.property(saisies, (s) => {
				const envers = Object.fromEntries(Object.entries(s.choix).toReversed());
				const autre = { ...s, choix: envers, repassees: s.repassees.toReversed() };
				expect(lignes(contexteDe(autre))).toEqual(lignes(contexteDe(s)));
			})
		);
	});
});

describe('one épreuve among several', () => {
	const choisie = (valeur: string) =>
		avec(CONTEXTE_INVENTE, {
			epreuves: { choix: { ...CONTEXTE_INVENTE.saisie.epreuves.choix, E2: { inscrit: true, valeur } } }
		});

	it('R-110 the one chosen is sat, the others are not, and one has to be chosen', () => {
		expect(ligne(choisie('E2B'), 'E2A')?.position).toBe('non_inscrit');
		expect(ligne(choisie('E2B'), 'E2B')?.position).toBe('inscrit');
		expect(ligne(choisie('E2B'), 'E2')).toMatchObject({ position: 'inscrit', choix: 'Épreuve E2B' });
		expect(verifierOnglet('epreuves', choisie('')).map((e) => e.champ)).toEqual(['epreuves.choix.E2.valeur']);
		expect(verifierOnglet('epreuves', choisie('E9')).map((e) => e.champ)).toEqual(['epreuves.choix.E2.valeur']);
		expect(choix(choisie('E2A')).map((c) => c.code)).toEqual(['E2', 'E3']);
	});

	it('R-112 the languages are those that the règlement permits and the académie examines', () => {
		const { campagne, examen } = CONTEXTE_INVENTE;
		const langue = { type: 'langue_obligatoire' as const, libelle: 'Langue', options: [], source: 'Escale' };
		const avecLangues = (langues: string[] | null, organisees: string[] | null) => {
			const reglages = { ...campagne.reglages, languesObligatoires: organisees };
			const [premiere] = examen.specialites[0]?.groupes[0]?.epreuves ?? [];
			if (!premiere) throw new Error('no épreuve');
			return optionsDe(examen, { ...campagne, reglages }, { ...premiere, choix: { ...langue, langues } }, []);
		};
		const ids = (...args: Parameters<typeof avecLangues>) => avecLangues(...args)?.map((o) => o.id) ?? null;
		expect(ids(['anglais', 'allemand'], ['anglais', 'italien'])).toEqual(['anglais']);
		expect(ids(['anglais', 'allemand'], null)).toEqual(['anglais', 'allemand']);
		expect(ids(null, null)).toBeNull();
	});

	it('R-090 a spécialité whose règlement nobody sourced has no épreuve to show, and can be registered to', () => {
		const sans = avec(CONTEXTE_INVENTE, {
			qualification: { ...CONTEXTE_INVENTE.saisie.qualification, specialite: '99922222' },
			epreuves: { choix: {} }
		});
		expect(lignes(sans)).toEqual([]);
		expect(verifier(sans)).toEqual([]);
		const recapitulatif = etablirRecapitulatif(sans);
		expect(recapitulatif.reglementRenseigne).toBe(false);
		expect(piecesDemandees(sans).at(-1)).toMatchObject({ id: 'annexe_4', avant: '2027-03-08', mode: 'postal' });
	});
});
