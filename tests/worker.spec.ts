/** The service worker as it was built: what it holds is written into it, and it is whole. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CLIENT = 'build/client';
const worker = readFileSync(`${CLIENT}/service-worker.js`, 'utf8');
const kept = [...worker.matchAll(/["'`]?url["'`]?:\s*["'`]([^"'`]+)["'`]/g)].map(([, url]) => `/${url}`);

/** Four megabytes, fetched by those who need them. */
const OPENERS = /\/(heic|pdfjs|pdf\.worker|pdf\.renderer|browser-image-compression)[^/]*$/;

describe('the built service worker', () => {
	it('no longer waits for its list: a plugin that did not run would leave a dead worker', () => {
		expect(worker).not.toContain('__WB_MANIFEST');
		expect(kept.length).toBeGreaterThan(40);
	});

	it('keeps the shell, the pages « hors ligne » and « visite finie », the fonts of the PDFs, and the version that it is', () => {
		expect(kept).toEqual(
			expect.arrayContaining([
				'/coquille',
				'/hors-ligne',
				'/visite-finie',
				'/polices/escale-regular.ttf',
				'/polices/escale-bold.ttf',
				'/_app/version.json'
			])
		);
	});

	const own: string[] = JSON.parse(readFileSync('build/immutable.json', 'utf8'));
	const built = own.filter((name) => /\.(js|css)$/.test(name)).map((name) => `/_app/immutable/${name}`);
	const keptOfBuild = kept.filter((url) => url.startsWith('/_app/immutable/'));

	it('keeps every script and style of this build but the openers of HEIC and PDF, and none of the release before', () => {
		expect(keptOfBuild.sort()).toEqual(built.filter((url) => !OPENERS.test(url)).sort());
		expect(built.filter((url) => OPENERS.test(url)).length).toBeGreaterThan(2);
	});

	it('makes a photo ready without network: the atelier’s worker is among what it keeps', () => {
		expect(keptOfBuild.filter((url) => /workers\/atelier/.test(url))).not.toEqual([]);
	});

	it('keeps no page that the server draws for somebody', () => {
		const pages = kept.filter((url) => !url.startsWith('/_app/') && !existsSync(`${CLIENT}${url}`));
		const prerendered = readdirSync('build/prerendered', { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(html|json)$/.test(name))
			.map((name) => `/${name.replaceAll('\\', '/').replace(/\.html$/, '')}`);
		expect(pages.filter((page) => !prerendered.includes(page))).toEqual([]);
	});

	it('reads the same in every browser: nothing of the bundler’s environment is left in it', () => {
		expect(worker).not.toMatch(/process\.env|\bimport\s*[{(]|\bexport\s*[{d]/);
	});
});
