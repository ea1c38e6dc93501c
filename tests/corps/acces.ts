/** Bodies against the forms of getting in again and of « Modifier mon compte ». */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actions as compte } from '../../src/routes/(public)/compte/+page.server';
import { actions as activation } from '../../src/routes/(public)/compte/activation/+page.server';
import { actions as adresse } from '../../src/routes/(public)/compte/adresse/[jeton]/+page.server';
import { actions as identite } from '../../src/routes/(public)/compte/identite/+page.server';
import { actions as oublie } from '../../src/routes/(public)/mot-de-passe-oublie/+page.server';
import { actions as choisir } from '../../src/routes/(public)/mot-de-passe/[jeton]/+page.server';
import { MOT_DE_PASSE } from '../support/candidats';
import { jouer } from '../support/evenement';
import { corpsFormulaire, requete, texte, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

const NEUF = 'Falaise/orange9';
const deuxFois = { motDePasse: NEUF, motDePasseConfirmation: NEUF };

/** `numRuns` counts bodies against actions: one that meets several forms counts for each. */
export function acces(terrain: () => Terrain, numRuns: number): void {
	/** Nobody is slowed: each is looked at. */
	const attendre = () => terrain().app.horloge.avance(86_400_001);

	it(
		'R-042 SEC5 « Mot de passe oublié »: whatever is typed is refused as unreadable, or answered alike',
		async () => {
			const { app, compte: qui } = terrain();
			const essai = async (corps: Corps) => {
				attendre();
				const avant = await terrain().lignes();
				const issue = await jouer(oublie.default, app, { request: requete(corps) });
				if (issue.statut !== 200) return terrain().rienEcrit(issue, avant);
				expect(issue.corps).toEqual({ demande: true });
				// A link and its mail, or nothing.
				expect([0, 2]).toContain((await terrain().lignes()) - avant);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire({ identifiant: qui.mail }), essai), { numRuns });
		},
		MINUTES
	);

	it(
		'R-027 « Renvoyer le mail » and « Corriger »',
		async () => {
			const { app, compte: qui } = terrain();
			const bon = { ancien: qui.mail, mail: 'x@exemple.fr', mailConfirmation: 'x@exemple.fr', motDePasseActuel: 'x' };
			const essai = async (corps: Corps) => {
				attendre();
				const avant = await terrain().lignes();
				const renvoi = await jouer(activation.renvoyer, app, { request: requete(corps) });
				expect([200, 400]).toContain(renvoi.statut);
				const correction = await jouer(activation.corriger, app, { request: requete(corps) });
				await terrain().rienEcrit(correction, avant);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), essai), { numRuns: numRuns / 2 });
		},
		MINUTES
	);

	it(
		'R-042 R-051 SEC8 the buttons of links that nobody sent',
		async () => {
			const { app } = terrain();
			const essai = async (corps: Corps, jeton: string) => {
				const avant = await terrain().lignes();
				for (const action of [choisir.default, adresse.default])
					await terrain().rienEcrit(await jouer(action, app, { request: requete(corps), params: { jeton } }), avant);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire(deuxFois), texte, essai), { numRuns: numRuns / 2 });
		},
		MINUTES
	);

	it(
		'R-051 « Modifier mon compte », by somebody who does not know its password and holds a candidature',
		async () => {
			const { app, compte: qui } = terrain();
			const bon = { ...deuxFois, ancien: 'x', motDePasseActuel: 'x', mail: 'x@exemple.fr', sexe: 'F', id: 'x' };
			const essai = async (corps: Corps) => {
				attendre();
				const avant = await terrain().lignes();
				const demande = () => ({ request: requete(corps), compte: qui, authSessionId: 'x' });
				for (const action of [compte.adresse, compte.motDePasse, compte.renvoyer, identite.default]) {
					const issue = await jouer(action, app, demande());
					await terrain().rienEcrit(issue, avant);
					expect(JSON.stringify(issue.corps)).not.toContain(MOT_DE_PASSE);
				}
				for (const action of [compte.fermer, compte.annuler])
					expect(await jouer(action, app, demande())).toMatchObject({ statut: 303 });
				expect(await terrain().lignes()).toBe(avant);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), essai), { numRuns: numRuns / 4 });
		},
		MINUTES
	);
}
