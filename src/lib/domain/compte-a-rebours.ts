/** How long is left until an écheance, in words. */
import type { Echeance } from './echeance';
import { joursRestants } from './fenetre';

/** « dans 3 jours », « demain », « aujourd’hui »: days of the calendar there. */
export function resteEnJours({ le, fuseau }: Echeance, maintenant: Date): string {
	const jours = joursRestants({ fermeture: le, fuseau }, maintenant);
	if (jours <= 0) return 'aujourd’hui';
	return jours === 1 ? 'demain' : `dans ${jours}\u00a0jours`;
}

/** The same, and on the last day what is left of it: for a screen that is drawn again every minute, not for a mail. */
export function compteARebours(echeance: Echeance, maintenant: Date): string {
	const jours = resteEnJours(echeance, maintenant);
	const minutes = Math.floor((echeance.le.getTime() - maintenant.getTime()) / 60_000);
	if (jours !== 'aujourd’hui' || minutes < 0) return jours;
	if (minutes < 1) return `${jours}, dans moins d’une minute`;
	if (minutes < 60) return `${jours}, dans ${minutes}\u00a0minute${minutes > 1 ? 's' : ''}`;
	return `${jours}, dans ${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`;
}
