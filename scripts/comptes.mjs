/** `npm run comptes`: the comptes that schools make: pupils read from a file, and their papillons as PDFs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fichier, speak } from './commandes/dire.mjs';

const USAGE = [
	'npm run comptes -- import FICHIER.csv [--campagne ID]   crée les comptes des élèves, et les pré-inscrit à la campagne',
	'npm run comptes -- papillon IDENTIFIANT   fait un nouveau papillon à la place d’un papillon perdu',
	'',
	'--papillons DOSSIER   où écrire les PDF ; « papillons » sinon',
	'--adresse "6 RUE RENE GIRARDOT, 25400 AUDINCOURT" --telephone 0381362200   de l’établissement, sur les papillons'
].join('\n');

const VERBS = {
	import: (commandes, chemin, options) => commandes.importerElevesDe(fichier(chemin), options, process.env),
	papillon: (commandes, identifiant, { ecole }) => commandes.renouvelerPapillonDe(identifiant, ecole, process.env)
};

function asked() {
	const text = { type: 'string' };
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { campagne: text, papillons: text, adresse: text, telephone: text }
		});
		const [verb = '', what, ...others] = positionals;
		return Object.hasOwn(VERBS, verb) && what && others.length === 0 ? { values, verb, what } : null;
	} catch {
		return null;
	}
}

const wanted = asked();
if (wanted) {
	const { values, verb, what } = wanted;
	const { campagne = null, papillons = 'papillons', adresse = null, telephone = null } = values;
	await speak(async (commandes) => {
		// First: a folder that cannot be written would lose passwords that nobody can read again.
		const folder = fichier(papillons);
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const options = { campagneId: campagne, ecole: { adresse, telephone } };
		const { lignes, fichiers } = await VERBS[verb](commandes, what, options);
		for (const { nom, octets } of fichiers) await writeFile(join(folder, nom), octets, { mode: 0o600 });
		return fichiers.length > 0 ? [...lignes, `${fichiers.length} PDF dans ${folder}`] : lignes;
	});
} else {
	console.error(USAGE);
	process.exitCode = 1;
}
