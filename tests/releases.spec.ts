/** What a build leaves for the tabs that were open before it: the files of one release before, and of no other. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bringBack, setAside } from '../scripts/launch/releases.mjs';

function project() {
	const folder = mkdtempSync(join(tmpdir(), 'escale-releases-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const [build, aside] = [join(folder, 'build'), join(folder, 'aside')];
	const immutable = join(build, 'client/_app/immutable');
	/** As the adapter does: the folder is emptied, then written. */
	const made = (files: Record<string, string>) => {
		rmSync(build, { recursive: true, force: true });
		for (const [name, text] of Object.entries(files)) {
			mkdirSync(join(immutable, name, '..'), { recursive: true });
			writeFileSync(join(immutable, name), text);
		}
	};
	const release = (files: Record<string, string>) => {
		setAside(build, aside);
		made(files);
		bringBack(build, aside);
	};
	const served = () =>
		readdirSync(immutable, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => name)
			.sort();
	return { build, aside, immutable, made, release, served };
}

describe('the files of the release before', () => {
	it('are kept through one build, and gone after the next', () => {
		const { release, served } = project();
		release({ 'chunks/a.js': '1' });
		expect(served()).toEqual(['a.js']);
		release({ 'chunks/b.js': '2', 'chunks/b.js.br': '2' });
		expect(served()).toEqual(['a.js', 'b.js', 'b.js.br']);
		release({ 'chunks/c.js': '3' });
		expect(served()).toEqual(['b.js', 'b.js.br', 'c.js']);
	});

	it('never replace one of this release', () => {
		const { release, immutable } = project();
		release({ 'a.js': 'before' });
		release({ 'a.js': 'now' });
		expect(readFileSync(join(immutable, 'a.js'), 'utf8')).toBe('now');
	});

	it('outlive a build that was interrupted', () => {
		const { build, aside, made, release, served } = project();
		release({ 'a.js': '1' });
		setAside(build, aside);
		made({ 'half.js': '' });
		expect(existsSync(join(build, 'immutable.json'))).toBe(false);
		release({ 'b.js': '2' });
		expect(served()).toEqual(['a.js', 'b.js']);
	});
});
