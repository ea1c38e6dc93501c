/** Bodies against the forms that the server reads without any script: creating a compte, activating it, signing in and out. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lireAuthSession } from '../../src/lib/server/auth';
import { updateAcces } from '../../src/lib/server/db/comptes';
import { actions as activer } from '../../src/routes/(public)/compte/activer/[jeton]/+page.server';
import { actions as creer } from '../../src/routes/(public)/compte/creer/+page.server';
import { actions as seConnecter } from '../../src/routes/(public)/connexion/+page.server';
import { actions as seDeconnecter } from '../../src/routes/(public)/deconnexion/+page.server';
import { actions as verifierMail } from '../../src/routes/(public)/premiere-connexion/+page.server';
import { candidat, compteNomme, MOT_DE_PASSE } from '../support/candidats';
import { Biscuits, jouer } from '../support/evenement';
import { corpsFormulaire, requete, texte, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

/** « Créer un compte » well filled in, by somebody of that address. */
const forme = (mail: string) => ({
	sexe: 'F',
	nom: 'Łódź',
	nomConfirmation: 'łódź',
	nomUsage: '',
	prenoms: 'Ngọc',
	dateNaissance: '30/05/2002',
	dateNaissanceConfirmation: '30/05/2002',
	paysNaissance: '100',
	departementNaissance: '973',
	communeNaissance: '97302',
	communeLibre: 'Cayenne',
	mail,
	mailConfirmation: mail,
	motDePasse: MOT_DE_PASSE,
	motDePasseConfirmation: MOT_DE_PASSE
});

const bonne = (champs: Record<string, string>): Corps => ({
	body: new URLSearchParams(champs).toString(),
	type: 'application/x-www-form-urlencoded'
});

export function formulaires(terrain: () => Terrain, numRuns: number): void {
	it(
		'R-021 … R-027 « Créer un compte »',
		async () => {
			const { app } = terrain();
			const essai = async (corps: Corps) => {
				const avant = await terrain().lignes();
				const issue = await jouer(creer.default, app, { request: requete(corps) });
				if (issue.statut !== 200) return terrain().rienEcrit(issue, avant);
				// By chance nothing was wrong: the compte, its link and its mail, of texts that can be shown and printed.
				expect(await terrain().lignes()).toBe(avant + 3);
				const { enCours: mail } = issue.corps as { enCours: string };
				const { nom, nomUsage, prenoms, communeNaissance } = (await compteNomme(app, mail)) ?? {};
				const textes = [mail, nom, nomUsage, prenoms, communeNaissance].join('|');
				expect(textes).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
				expect(textes).toBe(textes.normalize('NFC'));
			};
			// Another address each time, or a second good one would be refused for it.
			const corps = fc.uuid().chain((u) => corpsFormulaire(forme(`${u}@exemple.fr`)));
			await fc.assert(fc.asyncProperty(corps, essai), { numRuns });
			const request = requete(bonne(forme('bonne@exemple.fr')));
			expect(await jouer(creer.default, app, { request })).toMatchObject({ statut: 200 });
		},
		MINUTES
	);

	it(
		'R-040 « Se connecter »',
		async () => {
			const { app, compte } = terrain();
			const bon = { identifiant: compte.mail, motDePasse: MOT_DE_PASSE };
			const essai = async (corps: Corps) => {
				// Nobody is slowed: each is looked at.
				app.horloge.avance(900_000);
				const avant = await terrain().lignes();
				const issue = await jouer(seConnecter.default, app, { request: requete(corps) });
				// The authSession, and what lets this phone send later.
				if (issue.statut === 303) expect(await terrain().lignes()).toBe(avant + 2);
				else await terrain().rienEcrit(issue, avant);
				expect(JSON.stringify(issue.corps)).not.toContain(MOT_DE_PASSE);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), essai), { numRuns });
			app.horloge.avance(900_000);
			const issue = await jouer(seConnecter.default, app, { request: requete(bonne(bon)) });
			expect(issue).toMatchObject({ statut: 303, corps: '/espace' });
		},
		MINUTES
	);

	it(
		'R-029 the button of the activation link',
		async () => {
			const { app } = terrain();
			const essai = async (corps: Corps, jeton: string) => {
				const avant = await terrain().lignes();
				const issue = await jouer(activer.default, app, { request: requete(corps), params: { jeton } });
				await terrain().rienEcrit(issue, avant);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire({ jeton: 'x' }), texte, essai), { numRuns });
		},
		MINUTES
	);

	it(
		'R-044 « Vérifier votre adresse mail »',
		async () => {
			const { app } = terrain();
			const compte = await candidat(app, { provisoire: true, origine: 'etablissement' });
			const { motDePasse } = (await compteNomme(app, compte.mail)) ?? {};
			const neuf = 'Marée.haute9';
			const bon = {
				mail: 'pierre@exemple.fr',
				mailConfirmation: 'pierre@exemple.fr',
				motDePasseDonne: MOT_DE_PASSE,
				motDePasse: neuf,
				motDePasseConfirmation: neuf
			};
			const essai = async (corps: Corps) => {
				app.horloge.avance(3_600_000);
				const avant = await terrain().lignes();
				const issue = await jouer(verifierMail.default, app, { request: requete(corps), compte });
				expect(JSON.stringify(issue.corps)).not.toContain(neuf);
				if (issue.statut !== 303) return terrain().rienEcrit(issue, avant);
				// By chance nothing was wrong. The pupil is as before for the next one.
				await app.engine.tx(() =>
					updateAcces(app.engine, compte.id, { mail: compte.mail, motDePasse, provisoire: true })
				);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire(bon), essai), { numRuns });
			app.horloge.avance(3_600_000);
			const issue = await jouer(verifierMail.default, app, { request: requete(bonne(bon)), compte });
			expect(issue).toMatchObject({ statut: 303, corps: '/compte?fait=premiere' });
		},
		MINUTES
	);

	it(
		'R-045 « Déconnexion », with any cookie',
		async () => {
			const { app } = terrain();
			const essai = async (corps: Corps, token: string) => {
				const avant = await terrain().lignes();
				const biscuits = new Biscuits();
				biscuits.set('__Host-escale', token, { path: '/' });
				const locals = { compte: null, authSessionId: null, appareilPartage: false, finAuthSession: null };
				await lireAuthSession(app, { cookies: biscuits, locals });
				expect(locals).toEqual({ compte: null, authSessionId: null, appareilPartage: false, finAuthSession: null });
				const demande = { request: requete(corps), biscuits, authSessionId: token };
				expect(await jouer(seDeconnecter.default, app, demande)).toMatchObject({ statut: 303, corps: '/' });
				expect(await terrain().lignes()).toBe(avant);
			};
			await fc.assert(fc.asyncProperty(corpsFormulaire({ nom: 'x' }), texte, essai), { numRuns });
		},
		MINUTES
	);
}
