/**
 * What the built pages weigh on the line, compressed as they are sent: the one thing about speed that is the same on
 * every machine. Times are measured by `npm run bench`. Read from the build, so skipped where there is none.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { SSRManifest } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { parseExamen } from '../src/lib/domain/examen';
import { texteTransmis } from '../src/lib/domain/examen-transmis';

const [manifestFile] = globSync('build/server/chunks/manifest*.js');
if (!manifestFile) console.log('tests/octets.spec.ts is skipped: there is no build to weigh (npm test makes one).');

/** The files that the page of a route asks for before it is whole: as its HTML names them, the imports of imports included. */
async function files(id: string): Promise<{ js: string[]; css: string[]; fonts: string[] }> {
	// Its one export, whose name the bundler shortens.
	const exported: Record<string, SSRManifest> = await import(pathToFileURL(resolve(manifestFile ?? '')).href);
	const built = Object.values(exported)[0]?._;
	const page = built?.routes.find((route) => route.id === id)?.page;
	if (!page) throw new Error(`${id} is no page`);
	const { nodes, client } = built;
	const chosen = [...page.layouts, ...page.errors, page.leaf].filter((index) => index !== undefined);
	const parts = await Promise.all(chosen.map((index) => nodes[index]?.()));
	// The last to speak is the page itself.
	const csr = parts.map((part) => part?.universal?.csr ?? part?.server?.csr).findLast((it) => it !== undefined) ?? true;
	const unique = (lists: (string[] | undefined)[]) => [...new Set(lists.flatMap((list) => list ?? []))];
	return {
		js: csr ? unique([client?.imports, ...parts.map((part) => part?.imports)]) : [],
		css: unique([client?.stylesheets, ...parts.map((part) => part?.stylesheets)]),
		fonts: unique([client?.fonts, ...parts.map((part) => part?.fonts)])
	};
}

/** What is too small to be compressed beforehand goes as it is. */
function weight(paths: string[]): number {
	return paths
		.map((path) => `build/client/${path}`)
		.map((path) => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size)
		.reduce((sum, size) => sum + size, 0);
}

/** As the server compresses an exam file, once (server/examens.ts). */
function compressed(text: string): number {
	return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
		.length;
}

const kB = 1000;
const ONGLETS = '/(candidat)/espace/inscription/[brouillonId]';

describe.skipIf(!manifestFile)('what a telephone must load', () => {
	// The aim is 70 kB, and it is missed (DECISIONS.md, 26 November 2026): `npm run bench` says so each time. This bound
	// only keeps the weight from growing; it goes up for what DECISIONS.md says (28 and 29 November 2026).
	it('for the nine onglets to work: scripts, look and exam file, no more than on 29 November 2026', async () => {
		const { js, css } = await files(ONGLETS);
		const examen = parseExamen(JSON.parse(readFileSync('src/lib/domain/examens/bcp.json', 'utf8')));
		const weights = { js: weight(js), css: weight(css), examen: compressed(texteTransmis(examen)) };
		expect(weights.js).toBeGreaterThan(0);
		const total = weights.js + weights.css + weights.examen;
		expect(total, JSON.stringify(weights)).toBeLessThanOrEqual(106.4 * kB);
	});

	it('for the nine onglets to work: no parser, since the server alone parses, and nothing of where a list comes from', async () => {
		const { js } = await files(ONGLETS);
		const scripts = js.map((file) => readFileSync(`build/client/${file}`, 'utf8')).join('');
		expect(scripts).not.toMatch(/_zod|too_small/);
		expect(scripts).not.toContain('flux-retour-cfas');
	});

	it('for the nine onglets to work: few files, because on a slow line each one is a turn to wait for', async () => {
		const { js, css } = await files(ONGLETS);
		expect([...js, ...css].length).toBeLessThanOrEqual(15);
	});

	it('of the look: at most 7 kB, and no font, since the system’s own is used', async () => {
		const { css, fonts } = await files(ONGLETS);
		expect(weight(css)).toBeGreaterThan(0);
		expect(weight(css)).toBeLessThanOrEqual(7 * kB);
		expect(fonts).toEqual([]);
		expect(globSync('build/client/_app/**/*.{woff,woff2,ttf,otf}')).toEqual([]);
	});

	it('of script on the accueil: none', async () => {
		expect((await files('/(public)')).js).toEqual([]);
	});
});
