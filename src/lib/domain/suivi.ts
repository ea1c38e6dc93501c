/**
 * What a candidat does with a candidature once it is enregistrée, besides its pièces: se désinscrire, say that they will not
 * come, signaler une erreur; and what of it travels between phone and server. Instants are ISO strings of the server's clock.
 *
 * Sources: R-180 (S1 §8, S2 §4.7), R-175, R-173; « Je ne viendrai pas » and « Signaler une erreur » after the fermeture: ours.
 */
import { campagneRecue, type Campagne, type CampagneTransmise } from './campagne';
import type { CandidatureResume, Etat } from './candidature';
import { formatJour, instantLocal } from './dates';
import { refusAction } from './etats';
import { refusFenetre } from './fenetre';
import type { CodeRefus } from './refus';

/** S2 §4.7, word for word. */
export const DESINSCRIPTION = {
	attention: 'Attention\u00a0: vous vous apprêtez à vous désinscrire.',
	erreur:
		"En cas d'erreur de désinscription, vous devrez procéder à une réinscription pour être autorisé(e) à vous présenter.",
	question: 'Etes-vous certain(e) de vouloir poursuivre cette action\u00a0?'
};

/** Why the candidat may not unregister now; `fenetre` is what the person has, grace or dérogation included. */
export function refusDesinscription(
	{ etat, individuelle }: { etat: Etat; individuelle: boolean },
	fenetre: Pick<Campagne, 'ouverture' | 'fermeture'>,
	maintenant: Date
): CodeRefus | null {
	const interdit = refusAction(etat, 'desinscrire');
	if (interdit) return interdit;
	if (!individuelle) return 'desinscription_etablissement';
	return refusFenetre(fenetre, maintenant) === null ? null : 'desinscription_fermee';
}

/** the person registered by themself; who was registered by an établissement sees the établissement. */
export function estIndividuelle(faits: {
	voie: 'individuel' | 'etablissement' | null;
	preinscrite: boolean;
	/** Of the compte; null: not known. */
	origine: string | null;
}): boolean {
	return faits.voie === 'individuel' && !(faits.preinscrite && faits.origine === 'etablissement');
}

/** « Je ne viendrai pas », and taking it back: until the first day of the épreuves, where the campagne says which. */
export function refusAbsence(
	{ etat, notesPubliees }: { etat: Etat; notesPubliees: boolean },
	{ fuseau, reglages }: Pick<Campagne, 'fuseau' | 'reglages'>,
	maintenant: Date
): CodeRefus | null {
	const interdit = refusAction(etat, 'declarer_absence');
	if (interdit) return interdit;
	const debut = reglages.epreuves && instantLocal(`${reglages.epreuves.debut}T00:00`, fuseau);
	return notesPubliees || (debut && maintenant >= debut) ? 'epreuves_commencees' : null;
}

/** `POST /api/candidatures/{id}/absence` */
export interface DemandeAbsence {
	absent: boolean;
}
export interface RecuDesinscription {
	envoiId: string;
	candidatureId: string;
	desinscriteLe: string;
}
export interface RecuAbsence {
	envoiId: string;
	candidatureId: string;
	/** Null: taken back. */
	absenteLe: string | null;
}

/** A text that the rectorat can act on, and no more than it can read. */
export const SIGNALEMENT = { min: 10, max: 2_000 };
/** So many wait for an answer at once, no more. */
export const SIGNALEMENTS_MAX = 5;

/** `POST /api/candidatures/{id}/signalements` */
export interface DemandeSignalement {
	texte: string;
}
export interface RecuSignalement {
	envoiId: string;
	signalement: SignalementSuivi;
}
export interface SignalementSuivi {
	id: string;
	texte: string;
	etat: 'demande' | 'accepte' | 'refuse';
	creeLe: string;
	decideLe: string | null;
	/** The gestionnaire’s word. */
	information: string | null;
}

/** What is wrong with the text, as a sentence; null when it may leave. */
export function fauteSignalement(texte: string): string | null {
	const longueur = [...texte.trim()].length;
	if (longueur < SIGNALEMENT.min)
		return 'Dites ce qui est faux et ce qu’il faudrait à la place, par exemple\u00a0: «\u00a0ma langue est l’anglais\u00a0».';
	return longueur > SIGNALEMENT.max ? `C’est trop long\u00a0: ${SIGNALEMENT.max} caractères au maximum.` : null;
}

/** Two candidatures of one sessionExamen may be called on the same day: nobody moves an épreuve for that (§7). */
export function collisions(
	campagne: CampagneTransmise | Campagne,
	autres: readonly Pick<CandidatureResume, 'etat' | 'campagne' | 'examenLibelle' | 'specialite'>[]
): string[] {
	return autres.flatMap((autre) => {
		const la = campagneRecue(autre.campagne);
		if (autre.etat !== 'inscrit' || la.sessionExamen !== campagne.sessionExamen) return [];
		const [a, b] = [campagne.reglages.epreuves, la.reglages.epreuves];
		const nom = autre.specialite ? `${autre.examenLibelle}, ${autre.specialite}` : autre.examenLibelle;
		if (!a || !b)
			return [
				`Vous êtes aussi inscrit(e) à «\u00a0${nom}\u00a0» pour la même session\u00a0: des épreuves peuvent tomber le même jour. Elles ne sont pas déplacées\u00a0: demandez les dates au service avant de choisir.`
			];
		if (a.debut > b.fin || b.debut > a.fin) return [];
		const [debut, fin] = [a.debut > b.debut ? a.debut : b.debut, a.fin < b.fin ? a.fin : b.fin];
		return [
			`Entre le ${formatJour(debut)} et le ${formatJour(fin)}, des épreuves de cet examen et de «\u00a0${nom}\u00a0» peuvent tomber le même jour. Elles ne sont pas déplacées\u00a0: une absence vaut zéro ou élimine.`
		];
	});
}
