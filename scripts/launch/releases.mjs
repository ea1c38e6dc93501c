/**
 * The files of the release before: a tab that was open during a deployment still asks for them by name.
 *
 * A build leaves the list of what it made itself; the next one brings that back beside its own, and what the one before
 * had brought back ends there. Names carry a hash of the content, so nothing is ever overwritten.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const files = (build) => join(build, 'client/_app/immutable');
const list = (build) => join(build, 'immutable.json');

function made(build) {
	const entries = readdirSync(files(build), { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(files(build).length + 1));
}

/** Before a build, which empties `build`: what the last one made is set aside. */
export function setAside(build, aside) {
	// Without its list a build was never finished; what an earlier one set aside is still good.
	if (!existsSync(list(build))) return;
	const own = JSON.parse(readFileSync(list(build), 'utf8'));
	rmSync(`${aside}.new`, { recursive: true, force: true });
	for (const name of own) cpSync(join(files(build), name), join(`${aside}.new`, name));
	rmSync(aside, { recursive: true, force: true });
	renameSync(`${aside}.new`, aside);
}

/** After it: brought back, and the list written last. */
export function bringBack(build, aside) {
	const own = made(build);
	if (existsSync(aside)) cpSync(aside, files(build), { recursive: true, force: false });
	mkdirSync(dirname(list(build)), { recursive: true });
	writeFileSync(list(build), JSON.stringify(own));
}
