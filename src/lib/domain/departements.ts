/** The départements, apart from the lists that the onglets need: the candidat's space names none. */
import { departements as DEPARTEMENTS } from './referentiels/departements.json';

export interface Departement {
	/** Three characters: « 035 », « 02A », « 973 ». */
	code: string;
	libelle: string;
}

export const listeDepartements: readonly Departement[] = DEPARTEMENTS;

export function departement(code: string): Departement | null {
	return listeDepartements.find((d) => d.code === code) ?? null;
}

/** « 035 - ILLE ET VILAINE », as the guides show it. */
export function libelleDepartement(code: string): string | null {
	const trouve = departement(code);
	return trouve && `${trouve.code} - ${trouve.libelle}`;
}

/** The département as INSEE and the files of communes write it: « 035 » → « 35 », « 02A » → « 2A », « 973 » → « 973 ». */
export function departementInsee(code: string): string {
	return code.replace(/^0/, '');
}
