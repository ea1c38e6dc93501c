/** The list of requirements, and the script that says which test proves which. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'escale-requirements-'));
afterAll(() => rmSync(folder, { recursive: true }));

function requirements(project = '.') {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/requirements.mjs', project], {
		encoding: 'utf8'
	});
	return { status, said: stdout, faults: stderr };
}

/** A project of five requirements and one spec. */
function project(name: string, spec: string): string {
	const root = join(folder, name);
	mkdirSync(join(root, 'tests'), { recursive: true });
	const list = ['001', '002', '005', '006', '009'].map((n) => `- R-${n} It does ${n}.\n`).join('');
	writeFileSync(join(root, 'tests/requirements.md'), `# Not R-004, which is prose\n\n${list}`);
	writeFileSync(join(root, 'tests/a.spec.ts'), spec);
	return root;
}

/** Those that have tests stand at the margin, those that have none are set back. */
const proven = (said: string) => said.match(/^R-\d{3}/gm);

describe('the requirements', () => {
	it('are listed once each, in order, with a sentence', () => {
		const lines = readFileSync('tests/requirements.md', 'utf8')
			.split('\n')
			.filter((line) => line.startsWith('- '));
		const numbers = lines.map((line) => /^- (R-\d{3}) \S.+\.$/.exec(line)?.[1] ?? line);
		expect(numbers).toEqual([...new Set(numbers)].sort());
		expect([numbers[0], numbers.at(-1), numbers.length]).toEqual(['R-001', 'R-230', 124]);
	});

	it('that tests name all exist', () => {
		expect(requirements()).toMatchObject({ status: 0, faults: '' });
	});
});

describe('npm run requirements', () => {
	it('finds numbers in the titles of tests and of their groups, however they are written', () => {
		const { status, said } = requirements(
			project(
				'titles',
				`describe('R-001 accueil', () => {
					it.each([1, 2])(\`R-002 a window of \${days} days\`, () => {});
					test.describe('R-005: a choice', { tag: '@lent' }, () => {});
					it.skipIf(absent)('PostgreSQL: R-006, R-009 closing, ' + 'zones', () => {});
				});`
			)
		);
		expect(status).toBe(0);
		expect(proven(said)).toEqual(['R-001', 'R-002', 'R-005', 'R-006', 'R-009']);
		expect(said).toContain('R-002 It does 002.\n  tests/a.spec.ts: R-002 a window of * days\n');
		expect(said.trimEnd().split('\n').at(-1)).toBe('covered 5 of 5');
	});

	it('reads a range as the requirements between its ends', () => {
		const { said } = requirements(project('ranges', `it('R-002 … R-006 in one go', () => {});`));
		expect(proven(said)).toEqual(['R-002', 'R-005', 'R-006']);
		expect(requirements(project('dashes', `it('R-001–R-009', () => {});`)).said).toContain('covered 5 of 5');
	});

	it('counts neither what is not a title nor a test that does not run', () => {
		const spec = `// R-001
			expect('R-002').toBe(describeIt('R-005'));
			describe.skip('later', () => it('R-006', () => {}));
			it.todo('R-009');`;
		const { said } = requirements(project('not-run', spec));
		expect(said).toContain('No test names:\n  R-001 It does 001.\n  R-002 It does 002.');
		expect(said.trimEnd().split('\n').at(-1)).toBe('covered 0 of 5');
	});

	it('fails when a test names a requirement that does not exist, at the end of a range too', () => {
		const { status, faults } = requirements(
			project('unknown', `it('R-003 typing error', () => {});\nit('R-006 … R-012', () => {});`)
		);
		expect(status).toBe(1);
		expect(faults).toBe(
			'R-003 does not exist: tests/a.spec.ts: R-003 typing error\nR-012 does not exist: tests/a.spec.ts: R-006 … R-012\n'
		);
	});
});
