/** The histories that the model test plays, drawn by fast-check from a seed. */
import fc from 'fast-check';
import { campagne, candidat, saisieIndividuel } from '../support/candidats';
import { monterApp } from '../support/app';
import { jouerUneHistoire, type Geste } from './modele';
import { PANNES } from './serveur';

const qui = fc.nat(2);
/** One time in two nothing fails: most of what two phones do to each other needs them both to get through. */
const pannes = fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...PANNES), { minLength: 1, maxLength: 4 }));
const geste: fc.Arbitrary<Geste> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ type: fc.constant('taper'), qui, onglet: fc.constantFrom(0, 1) }) },
	{ weight: 8, arbitrary: fc.record({ type: fc.constant('passer'), qui, tirer: fc.boolean(), pannes }) },
	{ weight: 3, arbitrary: fc.record({ type: fc.constant('tirer'), qui, pannes }) },
	{ weight: 3, arbitrary: fc.record({ type: fc.constant('enregistrer'), qui }) },
	{ weight: 2, arbitrary: fc.record({ type: fc.constant('choisir'), qui, ici: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('annuler_choix'), qui }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('retirer'), qui }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('effacer'), qui }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('modifier'), qui }) },
	{ weight: 2, arbitrary: fc.record({ type: fc.constant('mourir'), qui }) },
	{ weight: 1, arbitrary: fc.constant({ type: 'deconnecter' }) },
	{ weight: 1, arbitrary: fc.constant({ type: 'reconnecter' }) },
	{ weight: 1, arbitrary: fc.constant({ type: 'fermer_le_service' }) }
) as fc.Arbitrary<Geste>;

/** Two phones type in the same onglet, and the second hears of it with its own words not sent: chance alone is rare. */
const croisement: fc.Arbitrary<Geste[]> = fc
	.record({ qui, autre: qui, onglet: fc.constantFrom<0 | 1>(0, 1) })
	.map(({ qui, autre, onglet }) => [
		{ type: 'taper', qui, onglet },
		{ type: 'passer', qui, tirer: true, pannes: [] },
		{ type: 'taper', qui: autre, onglet },
		{ type: 'tirer', qui: autre, pannes: [] }
	]);

/** Registered on one phone; then both modify what they have of it, each in a brouillon of its own. */
const deuxModifications: fc.Arbitrary<Geste[]> = fc
	.record({ qui, autre: qui, onglets: fc.tuple(fc.constantFrom<0 | 1>(0, 1), fc.constantFrom<0 | 1>(0, 1)) })
	.map(({ qui, autre, onglets: [ici, ailleurs] }) => [
		{ type: 'enregistrer', qui },
		{ type: 'passer', qui, tirer: true, pannes: [] },
		{ type: 'tirer', qui: autre, pannes: [] },
		{ type: 'modifier', qui },
		{ type: 'modifier', qui: autre },
		{ type: 'taper', qui, onglet: ici },
		{ type: 'taper', qui: autre, onglet: ailleurs },
		{ type: 'enregistrer', qui },
		{ type: 'passer', qui, tirer: false, pannes: [] },
		{ type: 'enregistrer', qui: autre },
		{ type: 'passer', qui: autre, tirer: false, pannes: [] }
	]);

/** Taken, its answer lost; another phone modifies what was registered before the first one asks again. */
const reponsePerdue: fc.Arbitrary<Geste[]> = fc
	.record({ qui, autre: qui, onglet: fc.constantFrom<0 | 1>(0, 1) })
	.map(({ qui, autre, onglet }) => [
		{ type: 'passer', qui, tirer: true, pannes: [] },
		{ type: 'enregistrer', qui },
		{ type: 'passer', qui, tirer: false, pannes: ['reponse_perdue'] },
		{ type: 'tirer', qui: autre, pannes: [] },
		{ type: 'modifier', qui: autre },
		{ type: 'taper', qui: autre, onglet },
		{ type: 'enregistrer', qui: autre },
		{ type: 'passer', qui: autre, tirer: false, pannes: [] },
		{ type: 'passer', qui, tirer: false, pannes: [] }
	]);

/** Long enough for things to cross. */
const suite = fc
	.array(
		fc.oneof(
			{ weight: 12, arbitrary: geste.map((seul) => [seul]) },
			{ weight: 1, arbitrary: croisement },
			{ weight: 1, arbitrary: deuxModifications },
			{ weight: 1, arbitrary: reponsePerdue }
		),
		{
			minLength: 4,
			maxLength: 12,
			size: 'max'
		}
	)
	.map((phrases) => phrases.flat());

export interface Demande {
	runs: number;
	seed: number;
	/** Looks for the shortest history that fails, which takes a while. */
	court?: boolean;
}

/** Throws with the shortest history that breaks a promise, and the seed to play it again. */
export async function histoires({ runs, seed, court = true }: Demande): Promise<void> {
	const { app, fermer } = await monterApp();
	try {
		const { id: campagneId, ouverture, fermeture } = await campagne(app);
		const monde = {
			app,
			campagneId,
			saisie: saisieIndividuel(),
			ouverte: new Date(ouverture.getTime() + 3_600_000),
			fermee: fermeture
		};
		let rang = 0;
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.boolean(), suite, async (nombre, partage, gestes) => {
				const compte = await candidat(app);
				await jouerUneHistoire({ ...monde, compte }, nombre, partage, gestes, `rel1-${seed}-${rang++}`);
			}),
			{ numRuns: runs, seed, endOnFailure: !court }
		);
	} finally {
		await fermer();
	}
}
