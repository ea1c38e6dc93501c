/**
 * The telephone of the bench: one Chromium with a profile kept for the run (IndexedDB lives in it), of telephone size.
 * A visit is cold: the HTTP cache is emptied before, and the line and the processor are slowed by the DevTools protocol.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright';
import { onClose } from './closing.mjs';
import { watch } from './probe.mjs';
import { PASSWORD } from './server.mjs';

const bytesPerSecond = (400 * 1000) / 8;
export const LINE = {
	offline: false,
	latency: 400,
	downloadThroughput: bytesPerSecond,
	uploadThroughput: bytesPerSecond
};
export const SLOWER = 4;

const AS_A_TELEPHONE = {
	locale: 'fr-FR',
	timezoneId: 'Europe/Paris',
	viewport: { width: 360, height: 740 },
	isMobile: true,
	hasTouch: true,
	deviceScaleFactor: 2,
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};

/** A page that asked nothing for so long, in ms, has all that it wants. */
const QUIET = 800;

/**
 * Without `worker` every visit is a first one: nothing is answered from what a visit before has kept. `again` closes the
 * browser and starts another on the same profile.
 */
export async function openTelephone({ worker = false } = {}) {
	const profile = mkdtempSync(join(tmpdir(), 'escale-bench-profil-'));
	let open = null;
	onClose(async () => {
		await open?.close();
		rmSync(profile, { recursive: true, force: true });
	});
	const start = async () => {
		await open?.close();
		open = await chromium.launchPersistentContext(profile, {
			...AS_A_TELEPHONE,
			executablePath: process.env.CHROMIUM,
			serviceWorkers: worker ? 'allow' : 'block'
		});
		return Object.assign(open, { again: start });
	};
	return start();
}

/** Signs in through the page, as a person does. */
export async function signInOn(context, origin, mail) {
	const page = await context.newPage();
	await page.goto(`${origin}/connexion`);
	await page.locator('[name=identifiant]').fill(mail);
	await page.locator('[name=motDePasse]').fill(PASSWORD);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await page.waitForURL('**/espace');
	await page.getByRole('link', { name: 'Compléter mon inscription' }).waitFor();
	return page;
}

/** From « Mes inscriptions » to the first onglet: the brouillon is then on the telephone. Returns its address. */
export async function beginBrouillon(page) {
	await page.getByRole('link', { name: 'Compléter mon inscription' }).click();
	await page.getByRole('button', { name: /compléter mon inscription/ }).click();
	await page.waitForURL('**/espace/inscription/**');
	await page.getByRole('checkbox').first().waitFor();
	return new URL(page.url()).pathname;
}

/** What a cold visit may not find: exam files are kept in IndexedDB, beside the brouillon that must stay. */
async function forgetExamens(page, origin) {
	await page.goto(`${origin}/robots.txt`);
	await page.evaluate(async () => {
		const known = await indexedDB.databases();
		if (!known.some(({ name }) => name === 'escale')) return;
		await new Promise((resolve, reject) => {
			const opening = indexedDB.open('escale');
			opening.onerror = () => reject(opening.error);
			opening.onsuccess = () => {
				const clearing = opening.result.transaction('examens', 'readwrite');
				clearing.objectStore('examens').clear();
				clearing.oncomplete = () => (opening.result.close(), resolve());
				clearing.onerror = () => reject(clearing.error);
			};
		});
	});
}

/**
 * One cold visit; `field` is the selector of the first field, when the page has one. Resolves when the page has asked
 * nothing for a while and, where there is a field, what was typed in it has been kept.
 */
export async function visit(context, address, field) {
	const page = await context.newPage();
	await forgetExamens(page, new URL(address).origin);
	const cdp = await context.newCDPSession(page);
	await cdp.send('Network.enable');
	await cdp.send('Network.clearBrowserCache');
	const onTheWay = new Set();
	let received = 0;
	let lastHeard = performance.now();
	const heard = () => (lastHeard = performance.now());
	cdp.on('Network.requestWillBeSent', ({ requestId }) => (onTheWay.add(requestId), heard()));
	cdp.on('Network.loadingFailed', ({ requestId }) => (onTheWay.delete(requestId), heard()));
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		onTheWay.delete(requestId);
		received += encodedDataLength;
		heard();
	});
	await cdp.send('Network.emulateNetworkConditions', LINE);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	await page.exposeBinding('benchPress', (_, key) => page.keyboard.press(key));
	await page.addInitScript(watch, field);
	await page.goto(address, { waitUntil: 'load', timeout: 60_000 });
	const kept = () => page.evaluate(() => globalThis.bench.kept !== null);
	const limit = performance.now() + 60_000;
	while (onTheWay.size > 0 || performance.now() - lastHeard < QUIET || (field && !(await kept()))) {
		if (performance.now() > limit)
			throw new Error(`${address} does not come to rest, or its first field is not usable`);
		await pause(50);
	}
	const seen = await page.evaluate(() => globalThis.bench.result());
	await page.close();
	return { ...seen, received };
}
