/** What a gestionnaire does to a candidature, as the form of the desk sends it: which act, and why. */
import * as z from 'zod/mini';
import { auPlus, obligatoire, parmi } from './champs';

export const ACTES_DU_BUREAU = ['ecarter', 'annuler', 'rouvrir'] as const;
export type ActeDuBureau = (typeof ACTES_DU_BUREAU)[number];

export const MOTIF_MAX = 500;

export const demandeEtat = z.object({
	acte: z.enum(ACTES_DU_BUREAU, 'Choisissez ce que vous faites de cette candidature.'),
	motif: obligatoire('Dites pourquoi\u00a0: le candidat le lit.', auPlus(MOTIF_MAX))
});

/** An answer to a signalement; `jusquA` reopens « Modifier » for that person until then. */
export const reponseSignalement = z.object({
	decision: obligatoire('Choisissez une réponse.', parmi(['accepte', 'refuse'], 'Choisissez une réponse.')),
	information: obligatoire('Écrivez un mot au candidat.', auPlus(MOTIF_MAX)),
	jusquA: z._default(z.string(), '')
});
