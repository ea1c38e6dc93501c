/**
 * What becomes of a photo before it leaves the phone: bytes, time, memory, how long the page waits, whether the letters
 * can still be read and the marks seen; Escale beside other compressors, on photos made from seeds.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { onClose } from './closing.mjs';
import { cache, photoFile, take } from './photo/album.mjs';
import { errors, unreadable } from './photo/ocr.mjs';
import { servePhotos } from './photo/server.mjs';
import { LARGE, MARKED, PICTURES, README, report, ROUNDS, TEXT } from './photo/result.mjs';
import { median } from './report.mjs';

/** On one photo of each size only. */
const OTHERS = ['nothing', 'bicUnder5', 'compressorjs', 'pica'];
const COMPARED = ['lamp', LARGE];

export async function photo() {
	const shots = [...TEXT, ...PICTURES];
	let last = null;
	const { origin, stop } = await servePhotos({
		peers: true,
		files: Object.fromEntries(shots.map((shot) => [`/${shot}.jpg`, photoFile(shot)])),
		kept: (bytes) => (last = bytes)
	});
	onClose(stop);
	await withPage(origin, (page) => take(shots, page, () => last));

	const results = [];
	for (const shot of shots) {
		for (const method of ['escale', README, ...(COMPARED.includes(shot) ? OTHERS : [])]) {
			results.push(await one(origin, shot, method, () => last));
		}
	}
	const { contrasts, printed } = await withPage(origin, (page) => seen(page, results));
	const reading = unreadable();
	const read = reading ? [] : await readAll(results, printed);
	return report(results, contrasts, read, reading);
}

/** A browser of its own each time: what one method left in memory is not the next one’s. */
async function withPage(origin, act) {
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM,
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
	});
	const end = onClose(() => browser.close());
	const page = await browser.newPage();
	await page.goto(origin);
	const result = await act(page, browser);
	await end();
	return result;
}

async function one(origin, shot, method, received) {
	return withPage(origin, async (page, browser) => {
		const rounds = [];
		let peak = 0;
		for (let round = 0; round < ROUNDS; round++) {
			rounds.push(
				await page.evaluate(
					async ([name, address]) => {
						const methods = await globalThis.bench.methods();
						return methods.measured(methods[name], address);
					},
					[method, `/${shot}.jpg`]
				)
			);
			if (round === 0) peak = await memoryOf(browser);
		}
		const file = join(cache, `${shot}.${method}.jpg`);
		writeFileSync(file, received());
		return {
			...rounds[0],
			...{ shot, method, file, peak },
			ms: median(rounds.map(({ ms }) => ms)),
			// What others do on the machine only adds to it.
			gap: Math.min(...rounds.map(({ gap }) => gap)),
			longTasks: median(rounds.map(({ longTasks }) => longTasks))
		};
	});
}

/** The most that the page’s process ever held, MB. */
async function memoryOf(browser) {
	const cdp = await browser.newBrowserCDPSession();
	const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
	const peaks = processInfo
		.filter(({ type }) => type === 'renderer')
		.map(({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024);
	return Math.max(...peaks);
}

/** The share of each mark’s contrast that Escale keeps; and what was printed on each sheet. */
async function seen(page, results) {
	const contrasts = [];
	for (const shot of MARKED) {
		const { file, mode, refusFiltre } = results.find((result) => result.shot === shot && result.method === 'escale');
		const made = `data:image/jpeg;base64,${readFileSync(file).toString('base64')}`;
		const [before, after] = await page.evaluate(
			async ([name, address]) => {
				const { contrast } = await globalThis.bench.contrast();
				return [await contrast(`/${name}.jpg`, name, true), await contrast(address, name, false)];
			},
			[shot, made]
		);
		contrasts.push({ shot, mode, refusFiltre, before, after });
	}
	const printed = await page.evaluate(async (shots) => {
		const { textOf } = await globalThis.bench.shots();
		return Object.fromEntries(shots.map((shot) => [shot, textOf(shot)]));
	}, TEXT);
	return { contrasts, printed };
}

async function readAll(results, printed) {
	const originals = TEXT.map((shot) => ({ shot, method: 'original', file: photoFile(shot) }));
	const toRead = [...originals, ...results.filter(({ shot, method }) => TEXT.includes(shot) && method !== 'nothing')];
	const read = [];
	const reader = async () => {
		for (let next = toRead.shift(); next; next = toRead.shift()) {
			read.push({ ...next, sizes: await errors(next.file, printed[next.shot]) });
		}
	};
	await Promise.all([reader(), reader()]);
	return read;
}
