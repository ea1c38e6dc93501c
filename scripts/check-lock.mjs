/**
 * Is package-lock.json fit for every machine? Run on one's own (`node scripts/check-lock.mjs`) and by tests/lock.spec.ts.
 * npm leaves out of the lock, without a word, platform packages its registry lacks; `npm ci` then fails on that platform.
 */
import { readFileSync } from 'node:fs';

const [file = new URL('../package-lock.json', import.meta.url)] = process.argv.slice(2);
const { packages } = JSON.parse(readFileSync(file, 'utf8'));

/** As Node looks packages up: in the package's own node_modules, then in each folder above. */
function found(name, from) {
	for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
		if (packages[place ? `${place}/node_modules/${name}` : `node_modules/${name}`]) return true;
		if (place === '') return false;
	}
}

const faults = [];
for (const [path, entry] of Object.entries(packages)) {
	const name = path === '' ? 'The project' : path;
	// `omit-lockfile-registry-resolved` (.npmrc) keeps addresses out: each machine asks its own registry.
	if (entry.resolved) {
		faults.push(`${name} would be fetched from ${entry.resolved}, which not every machine can reach.`);
	}
	if (path !== '' && !entry.link && !entry.integrity) faults.push(`${name} has no integrity hash.`);
	for (const optional of Object.keys(entry.optionalDependencies ?? {})) {
		if (!found(optional, path)) faults.push(`${name} needs ${optional} on some platforms, and the lock lacks it.`);
	}
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
