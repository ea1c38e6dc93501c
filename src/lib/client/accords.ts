/**
 * The accords: how each onglet on this phone stands to the server's copy, and what follows from it. The phone's value is
 * still to send when its revision is not the one the server has.
 */
import type { AccordGarde, OngletGarde } from './local-db';

/** Of an onglet kept by the first version of the app, which gave none. */
export const REVISION_ANCIENNE = 'ancienne';

export function accordVide(cle: Pick<OngletGarde, 'compteId' | 'brouillonId' | 'onglet'>): AccordGarde {
	const { compteId, brouillonId, onglet } = cle;
	return { compteId, brouillonId, onglet, base: 0, revision: null, recuLe: null, conflit: null, choix: null };
}

/** The server has this onglet as it is here. */
export function estSurLeServeur(garde: OngletGarde, accord: AccordGarde | undefined): boolean {
	return accord?.revision === revisionDe(garde);
}

/** The person took it back from « Mes envois »: it is kept here, and does not leave by itself. */
export function estRetire(garde: OngletGarde, accord: AccordGarde | undefined): boolean {
	return !estSurLeServeur(garde, accord) && accord?.retiree === revisionDe(garde);
}

export const revisionDe = (garde: OngletGarde): string => garde.revision ?? REVISION_ANCIENNE;

/** Of the onglets of a brouillon, those which the server does not have as they are. */
export const nonEnvoyes = (onglets: OngletGarde[], accords: AccordGarde[]): OngletGarde[] =>
	onglets.filter(
		(o) =>
			!estSurLeServeur(
				o,
				accords.find((a) => a.onglet === o.onglet)
			)
	);
