/**
 * What may happen to one candidature, by its candidat, a gestionnaire and the clock, in any order. Each act is the server’s
 * own; a mutant replaces one by a faulty one, to see whether the promises bite.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { STATUTS_PIECE, type StatutPiece } from '../../src/lib/domain/depot';
import { ACTES_DU_BUREAU, type ActeDuBureau } from '../../src/lib/domain/etats-demande';
import type { Gestionnaire } from '../../src/lib/domain/gestionnaire';
import { poserStatut } from '../../src/lib/server/controles';
import { sha256 } from '../../src/lib/server/empreinte';
import { changerEtat } from '../../src/lib/server/etats';
import { deciderSignalement, listerSignalements, signaler } from '../../src/lib/server/signalements';
import { declarerAbsence, desinscrire } from '../../src/lib/server/suivi';
import type { AppDeTest } from '../support/app';
import { enregistrer, saisieIndividuel } from '../support/candidats';
import { deposer, piece, PIECES, retirer, verrouiller, type Inscrit } from '../support/depots';

export interface Lieu {
	app: AppDeTest;
	qui: Inscrit;
	camille: Gestionnaire;
	/** The id that the last act of that kind left with: a phone that lost the answer sends it again. */
	dernier: Map<string, string>;
}

export type Evenement =
	| { acte: 'attendre'; heures: number }
	| { acte: 'enregistrer'; voie: string; encore: boolean }
	| { acte: 'desinscrire'; encore: boolean }
	| { acte: 'absence'; absent: boolean }
	| { acte: 'signaler' }
	| { acte: 'deposer'; pieceId: string }
	| { acte: 'retirer'; pieceId: string }
	| { acte: 'verrouiller' }
	/** Every pièce that is not there yet, then « J’ai fourni toutes mes pièces ». */
	| { acte: 'toutDonner' }
	| { acte: 'controler'; pieceId: string; statut: StatutPiece }
	| { acte: 'etat'; vers: ActeDuBureau }
	| { acte: 'repondre'; accepte: boolean; heures: number | null };

export const PAR_LE_BUREAU: Evenement['acte'][] = ['controler', 'etat', 'repondre'];

const pieceId = fc.constantFrom(...PIECES);
const encore = fc.boolean();
const peser = (weight: number, arbitrary: fc.Arbitrary<Evenement>) => ({ weight, arbitrary });

export const histoire: fc.Arbitrary<Evenement[]> = fc.array(
	fc.oneof(
		peser(4, fc.record({ acte: fc.constant('attendre'), heures: fc.constantFrom(1, 20, 40, 200) })),
		peser(5, fc.record({ acte: fc.constant('enregistrer'), voie: fc.constantFrom('1 rue A', '2 rue B'), encore })),
		peser(1, fc.record({ acte: fc.constant('desinscrire'), encore })),
		peser(1, fc.record({ acte: fc.constant('absence'), absent: fc.boolean() })),
		peser(2, fc.record({ acte: fc.constant('signaler') })),
		peser(6, fc.record({ acte: fc.constant('deposer'), pieceId })),
		peser(1, fc.record({ acte: fc.constant('retirer'), pieceId })),
		peser(2, fc.record({ acte: fc.constant('verrouiller') })),
		peser(3, fc.record({ acte: fc.constant('toutDonner') })),
		peser(4, fc.record({ acte: fc.constant('controler'), pieceId, statut: fc.constantFrom(...STATUTS_PIECE) })),
		peser(2, fc.record({ acte: fc.constant('etat'), vers: fc.constantFrom(...ACTES_DU_BUREAU) })),
		peser(
			3,
			fc.record({
				acte: fc.constant('repondre'),
				accepte: fc.boolean(),
				heures: fc.option(fc.constantFrom(1, 30), { nil: null })
			})
		)
	),
	{ minLength: 6, maxLength: 30 }
);

export type Acteurs = {
	[A in Evenement['acte']]: (lieu: Lieu, e: Extract<Evenement, { acte: A }>) => Promise<unknown>;
};

const HEURE = 3_600_000;

/** As they are: each throws its refusal. */
export const ACTEURS: Acteurs = {
	attendre: async ({ app }, { heures }) => app.horloge.avance(heures * HEURE),
	enregistrer: (lieu, { voie, encore }) => {
		const saisie = saisieIndividuel();
		saisie.identification.voie = voie;
		const { compte, campagneId, candidatureId } = lieu.qui;
		// The same envoi again is the same body.
		const envoiId = cle(lieu, `enregistrer ${voie}`, encore);
		const brouillonId = candidatureId;
		return enregistrer(lieu.app, compte, { campagneId, candidatureId, saisie, envoiId, brouillonId });
	},
	desinscrire: (lieu, { encore }) => desinscrire(lieu.app, envoi(lieu, 'desinscrire', encore)),
	absence: (lieu, { absent }) => declarerAbsence(lieu.app, { ...envoi(lieu, 'absence', false), demande: { absent } }),
	signaler: (lieu) =>
		signaler(lieu.app, { ...envoi(lieu, 'signaler', false), demande: { texte: 'Ma langue est l’anglais.' } }),
	deposer: ({ app, qui }, { pieceId }) => deposer(app, qui, pieceId),
	retirer: async ({ app, qui }, { pieceId }) => {
		const { depot } = await piece(app, qui, pieceId);
		return retirer(app, qui, depot?.id ?? randomUUID());
	},
	verrouiller: ({ app, qui }) => verrouiller(app, qui),
	toutDonner: async ({ app, qui }) => {
		for (const pieceId of PIECES) if (!(await piece(app, qui, pieceId)).depot) await deposer(app, qui, pieceId);
		return verrouiller(app, qui);
	},
	controler: async ({ app, qui, camille }, { pieceId, statut }) => {
		const { depot } = await piece(app, qui, pieceId);
		const dit = { statut, receptionLe: null, information: 'À revoir' };
		const quoi = { candidatureId: qui.candidatureId, pieceId, depotId: depot?.id ?? null };
		return poserStatut(app, { gestionnaireId: camille.id, ...quoi, ...dit });
	},
	etat: ({ app, qui, camille }, { vers }) =>
		changerEtat(app, { gestionnaireId: camille.id, candidatureId: qui.candidatureId, acte: vers, motif: 'Motif' }),
	repondre: async ({ app, qui, camille }, { accepte, heures }) => {
		const siens = await listerSignalements(app, qui.compte.id, qui.candidatureId);
		const id = siens.find(({ etat }) => etat === 'demande')?.id ?? siens[0]?.id ?? randomUUID();
		const jusquA = heures === null ? null : new Date(app.clock.now().getTime() + heures * HEURE);
		return deciderSignalement(app, camille, { id, accepte, information: 'Vu', jusquA });
	}
};

function cle({ dernier }: Lieu, acte: string, encore: boolean): string {
	const id = (encore && dernier.get(acte)) || randomUUID();
	dernier.set(acte, id);
	return id;
}

function envoi(lieu: Lieu, acte: string, encore: boolean) {
	const { compte, candidatureId } = lieu.qui;
	return { compteId: compte.id, candidatureId, envoiId: cle(lieu, acte, encore), empreinte: sha256(acte) };
}
