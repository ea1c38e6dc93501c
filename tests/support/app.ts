/**
 * A spec App: the real engine on a database of its own, a clock that stands where it is told, a mailer that keeps what
 * it carries, a real storage in a temporary folder, a journal that keeps its lines. Nothing of it is left afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CONTEXTE_S2 } from '../../src/lib/domain/contexte.exemple';
import type { App } from '../../src/lib/server/app';
import { createEngine, type EngineOptions } from '../../src/lib/server/db/engine';
import { createJournal } from '../../src/lib/server/journal';
import type { Lettre } from '../../src/lib/server/mailer';
import { readSettings } from '../../src/lib/server/settings';
import { createPartiels } from '../../src/lib/server/partiels';
import { createAtelier } from '../../src/lib/server/porte/atelier';
import { createPorte } from '../../src/lib/server/porte/porte';
import { createDiskStorage } from '../../src/lib/server/storage';
import { databaseOn, findPostgres, type TestDatabase } from './postgres';

export interface AppDeTest extends App {
	horloge: Horloge;
	/** The mails that left, the oldest first. */
	partis: Lettre[];
	/** Of the journal. */
	lignes: string[];
	/** Holds the files, and the database when it is SQLite. */
	dossier: string;
	/** Set it to make a mail fail: it throws. */
	poste: { refuse: (lettre: Lettre) => boolean };
	/** A second process on the same database, mailer, storage and clock; the same one started again, when this one closes. */
	autreServeur(): Promise<AppDeTest>;
	/** One that writes while this one does. On SQLite it is this one: two in one process would wait for each other. */
	enMemeTemps(): Promise<AppDeTest>;
}

export interface Horloge {
	/** It stands at that instant until told otherwise. */
	est(instant: Date | string): void;
	avance(millisecondes: number): void;
}

export interface Options {
	/** By default 11/12/2023 at 16:06 in Cayenne, when S2's candidate enregistre. */
	maintenant?: Date | string;
	/** A database server to take instead of SQLite. */
	postgres?: TestDatabase;
}

/** To be called inside a test, at whose end everything is taken away. */
export async function appDeTest({ maintenant = CONTEXTE_S2.maintenant, postgres }: Options = {}): Promise<AppDeTest> {
	const { app, fermer } = await monterApp({ maintenant, postgres });
	onTestFinished(fermer);
	return app;
}

/** The same for several tests: who calls it closes it. */
export async function monterApp({ maintenant = CONTEXTE_S2.maintenant, postgres }: Options = {}) {
	const dossier = mkdtempSync(join(tmpdir(), 'escale-app-'));
	const base = postgres && (await databaseOn(postgres.url));
	const ou: EngineOptions = base ? { url: base.url } : { file: join(dossier, 'escale.sqlite') };
	let instant = new Date(maintenant);
	const ouverts: AppDeTest[] = [];
	const partis: Lettre[] = [];
	const lignes: string[] = [];
	const poste: AppDeTest['poste'] = { refuse: () => false };
	const now = () => new Date(instant);
	const atelier = createAtelier();

	async function serveur(): Promise<AppDeTest> {
		const app: AppDeTest = {
			settings: readSettings({
				ORIGIN: 'https://escale.example',
				SMTP_URL: 'smtp://127.0.0.1:25',
				DATA_DIR: dossier,
				DATABASE_URL: base?.url
			}),
			engine: await createEngine(ou),
			clock: { now, pause: () => Promise.resolve() },
			journal: createJournal(now, (ligne) => lignes.push(ligne)),
			mailer: {
				async send(lettre) {
					if (poste.refuse(lettre)) throw new Error('the post office is shut');
					partis.push(lettre);
				}
			},
			storage: createDiskStorage(join(dossier, 'fichiers')),
			partiels: createPartiels(join(dossier, 'partiels')),
			porte: createPorte(atelier),
			scanner: null,
			franceconnect: null,
			horloge: {
				est: (voulu) => void (instant = new Date(voulu)),
				avance: (millisecondes) => void (instant = new Date(instant.getTime() + millisecondes))
			},
			partis,
			lignes,
			dossier,
			poste,
			autreServeur: serveur,
			enMemeTemps: async () => (base ? serveur() : app)
		};
		ouverts.push(app);
		return app;
	}

	return {
		app: await serveur(),
		async fermer() {
			await Promise.all([atelier.close(), ...ouverts.map((app) => app.engine.close())]);
			await base?.drop();
			rmSync(dossier, { recursive: true });
		}
	};
}

/** What makes an App, in a spec that runs on each engine. */
export type Monter = (options?: Omit<Options, 'postgres'>) => Promise<AppDeTest>;

/** The same specs on SQLite, and on PostgreSQL where there is one; where there is none the run says so. */
export function surChaqueBase(titre: string, specs: (monter: Monter) => void): void {
	describe(`${titre}, on SQLite`, () => specs(appDeTest));

	const trouve = findPostgres();
	if ('missing' in trouve) {
		console.warn(`PostgreSQL: specs skipped, ${trouve.missing}.`);
		describe.skip(`${titre}, on PostgreSQL: skipped, ${trouve.missing}`, () => {
			it('behaves as on SQLite', () => expect.unreachable());
		});
		return;
	}
	describe(`${titre}, on PostgreSQL`, () => {
		let postgres: TestDatabase;
		beforeAll(async () => {
			postgres = await trouve.create();
		});
		afterAll(() => postgres.drop());
		specs((options) => appDeTest({ ...options, postgres }));
	});
}
