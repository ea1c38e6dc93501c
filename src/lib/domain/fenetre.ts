/**
 * The fenêtre: the instants between which a service is open, in the time zone of those it is for.
 *
 * `ouverture` is the first instant at which it is open, `fermeture` the first at which it no longer is: « 17 h » is
 * 17:00:00, « 23:59 » is midnight. The server's clock alone decides. Sources: R-007 … R-011 (S2 §1.2, S4, S5).
 */
import { fermetureAffichee, formatInstant, joursAvant, nomFuseau, PARIS } from './dates';
import type { CodeRefus } from './refus';

export interface Fenetre {
	ouverture: Date;
	fermeture: Date;
	/** IANA name, « America/Cayenne »: the zone in which the rectorat announced the window. */
	fuseau: string;
}

export type EtatFenetre = 'a_venir' | 'ouverte' | 'fermee';

export function etatFenetre(fenetre: Pick<Fenetre, 'ouverture' | 'fermeture'>, maintenant: Date): EtatFenetre {
	if (maintenant >= fenetre.fermeture) return 'fermee';
	return maintenant < fenetre.ouverture ? 'a_venir' : 'ouverte';
}

export function estOuverte(fenetre: Pick<Fenetre, 'ouverture' | 'fermeture'>, maintenant: Date): boolean {
	return etatFenetre(fenetre, maintenant) === 'ouverte';
}

/** Why nothing may be registered or changed now; null when it may. */
export function refusFenetre(fenetre: Pick<Fenetre, 'ouverture' | 'fermeture'>, maintenant: Date): CodeRefus | null {
	return REFUS_PAR_ETAT[etatFenetre(fenetre, maintenant)];
}

const REFUS_PAR_ETAT = {
	a_venir: 'service_pas_encore_ouvert',
	ouverte: null,
	fermee: 'service_ferme'
} as const satisfies Record<EtatFenetre, CodeRefus | null>;

/**
 * The same window with its fermeture put off, for what a phone sends after it: by the campagne's grace in minutes, or
 * until the instant of a dérogation, whichever is later. The grace is announced to nobody.
 */
export function prolonger<T extends Pick<Fenetre, 'fermeture'>>(
	fenetre: T,
	{ graceMinutes = 0, derogation = null }: { graceMinutes?: number | undefined; derogation?: Date | null }
): T {
	const fin = fenetre.fermeture.getTime() + graceMinutes * 60_000;
	return { ...fenetre, fermeture: new Date(Math.max(fin, derogation?.getTime() ?? 0)) };
}

/** The sentence of « Informations disponibles », told in the window's own time and in Paris time. */
export function phraseFenetre(fenetre: Fenetre): string {
	const periode = (fuseau: string) =>
		`du ${formatInstant(fenetre.ouverture, fuseau, 'periode')} au ${formatInstant(fin, fuseau, 'periode')} (${nomFuseau(fuseau)})`;
	const fin = fermetureAffichee(fenetre.fermeture, fenetre.fuseau);
	const aussi = fenetre.fuseau === PARIS ? '' : `, soit ${periode(PARIS)}`;
	return `Les inscriptions sont ouvertes ${periode(fenetre.fuseau)}${aussi}.`;
}

/** Calendar days left to act: 0 on the last day, be it until 17 h or until 23:59; negative once closed for a day. */
export function joursRestants(fenetre: Pick<Fenetre, 'fermeture' | 'fuseau'>, maintenant: Date): number {
	return joursAvant(maintenant, fermetureAffichee(fenetre.fermeture, fenetre.fuseau), fenetre.fuseau);
}
