/** Stamps: what a step was last done for. Written after the step, so an interrupted one is done again. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './run.mjs';

function filesOf(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	const names = readdirSync(path).sort();
	return names.flatMap((name) => filesOf(join(path, name)));
}

/** By content, not by date: a checkout touches dates and changes nothing. */
export function fingerprint(paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap(filesOf)) {
		const content = readFileSync(file);
		hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}

export const fresh = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

export const forget = (stamp) => rmSync(stamp, { force: true });

export function remember(stamp, value) {
	mkdirSync(dirname(stamp), { recursive: true });
	writeFileSync(stamp, value);
}
