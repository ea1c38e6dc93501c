/**
 * The installed app opened with no network, on a processor four times slower: from the start of the navigation to the
 * title of « Mes inscriptions » painted, beside a page without script out of the same kind of cache, in the same run.
 * Cold: each start is a new browser on the same profile, so worker, scripts and IndexedDB are read from the disk.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { openTelephone, signInOn, SLOWER } from './browser.mjs';
import { atMost, median, percentile } from './report.mjs';
import { JEANNE, startServer } from './server.mjs';

const REPETITIONS = 7;
const SPACE = 'Mes inscriptions';
const PLAIN = '  a page without script';

export async function offline() {
	const { origin, stop } = await startServer();
	let telephone = await openTelephone({ worker: true });
	const page = await signInOn(telephone, origin, JEANNE);
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.reload();
	await page.getByRole('link', { name: 'Compléter mon inscription' }).waitFor();

	const addresses = { [SPACE]: `${origin}/espace`, [PLAIN]: `${origin}/hors-ligne` };
	const titles = { [SPACE]: 'Mes inscriptions', [PLAIN]: 'Pas de connexion' };
	const times = { [SPACE]: [], [PLAIN]: [] };
	for (let turn = 0; turn < REPETITIONS; turn++) {
		for (const name of Object.keys(times)) {
			telephone = await telephone.again();
			times[name].push(await opened(telephone, addresses[name], titles[name]));
		}
	}
	await telephone.close();
	await stop();
	return result(times);
}

async function opened(telephone, address, title) {
	await telephone.setOffline(true);
	const page = await telephone.newPage();
	const cdp = await telephone.newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	await page.addInitScript(whenTitled, title);
	await page.goto(address, { waitUntil: 'commit' });
	const limit = performance.now() + 30_000;
	for (;;) {
		// The page that begins may be replaced while it is asked.
		const time = await page.evaluate(() => globalThis.benchTitled ?? null).catch(() => null);
		if (time !== null) return time;
		if (performance.now() > limit) throw new Error(`${address} does not show « ${title} » offline`);
		await pause(20);
	}
}

/** In the page: the end of the first frame that shows the title, since the navigation began. */
function whenTitled(title) {
	const look = () => {
		if (document.querySelector('h1')?.textContent?.trim() !== title) return void requestAnimationFrame(look);
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => (globalThis.benchTitled = performance.now());
			port2.postMessage(null);
		});
	};
	requestAnimationFrame(look);
}

function result(times) {
	return {
		method: `${REPETITIONS} cold starts of each, taking turns, no network, CPU ×${SLOWER} (pages; the browser and its worker are not slowed).`,
		tables: [
			{
				title: 'From the navigation to the title painted, ms',
				columns: ['', 'median', 'worst', 'times'],
				rows: Object.entries(times).map(([name, all]) => [name, median(all), percentile(all, 1), all.length])
			}
		],
		goals: [atMost('The space open without network, median', median(times[SPACE]), 1_000, 'ms')],
		figures: times
	};
}
