/**
 * The états of a candidature and what each allows: one table, asked by the phone before it offers a gesture and by the server
 * before it writes. « Définitive » is derived from the pièces, never stored. When an act is allowed (windows, pièces that are
 * locked) is for other rules; here is whether the état knows it at all.
 *
 * Sources: S2 §4.2 … §4.7 (à compléter, inscrit, désinscrit), S4 (incomplete files are cancelled), R-156, R-170, R-180, R-224, R-230.
 */
import { toutConforme } from './avancement';
import type { CandidatureResume, Etat } from './candidature';
import type { CodeRefus } from './refus';

export type EtatAffiche = Etat | 'definitive';

/** What one may do, in words that end « Vous pouvez : … » for the candidat; the others are the gestionnaire's. */
export const ACTIONS = {
	enregistrer: { qui: 'candidat', mots: 'compléter et enregistrer votre inscription' },
	modifier: { qui: 'candidat', mots: 'modifier votre inscription' },
	desinscrire: { qui: 'candidat', mots: 'vous désinscrire' },
	deposer: { qui: 'candidat', mots: 'déposer une pièce' },
	confirmer: { qui: 'candidat', mots: 'confirmer vos pièces' },
	signer: { qui: 'candidat', mots: 'signer le récapitulatif' },
	signaler: { qui: 'candidat', mots: 'signaler une erreur' },
	valider: { qui: 'candidat', mots: 'valider votre inscription en ligne' },
	declarer_absence: { qui: 'candidat', mots: 'dire que vous ne viendrez pas' },
	controler: { qui: 'gestionnaire', mots: 'contrôler ses pièces' },
	publier_document: { qui: 'gestionnaire', mots: 'publier un document' },
	publier_notes: { qui: 'gestionnaire', mots: 'publier les notes' },
	ecarter: { qui: 'gestionnaire', mots: 'écarter la candidature' },
	annuler: { qui: 'gestionnaire', mots: 'annuler la candidature' },
	rouvrir: { qui: 'gestionnaire', mots: 'rouvrir la candidature' }
} as const satisfies Record<string, { qui: 'candidat' | 'gestionnaire'; mots: string }>;
export type Action = keyof typeof ACTIONS;

const INSCRIT = [
	'modifier',
	'desinscrire',
	'deposer',
	'confirmer',
	'signer',
	'signaler',
	'valider',
	'declarer_absence',
	'controler',
	'publier_document',
	'publier_notes',
	'ecarter'
] as const;

const PERMISES: Record<EtatAffiche, readonly Action[]> = {
	a_completer: ['enregistrer', 'signaler', 'publier_document', 'ecarter', 'annuler'],
	inscrit: [...INSCRIT, 'annuler'],
	// What is complete is not cancelled for being incomplete; its pièces are conformes, and say so themselves.
	definitive: INSCRIT,
	// Final: one comes back by a new candidature.
	desinscrit: [],
	ecartee: ['signaler', 'publier_document', 'rouvrir'],
	annulee: ['signaler', 'publier_document', 'rouvrir']
};

type FaitsDEtat = Pick<CandidatureResume, 'etat' | 'version' | 'avancement' | 'validation'>;

/** signed or validated, and every pièce conforme. It lasts as long as they are. */
export function estDefinitive({ etat, version, avancement, validation }: FaitsDEtat): boolean {
	if (etat !== 'inscrit' || version === 0 || !avancement) return false;
	return toutConforme(avancement) && validation?.validee !== false;
}

export function etatAffiche(faits: FaitsDEtat): EtatAffiche {
	return estDefinitive(faits) ? 'definitive' : faits.etat;
}

export const actionsPermises = (etat: EtatAffiche): readonly Action[] => PERMISES[etat];

/** Why a candidature in that état does not know that act; null when it does. */
export function refusAction(etat: EtatAffiche, action: Action): CodeRefus | null {
	return PERMISES[etat].includes(action) ? null : 'etat_interdit';
}

/** « Enregistrer » is the first time « compléter », later « modifier ». */
export function refusEnregistrer(etat: EtatAffiche): CodeRefus | null {
	return refusAction(etat, etat === 'a_completer' ? 'enregistrer' : 'modifier');
}

const ETATS_EN_MOTS: Record<EtatAffiche, string> = {
	a_completer: 'est à compléter',
	inscrit: 'est enregistrée',
	definitive: 'est définitive',
	desinscrit: 'est désinscrite',
	ecartee: 'a été écartée par le service gestionnaire',
	annulee: 'a été annulée'
};

/** The sentence of an `etat_interdit`: where the candidature is, and what remains possible for whoever asks. */
export function phraseEtat(etat: EtatAffiche, qui: 'candidat' | 'gestionnaire'): string {
	if (qui === 'gestionnaire')
		return `Cette candidature ${ETATS_EN_MOTS[etat]}. ${possibles(etat, qui) ?? 'C’est définitif.'}`;
	return `Cette candidature ${ETATS_EN_MOTS[etat]}\u00a0: cette action n’est pas possible. ${possibles(etat, qui) ?? NOUVELLE}`;
}

/** The same for the candidat who asked for nothing yet: a page that opens on a candidature that is over. */
export const bilanEtat = (etat: EtatAffiche): string =>
	`Cette candidature ${ETATS_EN_MOTS[etat]}. ${possibles(etat, 'candidat') ?? NOUVELLE}`;

function possibles(etat: EtatAffiche, qui: 'candidat' | 'gestionnaire'): string | null {
	const siennes = PERMISES[etat].filter((action) => ACTIONS[action].qui === qui).map((action) => ACTIONS[action].mots);
	return siennes.length ? `Vous pouvez\u00a0: ${siennes.join(', ')}.` : null;
}

const NOUVELLE = 'Pour vous présenter, faites une nouvelle candidature depuis votre compte, ou contactez le service.';
