import { expect, it } from 'vitest';
import { analyseEnAttente, empreintes } from './depot-recu';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];

it('R-203 the receipt names the print of what the server keeps, and that of what was sent where it is another', () => {
	expect(empreintes({ sha256: A, sha256Garde: B })).toEqual([
		{ libelle: 'Empreinte SHA-256 du fichier gardé par le serveur', valeur: B },
		{ libelle: 'Empreinte SHA-256 du fichier envoyé', valeur: A }
	]);
	expect(empreintes({ sha256: A, sha256Garde: A })).toEqual([
		{ libelle: 'Empreinte SHA-256 du fichier gardé par le serveur, identique au fichier envoyé', valeur: A }
	]);
});

it('R-203 a print of what was sent is never told to be that of what is kept, when the phone does not know that one', () => {
	expect(empreintes({ sha256: A })).toEqual([{ libelle: 'Empreinte SHA-256 du fichier envoyé', valeur: A }]);
});

it('R-203 the receipt of a file that the antivirus has not looked at yet says so, and no longer says it afterwards', () => {
	expect(analyseEnAttente({ analyse: 'en_attente' })).toEqual([
		{ libelle: 'Antivirus', valeur: 'en attente d’analyse\u00a0; le gestionnaire ne voit pas encore ce fichier' }
	]);
	expect(analyseEnAttente({ analyse: 'faite' })).toEqual([]);
});
