/**
 * A telephone that can die: a Chromium with a disk of its own (a persistent context), killed by SIGKILL and started
 * again on the same disk. Its clock may be days off.
 */
import { expect, type BrowserContext, type BrowserType, type LaunchOptions, type Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Modele {
	chromium: BrowserType;
	launchOptions: LaunchOptions;
	origin: string;
	/** Done to each life of it, before its first page. */
	prepare?: (context: BrowserContext) => Promise<void>;
}

export class Telephone {
	/** Its pages raised these: an error that nobody caught, a promise that nobody waited for. */
	readonly erreurs: string[] = [];
	readonly #modele: Modele;
	readonly #disque = mkdtempSync(join(tmpdir(), 'escale-telephone-'));
	#context: BrowserContext | null = null;
	#horsLigne = false;
	#instant: Date;

	constructor(modele: Modele, instant: Date) {
		this.#modele = modele;
		this.#instant = instant;
	}

	get context(): BrowserContext {
		if (!this.#context) throw new Error('this telephone is off');
		return this.#context;
	}

	get pages(): Page[] {
		return this.context.pages();
	}

	get horsLigne(): boolean {
		return this.#horsLigne;
	}

	async allume(): Promise<Page> {
		const { chromium, launchOptions, origin, prepare } = this.#modele;
		const context = await chromium.launchPersistentContext(this.#disque, {
			...launchOptions,
			baseURL: origin,
			locale: 'fr-FR',
			timezoneId: 'Europe/Paris',
			viewport: { width: 1280, height: 800 }
		});
		this.#context = context;
		context.setDefaultTimeout(10_000);
		// Longer than any page takes: one that never comes is told as such, not as a scenario that is out of time.
		context.setDefaultNavigationTimeout(60_000);
		context.on('weberror', (e) =>
			this.erreurs.push(`${e.error().name}: ${e.error().message} ${e.error().stack ?? ''}`)
		);
		await context.clock.setSystemTime(this.#instant);
		await context.setOffline(this.#horsLigne);
		await prepare?.(context);
		return context.pages()[0] ?? context.newPage();
	}

	/** Closed as people close it. */
	async eteint(): Promise<void> {
		await this.context.close();
		this.#context = null;
	}

	/** As a phone that runs out of battery: nothing is told to anybody. */
	async meurt(): Promise<void> {
		const context = this.context;
		const fermee = context.waitForEvent('close');
		for (const pid of pidsDe(this.#disque)) process.kill(pid, 'SIGKILL');
		await fermee;
		this.#context = null;
	}

	async coupe(horsLigne: boolean): Promise<void> {
		this.#horsLigne = horsLigne;
		await this.context.setOffline(horsLigne);
	}

	/** Its clock jumps; whatever waits goes on waiting. One that is off shows it when it is lit. */
	async estReglee(instant: Date): Promise<void> {
		this.#instant = instant;
		await this.#context?.clock.setSystemTime(instant);
	}

	async jette(): Promise<void> {
		await this.#context?.close();
		// A killed Chromium's children may still be putting things down.
		rmSync(this.#disque, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	}
}

/** The browser process on that disk: it says so by a lock, or by how it was called; and the script, if any, that waits for it. */
function pidsDe(disque: string): number[] {
	const [, dit] = /-(\d+)$/.exec(lien(join(disque, 'SingletonLock'))) ?? [];
	const pids = dit
		? [Number(dit)]
		: readdirSync('/proc')
				.map(Number)
				.filter((n) => n > 1 && estLeNavigateur(n, disque));
	expect(pids.length, 'processes of the browser').toBeGreaterThan(0);
	return pids;
}

function lien(chemin: string): string {
	try {
		return readlinkSync(chemin);
	} catch {
		return '';
	}
}

function estLeNavigateur(pid: number, disque: string): boolean {
	try {
		const appel = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
		return appel.includes(`--user-data-dir=${disque}`) && !appel.some((mot) => mot.startsWith('--type='));
	} catch {
		return false;
	}
}
