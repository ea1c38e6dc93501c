/** What the bench compares: each takes a File and gives a Blob, with what else there is to say of it. */
import { DEFAULT } from './default.js';

export async function escale(file) {
	const { cadre } = await photos.ouvrirPhoto(file);
	const page = await photos.preparerPage(file, { ...DEFAULT, coins: cadre });
	const { octets, jpeg, ...said } = page;
	if (jpeg.size !== octets.byteLength) throw new Error('what is shown is not what leaves');
	return { blob: jpeg, said: { ...said, framed: cadre !== null } };
}

/** What the machine itself makes the page wait, with nothing to do: other waits are to be read beside it. */
export async function nothing(file) {
	await new Promise((resolve) => setTimeout(resolve, 800));
	return { blob: file, said: {} };
}

const peer = (name) => async (file) => ({ blob: await (await peers())[name](file), said: {} });

export const bicReadme = peer('bicReadme');
export const bicUnder5 = peer('bicUnder5');
export const compressorjs = peer('compressorjs');
export const pica = peer('pica');

/** One photo through one method: time, and how long the page itself was kept waiting meanwhile. */
export async function measured(method, address) {
	const file = new File([await (await fetch(address)).blob()], 'photo.jpg', { type: 'image/jpeg' });
	await peers();
	let [gap, longTasks, last, running] = [0, 0, performance.now(), true];
	const watch = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
	watch.observe({ type: 'longtask' });
	const tick = () => {
		if (!running) return;
		gap = Math.max(gap, performance.now() - last);
		last = performance.now();
		setTimeout(tick);
	};
	const begin = performance.now();
	last = begin;
	setTimeout(tick);
	const { blob, said } = await method(file);
	const ms = performance.now() - begin;
	gap = Math.max(gap, performance.now() - last);
	running = false;
	// Long tasks are told a little after they were.
	await new Promise((resolve) => setTimeout(resolve, 120));
	longTasks += watch.takeRecords().length;
	watch.disconnect();
	await fetch('/kept', { method: 'PUT', body: blob });
	return { ms, gap, longTasks, bytes: blob.size, source: file.size, ...said };
}
