/**
 * What a key and a step cost on a processor four times slower: from the key to the paint in a text field of
 * « Identification », beside the same page without script; what it takes of the main thread until it is kept on the
 * device; and from « Suivant » to the next onglet painted, without network.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { beginBrouillon, openTelephone, signInOn, SLOWER } from './browser.mjs';
import { servePlain } from './plain.mjs';
import { timeEffects, withoutScript } from './probe.mjs';
import { atMost, median, percentile } from './report.mjs';
import { JEANNE, startServer } from './server.mjs';

const ROUNDS = 5;
const KEYS_A_ROUND = 24;
const FIELD = '[name="identification.complement1"]';
const TITLE = 'main h1';
/** A word as a person types it, then a rest: it is on the device and said to be, and nothing is sent yet. */
const WORD = 'batiment';
const PACE = 150;
const REST = 1_000;
const WORDS_A_ROUND = 3;

export async function interaction() {
	const { origin, stop } = await startServer();
	const context = await openTelephone();
	await context.addInitScript(timeEffects);
	const page = await signInOn(context, origin, JEANNE);
	const onglet = await beginBrouillon(page);
	const steps = await goThrough(page);
	const identification = `${origin}${onglet}?onglet=${steps[1]}`;
	await page.goto(identification);
	await page.locator(FIELD).waitFor();
	const plain = await context.newPage();
	await plain.goto(await servePlain({ '/': await page.evaluate(withoutScript) }));

	const keys = { product: [], plain: [] };
	const kept = { product: [], plain: [] };
	const next = Object.fromEntries(steps.slice(1).map((step) => [step, []]));
	for (let round = 0; round < ROUNDS; round++) {
		for (const [name, where] of Object.entries({ product: page, plain })) {
			await where.bringToFront();
			if (where === page) await page.goto(identification);
			await slowed(where, async (cdp) => {
				keys[name].push(...(await typed(where)));
				kept[name].push(...(await autosaved(where, cdp)));
			});
		}
		await page.bringToFront();
		await page.goto(`${origin}${onglet}?onglet=${steps[0]}`);
		await page.locator(TITLE).waitFor();
		await context.setOffline(true);
		await slowed(page, async () => {
			for (const step of steps.slice(1)) next[step].push(await pressSuivant(page, step));
		});
		await context.setOffline(false);
	}
	await context.close();
	await stop();
	return result(keys, kept, next);
}

async function slowed(page, act) {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	await act(cdp);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await cdp.detach();
}

/** Answers what the onglets still ask of her, onglet after onglet; returns their ids, the first to the last. */
async function goThrough(page) {
	const steps = ['modalites'];
	for (;;) {
		for (const box of await page.locator('main input[type=checkbox][required]').all()) await box.check();
		const groups = await page
			.locator('main input[type=radio]')
			.evaluateAll((radios) => [
				...new Set(radios.filter((r) => !document.querySelector(`[name="${r.name}"]:checked`)).map((r) => r.name))
			]);
		for (const name of groups) await page.locator(`main input[type=radio][name="${name}"]`).last().check();
		const suivant = page.getByRole('button', { name: 'Suivant' });
		if ((await suivant.count()) === 0) return steps;
		const before = await page.locator(TITLE).textContent();
		await suivant.click();
		await page.waitForFunction(
			([selector, title]) => document.querySelector(selector).textContent !== title,
			[TITLE, before],
			{
				timeout: 10_000
			}
		);
		steps.push(new URL(page.url()).searchParams.get('onglet'));
	}
}

async function typed(page) {
	await page.locator(FIELD).focus();
	const times = [];
	for (let key = 0; key < KEYS_A_ROUND; key++) {
		await page.evaluate(() => globalThis.benchEffects.ofNextKey());
		await page.keyboard.press('a');
		times.push(await page.evaluate(() => globalThis.benchEffects.measured));
		// As a person types: what a key sets going (the brouillon is kept) is not hurried by the next.
		await pause(40);
	}
	await page.locator(FIELD).fill('');
	return times;
}

/** Main-thread time of a key of a word and all that follows it: on the plain page, what the browser itself takes of it. */
async function autosaved(page, cdp) {
	await cdp.send('Performance.enable');
	const busy = async () => {
		const { metrics } = await cdp.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
	};
	const times = [];
	await page.locator(FIELD).focus();
	for (let word = 0; word < WORDS_A_ROUND; word++) {
		const before = await busy();
		for (const key of WORD) {
			await page.keyboard.press(key);
			await pause(PACE);
		}
		await pause(REST);
		times.push(((await busy()) - before) / WORD.length);
	}
	await page.locator(FIELD).fill('');
	return times;
}

async function pressSuivant(page, step) {
	await page.evaluate((title) => globalThis.benchEffects.ofNextClick(title), TITLE);
	await page.getByRole('button', { name: 'Suivant' }).click();
	const time = await page.evaluate(() => globalThis.benchEffects.measured);
	const reached = new URL(page.url()).searchParams.get('onglet');
	if (reached !== step) throw new Error(`« Suivant » led to ${reached}, not to ${step}`);
	return time;
}

function result(keys, kept, next) {
	const row = (label, times) => [label, median(times), percentile(times, 0.98), times.length];
	const worst = Math.max(...Object.values(next).map(median));
	return {
		method: `${ROUNDS} rounds, CPU ×${SLOWER}, no slowed line; from the event to the end of the frame that shows its effect.`,
		tables: [
			{
				title: 'Key to paint, ms',
				columns: ['', 'p50', 'p98', 'keys'],
				rows: [row('Identification', keys.product), row('  the same without script', keys.plain)]
			},
			{
				title: `Main thread for each key of a word (one every ${PACE} ms) and the second that follows it, ms`,
				columns: ['', 'p50', 'p98', 'words'],
				rows: [row('Identification, kept on the device', kept.product), row('  the same without script', kept.plain)]
			},
			{
				title: '« Suivant » to the next onglet, without network, ms',
				columns: ['', 'median', 'worst', 'times'],
				rows: Object.entries(next).map(([step, times]) => [step, median(times), Math.max(...times), times.length])
			}
		],
		goals: [
			atMost('Next onglet painted without network, the slowest one’s median', worst, 100, 'ms'),
			atMost('Keeping a key on the device, main thread, median', median(kept.product) - median(kept.plain), 8, 'ms')
		],
		figures: { keys, kept, next }
	};
}
