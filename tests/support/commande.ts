/** A command of the operator's, run beside the server in its database: `npm run examen`, `npm run campagne`, `npm run gestionnaire`, `npm run comptes`, `npm run documents`, `npm run notes`. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Serveur } from './serveur.ts';

const racine = fileURLToPath(new URL('../..', import.meta.url));
const execute = promisify(execFile);

/** Rejects, with what it said, when the command refuses. */
export async function commande(
	{ dataDir, horloge, origin }: Serveur,
	nom: 'examen' | 'campagne' | 'gestionnaire' | 'comptes' | 'documents' | 'notes',
	...args: string[]
): Promise<{ sortie: string }> {
	const { PATH = '', HOME = '', SystemRoot = '' } = process.env;
	const { stdout } = await execute(process.execPath, [`scripts/${nom}.mjs`, ...args], {
		cwd: racine,
		env: { PATH, HOME, SystemRoot, DEMO: '1', DATA_DIR: dataDir, HORLOGE: horloge, ORIGIN: origin }
	});
	return { sortie: stdout };
}
