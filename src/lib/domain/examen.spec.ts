import { describe, expect, it } from 'vitest';
import { ExamenInvalide, parseExamen, schemaJSON, type Examen } from './examen';
import bcp from './examens/bcp.json';
import { FICHIER_INVENTE } from './regles.exemple';

/** A fresh copy of the file, changed in one place. */
function avecFaute(changer: (copie: Examen) => void): unknown {
	const copie = parseExamen(structuredClone(bcp));
	changer(copie);
	return copie;
}

function fautesDe(json: unknown): string[] {
	try {
		parseExamen(json);
	} catch (erreur) {
		if (erreur instanceof ExamenInvalide) return erreur.fautes;
		throw erreur;
	}
	return [];
}

describe('the exam file of the BCP', () => {
	const examen = parseExamen(bcp);

	it('R-061 has the nine onglets of the guide, in order, and is enregistrée on « Conditions »', () => {
		expect(examen.onglets.map((o) => o.titre)).toEqual([
			"Modalités d'inscription",
			'Identification',
			'Informations candidature',
			'Qualification présentée',
			'Acquis',
			'Epreuves',
			'Récapitulatif',
			"Conditions d'inscription",
			'N° Inscription'
		]);
		expect(examen.enregistrerSur).toBe('conditions');
		expect(examen.enregistrerSurPreinscription).toBe('recapitulatif');
	});

	it('R-060 R-150 R-151 names its documents and its buttons as the guide does', () => {
		expect(examen.documents.recapitulatif).toBe('Récapitulatif de votre candidature');
		expect(examen.documents.demandePieces).toBe('Demande de pièces justificatives');
		expect(examen.menu.demarrer).toBe('Démarrer mon inscription');
	});

	it('R-080 knows the catégories of the guide; a school alone gives SCOLAIRE BACPRO 1 AN (133)', () => {
		expect(examen.categories.map((c) => [c.libelle, c.code, c.choisissable])).toEqual([
			['INDIVIDUEL', null, true],
			['FORMATION CONTINUE', null, true],
			['ENSEIGNEMENT A DISTANCE', null, true],
			['SCOLAIRE BACPRO 1 AN', '133', false]
		]);
	});

	it('R-081 R-091 lists neither situations nor enseignements, which no source gives, and one section de langue', () => {
		expect(examen.situations).toEqual([]);
		expect(examen.enseignements).toEqual([]);
		expect(examen.sectionsLangue.map((s) => s.libelle)).toEqual(['Pas de section européenne']);
	});

	it('R-090 keys its spécialités by CFD and shows five digits', () => {
		expect(examen.specialites.map((s) => [s.cfd, s.code, s.libelle])).toEqual(
			expect.arrayContaining([
				['40025303', '25303', 'Aéronautique option Systèmes'],
				['40022106', '22106', 'Cuisine'],
				['40031106', '31106', 'Logistique']
			])
		);
	});

	it('R-070 R-077 R-130 carries the words of the seeds, and ours under our own name', () => {
		const { textes } = examen;
		expect(textes['modalites.case'].source).toBe('Escale');
		expect(textes['conditions.case'].texte).toMatch(/^En cochant cette case, je m'engage à fournir au service/);
		expect(textes.rgpd.texte).toMatch(/^Conformément à la "loi informatique et libertés" du 6 janvier 1978/);
		expect(JSON.stringify(examen)).not.toMatch(/cyclades/i);
	});

	it('describes every property to whoever writes one in an editor', () => {
		const muettes: string[] = [];
		const visiter = (noeud: unknown, chemin: string): void => {
			if (typeof noeud !== 'object' || noeud === null) return;
			if ('properties' in noeud && typeof noeud.properties === 'object' && noeud.properties !== null) {
				for (const [nom, valeur] of Object.entries(noeud.properties)) {
					// The texts are named by their id and described as a whole.
					const decrite = typeof valeur === 'object' && valeur !== null && 'description' in valeur;
					if (!decrite && !chemin.endsWith('.textes')) muettes.push(`${chemin}.${nom}`);
				}
			}
			for (const [cle, valeur] of Object.entries(noeud)) {
				visiter(valeur, cle === 'properties' || cle === 'items' ? chemin : `${chemin}.${cle}`);
			}
		};
		visiter(schemaJSON(), '');
		expect(muettes).toEqual([]);
	});
});

describe('an exam file with a fault is refused, and told where', () => {
	it('R-101 a title that dispenses an épreuve the spécialité does not have', () => {
		const fautes = fautesDe(avecFaute((e) => e.titres[1]?.dispenses[0]?.epreuves.push('E9')));
		expect(fautes).toEqual([
			'titres[1].dispenses[0].epreuves[5] : « BTS DUT DEUG LICENCE » dispense de l’épreuve « E9 », que la spécialité 25303 n’a pas'
		]);
	});

	it('an épreuve that is there twice', () => {
		const json = avecFaute((e) => {
			const epreuve = e.specialites[0]?.groupes[0]?.epreuves[0]?.sousEpreuves[0];
			if (epreuve) epreuve.code = 'E2';
		});
		expect(fautesDe(json)).toEqual(['specialites[0].groupes[0].epreuves[1].code : l’épreuve « E2 » y est déjà']);
	});

	it('CCF for a catégorie that the law examines by ponctuel épreuves only', () => {
		const rang = parseExamen(bcp).specialites.findIndex((s) => s.cfd === '40025303');
		const json = avecFaute((e) => {
			e.specialites[rang]?.groupes[0]?.epreuves[1]?.modes[0]?.categories.push('INDIVIDUEL');
		});
		expect(fautesDe(json)).toEqual([
			`specialites[${rang}].groupes[0].epreuves[1].modes[0].categories[1] : la catégorie « INDIVIDUEL » ne prend pas son mode d’évaluation des épreuves`
		]);
	});

	it('a pièce for a catégorie that does not exist', () => {
		const json = avecFaute((e) => {
			const piece = e.pieces[0];
			if (piece) Object.assign(piece, { si: { fait: 'categorie', parmi: ['APPRENTI'] } });
		});
		expect(fautesDe(json)).toEqual(['pieces[0].si : la catégorie « APPRENTI » n’existe pas']);
	});

	it('a pièce with a condition nobody can judge', () => {
		const json = avecFaute((e) => {
			const piece = e.pieces[0];
			if (piece) Object.assign(piece, { si: { fait: 'taille', auMoins: 180 } });
		});
		expect(fautesDe(json)[0]).toMatch(/^pieces\[0\]\.si : le fait « taille » n’existe pas/);
	});

	it('R-061 « Enregistrer » on an onglet that is not in the list', () => {
		const json = avecFaute((e) => e.onglets.splice(7, 1));
		expect(fautesDe(json)).toContain('enregistrerSur : l’onglet « conditions » n’est pas dans `onglets`');
	});

	it('a property that the format does not know, or one that is missing', () => {
		expect(fautesDe({ ...bcp, couleur: 'bleu' })).toHaveLength(1);
		expect(fautesDe({ ...bcp, code: undefined })[0]).toMatch(/^code : /);
	});

	it('R-210 conditions that name an unknown fact, an unknown operator or an unknown field, at their own place', () => {
		const avecSi = (si: object) => fautesDe({ ...bcp, eligibilite: [], pieces: [{ ...bcp.pieces[0], si }] });
		expect(avecSi({ tous: [{ fait: 'vae', est: true }, { non: { fait: 'taille', auMoins: 180 } }] })).toEqual([
			'pieces[0].si.tous[1].non : le fait « taille » n’existe pas'
		]);
		expect(avecSi({ xor: [] })).toEqual(['pieces[0].si : opérateur inconnu : xor']);
		expect(avecSi({ fait: 'age', parmi: ['17'] })).toEqual(['pieces[0].si.parmi : cette propriété n’existe pas']);
		expect(avecSi({ fait: 'champ:serie', parmi: ['a'] })).toEqual([
			'pieces[0].si : le champ « serie » n’existe pas, ou n’est pas déclaré avant'
		]);
	});

	it('R-210 a field that hangs on a later one, and a right decided by a field that may stay empty', () => {
		const [serie, sportif, ...reste] = FICHIER_INVENTE.champs;
		expect(fautesDe({ ...FICHIER_INVENTE, champs: [sportif, serie, ...reste] })).toEqual([
			'champs[0].si : le champ « serie » n’existe pas, ou n’est pas déclaré avant'
		]);
		const eligibilite = [{ ...FICHIER_INVENTE.eligibilite[0], exige: { fait: 'champ:debut', avant: '2026-09-01' } }];
		expect(fautesDe({ ...FICHIER_INVENTE, eligibilite })).toEqual([
			'eligibilite[0].exige : le champ « debut » décide du droit de s’inscrire : il doit être obligatoire'
		]);
	});

	it('a day that no calendar has, in a condition or as the limit of a pièce', () => {
		const le = { mois: 2, jour: 31, anneeDecalage: 0 };
		const avecPiece = (piece: object) =>
			fautesDe({ ...bcp, eligibilite: [], pieces: [{ ...bcp.pieces[0], ...piece }] });
		const jour = 'ce jour n’existe pas, ou pas chaque année';
		expect(avecPiece({ si: { non: { fait: 'age', le, moinsDe: 18 } } })).toEqual([`pieces[0].si : ${jour}`]);
		expect(avecPiece({ si: { fait: 'dateNaissance', avant: '2027-13-08' } })).toEqual([`pieces[0].si : ${jour}`]);
		expect(avecPiece({ fenetre: { avant: le } })).toEqual([`pieces[0].fenetre.avant : ${jour}`]);
		expect(avecPiece({ fenetre: { avant: { ...le, jour: 28 } } })).toEqual([]);
	});

	it.each(['../../etc', 'bcp', 'B CP', '', 'É'])('a code that could not name a campagne: « %s »', (code) => {
		expect(fautesDe({ ...bcp, code })[0]).toMatch(/^code : /);
	});

	it('« Enregistrer » on the page of the result, which nobody would ever reach', () => {
		expect(fautesDe({ ...bcp, enregistrerSur: 'numero' })[0]).toBe(
			'enregistrerSur : l’onglet « numero » vient une fois l’inscription enregistrée'
		);
	});

	it('R-102 a mark kept for less than no time, or above 20', () => {
		expect(fautesDe({ ...bcp, benefice: { ...bcp.benefice, annees: -3 } })[0]).toMatch(/^benefice\.annees : /);
		expect(fautesDe({ ...bcp, benefice: { ...bcp.benefice, noteMinimale: 21 } })[0]).toMatch(
			/^benefice\.noteMinimale : /
		);
	});

	it('an onglet that a field or a rule needs and that a presentation drops', () => {
		const onglets = FICHIER_INVENTE.onglets.filter(({ id }) => id !== 'candidature');
		expect(fautesDe({ ...FICHIER_INVENTE, onglets })[0]).toBe('onglets : l’onglet « candidature » manque');
	});
});

describe('an exam file', () => {
	it('holds each spécialité once, by its CFD', () => {
		const [premiere] = bcp.specialites;
		expect(fautesDe({ ...bcp, specialites: [premiere, premiere] })[0]).toMatch(
			/^specialites\[1\]\.cfd : « 40033007 » y est déjà/
		);
	});

	it('nests conditions twenty deep, not more', () => {
		let condition: object = { fait: 'vae', est: true };
		for (let i = 0; i < 20; i++) condition = { non: condition };
		const avecSi = (si: object) => fautesDe({ ...bcp, eligibilite: [], pieces: [{ ...bcp.pieces[0], si }] });
		expect(avecSi(condition)).toEqual(['pieces[0].si : plus de 20 conditions l’une dans l’autre']);
	});

	it('what passes is complete: absent facts are null or empty, never undefined, and parse again to themselves', () => {
		const examen = parseExamen(FICHIER_INVENTE);
		expect(examen.specialites[1]).toEqual({
			cfd: '99922222',
			code: '22222',
			libelle: 'Sans règlement',
			groupes: [],
			titres: null,
			titresDepuis: {},
			completude: 'Règlement non renseigné.',
			source: []
		});
		expect(parseExamen(JSON.parse(JSON.stringify(examen)))).toEqual(examen);
	});
});
