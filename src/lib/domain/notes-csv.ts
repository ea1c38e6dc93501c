/**
 * The table of notes of a campagne: « numero_candidat;inscription;epreuve;note », one note a line. A line that is
 * wrong is explained and holds back no other; a first line that is wrong refuses the file.
 */
import { decouper } from './csv';
import { FichierRefuse } from './fichier';
import { lireValeur } from './notes';
import { estNumeroCandidat } from './numero-candidat';

export const COLONNES_NOTES = ['numero_candidat', 'inscription', 'epreuve', 'note'] as const;

/** A line of the file, counted from 1 as a spreadsheet does; the titles are the first. */
export type LigneLue = { ligne: number } & (
	{ faute: string } | { numeroCandidat: string; numeroInscription: string | null; epreuve: string; valeur: string }
);

export function lireLignesNotes(texte: string): LigneLue[] {
	const [titre = '', ...lignes] = texte.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
	if (decouper(titre, ';')?.join() !== COLONNES_NOTES.join())
		throw new FichierRefuse('Fichier de notes refusé.', [
			{ path: ['ligne 1'], message: `la première ligne doit être « ${COLONNES_NOTES.join(';')} »` }
		]);
	return lignes.flatMap((brute, i): LigneLue[] => {
		if (brute.trim() === '') return [];
		const ligne = i + 2;
		const cases = decouper(brute, ';');
		if (cases?.length !== COLONNES_NOTES.length)
			return [{ ligne, faute: `il faut ${COLONNES_NOTES.length} colonnes, avec des guillemets fermés` }];
		const [numeroCandidat = '', inscription = '', epreuve = '', note = ''] = cases;
		const valeur = lireValeur(note);
		const fautes = [
			...(estNumeroCandidat(numeroCandidat)
				? []
				: [`numero_candidat : « ${numeroCandidat} », onze chiffres attendus (un tableur efface le 0 du début)`]),
			...(/^(\d{3})?$/.test(inscription) ? [] : [`inscription : « ${inscription} », trois chiffres attendus, ou rien`]),
			...(valeur === null ? [`note : « ${note} », une note de 0 à 20 attendue, AB, ou « retirée »`] : [])
		];
		if (fautes.length > 0 || valeur === null) return [{ ligne, faute: fautes.join(' ; ') }];
		return [{ ligne, numeroCandidat, numeroInscription: inscription || null, epreuve, valeur }];
	});
}
