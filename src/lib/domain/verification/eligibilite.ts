/** The rules that stop a candidat from registering, said on the onglet that the exam file names. */
import type { Contexte } from '../contexte';
import { reglesNonRemplies } from '../eligibilite';
import type { ErreurChamp } from '../refus';
import type { Onglet } from '../saisie';
import { carnet } from './carnet';

export function verifierEligibilite(onglet: Onglet, contexte: Contexte): ErreurChamp[] {
	const { erreurs, exiger } = carnet('eligibilite');
	for (const { id, effet, message, autrement } of reglesNonRemplies(contexte, onglet)) {
		exiger(effet !== 'bloque', id, `${message} ${autrement}`);
	}
	return erreurs;
}
