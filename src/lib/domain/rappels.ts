/**
 * The reminders: a week before an échéance, two days before, and on the last day (README, « The mails »).
 *
 * The palier is where one is, never a day that is met: a server that was down on that day says the right one late, and those
 * that it missed are not said. Days are those of the calendar of the académie's zone.
 */
import { fermetureAffichee, instantLocal, jourLocal, joursAvant } from './dates';
import type { Echeance } from './echeance';

export const PALIERS = ['J', 'J-2', 'J-7'] as const;
export type Palier = (typeof PALIERS)[number];

const JOURS: Record<Palier, number> = { J: 0, 'J-2': 2, 'J-7': 7 };

/** Nobody is woken by a mail: a day begins at that hour, on the clocks there. */
const REVEIL = 'T07:00';

/** Which reminder is the one of now; null when it is too early, or too late. */
export function palierDe({ le, fuseau }: Echeance, maintenant: Date): Palier | null {
	if (maintenant >= le) return null;
	// Before the hour at which the day begins, it is still the day before.
	const matin = instantLocal(`${jourLocal(maintenant, fuseau)}${REVEIL}`, fuseau);
	const jours = joursAvant(maintenant, fermetureAffichee(le, fuseau), fuseau) + (maintenant < matin ? 1 : 0);
	return PALIERS.find((palier) => jours <= JOURS[palier]) ?? null;
}

/** Somebody who was at it so lately needs no reminder. */
const TRANQUILLE = 2 * 3_600_000;

export function estTranquille(dernierGesteLe: Date, maintenant: Date): boolean {
	return maintenant.getTime() - dernierGesteLe.getTime() < TRANQUILLE;
}
