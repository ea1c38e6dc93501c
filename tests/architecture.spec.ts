/**
 * The architecture, held: who may import whom, which words the code uses, what never reaches a page.
 *
 * A rule returns what breaks it in one file. Each also names a few lines of code that must break it, so that no rule
 * can go blind in silence, and where it is easily too strict, a few that must not.
 */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engines } from './architecture/engines';
import { files, pages } from './architecture/files';
import { layers } from './architecture/layers';
import type { Rule } from './architecture/rule';
import { words } from './architecture/words';
import { readSources, source } from './support/sources';

const everything = readSources();

function hold(rules: Rule[]) {
	for (const { title, breaks, bites, spares = [] } of rules) {
		it(title, () => {
			for (const [path, text] of bites) expect(breaks(source(path, text)), `must be refused: ${text}`).not.toEqual([]);
			for (const [path, text] of spares) expect(breaks(source(path, text)), `must be accepted: ${text}`).toEqual([]);

			const faults = everything.flatMap((file) => breaks(file).map((fault) => `${file.path}: ${fault}`));
			expect(faults).toEqual([]);
		});
	}
}

describe('the layers', () => hold(layers));
describe('the engines', () => hold(engines));
describe('the words', () => hold(words));
describe('the pages', () => hold(pages));
describe('the files', () => {
	hold(files);

	it('read above are all of them: components, modules, specs, scripts and style sheets', () => {
		const read = everything.map(({ path }) => path);
		const some = ['src/routes/+error.svelte', 'src/lib/server/start.ts', 'src/app.html', 'src/app.css', '.ci/run'];
		expect(some.filter((path) => existsSync(path) && !read.includes(path))).toEqual([]);
		expect(read).toEqual(
			expect.arrayContaining(['tests/architecture.spec.ts', 'scripts/launch.mjs', 'src/hooks.server.ts'])
		);
	});
});
