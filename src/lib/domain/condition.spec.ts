import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { estVraie, jourDe, juger, valeursCitees, type Faits } from './condition';
import { Condition } from './examen-conditions';

const faits: Faits = {
	dateNaissance: '2009-05-06',
	dateCandidature: '2026-11-05',
	annee: 2027,
	paysNaissance: '100',
	nationalite: '100',
	paysResidence: '100',
	departementResidence: '973',
	categorie: 'INDIVIDUEL',
	specialite: '40025303',
	titre: 'aucun',
	sessionExamen: '2027',
	academie: '33',
	formePassage: null,
	handicap: false,
	amenagementDuree: null,
	derogation: null,
	dejaPresente: false,
	autreSpecialite: false,
	titulaire: true,
	benefice: false,
	vae: false,
	residenceDansAcademie: true,
	preinscription: false,
	autreCandidature: false,
	champs: { annees: 'cinq', salarie: true, debut: '2020-09-01', note: null }
};
/** Somebody of that age on the day of the candidature. */
const ayant = (age: number): Faits => ({ ...faits, dateNaissance: `${2026 - age}-05-06` });
const jdc: Condition = {
	tous: [
		{ fait: 'nationalite', parmi: ['100'] },
		{ fait: 'age', auMoins: 16, moinsDe: 25 }
	]
};

describe('a condition of an exam file', () => {
	it.each([
		[15, false],
		[16, true],
		[24, true],
		[25, false]
	])('R-209 the JDC is asked from 16 until the eve of the 25th birthday: at %i, %s', (age, demandee) => {
		expect(estVraie(jdc, ayant(age))).toBe(demandee);
	});

	it('R-209 the JDC is asked of the French only', () => {
		expect(estVraie(jdc, { ...faits, nationalite: '107' })).toBe(false);
	});

	it('one of several is enough with « unDe », and « non » turns an answer round', () => {
		const unDe: Condition = {
			unDe: [
				{ fait: 'handicap', est: true },
				{ fait: 'titulaire', est: true }
			]
		};
		expect(estVraie(unDe, faits)).toBe(true);
		expect(estVraie({ non: unDe }, faits)).toBe(false);
		expect(estVraie(unDe, { ...faits, titulaire: false })).toBe(false);
	});

	it.each<[string, Condition, boolean | null]>([
		['a fact not answered yet is neither true nor false', { fait: 'formePassage', parmi: ['globale'] }, null],
		['nor is its contrary', { non: { fait: 'formePassage', parmi: ['globale'] } }, null],
		[
			'one that is false is enough for « tous »',
			{
				tous: [
					{ fait: 'vae', est: true },
					{ fait: 'derogation', est: true }
				]
			},
			false
		],
		[
			'one that is true is enough for « unDe »',
			{
				unDe: [
					{ fait: 'derogation', est: true },
					{ fait: 'titulaire', est: true }
				]
			},
			true
		],
		['an extra field that is not asked has no value', { fait: 'champ:absent', parmi: ['x'] }, false],
		['an extra field without an answer yet', { fait: 'champ:note', est: true }, null],
		['an extra field of choice', { fait: 'champ:annees', parmi: ['cinq'] }, true],
		['an extra field of yes or no', { fait: 'champ:salarie', est: false }, false],
		['a date before a day', { fait: 'champ:debut', avant: '2020-09-01' }, false],
		['a date from a day', { fait: 'champ:debut', depuis: { mois: 9, jour: 1, anneeDecalage: -7 } }, true],
		['the académie of residence', { fait: 'residenceDansAcademie', est: true }, true],
		['the age on another day', { fait: 'age', le: { mois: 12, jour: 31, anneeDecalage: 0 }, auMoins: 18 }, true]
	])('R-210 %s', (_, condition, attendu) => {
		expect(z.safeParse(Condition, condition).success).toBe(true);
		expect(juger(condition, faits)).toBe(attendu);
	});

	it('R-210 a day of a sessionExamen without a year is not known, and nothing is judged by it', () => {
		expect(jourDe({ mois: 3, jour: 8, anneeDecalage: 0 }, 2027)).toBe('2027-03-08');
		const avant = { fait: 'dateCandidature' as const, avant: { mois: 3, jour: 8, anneeDecalage: 0 } };
		expect(juger(avant, { ...faits, annee: null })).toBeNull();
	});

	it.each([
		['an unknown fact', { fait: 'taille', auMoins: 180 }],
		['an unknown operator', { xor: [] }],
		['an operator of another fact', { fait: 'age', parmi: ['17'] }],
		['an unknown fact deep inside', { tous: [{ non: { fait: 'taille', est: true } }] }]
	])('%s is refused by the schema', (_, condition) => {
		expect(z.safeParse(Condition, condition).success).toBe(false);
	});

	it('names the catégories and spécialités that it depends on, wherever they stand', () => {
		const condition: Condition = {
			tous: [{ non: { fait: 'categorie', parmi: ['A'] } }, { unDe: [{ fait: 'categorie', parmi: ['B', 'C'] }] }, jdc]
		};
		expect(valeursCitees(condition, 'categorie')).toEqual(['A', 'B', 'C']);
		expect(valeursCitees(condition, 'specialite')).toEqual([]);
	});
});
