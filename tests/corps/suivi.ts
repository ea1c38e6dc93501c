/** Bodies against what a candidat does with a candidature besides its pièces, and against what the desk answers. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { POST as dire } from '../../src/routes/api/candidatures/[id]/absence/+server';
import { POST as desinscrire } from '../../src/routes/api/candidatures/[id]/desinscription/+server';
import { POST as signaler } from '../../src/routes/api/candidatures/[id]/signalements/+server';
import { actions as dossier } from '../../src/routes/(gestion)/gestion/candidatures/[id]/+page.server';
import { actions as repondre } from '../../src/routes/(gestion)/gestion/signalements/[id]/+page.server';
import { campagneDePieces, inscrit, type Inscrit } from '../support/depots';
import { jouer } from '../support/evenement';
import { gestionnaire } from '../support/gestionnaires';
import { chaquePiege, corpsFormulaire, corpsJson, requete, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

const json = (body: string): Corps => ({ body, type: 'application/json' });
const champs = (bons: Record<string, string>): Corps => ({
	body: new URLSearchParams(bons).toString(),
	type: 'application/x-www-form-urlencoded'
});

async function depart({ app }: Terrain): Promise<Inscrit> {
	const autrement = { id: randomUUID(), sessionExamen: randomUUID(), fermeture: new Date('2090-01-01T00:00:00Z') };
	return inscrit(app, (await campagneDePieces(app, autrement)).id);
}

export function suivi(terrain: () => Terrain, runs: number): void {
	// Small bodies: what is wrong with one is found soon.
	const numRuns = Math.min(runs, 300);
	it.each([
		['« Je ne viendrai pas »', dire, { absent: true }],
		['« Signaler une erreur »', signaler, { texte: 'Ma langue est l’anglais.' }]
	] as const)(
		'%s writes the whole of a good body, and nothing of another',
		async (_, acte, bon) => {
			const { app } = terrain();
			const qui = await depart(terrain());
			const jouerActe = (corps: Corps, cle: string) =>
				jouer(acte, app, {
					request: requete(corps, { 'idempotency-key': cle }),
					compte: qui.compte,
					params: { id: qui.candidatureId }
				});
			const essai = async (corps: Corps, cle: string) => {
				const avant = await terrain().lignes();
				const issue = await jouerActe(corps, cle);
				if (issue.statut !== 200) return terrain().rienEcrit(issue, avant);
				expect(JSON.parse(String(issue.corps))).toMatchObject({ envoiId: cle });
			};
			await fc.assert(fc.asyncProperty(corpsJson(bon), fc.uuid(), essai), { numRuns });
			for (const body of chaquePiege(bon)) await essai(json(body), randomUUID());
			const autre = await depart(terrain());
			const avant = await terrain().lignes();
			const issue = await jouer(acte, app, {
				request: requete(json(JSON.stringify(bon)), { 'idempotency-key': randomUUID() }),
				compte: autre.compte,
				params: { id: autre.candidatureId }
			});
			expect(issue.statut).toBe(200);
			expect(await terrain().lignes()).toBeGreaterThan(avant);
		},
		MINUTES
	);

	it('R-180 « Se désinscrire » carries nothing: a body that says something is refused, and writes nothing', async () => {
		const { app } = terrain();
		const qui = await depart(terrain());
		const jouerActe = (body: string, entetes: Record<string, string>) =>
			jouer(desinscrire, app, {
				request: requete(json(body), entetes),
				compte: qui.compte,
				params: { id: qui.candidatureId }
			});
		for (const body of ['', 'null', '[]', '0', '"x"', '{"a":1}', '{"etat":"inscrit"}', '{', '{"__proto__":{}}']) {
			const avant = await terrain().lignes();
			await terrain().rienEcrit(await jouerActe(body, { 'idempotency-key': randomUUID() }), avant);
		}
		for (const entetes of [{}, { 'idempotency-key': 'x' }] as Record<string, string>[]) {
			const avant = await terrain().lignes();
			await terrain().rienEcrit(await jouerActe('{}', entetes), avant);
		}
		expect(await jouerActe('{}', { 'idempotency-key': randomUUID() })).toMatchObject({ statut: 200 });
	});

	it(
		'R-224 the desk changes an état, and answers a signalement, by a good form alone',
		async () => {
			const { app } = terrain();
			const qui = await depart(terrain());
			const camille = await gestionnaire(app);
			const envoiId = randomUUID();
			const signalement = await jouer(signaler, app, {
				request: requete(json(JSON.stringify({ texte: 'Ma langue est l’anglais.' })), { 'idempotency-key': envoiId }),
				compte: qui.compte,
				params: { id: qui.candidatureId }
			});
			expect(signalement.statut).toBe(200);
			const etat = (corps: Corps) =>
				jouer(dossier.etat, app, {
					request: requete(corps),
					gestionnaire: camille,
					params: { id: qui.candidatureId }
				});
			const reponse = (corps: Corps) =>
				jouer(repondre.default, app, { request: requete(corps), gestionnaire: camille, params: { id: envoiId } });
			const bonEtat = { acte: 'rouvrir', motif: 'Erreur de saisie' };
			const bonneReponse = { decision: 'accepte', information: 'Corrigez.', jusquA: '2089-01-01T10:00' };
			for (const [faire, bon] of [
				[etat, bonEtat],
				[reponse, { ...bonneReponse, jusquA: '2020-02-30T99:00' }]
			] as const)
				await fc.assert(
					fc.asyncProperty(corpsFormulaire(bon), async (corps) => {
						const avant = await terrain().lignes();
						const issue = await faire(corps);
						if (issue.statut !== 303) return terrain().rienEcrit(issue, avant);
					}),
					{ numRuns }
				);
			expect(await etat(champs({ acte: 'ecarter', motif: 'Doublon' }))).toMatchObject({ statut: 303 });
			expect(await etat(champs(bonEtat))).toMatchObject({ statut: 303 });
		},
		MINUTES
	);
}
