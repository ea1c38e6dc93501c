/** How an operator's command speaks: its lines, or what is wrong and the exit code 1; the verbs it knows when asked for another. */
import { resolve } from 'node:path';
import { withModule } from './module.mjs';

/** npm changes to the project's folder; files are named from where the operator is. */
export const fichier = (nom) => resolve(process.env.INIT_CWD ?? process.cwd(), nom);

export async function command(verbs, usage) {
	const [verb = '', ...args] = process.argv.slice(2);
	const wanted = Object.hasOwn(verbs, verb) ? verbs[verb] : null;
	if (!wanted || args.length !== wanted.length - 1) {
		console.error(usage);
		process.exitCode = 1;
		return;
	}
	await speak((commandes) => wanted(commandes, ...args));
}

/** Prints the lines of what was done with the server's own code, or what was wrong with it. */
export async function speak(act) {
	await withModule('/src/lib/server/commandes.ts', async (commandes) => {
		try {
			for (const line of (await act(commandes)) ?? []) console.log(line);
		} catch (error) {
			// These speak to the operator; anything else is a fault of ours and shows where.
			console.error(commandes.POUR_OPERATEUR.includes(error?.name) ? error.message : error);
			process.exitCode = 1;
		}
	});
}
