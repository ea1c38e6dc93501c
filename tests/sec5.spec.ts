/**
 * SEC5: nobody learns by the clock whether a compte exists. At each door a name that somebody has and one that nobody has are
 * asked in turn, and how long each took is compared: AUC is the chance that a known one took longer than an unknown one.
 *
 * `npm test` plays it short, for its own working alone: on a busy machine a time says nothing. `npm run qualif` judges.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { identifier } from '../src/lib/server/comptes';
import { renvoyerActivation } from '../src/lib/server/activation';
import { identifierGestionnaire } from '../src/lib/server/gestionnaires';
import { demanderMotDePasse } from '../src/lib/server/reinitialisation';
import { appDeTest, type AppDeTest } from './support/app';
import { candidat } from './support/candidats';
import { gestionnaire } from './support/gestionnaires';

const MESURES = Number(process.env.SEC5_MESURES ?? '20');
/** Below this many the figures are printed and judged by nobody. */
const JUGEES = 500;
const AUC_MAX = 0.55;
const ECART_MAX = 5;
const JOUR = 86_400_001;
const FAUX = 'Un.Autre.Mot1';

interface Porte {
	titre: string;
	/** Whom it knows. */
	connus(app: AppDeTest): Promise<string[]>;
	/** As many as there are known ones, alike but for that. */
	inconnus(connus: string[]): string[];
	essayer(app: AppDeTest, nom: string): Promise<unknown>;
}

const adresses = (connus: string[]) => connus.map((nom) => nom.replace(/^./, (lettre) => (lettre === 'z' ? 'y' : 'z')));
const ICI = '192.0.2.1';
/** Several, so that no cache of one row is measured. */
const COMPTES = 20;

async function comptes(app: AppDeTest, autrement: Parameters<typeof candidat>[1] = {}) {
	return Promise.all(Array.from({ length: COMPTES }, () => candidat(app, autrement)));
}

const PORTES: Porte[] = [
	{
		titre: 'signing in',
		connus: async (app) => (await comptes(app)).map(({ mail }) => mail),
		inconnus: adresses,
		essayer: (app, nom) => identifier(app, nom, FAUX, ICI)
	},
	{
		titre: 'signing in at the desk',
		connus: async (app) => {
			const tous = await Promise.all(Array.from({ length: COMPTES }, () => gestionnaire(app)));
			return tous.map(({ mail }) => mail);
		},
		inconnus: adresses,
		essayer: (app, nom) => identifierGestionnaire(app, nom, FAUX, ICI)
	},
	{
		titre: '« Mot de passe oublié », by the address',
		connus: async (app) => (await comptes(app)).map(({ mail }) => mail),
		inconnus: adresses,
		essayer: (app, nom) => demanderMotDePasse(app, nom, ICI)
	},
	{
		titre: '« Mot de passe oublié », by the numéro candidat',
		connus: async (app) => (await comptes(app)).map(({ numeroCandidat }) => numeroCandidat),
		// The same year, another rank; a numéro that somebody has would only be one more known one.
		inconnus: (connus) =>
			connus.map((numero) => `${numero.slice(0, 3)}${String(99_999_999 - Number(numero.slice(3))).padStart(8, '0')}`),
		essayer: (app, nom) => demanderMotDePasse(app, nom, ICI)
	},
	{
		titre: 'the activation mail again',
		connus: async (app) => (await comptes(app, { activeLe: null })).map(({ mail }) => mail),
		inconnus: adresses,
		essayer: (app, nom) => renvoyerActivation(app, nom, ICI)
	}
];

/** Milliseconds; a refusal is an answer like another. */
async function chronometrer(acte: () => Promise<unknown>): Promise<number> {
	const debut = performance.now();
	await acte().catch((refus: unknown) => {
		if (!(refus instanceof Error && refus.name === 'Refus')) throw refus;
	});
	return performance.now() - debut;
}

/** Chance that one drawn from `un` is longer than one drawn from `autre`; a half when nothing tells them apart. */
function auc(un: number[], autre: number[]): number {
	let plus = 0;
	for (const a of un) for (const b of autre) plus += a > b ? 1 : a === b ? 0.5 : 0;
	return plus / (un.length * autre.length);
}

function mediane(valeurs: number[]): number {
	return valeurs.toSorted((a, b) => a - b)[Math.floor(valeurs.length / 2)] ?? 0;
}

describe('how long an answer takes', () => {
	it.each(PORTES)(
		'SEC5 $titre: the time does not tell a name that somebody has from one that nobody has',
		async ({ titre, connus: connaitre, inconnus: inventer, essayer }) => {
			const app = await appDeTest();
			// Its time does not run: the pauses of a server are real where they are judged.
			if (MESURES >= JUGEES) app.clock = { ...app.clock, pause };
			const connus = await connaitre(app);
			const inconnus = inventer(connus);
			const temps = { connu: [] as number[], inconnu: [] as number[] };
			for (let i = -COMPTES; i < MESURES; i++) {
				// In turn, and now one now the other first: what the machine does meanwhile falls on both.
				const noms = [
					['connu', connus[Math.abs(i) % COMPTES]],
					['inconnu', inconnus[Math.abs(i) % COMPTES]]
				] as const;
				for (const [lequel, nom] of i % 2 ? noms : noms.toReversed()) {
					// Nobody is slowed: each is looked at.
					app.horloge.avance(JOUR);
					const duree = await chronometrer(() => essayer(app, nom ?? ''));
					if (i >= 0) temps[lequel].push(duree);
				}
			}
			const aire = auc(temps.connu, temps.inconnu);
			const ecart = Math.abs(mediane(temps.connu) - mediane(temps.inconnu));
			console.log(`SEC5 ${titre}: 2 × ${MESURES}, AUC ${aire.toFixed(3)}, medians ${ecart.toFixed(2)} ms apart`);
			expect(temps.connu).toHaveLength(MESURES);
			if (MESURES < JUGEES) return;
			expect(Math.max(aire, 1 - aire)).toBeLessThanOrEqual(AUC_MAX);
			expect(ecart).toBeLessThan(ECART_MAX);
		},
		30 * 60_000
	);

	it('is judged by a measure that sees a millisecond where there is one', () => {
		const lent = Array.from({ length: 1000 }, (_, i) => 20 + (i % 10) / 5);
		expect(auc(lent, lent)).toBe(0.5);
		expect(
			auc(
				lent.map((t) => t + 1),
				lent
			)
		).toBeGreaterThan(0.8);
	});
});
