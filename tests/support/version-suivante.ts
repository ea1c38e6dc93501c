/**
 * The next version of Escale, as a deployment brings it: the same sources with another year at the foot of the pages,
 * built by themselves beside the files of this version, as the launcher does it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringBack, setAside } from '../../scripts/launch/releases.mjs';

export const racine = fileURLToPath(new URL('../..', import.meta.url));
export const PIED = '© Escale 2026';
export const PIED_SUIVANT = '© Escale 2027';

const SOURCES = ['src', 'static', 'drizzle', 'scripts/serve', 'scripts/serve.mjs', 'package.json'];
const REGLAGES = ['svelte.config.js', 'vite.config.ts', 'tsconfig.json'];

/** The folder that holds it. Kept until this version is built again: it takes as long as a build. */
export async function versionSuivante(): Promise<string> {
	const dossier = join(racine, 'node_modules/.cache/escale/version-suivante');
	const [ici, la] = [join(racine, 'build/.stamp'), join(dossier, '.pour')];
	const pour = readFileSync(ici, 'utf8');
	if (existsSync(la) && readFileSync(la, 'utf8') === pour) return dossier;

	rmSync(dossier, { recursive: true, force: true });
	mkdirSync(dossier, { recursive: true });
	for (const nom of [...SOURCES, ...REGLAGES]) cpSync(join(racine, nom), join(dossier, nom), { recursive: true });
	symlinkSync(join(racine, 'node_modules'), join(dossier, 'node_modules'), 'junction');
	const pied = join(dossier, 'src/lib/ui/PiedDePage.svelte');
	writeFileSync(pied, readFileSync(pied, 'utf8').replace(PIED, PIED_SUIVANT));

	const aside = join(dossier, 'release-before');
	setAside(join(racine, 'build'), aside);
	await construit(dossier);
	bringBack(join(dossier, 'build'), aside);
	writeFileSync(la, pour);
	return dossier;
}

async function construit(dossier: string): Promise<void> {
	const vite = join(racine, 'node_modules/vite/bin/vite.js');
	const enfant = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: dossier,
		env: { ...process.env, NODE_ENV: 'production', ESCALE_VERSION: 'suivante' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let dit = '';
	enfant.stdout.on('data', (morceau) => (dit += morceau));
	enfant.stderr.on('data', (morceau) => (dit += morceau));
	const [code] = await once(enfant, 'exit');
	if (code !== 0) throw new Error(`The next version could not be built:\n${dit}`);
}
