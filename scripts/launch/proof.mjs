/** The proof: types, lint, format, unit specs, browser scenarios, in this order, ending at the first that fails. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, run } from './run.mjs';

const cache = join(root, 'node_modules/.cache');
const reports = { unit: join(cache, 'escale/unit.json'), scenarios: join(cache, 'escale/scenarios.json') };

const steps = {
	types: async () => {
		const code = await run([
			bin('svelte-check'),
			...'--tsconfig tsconfig.json --threshold warning'.split(' '),
			'--fail-on-warnings'
		]);
		// A service worker knows no document: it has types of its own.
		return code === 0 ? run([bin('tsc', 'typescript'), '-p', 'src/service-worker']) : code;
	},
	lint: () => {
		const kept = ['--cache', '--cache-strategy', 'content', '--cache-location', join(cache, 'eslint/')];
		return run([bin('eslint'), '.', '--max-warnings', '0', ...kept]);
	},
	format: () =>
		run([
			bin('prettier'),
			'--check',
			'.',
			'--log-level',
			'warn',
			'--cache',
			'--cache-location',
			join(cache, 'prettier')
		]),
	unit: (files) =>
		run([bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`, ...files]),
	scenarios: (files) =>
		run([bin('playwright', '@playwright/test'), 'test', '--reporter=line,json', ...files], {
			PLAYWRIGHT_JSON_OUTPUT_FILE: reports.scenarios
		})
};

/** The long proofs, that `npm test` plays short: how many of each, by the variable that its spec reads. */
export const QUALIFICATION = {
	numbers: {
		REL1_RUNS: '200000',
		REL2_SEEDS: '1000',
		REL3_SEEDS: '10',
		REL3_CANDIDATS: '100',
		REL3_FOIS: '100',
		REL8_SEEDS: '20',
		REL9_SEEDS: '50',
		REL10_SEEDS: '100',
		REL11_SEEDS: '100',
		REL12_SEEDS: '200',
		REL12_UPGRADES: '50',
		REL13_SEEDS: '50',
		REL14_SEEDS: '50',
		REL18_SEEDS: '10000',
		SEC5_MESURES: '1000',
		SEC24_SOCKETS: '500',
		SEC9_RUNS: '100000',
		SEC9_CPU: '1000',
		DEPOTS_SEEDS: '10000',
		CONFIRMATIONS_SEEDS: '5000',
		L4_COURRIELS: '5000'
	},
	specs: [
		'tests/rel1.spec.ts',
		'tests/rel1b.spec.ts',
		'tests/rel3.spec.ts',
		'tests/rel14.spec.ts',
		'tests/rel-depots.spec.ts',
		'tests/rel-confirmations.spec.ts',
		'tests/rel18.spec.ts',
		'tests/porte.spec.ts',
		'tests/porte-mutants.spec.ts',
		'tests/sec5.spec.ts',
		'tests/sec24.spec.ts',
		'tests/courriels-smtp.spec.ts',
		'tests/scenarios/rel',
		'tests/scenarios/a-new-version-waits-for-alya'
	]
};

/** Nothing: everything. Names of steps: those. Anything else is a spec file (or part of its name) for its runner. */
export function chosenTests(words) {
	const named = Object.keys(steps).filter((name) => words.includes(name));
	const files = words.filter((word) => !named.includes(word));
	if (named.length > 0) return named.map((name) => [name, files]);
	if (files.length === 0) return Object.keys(steps).map((name) => [name, []]);
	const scenarios = files.filter((file) => file.includes('scenarios'));
	const unit = files.filter((file) => !file.includes('scenarios'));
	return [
		['unit', unit],
		['scenarios', scenarios]
	].filter(([, chosen]) => chosen.length > 0);
}

/** What a runner wrote down; null when it never came to tests. */
function counted(name) {
	if (!existsSync(reports[name] ?? '')) return null;
	const report = JSON.parse(readFileSync(reports[name], 'utf8'));
	if (name === 'unit') {
		return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
	}
	const { expected, flaky, unexpected, skipped } = report.stats;
	return { passed: expected + flaky, failed: unexpected, skipped, flaky: flaky ? flakyTitles(report.suites) : [] };
}

/** Those that passed at the second try, with their files. */
function flakyTitles(suites) {
	return suites.flatMap(({ suites: inner = [], specs = [] }) => [
		...flakyTitles(inner),
		...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map((s) => `${s.file} › ${s.title}`)
	]);
}

/** It ends at the first step that fails, unless it is to go on: a long night must not stop at its first hour. */
export async function proof(chosen, { goOn = false } = {}) {
	const total = { passed: 0, failed: 0, skipped: 0 };
	let code = 0;
	mkdirSync(join(cache, 'escale'), { recursive: true });
	for (const [name, files] of chosen) {
		rmSync(reports[name] ?? '', { force: true });
		const begin = performance.now();
		const status = await steps[name](files);
		code ||= status;
		console.log(`${status === 0 ? '✓' : '✗'} ${name} ${((performance.now() - begin) / 1000).toFixed(1)} s`);
		const count = counted(name) ?? { passed: 0, failed: 0, skipped: 0 };
		total.passed += count.passed;
		// A step that fails without naming a test (types, lint, a runner that broke) is one failure too.
		total.failed += status !== 0 && count.failed === 0 ? 1 : count.failed;
		total.skipped += count.skipped;
		for (const title of count.flaky ?? []) console.log(`Passed at the second try only, to be mended: ${title}`);
		if (status !== 0 && !goOn) break;
	}
	if (total.skipped > 0) console.log(`${total.skipped} skipped`);
	console.log(`${total.passed} passed, ${total.failed} failed`);
	return code;
}
