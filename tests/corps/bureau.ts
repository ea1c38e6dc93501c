/** Bodies against the forms of the desk: signing in, searching, and what is said of a pièce. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONTEXTE_S2 } from '../../src/lib/domain/contexte.exemple';
import { MOTIFS } from '../../src/lib/domain/controle';
import { lireGestion, ouvrirPassage } from '../../src/lib/server/auth-gestion';
import { lireJustificatifs } from '../../src/lib/server/pieces';
import { activerSecondFacteur, codeDuMoment, preparerSecondFacteur } from '../../src/lib/server/second-facteur';
import { actions as dossier } from '../../src/routes/(gestion)/gestion/candidatures/[id]/+page.server';
import { actions as bureau } from '../../src/routes/(gestion)/gestion/+page.server';
import { actions as code } from '../../src/routes/(gestion)/gestion/connexion/code/+page.server';
import { actions as seConnecter } from '../../src/routes/(gestion)/gestion/connexion/+page.server';
import { actions as seDeconnecter } from '../../src/routes/(gestion)/gestion/deconnexion/+page.server';
import { actions as secondFacteur } from '../../src/routes/(gestion)/gestion/second-facteur/+page.server';
import { campagneDePieces, deposer, inscrit, piece, verrouiller, PIECES } from '../support/depots';
import { Biscuits, jouer } from '../support/evenement';
import { gestionnaire, MOT_DE_PASSE_GESTION } from '../support/gestionnaires';
import { corpsFormulaire, requete, texte, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

const bonne = (champs: Record<string, string>): Corps => ({
	body: new URLSearchParams(champs).toString(),
	type: 'application/x-www-form-urlencoded'
});

export function formulairesDuBureau(terrain: () => Terrain, numRuns: number): void {
	it(
		'R-221 « Espace des gestionnaires »',
		async () => {
			const { app } = terrain();
			const { mail } = await gestionnaire(app);
			const bon = { identifiant: mail, motDePasse: MOT_DE_PASSE_GESTION };
			const essai = async (corps: Corps) => {
				// Nobody is slowed: each is looked at.
				app.horloge.avance(900_000);
				const avant = await terrain().lignes();
				const issue = await jouer(seConnecter.default, app, { request: requete(corps) });
				if (issue.statut === 303) expect(await terrain().lignes()).toBe(avant + 1);
				else await terrain().rienEcrit(issue, avant);
				expect(JSON.stringify(issue.corps)).not.toContain(MOT_DE_PASSE_GESTION);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), essai), { numRuns });
			app.horloge.avance(900_000);
			const issue = await jouer(seConnecter.default, app, { request: requete(bonne(bon)) });
			expect(issue).toMatchObject({ statut: 303, corps: '/gestion' });
		},
		MINUTES
	);

	it(
		'R-221 the code of the second factor, wherever it is asked',
		async () => {
			const { app } = terrain();
			const camille = await gestionnaire(app);
			await preparerSecondFacteur(app, camille);
			await activerSecondFacteur(app, camille, (await codeDuMoment(app, camille)) ?? '');
			const essai = async (corps: Corps) => {
				app.horloge.avance(86_400_001);
				const biscuits = new Biscuits();
				await ouvrirPassage(app, biscuits, camille);
				const avant = await terrain().lignes();
				await terrain().rienEcrit(await jouer(code.default, app, { request: requete(corps), biscuits }), avant);
				for (const action of [secondFacteur.activer, secondFacteur.codes, secondFacteur.retirer]) {
					app.horloge.avance(86_400_001);
					const issue = await jouer(action, app, { request: requete(corps), gestionnaire: camille });
					await terrain().rienEcrit(issue, avant);
				}
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire({ code: '123456' }), essai), { numRuns: numRuns / 4 });
			const request = requete(bonne({ code: (await codeDuMoment(app, camille)) ?? '' }));
			const biscuits = new Biscuits();
			await ouvrirPassage(app, biscuits, camille);
			expect(await jouer(code.default, app, { request, biscuits })).toMatchObject({ statut: 303, corps: '/gestion' });
		},
		MINUTES
	);

	it(
		'R-221 the search writes nothing, finds what is there or says what to type',
		async () => {
			const { app, compte } = terrain();
			const camille = await gestionnaire(app);
			const essai = async (corps: Corps) => {
				const avant = await terrain().lignes();
				const issue = await jouer(bureau.chercher, app, { request: requete(corps), gestionnaire: camille });
				expect([200, 400]).toContain(issue.statut);
				expect(await terrain().lignes()).toBe(avant);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire({ qui: compte.nom }), essai), { numRuns });
			const request = requete(bonne({ qui: compte.numeroCandidat }));
			const { corps } = await jouer(bureau.chercher, app, { request, gestionnaire: camille });
			expect(corps).toMatchObject({ trouves: [{ numeroCandidat: compte.numeroCandidat }] });
		},
		MINUTES
	);

	it(
		'R-206 what is said of a pièce: nothing is written but the whole of a good verdict',
		async () => {
			const { app } = terrain();
			const camille = await gestionnaire(app);
			// The tests before this one let time go by.
			app.horloge.est(CONTEXTE_S2.maintenant);
			const { id } = await campagneDePieces(app, { id: 'BCP-2024-33-P', sessionExamen: 'JUIN 2024' });
			const qui = await inscrit(app, id);
			for (const pieceId of PIECES) await deposer(app, qui, pieceId);
			await verrouiller(app, qui);
			const { depot } = await piece(app, qui, 'jdc');
			const bon = {
				pieceId: 'jdc',
				depotId: depot?.id ?? '',
				statut: 'non_conforme',
				receptionLe: '10/12/2023',
				motif: 'verso',
				information: 'Le nom est coupé.'
			};
			const params = { id: qui.candidatureId };
			const jouerControle = (corps: Corps) =>
				jouer(dossier.controler, app, { request: requete(corps), params, gestionnaire: camille });
			const essai = async (corps: Corps) => {
				const avant = await terrain().lignes();
				const issue = await jouerControle(corps);
				if (issue.statut !== 303) return terrain().rienEcrit(issue, avant);
				// By chance it was good: a trace, the pièce when it had no row, and a message when it says something new.
				const ecrites = (await terrain().lignes()) - avant;
				expect(ecrites).toBeGreaterThanOrEqual(1);
				expect(ecrites).toBeLessThanOrEqual(3);
				const { pieces } = await lireJustificatifs(app, qui.compte.id, qui.candidatureId);
				for (const { information, statut } of pieces) {
					expect([...(information ?? '')].length).toBeLessThanOrEqual(500);
					expect(information ?? '').not.toMatch(/[\p{Cc}\p{Cs}]/u);
					if (statut === 'non_conforme' || statut === 'attente_nouvelle_pj') expect(information).toBeTruthy();
				}
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), essai), { numRuns });
			expect(await jouerControle(bonne(bon))).toMatchObject({ statut: 303 });
			expect(await piece(app, qui, 'jdc')).toMatchObject({
				statut: 'non_conforme',
				receptionLe: '2023-12-10',
				information: `${MOTIFS.verso}. ${bon.information}`
			});
		},
		MINUTES
	);

	it(
		'R-221 « Déconnexion » of the desk, with any cookie',
		async () => {
			const { app } = terrain();
			const essai = async (corps: Corps, token: string) => {
				const avant = await terrain().lignes();
				const biscuits = new Biscuits();
				biscuits.set('__Host-escale-gestion', token, { path: '/' });
				expect(await lireGestion(app, biscuits)).toBeNull();
				const issue = await jouer(seDeconnecter.default, app, { request: requete(corps), biscuits });
				expect(issue).toMatchObject({ statut: 303, corps: '/gestion/connexion' });
				expect(await terrain().lignes()).toBe(avant);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire({ nom: 'x' }), texte, essai), { numRuns });
		},
		MINUTES
	);
}
