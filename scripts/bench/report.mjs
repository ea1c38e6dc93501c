/** What the bench found: medians, goals, tables for people and one JSON file for whoever compares runs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../launch/run.mjs';

/** The value under which a share of the others lie; null where nothing was measured. */
export function percentile(values, share) {
	const known = values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
	if (known.length === 0) return null;
	return known[Math.min(known.length - 1, Math.floor(share * known.length))];
}

export const median = (values) => percentile(values, 0.5);

/** `unit` is what `value` and `limit` are counted in; `met` is judged here and nowhere else. */
export function atMost(title, value, limit, unit) {
	return { title, value, limit, unit, sense: 'at most', met: value !== null && value <= limit };
}

export function atLeast(title, value, limit, unit) {
	return { title, value, limit, unit, sense: 'at least', met: value !== null && value >= limit };
}

/** How many times longer a fifth of a second of work takes than it should: 1 on a machine that does nothing else. */
export function crowding() {
	const wanted = 200_000;
	const [begin, cpu] = [performance.now(), process.cpuUsage()];
	// Asking how much was done is itself work of the system's.
	for (let done = 0; done < wanted;) {
		const { user, system } = process.cpuUsage(cpu);
		done = user + system;
	}
	return (performance.now() - begin) / (wanted / 1000);
}

const said = (value) => {
	if (value === null || value === undefined) return '–';
	if (typeof value !== 'number') return String(value);
	return Math.abs(value) >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(value < 1 ? 3 : 1);
};

function table({ title, columns, rows }) {
	const cells = [columns, ...rows.map((row) => row.map(said))];
	const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
	const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
	console.log(`\n${title}\n${cells.map(line).join('\n')}`);
}

export function printed(name, { method, tables, goals, crowded }) {
	console.log(`\n== ${name} ==\n${method}`);
	const most = Math.max(...crowded);
	if (most > 1.3)
		console.log(`Others were at work on this machine (×${most.toFixed(1)}): times are too long, ratios less so.`);
	tables.forEach(table);
	console.log('');
	for (const { title, value, limit, unit, sense, met } of goals) {
		console.log(`${met ? '✓' : '✗'} ${title}: ${said(value)} ${unit} (goal: ${sense} ${said(limit)})`);
	}
}

export function written(results, seconds) {
	const now = new Date();
	const folder = join(root, 'bench-results');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${now.toISOString().slice(0, 19).replaceAll(':', '-')}.json`);
	const machine = { cpus: cpus().length, model: cpus()[0]?.model, load: loadavg(), node: process.version };
	writeFileSync(file, `${JSON.stringify({ date: now.toISOString(), seconds, machine, ...results }, null, '\t')}\n`);
	return relative(root, file);
}
