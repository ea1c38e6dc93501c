/**
 * The built server, as `npm start` runs it: a process of its own, on a free loopback port, with a data folder that
 * is thrown away and a clock that the scenario sets. Never the development server: it guards less.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ecrireHorloge, DEPART } from './horloge.ts';

const racine = fileURLToPath(new URL('../..', import.meta.url));

export interface LigneJournal {
	niveau: string;
	evenement: string;
	[fait: string]: unknown;
}

export interface Serveur {
	/** The address that browsers see. */
	origin: string;
	/** Its own, when something stands in between. */
	adresse: string;
	dataDir: string;
	/** The file that holds the server's instant. */
	horloge: string;
	/** Everything printed so far. */
	sortie(): string;
	/** The lines printed for operators. */
	journal(): LigneJournal[];
	/** Another version takes its place, at the same address and with the same data; `dossier` holds its build. */
	deploie(dossier: string): Promise<void>;
	/** Killed in the middle of whatever it does; `relance` starts it again on the same data, at the same address. */
	tue(): Promise<void>;
	relance(): Promise<void>;
	arrete(): Promise<void>;
}

/** `pour` names its data folder, for whoever looks into it; `vuSous` is the address that browsers see, if another. */
export async function demarreServeur(pour: string, vuSous?: string): Promise<Serveur> {
	const dataDir = mkdtempSync(join(tmpdir(), `escale-${pour}-`));
	const horloge = join(dataDir, 'horloge');
	ecrireHorloge(horloge, DEPART);
	const port = await portLibre();
	const adresse = `http://localhost:${port}`;
	const origin = vuSous ?? adresse;
	const env = { DEMO: '1', DATA_DIR: dataDir, PORT: String(port), ORIGIN: origin, HORLOGE: horloge };
	let processus = lance(env);
	/** What the processes before this one printed. */
	let avant = '';
	const sortie = () => avant + processus.sortie();
	const deploie = async (dossier: string) => {
		await fin(processus.enfant);
		avant = sortie();
		processus = lance(env, dossier);
		await repond(adresse, processus);
	};
	const tue = async () => {
		processus.enfant.kill('SIGKILL');
		await termine(processus.enfant);
	};
	const relance = async () => {
		avant = `${sortie()}\n`;
		processus = lance(env);
		await repond(adresse, processus);
	};
	const arrete = async () => {
		await fin(processus.enfant);
		rmSync(dataDir, { recursive: true, force: true });
	};
	try {
		await repond(adresse, processus);
	} catch (raison) {
		await arrete();
		throw raison;
	}
	return { origin, adresse, dataDir, horloge, sortie, journal: () => lignes(sortie()), deploie, tue, relance, arrete };
}

/** A start that is expected to end by itself: its exit code and its words. */
export async function demarrageRefuse(env: Record<string, string>): Promise<{ code: number | null; sortie: string }> {
	const dataDir = mkdtempSync(join(tmpdir(), 'escale-refus-'));
	const { enfant, sortie } = lance({ DATA_DIR: dataDir, PORT: String(await portLibre()), ...env });
	// One that starts all the same must fail the scenario, not hold it.
	const garde = setTimeout(() => enfant.kill('SIGKILL'), 60_000);
	await termine(enfant);
	clearTimeout(garde);
	rmSync(dataDir, { recursive: true, force: true });
	return { code: enfant.exitCode, sortie: sortie() };
}

/** One more process on data that somebody else looks after: two of them share a database. */
export async function processusSur(
	env: Record<string, string>
): Promise<Pick<Serveur, 'origin' | 'sortie' | 'arrete'>> {
	const port = await portLibre();
	const origin = `http://localhost:${port}`;
	const processus = lance({ DEMO: '1', PORT: String(port), ORIGIN: origin, ...env });
	const arrete = () => fin(processus.enfant);
	try {
		await repond(origin, processus);
	} catch (raison) {
		await arrete();
		throw raison;
	}
	return { origin, sortie: processus.sortie, arrete };
}

interface Processus {
	enfant: ChildProcess;
	sortie(): string;
}

function lance(env: Record<string, string>, dossier = racine): Processus {
	// Of our own environment only what a program needs to run: settings are those of the scenario.
	const { PATH = '', HOME = '', SystemRoot = '' } = process.env;
	const enfant = spawn(process.execPath, [join(dossier, 'scripts/serve.mjs')], {
		cwd: dossier,
		env: { PATH, HOME, SystemRoot, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let texte = '';
	const garder = (morceau: string) => (texte += morceau);
	enfant.stdout.setEncoding('utf8').on('data', garder);
	enfant.stderr.setEncoding('utf8').on('data', garder);
	return { enfant, sortie: () => texte };
}

async function repond(adresse: string, { enfant, sortie }: Processus): Promise<void> {
	const limite = Date.now() + 90_000;
	while (enfant.exitCode === null && Date.now() < limite) {
		const reponse = await fetch(`${adresse}/connexion`).catch(() => null);
		if (reponse?.ok) return;
		await pause(50);
	}
	throw new Error(`The built server does not answer (npx vite build?). It said:\n${sortie()}`);
}

async function fin(enfant: ChildProcess): Promise<void> {
	enfant.kill('SIGTERM');
	const garde = setTimeout(() => enfant.kill('SIGKILL'), 10_000);
	await termine(enfant);
	clearTimeout(garde);
}

async function termine(enfant: ChildProcess): Promise<void> {
	if (enfant.exitCode === null && enfant.signalCode === null) await once(enfant, 'exit');
}

function lignes(sortie: string): LigneJournal[] {
	return sortie
		.split('\n')
		.slice(0, -1) // The last line may still be on its way.
		.filter((ligne) => ligne.startsWith('{'))
		.map((ligne) => JSON.parse(ligne));
}

async function portLibre(): Promise<number> {
	const prise = createServer().listen(0, '127.0.0.1');
	await once(prise, 'listening');
	const adresse = prise.address();
	prise.close();
	await once(prise, 'close');
	return estAdresse(adresse) ? adresse.port : 0;
}

function estAdresse(adresse: AddressInfo | string | null): adresse is AddressInfo {
	return adresse !== null && typeof adresse !== 'string';
}
