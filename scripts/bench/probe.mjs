/** What runs inside a measured page, before anything of its own. It travels there as text: it holds all that it needs. */

/**
 * Notes the paints and the long tasks. When `field` is there and painted, has a key typed in it (space for a box, a
 * letter elsewhere) and notes when an effect that lasts was painted: only then was the field usable.
 */
export function watch(field) {
	// Frames have a page of their own.
	if (globalThis !== globalThis.top) return;
	const bench = { fcp: null, lcp: null, cls: 0, tasks: [], kept: null, lost: 0 };
	globalThis.bench = bench;

	const observe = (type, note) =>
		new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
	observe('paint', ({ name, startTime }) => {
		if (name === 'first-contentful-paint') bench.fcp = startTime;
	});
	observe('largest-contentful-paint', ({ startTime }) => (bench.lcp = startTime));
	observe('layout-shift', ({ hadRecentInput, value }) => {
		if (!hadRecentInput) bench.cls += value;
	});
	observe('longtask', ({ startTime, duration }) => bench.tasks.push({ startTime, duration }));

	const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));
	const ticked = ({ type }) => type === 'checkbox' || type === 'radio';
	const state = () => {
		const input = document.querySelector(field);
		return input && (ticked(input) ? input.checked : input.value);
	};
	let before;

	function press() {
		const input = document.querySelector(field);
		before = state();
		const typed = () => painted(() => state() !== before && (bench.kept = performance.now()));
		input.addEventListener('input', typed, { once: true });
		input.focus();
		globalThis.benchPress(ticked(input) ? 'Space' : 'a');
	}
	// A script that arrives may undo what was typed before it: the field was not usable then.
	function guard() {
		if (bench.kept === null || state() !== before) return;
		bench.kept = null;
		bench.lost++;
		press();
	}
	function look() {
		const input = document.querySelector(field);
		if (!input || input.disabled || input.getClientRects().length === 0) return requestAnimationFrame(look);
		painted(() => {
			press();
			setInterval(guard, 100);
		});
	}
	if (field) document.addEventListener('DOMContentLoaded', look);

	const kindOf = (entry) => {
		if (entry.entryType === 'navigation') return 'html';
		const { pathname } = new URL(entry.name);
		if (pathname.startsWith('/api/') || pathname.endsWith('.json')) return 'data';
		const extension = pathname.slice(pathname.lastIndexOf('.') + 1);
		return { css: 'css', js: 'js', woff2: 'fonts', woff: 'fonts', ttf: 'fonts' }[extension] ?? 'other';
	};

	bench.result = () => {
		const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
		const requests = entries
			.filter(({ transferSize }) => transferSize > 0)
			.map((entry) => ({
				path: new URL(entry.name).pathname,
				kind: kindOf(entry),
				bytes: entry.encodedBodySize,
				start: Math.round(entry.startTime),
				sent: Math.round(entry.requestStart),
				end: Math.round(entry.responseEnd)
			}));
		const bytes = { html: 0, css: 0, js: 0, fonts: 0, data: 0, other: 0 };
		for (const { kind, bytes: size } of requests) bytes[kind] += size;
		// What keeps the person waiting after the first paint: the part of each task over 50 ms.
		const tbt = bench.tasks
			.filter(({ startTime }) => startTime >= (bench.fcp ?? 0))
			.reduce((sum, { duration }) => sum + duration - 50, 0);
		const { fcp, lcp, cls, kept, lost } = bench;
		return { fcp, lcp, cls, tbt, kept, lost, bytes, requests };
	};
}

/** The page as it stands, without any script: what it would be as plain HTML, its style sheets inlined. */
export async function withoutScript() {
	const page = document.documentElement.cloneNode(true);
	const sheets = [...page.querySelectorAll('link[rel=stylesheet]')].map((link) => link.href);
	const css = await Promise.all([...new Set(sheets)].map(async (href) => (await fetch(href)).text()));
	page.querySelectorAll('script, style, link').forEach((node) => node.remove());
	const comments = document.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
	for (let node = comments.nextNode(); node; node = comments.nextNode()) node.remove();
	const style = document.createElement('style');
	style.textContent = css.join('\n');
	page.querySelector('head').append(style);
	return `<!doctype html>${page.outerHTML}`;
}

/** Times one effect at a time: from the event as the browser stamped it to the end of the frame that shows it. */
export function timeEffects() {
	const shown = (then) => requestAnimationFrame(() => setTimeout(then));
	const once = (type, measure) => {
		benchEffects.measured = new Promise((resolve) => {
			addEventListener(type, (event) => measure(event.timeStamp, resolve), { capture: true, once: true });
		});
	};
	const benchEffects = {
		measured: null,
		ofNextKey: () => once('keydown', (begin, resolve) => shown(() => resolve(performance.now() - begin))),
		/** Until the title says something else. */
		ofNextClick: (title) => {
			const before = document.querySelector(title).textContent;
			once('click', (begin, resolve) => {
				const look = () =>
					document.querySelector(title).textContent === before
						? requestAnimationFrame(look)
						: setTimeout(() => resolve(performance.now() - begin));
				requestAnimationFrame(look);
			});
		}
	};
	globalThis.benchEffects = benchEffects;
}
