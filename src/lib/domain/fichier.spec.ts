import { describe, expect, it } from 'vitest';
import { parseExamen } from './examen';
import bcp from './examens/bcp.json';
import { FichierRefuse, lireFichier, OCTETS_MAX } from './fichier';

const octets = (texte: string) => new TextEncoder().encode(texte);

/** What is said of a file on its way to the catalogue of exams. */
function fautesDe(fichier: Uint8Array | string): string[] {
	try {
		parseExamen(lireFichier(typeof fichier === 'string' ? octets(fichier) : fichier));
	} catch (erreur) {
		if (erreur instanceof FichierRefuse) return erreur.fautes;
		throw erreur;
	}
	return [];
}

/** The BCP, a part of it written by hand. */
const avec = (cle: keyof typeof bcp, valeur: string) =>
	JSON.stringify({ ...bcp, [cle]: 'ICI' }).replace('"ICI"', () => valeur);

/** `fois` times `debut`, the rest inside. */
const imbrique = (fois: number, debut: string, fin: string, coeur: string) =>
	debut.repeat(fois) + coeur + fin.repeat(fois);

describe('a file that an operator hands over is read', () => {
	it('as UTF-8, with or without the mark that some editors put before it', () => {
		expect(lireFichier(octets('{"nom":"Łódź"}'))).toEqual({ nom: 'Łódź' });
		expect(lireFichier(octets('\uFEFF{}'))).toEqual({});
	});

	it('whole: the BCP passes every limit', () => {
		expect(fautesDe(JSON.stringify(bcp))).toEqual([]);
	});
});

describe('a file that could not be an exam is refused with a sentence and a path', () => {
	it('another encoding than UTF-8', () => {
		const latin1 = Uint8Array.from(Buffer.from(JSON.stringify(bcp), 'latin1'));
		expect(fautesDe(latin1)).toEqual(['fichier : le fichier n’est pas en UTF-8 : enregistrez-le avec cet encodage']);
	});

	it('more than 2 MB', () => {
		const espaces = ' '.repeat(OCTETS_MAX);
		expect(fautesDe(`${espaces}{}`)).toEqual(['fichier : le fichier dépasse 2 Mo']);
		expect(fautesDe('')).toEqual(['fichier : ce n’est pas du JSON : le fichier est vide']);
	});

	it('something else than JSON, with its line', () => {
		expect(fautesDe('{\n  "format": 1,\n  code: "BCP"\n}')).toEqual([
			'fichier : ce n’est pas du JSON : ligne 3, caractère 3'
		]);
		expect(fautesDe('{"format": 1')[0]).toMatch(/^fichier : ce n’est pas du JSON/);
	});

	it('something else than an object', () => {
		expect(fautesDe('[]')).toEqual(['fichier : un objet { … } est attendu, et non une liste']);
		expect(fautesDe('null')).toEqual(['fichier : un objet { … } est attendu, et non null']);
	});

	it('a key that would change every object made from this one', () => {
		expect(fautesDe(avec('benefice', '{"__proto__": {"annees": 99}}'))).toEqual([
			'benefice.__proto__ : cette clé est interdite'
		]);
		expect(Object.hasOwn(Object.prototype, 'annees')).toBe(false);
	});

	it('fifty thousand spécialités', () => {
		const specialites = `[${Array(50_000).fill('{}').join(',')}]`;
		expect(fautesDe(avec('specialites', specialites))).toEqual(['specialites : 50000 éléments : 2000 au maximum']);
	});

	it('more values than any exam has, however they are laid out', () => {
		const liste = `[${Array(500).fill('0').join(',')}]`;
		const listes = `[${Array(1_000).fill(liste).join(',')}]`;
		expect(fautesDe(avec('langues', listes))[0]).toMatch(/^langues\[\d+\].* : plus de 400000 valeurs dans le fichier$/);
	});

	it('a condition nested a thousand deep, or a list a million', () => {
		const condition = imbrique(1_000, '{"non":', '}', '{"fait":"vae","est":true}');
		const piece = JSON.stringify({ ...bcp.pieces[0], si: 'ICI' }).replace('"ICI"', () => condition);
		expect(fautesDe(avec('pieces', `[${piece}]`))).toEqual([
			'pieces[0].si.non.non.non.non.non.non.non.non.non.… : plus de 60 niveaux imbriqués'
		]);
		expect(fautesDe(imbrique(900_000, '[', ']', ''))[0]).toMatch(/plus de 60 niveaux imbriqués$/);
	});

	it('a character that no text may hold', () => {
		expect(fautesDe(avec('libelle', String.raw`"BAC\u0000"`))).toEqual([
			'libelle : ce texte contient un caractère impossible'
		]);
		expect(fautesDe(avec('libelle', String.raw`"BAC\ud83d"`))).toEqual([
			'libelle : ce texte contient un caractère impossible'
		]);
	});

	it('with at most fifty sentences, then how many are left', () => {
		const fautes = fautesDe(avec('langues', `[${Array(60).fill('{"id":1,"libelle":"x"}').join(',')}]`));
		expect(fautes).toHaveLength(51);
		expect(fautes[0]).toBe('langues[0].id : un texte est attendu, et non un nombre');
		expect(fautes.at(-1)).toBe('… et 10 autres fautes.');
	});
});

describe('what the format does not allow is said in sentences', () => {
	it.each([
		['code', 'null', 'code : un texte est attendu, et non null'],
		['code', '""', 'code : ne peut pas être vide'],
		['format', '2', 'format : « 2 » n’est pas possible : « 1 » est attendu'],
		['specialites', '[]', 'specialites : ne peut pas être vide'],
		['documents', '{"recapitulatif":"a","source":"b"}', 'documents.demandePieces : cette propriété manque'],
		[
			'definitive',
			'{"par":"fax","source":"b"}',
			/^definitive\.par : « fax » n’est pas possible : l’un de « document_signe », /
		],
		['benefice', '{"couleur":"bleu"}', /benefice\.couleur : cette propriété n’existe pas/]
	] as const)('%s: %s', (cle, valeur, phrase) => {
		const fautes = fautesDe(avec(cle, valeur)).join('\n');
		if (typeof phrase === 'string') expect(fautes).toBe(phrase);
		else expect(fautes).toMatch(phrase);
	});

	it('a condition: an unknown fact, an unknown value, an unknown operator', () => {
		const si = (condition: object) => fautesDe(avec('pieces', JSON.stringify([{ ...bcp.pieces[0], si: condition }])));
		expect(si({ fait: 'taille', auMoins: 180 })).toEqual(['pieces[0].si : le fait « taille » n’existe pas']);
		expect(si({ tous: [{ non: { fait: 'taille', est: true } }] })).toEqual([
			'pieces[0].si.tous[0].non : le fait « taille » n’existe pas'
		]);
		expect(si({ fait: 'age', auMoin: 18 })[0]).toBe('pieces[0].si.auMoin : cette propriété n’existe pas');
		expect(si({ peutEtre: [] })).toEqual(['pieces[0].si : opérateur inconnu : peutEtre']);
	});
});
