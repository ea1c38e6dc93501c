/** `npm run notes`: the notes of a campagne, read from a table, then published at once. */
import { parseArgs } from 'node:util';
import { fichier, speak } from './commandes/dire.mjs';

const USAGE = [
	'npm run notes -- import FICHIER.csv --campagne ID   garde les notes, sans les montrer',
	'npm run notes -- publier CAMPAGNE   les montre aux candidats, avec un mail chacun, une fois',
	'',
	'Première ligne du fichier : numero_candidat;inscription;epreuve;note (12,5 ; AB pour absent)'
].join('\n');

const VERBS = {
	import: ({ importerNotesDe }, nom, campagne) => importerNotesDe(fichier(nom), campagne, process.env),
	publier: ({ publierNotesDe }, campagne) => publierNotesDe(campagne, process.env)
};

function asked() {
	try {
		const { values, positionals } = parseArgs({ allowPositionals: true, options: { campagne: { type: 'string' } } });
		const [verb = '', what, ...others] = positionals;
		const whole = Object.hasOwn(VERBS, verb) && what && others.length === 0;
		// A campagne is named once: by the option of what reads a file, else by what is published.
		return whole && (verb === 'import') === Boolean(values.campagne) ? { verb, what, campagne: values.campagne } : null;
	} catch {
		return null;
	}
}

const wanted = asked();
if (wanted) await speak((commandes) => VERBS[wanted.verb](commandes, wanted.what, wanted.campagne));
else {
	console.error(USAGE);
	process.exitCode = 1;
}
