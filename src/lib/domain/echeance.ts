/**
 * An échéance: the first instant at which it is too late, and the zone in which the rectorat announced it. How it is told to
 * the person: in that zone, then as the device's clock shows it when it shows another time, then the days left (R-009).
 */
import type { Campagne } from './campagne';
import { resteEnJours } from './compte-a-rebours';
import { fermetureAffichee, formatFermeture, formatInstant, nomFuseau } from './dates';
import { prolonger } from './fenetre';

export interface Echeance {
	/** Exclusive. */
	le: Date;
	fuseau: string;
}

/** « avant le 1er décembre 2026 à 17 h 00 (heure de Paris), dans 3 jours »; « la date limite était le … » once it is over. */
export function phraseEcheance(echeance: Echeance, maintenant: Date, fuseauIci: string = echeance.fuseau): string {
	const quand = `${dateEcheance(echeance)} (${nomFuseau(echeance.fuseau)}${aussiIci(echeance, fuseauIci)})`;
	if (maintenant >= echeance.le) return `la date limite était le ${quand}`;
	return `avant le ${quand}, ${resteEnJours(echeance, maintenant)}`;
}

/** Until when one may enregistrer to that campagne, a dérogation in force counted. */
export function echeanceDe(
	campagne: Campagne,
	derogations: readonly { campagneId: string; jusquA: string }[] = []
): Echeance {
	const sienne = derogations.find(({ campagneId }) => campagneId === campagne.id);
	const { fermeture } = prolonger(campagne, { derogation: sienne ? new Date(sienne.jusquA) : null });
	return { le: fermeture, fuseau: campagne.fuseau };
}

/** « 1er décembre 2026 à 17 h 00 »: without the name of the day, the line is short enough for a phone. */
export function dateEcheance({ le, fuseau }: Echeance): string {
	return sansNomDuJour(formatFermeture(le, fuseau));
}

/** « , soit 21 h 00 sur cet appareil », with the day when it is another one; nothing where both show the same. */
function aussiIci({ le, fuseau }: Echeance, fuseauIci: string): string {
	const affichee = fermetureAffichee(le, fuseau);
	const [la, ici] = [fuseau, fuseauIci].map((zone) => sansNomDuJour(formatInstant(affichee, zone, 'parle')));
	if (!la || !ici || la === ici) return '';
	const [jourLa] = la.split(' à ');
	const [jourIci, heureIci] = ici.split(' à ');
	return `, soit ${jourLa === jourIci ? heureIci : `le ${ici}`} sur cet appareil`;
}

const sansNomDuJour = (date: string) => date.replace(/^\S+ /, '');
