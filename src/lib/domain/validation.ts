/**
 * « Valider »: where the exam file says « validation en ligne », the candidat reads the récapitulatif and validates it
 * instead of signing it. A later version is to be validated again.
 */
import type { Etat } from './candidature';
import { refusAction } from './etats';
import type { Examen } from './examen';
import { refusFenetre, type Fenetre } from './fenetre';
import type { CodeRefus } from './refus';

/** `POST /api/candidatures/{id}/validation`: the version that the person has before their eyes. */
export interface DemandeValidation {
	version: number;
}

export interface RecuValidation {
	envoiId: string;
	candidatureId: string;
	version: number;
	/** ISO instant of the server's clock. */
	valideeLe: string;
}

interface Validable {
	etat: Etat;
	version: number;
	valideeVersion: number | null;
}

/** Null where nothing is validated on line, or before there is a version. */
export function validationDe(
	{ version, valideeVersion }: Omit<Validable, 'etat'>,
	{ definitive }: Pick<Examen, 'definitive'>
): { validee: boolean } | null {
	if (definitive.par !== 'validation_en_ligne' || version === 0) return null;
	return { validee: valideeVersion === version };
}

/** Why that version may not be validated now; `fenetre` is that of the pièces: it stands in the place of one. */
export function refusValider(
	candidature: Validable,
	version: number,
	examen: Pick<Examen, 'definitive'>,
	fenetre: Fenetre,
	maintenant: Date
): CodeRefus | null {
	const refus = refusAction(candidature.etat, 'valider');
	if (refus) return refus;
	if (!validationDe(candidature, examen)) return 'validation_interdite';
	if (candidature.version !== version) return 'validation_perimee';
	return refusFenetre(fenetre, maintenant);
}
