/** Where the bodies arrive: an App with two people, a campagne, a candidature of each, and a count of what is written. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Compte } from '../../src/lib/domain/compte';
import { monterApp, type AppDeTest } from '../support/app';
import { campagne, candidat, preinscrire } from '../support/candidats';
import type { Issue } from '../support/evenement';
import { findPostgres, type TestDatabase } from '../support/postgres';

/** Ten thousand of anything take longer than a test is given. */
export const MINUTES = 10 * 60_000;

export class Terrain {
	readonly app: AppDeTest;
	readonly compte: Compte;
	readonly autre: Compte;
	readonly campagneId: string;
	/** A candidature « À compléter » of `compte`, and one of `autre`. */
	readonly aCompleter: string;
	readonly dAutrui: string;

	private constructor(app: AppDeTest, [compte, autre]: [Compte, Compte], ids: [string, string, string]) {
		this.app = app;
		this.compte = compte;
		this.autre = autre;
		[this.campagneId, this.aCompleter, this.dAutrui] = ids;
	}

	static async preparer(app: AppDeTest): Promise<Terrain> {
		const { id } = await campagne(app);
		const [compte, autre] = [await candidat(app), await candidat(app)];
		const [sienne, dAutrui] = [await preinscrire(app, compte, id), await preinscrire(app, autre, id)];
		return new Terrain(app, [compte, autre], [id, sienne.id, dAutrui.id]);
	}

	/** How many rows say something of somebody, and how many of those that may change were changed. */
	async lignes(): Promise<number> {
		const somme = [...TABLES, ...FAITS].map((quoi) => `(select count(*) from ${quoi})`).join(' + ');
		const { read, tables } = this.app.engine;
		const [rang] = await read
			.select({ n: sql.raw(somme) })
			.from(tables.examen)
			.limit(1);
		return Number(rang?.n);
	}

	/** What was refused was refused by a 4xx, and wrote nothing. */
	async rienEcrit({ statut }: Issue, avant: number): Promise<void> {
		expect(statut).toBeGreaterThanOrEqual(400);
		expect(statut).toBeLessThan(500);
		expect(await this.lignes()).toBe(avant);
	}
}

const TABLES = [
	'compte',
	'candidature',
	'candidature_version',
	'envoi',
	'courriel',
	'jeton',
	'auth_session',
	'document',
	'brouillon',
	'brouillon_onglet',
	'depot',
	'piece',
	'piece_evenement',
	'candidature_evenement',
	'signalement',
	'derogation',
	'gestionnaire',
	'gestionnaire_session',
	'correction'
];
const FAITS = [
	'compte where active_le is not null',
	'compte where provisoire',
	'jeton where consomme_le is not null',
	'brouillon where fini_le is not null',
	'depot where recu_le is not null',
	'depot where retire_le is not null',
	'piece where verrouillee_le is not null',
	'candidature where absente_le is not null',
	'signalement where decide_le is not null'
];

type Specs = (terrain: () => Terrain, numRuns: number) => void;

/** Ten thousand bodies on SQLite, and five hundred on PostgreSQL where there is one; where there is none the run says so. */
export function corpsSurChaqueBase(titre: string, specs: Specs): void {
	describe(`ten thousand bodies against ${titre}, on SQLite`, () => surTerrain(() => monterApp(), specs, 10_000));

	const trouve = findPostgres();
	if ('missing' in trouve) {
		console.warn(`PostgreSQL: specs skipped, ${trouve.missing}.`);
		describe.skip(`bodies against ${titre}, on PostgreSQL: skipped, ${trouve.missing}`, () => {
			it('behaves as on SQLite', () => expect.unreachable());
		});
		return;
	}
	describe(`five hundred bodies against ${titre}, on PostgreSQL`, () => {
		let postgres: TestDatabase;
		beforeAll(async () => {
			postgres = await trouve.create();
		}, MINUTES);
		afterAll(() => postgres.drop());
		surTerrain(() => monterApp({ postgres }), specs, 500);
	});
}

function surTerrain(monter: () => ReturnType<typeof monterApp>, specs: Specs, numRuns: number): void {
	let terrain: Terrain;
	let fermer = () => Promise.resolve();
	beforeAll(async () => {
		const monte = await monter();
		fermer = monte.fermer;
		terrain = await Terrain.preparer(monte.app);
	}, MINUTES);
	afterAll(() => fermer());
	specs(() => terrain, numRuns);
}
