/** Bodies against `/api/candidatures`, and ids of all kinds against everything that is read by one. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DemandeEnregistrement } from '../../src/lib/domain/candidature-demande';
import type { Compte } from '../../src/lib/domain/compte';
import { GET as lireCampagne } from '../../src/routes/api/campagnes/[id]/+server';
import { POST } from '../../src/routes/api/candidatures/+server';
import { GET as lire, PUT } from '../../src/routes/api/candidatures/[id]/+server';
import { GET as lireDocuments } from '../../src/routes/api/candidatures/[id]/documents/+server';
import { GET as lireDocument } from '../../src/routes/api/candidatures/[id]/documents/[type]/+server';
import { GET as lireExamen } from '../../src/routes/api/examens/[hash]/+server';
import { candidat, saisieIndividuel, saisieS2 } from '../support/candidats';
import { jouer } from '../support/evenement';
import { chaquePiege, corpsJson, requete, texte, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

interface Envoi {
	corps: Corps;
	cle: string | undefined;
	/** Null for a new candidature. */
	id: string | null;
	qui: Compte | null;
}

const rien = requete({ body: null, type: null });
const cle = fc.oneof(
	{ weight: 20, arbitrary: fc.uuid() },
	{ weight: 1, arbitrary: fc.constantFrom(undefined, '', 'x', randomUUID().toUpperCase(), `${randomUUID()}\u00e9`) }
);
/** Signed in, nearly always. */
const personne = (compte: Compte) =>
	fc.oneof({ weight: 9, arbitrary: fc.constant(compte) }, { weight: 1, arbitrary: fc.constant(null) });

async function envoyer(terrain: Terrain, { corps, cle, id, qui }: Envoi) {
	const avant = await terrain.lignes();
	const request = requete(corps, cle === undefined ? {} : { 'idempotency-key': cle }, id === null ? 'POST' : 'PUT');
	const issue = await (id === null
		? jouer(POST, terrain.app, { request, compte: qui })
		: jouer(PUT, terrain.app, { request, compte: qui, params: { id } }));
	if (issue.statut !== 200) return terrain.rienEcrit(issue, avant);
	// By chance nothing was wrong with it.
	expect(DemandeEnregistrement.safeParse(JSON.parse(String(corps.body))).success).toBe(true);
	expect(JSON.parse(String(issue.corps))).toMatchObject({ envoiId: cle, numeroInscription: '001' });
}

export function candidatures(terrain: () => Terrain, numRuns: number): void {
	/** Those at random, each trap in each text, and at last the good one, which passes: nothing else was wrong. */
	async function essayer(bon: object, id: fc.Arbitrary<string | null>, qui: Compte, bonId: string | null) {
		const envoi = fc.record({ corps: corpsJson(bon), cle, id, qui: personne(qui) });
		await fc.assert(
			fc.asyncProperty(envoi, (e) => envoyer(terrain(), e)),
			{ numRuns }
		);
		const json = (body: string) => ({ corps: { body, type: 'application/json' }, cle: randomUUID(), id: bonId, qui });
		for (const body of chaquePiege(bon)) await envoyer(terrain(), json(body));
		const avant = await terrain().lignes();
		await envoyer(terrain(), json(JSON.stringify(bon)));
		expect(await terrain().lignes()).toBeGreaterThan(avant);
	}

	it(
		'R-062 « Enregistrer » a new candidature',
		async () => {
			const { app, campagneId } = terrain();
			const bon = { brouillonId: randomUUID(), campagneId, saisie: saisieIndividuel() };
			await essayer(bon, fc.constant(null), await candidat(app), null);
		},
		MINUTES
	);

	it(
		'R-062 R-173 « Enregistrer » a candidature that exists, one’s own or not',
		async () => {
			const { app, campagneId, compte, autre, aCompleter, dAutrui } = terrain();
			const bon = { brouillonId: randomUUID(), campagneId, saisie: saisieS2() };
			const id = fc.oneof(
				{ weight: 12, arbitrary: fc.constant(aCompleter) },
				{ weight: 2, arbitrary: fc.constantFrom(dAutrui, randomUUID()) },
				{ weight: 1, arbitrary: texte }
			);
			await essayer(bon, id, compte, aCompleter);
			const { corps } = await jouer(lire, app, { request: rien, compte: autre, params: { id: dAutrui } });
			expect(JSON.parse(String(corps))).toMatchObject({ etat: 'a_completer', version: 0 });
		},
		MINUTES
	);

	it(
		'SEC2 reading by any id answers 404',
		async () => {
			const { app, compte, aCompleter } = terrain();
			const essai = async (id: string) => {
				const lectures = [
					jouer(lire, app, { request: rien, compte, params: { id } }),
					jouer(lireDocuments, app, { request: rien, compte, params: { id } }),
					jouer(lireDocument, app, { request: rien, compte, params: { id: aCompleter, type: id } }),
					jouer(lireCampagne, app, { request: rien, params: { id } }),
					jouer(lireExamen, app, { request: rien, params: { hash: id } })
				];
				for (const { statut, headers } of await Promise.all(lectures)) {
					expect(statut).toBe(404);
					expect(headers.get('content-type')).toBe('application/problem+json');
				}
			};
			await fc.assert(fc.asyncProperty(texte, essai), { numRuns: Math.min(numRuns, 1_000) });
		},
		MINUTES
	);
}
