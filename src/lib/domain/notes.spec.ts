import { describe, expect, it } from 'vitest';
import { lireLignesNotes } from './notes-csv';
import { issueProbable, lignesNotes, lireValeur, moyenneDe, recoitNote } from './notes';
import type { LigneEpreuve } from './recapitulatif';

const epreuve = (code: string, autrement: Partial<LigneEpreuve> = {}): LigneEpreuve => ({
	code,
	libelle: code,
	unite: `U${code.slice(1)}`,
	niveau: 0,
	facultative: false,
	groupe: '1er groupe',
	position: 'inscrit',
	mode: null,
	choix: null,
	coefficient: 1,
	precisions: null,
	...autrement
});

/** A heading with two unités, an unité with a part below it, a facultative, and a second groupe. */
const EPREUVES = [
	epreuve('E1', { unite: null, coefficient: null }),
	epreuve('E11', { niveau: 1, coefficient: 2 }),
	epreuve('E12', { niveau: 1, coefficient: 3 }),
	epreuve('E2', { coefficient: 5 }),
	epreuve('E2A', { niveau: 1, unite: null, coefficient: null }),
	epreuve('EF1', { facultative: true, coefficient: null }),
	epreuve('ECT', { unite: null, coefficient: null, groupe: '2nd groupe' })
];
const GLOBALE = { epreuves: EPREUVES, progressive: false };
const lignes = (notes: Record<string, string>, epreuves = EPREUVES, conservees: Record<string, number> = {}) =>
	lignesNotes(epreuves, new Map(Object.entries(notes)), new Map(Object.entries(conservees)));
const avec = (code: string, autrement: Partial<LigneEpreuve>) =>
	EPREUVES.map((e) => (e.code === code ? { ...e, ...autrement } : e));

describe('« Mes notes »', () => {
	it.each([
		['12,5', '12.5'],
		['08', '8'],
		['20/20', '20'],
		['ab', 'AB'],
		['Absente', 'AB'],
		['20,5', null],
		['', null],
		['douze', null]
	])('R-186 « %s » is read as %s', (typed, lue) => expect(lireValeur(typed)).toBe(lue));

	it('R-186 tells the notes of the session from those that are kept, the épreuves dispensed and the absences', () => {
		const epreuves = avec('E11', { position: 'benefice' }).map((e) =>
			e.code === 'E12' ? { ...e, position: 'dispense' as const } : e
		);
		expect(
			lignes({ E2: 'AB', EF1: '14' }, epreuves, { E11: 11 }).map(({ code, genre, note }) => [code, genre, note])
		).toEqual([
			['E1', 'titre', null],
			['E11', 'conservee', 11],
			['E12', 'dispense', null],
			['E2', 'absent', null],
			['EF1', 'session', 14]
		]);
	});

	it('R-186 a part below an unité is a detail, shown once it has a note and never counted', () => {
		const montrees = lignes({ E2: '10', E2A: '4', E11: '10', E12: '10' });
		expect(montrees.find(({ code }) => code === 'E2A')).toMatchObject({ genre: 'detail', note: 4 });
		expect(moyenneDe(montrees, GLOBALE).valeur).toBe(10);
	});

	it('R-102 R-186 the average counts a kept note with its coefficient, leaves a dispense out, and of a facultative the points above 10', () => {
		expect(moyenneDe(lignes({ E11: '8', E12: '10', E2: '12' }), GLOBALE).valeur).toBe(10.6);
		expect(moyenneDe(lignes({ E11: '8', E12: '10', E2: '12', EF1: '15' }), GLOBALE).valeur).toBe(11.1);
		expect(moyenneDe(lignes({ E11: '8', E12: '10', E2: '12', EF1: '9' }), GLOBALE).valeur).toBe(10.6);
		const dispensee = avec('E2', { position: 'dispense' });
		expect(moyenneDe(lignes({ E11: '8', E12: '12' }, dispensee), { ...GLOBALE, epreuves: dispensee }).valeur).toBe(
			10.4
		);
		const gardee = avec('E2', { position: 'benefice' });
		const montrees = lignes({ E11: '8', E12: '8' }, gardee, { E2: 12 });
		expect(moyenneDe(montrees, { ...GLOBALE, epreuves: gardee }).valeur).toBe(10);
	});

	it('R-186 a 9,996 is never shown as a 10', () => {
		const moyenne = moyenneDe(lignes({ E11: '9.98', E12: '10', E2: '10' }), GLOBALE);
		expect(moyenne.valeur).toBe(9.99);
	});

	it('R-186 there is no average while a note is missing, after an absence, without every coefficient or in the middle of a progressive', () => {
		expect(moyenneDe(lignes({ E11: '8', E2: '12' }), GLOBALE)).toEqual({
			valeur: null,
			raison: 'Il manque encore des notes.'
		});
		expect(moyenneDe(lignes({ E11: '8', E12: 'AB', E2: '12' }), GLOBALE).raison).toMatch(/absent/);
		const sansCoefficient = avec('E2', { coefficient: null });
		expect(
			moyenneDe(lignes({ E11: '8', E12: '9', E2: '12' }, sansCoefficient), { ...GLOBALE, epreuves: sansCoefficient })
				.raison
		).toMatch(/coefficient de E2/);
		const plusTard = avec('E2', { position: 'non_inscrit' });
		const presentes = { epreuves: plusTard, progressive: true };
		expect(moyenneDe(lignes({ E11: '8', E12: '9' }, plusTard), presentes).raison).toMatch(/plusieurs sessions/);
	});

	it('R-174 says what is left to pass, and « inconnue » where the notes alone do not say it', () => {
		const issue = (notes: Record<string, string>, epreuves = EPREUVES, progressive = false) =>
			issueProbable(lignes(notes, epreuves), { epreuves, progressive });
		expect(issue({ E11: '10', E12: '10', E2: '10' })).toBe('obtenu');
		expect(issue({ E11: '9', E12: '9', E2: '9' })).toBe('a_repasser');
		expect(issue({ E11: '9', E12: '9' })).toBe('inconnue');
		expect(issue({ E11: '15', E12: 'AB', E2: '15' })).toBe('a_repasser');
		const sans = avec('E2', { coefficient: null });
		expect(issue({ E11: '12', E12: '11', E2: '10' }, sans)).toBe('obtenu');
		expect(issue({ E11: '2', E12: '3', E2: '9' }, sans)).toBe('a_repasser');
		expect(issue({ E11: '9.9', E12: '9.9', E2: '9.9', EF1: '20' }, sans)).toBe('inconnue');
		expect(issue({ E11: '2', E12: '13', E2: '9' }, sans)).toBe('inconnue');
		expect(issue({ E11: '12', E12: '13' }, avec('E2', { position: 'non_inscrit' }), true)).toBe('a_repasser');
	});

	it('R-186 a note is given to what is sat, and to no heading', () => {
		expect(['E1', 'E11', 'E2', 'E2A', 'ECT', 'E9'].map((code) => recoitNote(EPREUVES, code))).toEqual([
			false,
			true,
			true,
			true,
			true,
			false
		]);
		expect(recoitNote(avec('E2', { position: 'dispense' }), 'E2')).toBe(false);
	});
});

describe('a table of notes', () => {
	it('R-186 explains each line that is wrong and holds back no other', () => {
		const texte = [
			'numero_candidat;inscription;epreuve;note',
			'02648130957;;E2;12,5',
			'2648130957;;E2;12,5',
			'02648130957;1;E2;vingt',
			'02648130957;001;E2',
			'',
			'02648130957;001;E4;AB',
			'02648130957;001;E4;Retirée'
		].join('\r\n');
		expect(lireLignesNotes(texte)).toEqual([
			{ ligne: 2, numeroCandidat: '02648130957', numeroInscription: null, epreuve: 'E2', valeur: '12.5' },
			{
				ligne: 3,
				faute: 'numero_candidat : « 2648130957 », onze chiffres attendus (un tableur efface le 0 du début)'
			},
			{
				ligne: 4,
				faute:
					'inscription : « 1 », trois chiffres attendus, ou rien ; note : « vingt », une note de 0 à 20 attendue, AB, ou « retirée »'
			},
			{ ligne: 5, faute: 'il faut 4 colonnes, avec des guillemets fermés' },
			{ ligne: 7, numeroCandidat: '02648130957', numeroInscription: '001', epreuve: 'E4', valeur: 'AB' },
			{ ligne: 8, numeroCandidat: '02648130957', numeroInscription: '001', epreuve: 'E4', valeur: 'RETIREE' }
		]);
		expect(() => lireLignesNotes('numero;note\n')).toThrow(/première ligne/);
	});
});
