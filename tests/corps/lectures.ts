/** Bodies against what tells that something was read, and against « Valider ». */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONTEXTE_S2 } from '../../src/lib/domain/contexte.exemple';
import { publierDocument } from '../../src/lib/server/publications';
import { POST as documentLu } from '../../src/routes/api/candidatures/[id]/documents/[type]/lu/+server';
import { POST as valider } from '../../src/routes/api/candidatures/[id]/validation/+server';
import { POST as messageLu } from '../../src/routes/api/messages/[id]/lu/+server';
import { campagne, candidat, enregistrer, lignesDe } from '../support/candidats';
import { jouer } from '../support/evenement';
import { pdf } from '../support/fichiers';
import { chaquePiege, corpsJson, requete, texte, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

const json = (body: string): Corps => ({ body, type: 'application/json' });

/** Somebody who has a document to read, and an inscription to validate on line. */
async function inscrit({ app }: Terrain) {
	const compte = await candidat(app);
	const { id: campagneId } = await campagne(app, {
		id: randomUUID(),
		sessionExamen: randomUUID(),
		fermeture: new Date('2090-01-01T00:00:00Z'),
		reglages: { ...CONTEXTE_S2.campagne.reglages, presentation: 'validation_en_ligne' }
	});
	const { candidatureId } = await enregistrer(app, compte, { campagneId });
	await publierDocument(app, { candidatureId, type: 'convocation', pdf: await pdf(), gestionnaireId: null });
	return { compte, candidatureId };
}

export function lectures(terrain: () => Terrain, numRuns: number): void {
	it(
		'R-152 R-185 « lu » of a document and of a message',
		async () => {
			const { app } = terrain();
			const { compte, candidatureId } = await inscrit(terrain());
			const [message] = (await lignesDe(app, 'courriel')).filter(({ compteId }) => compteId === compte.id);
			const bon = { le: '2026-11-05T08:00:00.000Z' };
			const essai = async (corps: Corps, type: string, id: string) => {
				const avant = await terrain().lignes();
				const demande = () => requete(corps, { 'idempotency-key': randomUUID() }, 'POST');
				const params = { id: candidatureId, type };
				const issues = [
					await jouer(documentLu, app, { request: demande(), compte, params }),
					await jouer(messageLu, app, { request: demande(), compte, params: { id } })
				];
				// Whatever it says, no row is made of it.
				for (const issue of issues)
					if (issue.statut === 200) expect(await terrain().lignes()).toBe(avant);
					else await terrain().rienEcrit(issue, avant);
			};
			const type = fc.oneof(fc.constantFrom('convocation', 'releve', 'recapitulatif'), texte);
			const id = fc.oneof(fc.constant(message?.id ?? ''), fc.uuid(), texte);
			await fc.assert(fc.asyncProperty(corpsJson(bon), type, id, essai), { numRuns: numRuns / 2 });
			for (const body of chaquePiege(bon)) await essai(json(body), 'convocation', message?.id ?? '');
		},
		MINUTES
	);

	it(
		'R-173 « Valider »',
		async () => {
			const { app } = terrain();
			const { compte, candidatureId } = await inscrit(terrain());
			const essai = async (corps: Corps, id: string) => {
				const avant = await terrain().lignes();
				const request = requete(corps, { 'idempotency-key': randomUUID() }, 'POST');
				const issue = await jouer(valider, app, { request, compte, params: { id } });
				if (issue.statut !== 200) return terrain().rienEcrit(issue, avant);
				expect(JSON.parse(String(corps.body))).toEqual({ version: 1 });
			};
			const id = fc.oneof({ weight: 9, arbitrary: fc.constant(candidatureId) }, { weight: 1, arbitrary: texte });
			await fc.assert(fc.asyncProperty(corpsJson({ version: 1 }), id, essai), { numRuns: numRuns / 2 });
			for (const body of chaquePiege({ version: 1 })) await essai(json(body), candidatureId);
			await essai(json('{"version":1}'), candidatureId);
		},
		MINUTES
	);
}
