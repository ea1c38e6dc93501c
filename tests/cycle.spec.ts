/**
 * The life of a candidature in any order of what its candidat, a gestionnaire and the clock do, on the real server code and
 * SQLite. It bites: each seeded fault is found.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gestionnaire } from '../src/lib/domain/gestionnaire';
import { deposerCourriel } from '../src/lib/server/courriels';
import { updateCandidature } from '../src/lib/server/db/candidatures';
import { findPiece, putPiece } from '../src/lib/server/db/pieces';
import { ACTEURS, histoire, type Acteurs, type Lieu } from './cycle/evenements';
import { vivre } from './cycle/promesses';
import { monterApp, type AppDeTest } from './support/app';
import { gestionnaire } from './support/gestionnaires';

let app: AppDeTest;
let camille: Gestionnaire;
let fermer: () => Promise<void>;
beforeAll(async () => {
	({ app, fermer } = await monterApp());
	camille = await gestionnaire(app);
});
afterAll(() => fermer());

const MINUTES = 5 * 60_000;

const ecouler = (acteurs: Acteurs, numRuns: number) =>
	fc.check(
		fc.asyncProperty(histoire, (evenements) => vivre(app, camille, acteurs, evenements)),
		{ numRuns, endOnFailure: true, seed: 20261127 }
	);

/** Faults that somebody could make one day. */
const MUTANTS: Record<string, Partial<Acteurs>> = {
	'a fermeture that nobody looks at': {
		enregistrer: async (lieu, e) => {
			const maintenant = lieu.app.clock.now();
			lieu.app.horloge.est('2023-12-11T20:00:00Z');
			return ACTEURS.enregistrer(lieu, e).finally(() => lieu.app.horloge.est(maintenant));
		}
	},
	'a locked pièce that opens by itself': {
		deposer: async (lieu, e) => {
			await deverrouiller(lieu, e.pieceId);
			return ACTEURS.deposer(lieu, e);
		}
	},
	'a mail told twice': {
		desinscrire: async (lieu, e) => {
			const recu = await ACTEURS.desinscrire(lieu, e);
			const { id: compteId, mail: destinataire } = lieu.qui.compte;
			await lieu.app.engine.tx(() =>
				deposerCourriel(lieu.app, { compteId, destinataire, objet: 'Désinscription', corps: 'Encore' })
			);
			return recu;
		}
	},
	'somebody désinscrit who is reopened': {
		etat: async ({ app, qui }, e) => {
			if (e.vers !== 'rouvrir') return ACTEURS.etat({ app, qui, camille, dernier: new Map() }, e);
			return app.engine.tx(() => updateCandidature(app.engine, qui.candidatureId, { etat: 'inscrit' }));
		}
	}
};

async function deverrouiller({ app, qui }: Lieu, pieceId: string): Promise<void> {
	await app.engine.tx(async () => {
		const piece = await findPiece(app.engine, qui.candidatureId, pieceId);
		if (piece) await putPiece(app.engine, { ...piece, verrouilleeLe: null });
	});
}

describe('the life of a candidature', () => {
	it(
		'R-158 R-175 R-180 R-204 R-224 keeps its promises whatever is done, by whom and when',
		async () => {
			const { failed, counterexample, errorInstance } = await ecouler(ACTEURS, 60);
			if (failed) throw new Error(JSON.stringify(counterexample), { cause: errorInstance });
		},
		MINUTES
	);

	it.each(Object.entries(MUTANTS))(
		'would not let through %s',
		async (_, faute) => {
			expect((await ecouler({ ...ACTEURS, ...faute }, 60)).failed).toBe(true);
		},
		MINUTES
	);
});
