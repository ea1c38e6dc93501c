import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cleDeNom,
	majuscules,
	memeNom,
	nettoyer,
	nomCourant,
	nomPrenoms,
	nomPropre,
	refusNom,
	titreCivil
} from './noms';

describe('a name on a document', () => {
	it('R-150 is headed « MADAME NGMB-DUPONT Ngmb-Jeanne » for the guide’s example', () => {
		expect(titreCivil({ sexe: 'F', nom: 'Ngmb-Dupont', prenoms: 'NGMB-Jeanne' })).toBe(
			'MADAME NGMB-DUPONT Ngmb-Jeanne'
		);
	});

	it('R-045 is « LAMY Paul » beside the number and « Paul LAMY » at the top of the space', () => {
		expect(nomPrenoms({ nom: 'lamy', prenoms: 'paul' })).toBe('LAMY Paul');
		expect(nomCourant({ nom: 'lamy', prenoms: 'PAUL, MARIE' })).toBe('Paul LAMY');
	});

	it.each([
		['Łódź', 'ŁÓDŹ'],
		['ngọc', 'NGỌC'],
		['d’àlböra', 'D’ÀLBÖRA'],
		['çelik ığdır', 'ÇELIK IĞDIR'],
		['œuvrard', 'ŒUVRARD'],
		['ÿ ñ þ ð ø å ș ț ħ ŋ ɓ', 'Ÿ Ñ Þ Ð Ø Å Ș Ț Ħ Ŋ Ɓ']
	])('R-150 « %s » in capitals keeps every sign: « %s »', (nom, attendu) => expect(majuscules(nom)).toBe(attendu));

	it.each([
		['MARIE-ÈVE', 'Marie-Ève'],
		['jean pierre', 'Jean Pierre'],
		['D’ÀLBÖRA', 'D’Àlböra'],
		["n'golo", "N'Golo"],
		['nu’man', 'Nu’man'],
		['McKenzie', 'McKenzie'],
		['ÉLODIE', 'Élodie'],
		['łucja', 'Łucja'],
		['NGỌC', 'Ngọc']
	])('R-150 the prénom « %s » is printed « %s »', (typed, printed) => expect(nomPropre(typed)).toBe(printed));
});

describe('a name as it is typed', () => {
	it('R-021 is the same name whichever way a phone composes its accents', () => {
		expect(nettoyer('Ngo\u0323c')).toBe('Ngọc');
		expect(nettoyer('\u00a0 Łódź\u200b   Dupont\t')).toBe('Łódź Dupont');
	});

	it('R-021 holds nothing invisible: control characters go, line breaks are spaces', () => {
		expect(nettoyer('\u0000Ngọc\u0007\r\n\tLê\u001b')).toBe('Ngọc Lê');
		expect(nettoyer('a \u0000 b')).toBe('a b');
		expect(nettoyer('Ngo\u0000\u0323c')).toBe('Ngọc');
	});

	it('R-021 cleaned twice is as cleaned once', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (texte) => {
				const propre = nettoyer(texte);
				expect(nettoyer(propre)).toBe(propre);
				expect(propre).not.toMatch(/\p{Cc}/u);
			})
		);
	});

	it.each([
		'Łódź',
		'Ngọc',
		'D’Àlböra',
		"O'Neill",
		'Ðorđević',
		'Jean-Pierre Marie',
		'Þórsdóttir',
		'Kahaʻulani'.replace('ʻ', 'ʼ')
	])('R-021 accepts « %s »', (nom) => expect(refusNom(nom)).toBeNull());

	it.each(['Dupont2', '<b>Dupont</b>', '-', '’', 'Иванов', 'Dupont;', 'Du\u0000pont'])('R-021 refuses « %s »', (nom) =>
		expect(refusNom(nom)).toMatch(/pièce d’identité/)
	);

	it('R-021 the confirmation may differ in capitals and apostrophes, not in accents', () => {
		expect(memeNom('D’Àlböra', "d'àlböra ")).toBe(true);
		expect(memeNom('Lefèvre', 'Lefevre')).toBe(false);
	});
});

describe('a name as it is searched', () => {
	it.each([
		['D’Àlböra', 'DALBORA'],
		["d' albora", 'DALBORA'],
		['Łódź-Straße', 'LODZSTRASSE'],
		['Œuvrard Æbi', 'OEUVRARDAEBI'],
		['çelik ığdır', 'CELIKIGDIR'],
		['Ngọc', 'NGOC']
	])('R-221 « %s » is %s', (nom, cle) => {
		expect(cleDeNom(nom)).toBe(cle);
	});

	it('R-221 is letters from A to Z alone, whatever was typed', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (texte) => /^[A-Z]*$/.test(cleDeNom(texte))));
	});
});
