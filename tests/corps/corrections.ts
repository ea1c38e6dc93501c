/** Bodies against « Demander une correction », its decision at the desk, and « Supprimer mon compte ». */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { demanderCorrection, listerDemandes } from '../../src/lib/server/corrections';
import { actions as donnees } from '../../src/routes/(public)/compte/donnees/+page.server';
import { actions as correction } from '../../src/routes/(public)/compte/correction/[champ]/+page.server';
import { actions as bureau } from '../../src/routes/(gestion)/gestion/corrections/[id]/+page.server';
import { candidat, compteNomme, MOT_DE_PASSE } from '../support/candidats';
import { jouer } from '../support/evenement';
import { jpeg } from '../support/fichiers';
import { gestionnaire } from '../support/gestionnaires';
import { corpsFormulaire, requete, texte, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

const JOUR = 86_400_001;

export function corrections(terrain: () => Terrain, numRuns: number): void {
	it(
		'R-051 « Demander une correction », of any field: nothing is asked without a proof',
		async () => {
			const { app, compte: qui } = terrain();
			const champs = fc.oneof(fc.constantFrom('nom', 'sexe', 'dateNaissance', 'paysNaissance', 'mail', 'id'), texte);
			const essai = async (corps: Corps, champ: string) => {
				app.horloge.avance(JOUR);
				const avant = await terrain().lignes();
				const params = { champ };
				const demande = { request: requete(corps), params, compte: qui, authSessionId: 'x' };
				await terrain().rienEcrit(await jouer(correction.default, app, demande), avant);
			};
			const bon = { valeur: 'Sainville', motif: 'Il manque deux lettres.', preuve: 'x' };
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), champs, essai), { numRuns: numRuns / 4 });
		},
		MINUTES
	);

	it(
		'R-051 the decision at the desk: the compte changes by a good one alone',
		async () => {
			const { app, compte: qui } = terrain();
			const camille = await gestionnaire(app);
			const demande = { champ: 'nom', valeur: 'Sainville', motif: 'Faux.', preuve: jpeg() } as const;
			await demanderCorrection(app, qui, demande);
			const [attend] = await listerDemandes(app, camille, false);
			const params = { id: attend?.id ?? '' };
			const essai = async (corps: Corps) => {
				const avant = await terrain().lignes();
				const issue = await jouer(bureau.decider, app, { request: requete(corps), params, gestionnaire: camille });
				// By chance it was good: the first one decides, and whoever comes later is told.
				if (issue.statut !== 303) await terrain().rienEcrit(issue, avant);
			};
			const bon = { decision: 'refuser', information: 'Illisible.' };
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), essai), { numRuns: numRuns / 4 });
			expect(await compteNomme(app, qui.mail)).toMatchObject({ nom: qui.nom });
		},
		MINUTES
	);

	it(
		'R-052 « Supprimer mon compte », by somebody who does not know its password',
		async () => {
			const { app } = terrain();
			const seul = await candidat(app);
			const essai = async (corps: Corps) => {
				app.horloge.avance(JOUR);
				const avant = await terrain().lignes();
				const demande = { request: requete(corps), compte: seul, authSessionId: 'x' };
				const issue = await jouer(donnees.supprimer, app, demande);
				await terrain().rienEcrit(issue, avant);
				expect(JSON.stringify(issue.corps)).not.toContain(MOT_DE_PASSE);
			};
			const bon = { motDePasse: 'Un.autre1', confirmation: 'oui' };
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), essai), { numRuns: numRuns / 4 });
		},
		MINUTES
	);
}
