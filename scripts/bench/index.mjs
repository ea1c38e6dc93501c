/**
 * The bench: `npm run bench`, or one part of it, as in `npm run bench -- pages`. Prints tables for people, writes the
 * same as JSON into bench-results/, ends with the goals met and missed, and fails on a missed one.
 *
 * Every goal is a ratio to a floor measured in the same run, or a count: product and floor take turns, medians are
 * compared, because a machine's speed moves by half from one minute to the next. Everything stays on loopback.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../launch/run.mjs';
import { closing } from './closing.mjs';
import { interaction } from './interaction.mjs';
import { network } from './network.mjs';
import { offline } from './offline.mjs';
import { others } from './others.mjs';
import { pages } from './pages.mjs';
import { photo } from './photo.mjs';
import { registrations } from './registrations.mjs';
import { crowding, printed, written } from './report.mjs';
import { rules } from './rules.mjs';

const parts = { rules, pages, registrations, interaction, offline, photo, network, others };

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
	console.error(`The bench has no part “${unknown.join(' ')}”. There are: ${Object.keys(parts).join(', ')}.`);
	process.exit(1);
}
if (!existsSync(join(root, 'build/handler.js'))) {
	console.error('The bench measures the built server, and there is none: npm run bench builds it first.');
	process.exit(1);
}

const begin = performance.now();
const results = {};
try {
	for (const [name, measure] of Object.entries(parts)) {
		if (chosen.length > 0 && !chosen.includes(name)) continue;
		const before = crowding();
		const result = await measure();
		results[name] = { ...result, crowded: [before, crowding()] };
		printed(name, results[name]);
	}
} finally {
	await closing();
}

const file = written(results, (performance.now() - begin) / 1000);
const goals = Object.values(results).flatMap((result) => result.goals);
const failed = goals.filter((goal) => !goal.met).length;
console.log(`\nWritten to ${file} after ${((performance.now() - begin) / 1000).toFixed(0)} s.`);
console.log(`${goals.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
