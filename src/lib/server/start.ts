/**
 * The start: the one place that knows the engines (database, mail, disk). Builds the App, brings the database up to
 * date, fills it for the demo when it is empty, and sets the tâches going.
 */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { analyserAussiLesAnciens } from './analyses';
import type { App } from './app';
import { createBalayage } from './balayage';
import { createClamd } from './clamd';
import { createClock } from './clock';
import { createEngine } from './db/engine';
import { annoncerDemo, refusDonneesDemo, semerDemo } from './demo';
import { createExamensDeposes } from './examens-deposes';
import { createFournisseur } from './fournisseur';
import type { FranceConnect } from './franceconnect';
import { createJournal } from './journal';
import { createFolderMailer, createSmtpMailer } from './mailer';
import {
	estLocale,
	readCommandSettings,
	readSettings,
	SettingsError,
	type ReglagesFranceConnect,
	type Settings
} from './settings';
import { createPartiels } from './partiels';
import { createRappels } from './rappels';
import { createAtelier } from './porte/atelier';
import { createPorte } from './porte/porte';
import { createSceau } from './sceau';
import { createDiskStorage } from './storage';
import { lancerTaches, type Tache } from './taches';

/** A mail leaves within seconds of the act it tells of. */
const PAUSE_TACHES = 2_000;

/** Throws SettingsError, whose message is for the operator. */
export async function demarrer(env: Record<string, string | undefined>): Promise<App> {
	const settings = readSettings(env);
	const app = await ouvrir(settings, (ligne) => process.stdout.write(`${ligne}\n`));
	// A stand-in is on this machine: whoever looks at the demo from another could not reach it.
	const doublure =
		settings.demo && !settings.franceconnect && estLocale(settings.origin) ? await doubler(settings) : null;
	if (doublure)
		app.franceconnect = { ...ouvrirFranceConnect(doublure.reglages, createClock(undefined)), demonstration: true };

	if (settings.demo) {
		await semerDemo(app);
		annoncerDemo(app, (ligne) => process.stdout.write(`${ligne}\n`));
	} else if (await refusDonneesDemo(app)) {
		throw new SettingsError(
			'Escale cannot start: DATA_DIR or DATABASE_URL holds the demo accounts. Start on an empty one.'
		);
	}

	if (app.scanner) await analyserAussiLesAnciens(app);
	const autres: Tache[] = [['balayer', createBalayage(app)], ['rappeler', createRappels(app)], ...(await deposes(app))];
	const arreterTaches = lancerTaches(app, PAUSE_TACHES, autres);
	process.once('sveltekit:shutdown', async () => {
		await arreterTaches();
		await doublure?.arreter();
		await app.porte.close();
		await app.engine.close();
	});
	app.journal.info('demarrage', { demo: settings.demo, base: app.engine.kind, antivirus: app.scanner !== null });
	return app;
}

/** What an operator's command works with: the database of the server, which may be running, and none of its tâches. */
export async function ouvrirPourCommande(env: Record<string, string | undefined>): Promise<App> {
	return ouvrir(readCommandSettings(env), () => {});
}

async function ouvrir(settings: Settings, ecrire: (ligne: string) => void): Promise<App> {
	await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
	const clock = createClock(settings.horloge);
	const journal = createJournal(() => clock.now(), ecrire);
	return {
		settings,
		clock,
		journal,
		engine: await createEngine(
			settings.databaseUrl ? { url: settings.databaseUrl } : { file: join(settings.dataDir, 'escale.sqlite') }
		),
		mailer: settings.smtpUrl
			? createSmtpMailer(settings.smtpUrl, settings.mailFrom)
			: createFolderMailer(join(settings.dataDir, 'courriels'), settings.mailFrom),
		storage: createDiskStorage(join(settings.dataDir, 'fichiers')),
		partiels: createPartiels(join(settings.dataDir, 'partiels')),
		porte: createPorte(createAtelier()),
		scanner: settings.clamav ? createClamd(settings.clamav) : null,
		franceconnect: settings.franceconnect ? ouvrirFranceConnect(settings.franceconnect, clock) : null
	};
}

/** `clock`: the provider's own, which stamps what it signs. That of the stand-in is the machine's, whatever HORLOGE says. */
function ouvrirFranceConnect(reglages: ReglagesFranceConnect, clock: App['clock']): FranceConnect {
	const fournisseur = createFournisseur(reglages, clock);
	return { fournisseur, sceau: createSceau(reglages.clientSecret), demonstration: false };
}

/** Loaded here alone: no production start ever reads the stand-in or what it is made of. */
async function doubler({ origin }: Settings) {
	const { demarrerDoublure } = await import('./demo-franceconnect');
	return demarrerDoublure(origin);
}

/** The exam files of EXAMENS_DIR: imported now, then watched. */
async function deposes(app: App): Promise<Tache[]> {
	const { examensDir } = app.settings;
	if (examensDir === undefined) return [];
	try {
		await readdir(examensDir);
	} catch {
		throw new SettingsError(
			`Escale cannot start, a setting is wrong:\n  EXAMENS_DIR: no folder to read at ${examensDir}`
		);
	}
	const examens = createExamensDeposes(examensDir);
	await examens.importer(app);
	return [['importer_examens_deposes', () => examens.importer(app)]];
}
