/** The lock file as part of the product: the project must install on machines that are not this one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'escale-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(...files: string[]) {
	const { status, stderr } = spawnSync(process.execPath, ['scripts/check-lock.mjs', ...files], { encoding: 'utf8' });
	return { status, faults: stderr };
}

function lock(name: string, packages: Record<string, object>): string {
	const file = join(folder, `${name}.json`);
	writeFileSync(file, JSON.stringify({ packages }));
	return file;
}

describe('package-lock.json', () => {
	it('names no registry, and every platform’s packages', () => {
		expect(check()).toEqual({ status: 0, faults: '' });
	});

	it('also for the Node that scripts/node fetches', () => {
		expect(check('scripts/node/package-lock.json')).toEqual({ status: 0, faults: '' });
	});

	it('is refused with an address only one machine can reach', () => {
		const file = lock('address', {
			'node_modules/a': { resolved: 'http://localhost:4873/a.tgz', integrity: 'sha512-x' }
		});
		expect(check(file).status).toBe(1);
		expect(check(file).faults).toContain('node_modules/a would be fetched from http://localhost:4873/a.tgz');
	});

	it('is refused when a platform package is missing, and accepts one nested beside its owner', () => {
		const owner = { integrity: 'sha512-x', optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } };
		const file = lock('platform', {
			'node_modules/b/node_modules/a': owner,
			'node_modules/b/node_modules/a-linux': { integrity: 'sha512-x' }
		});
		expect(check(file)).toEqual({
			status: 1,
			faults: 'node_modules/b/node_modules/a needs a-darwin on some platforms, and the lock lacks it.\n'
		});
	});
});
