/**
 * `npm run campagne`: a campagne opened from a file, for an exam that was imported; its établissements from a table;
 * more time for one person; the next session prepared from the last.
 */
import { parseArgs } from 'node:util';
import { command, fichier, speak } from './commandes/dire.mjs';

const USAGE = [
	'npm run campagne -- ouvrir FICHIER   ouvre la campagne que le fichier décrit (voir README.md)',
	'npm run campagne -- etablissements CAMPAGNE FICHIER.csv   remplace la liste de ses établissements (voir README.md)',
	'npm run campagne -- deroger FICHIER   laisse à une personne plus de temps qu’aux autres (voir README.md)',
	'npm run campagne -- preparer --depuis CAMPAGNE --vers CAMPAGNE   pré-inscrit à la session suivante (voir README.md)'
].join('\n');

/** The two campagnes of « preparer »; null when anything else was asked. */
function toPrepare() {
	const text = { type: 'string' };
	try {
		const { values, positionals } = parseArgs({ allowPositionals: true, options: { depuis: text, vers: text } });
		const { depuis, vers } = values;
		return positionals.join() === 'preparer' && depuis && vers ? { depuis, vers } : null;
	} catch {
		return null;
	}
}

const wanted = toPrepare();
if (wanted) await speak(({ preparerSessionDe }) => preparerSessionDe(wanted.depuis, wanted.vers, process.env));
else
	await command(
		{
			ouvrir: ({ ouvrirCampagneDe }, nom) => ouvrirCampagneDe(fichier(nom), process.env),
			etablissements: ({ importerEtablissementsDe }, campagne, nom) =>
				importerEtablissementsDe(campagne, fichier(nom), process.env),
			deroger: ({ accorderDerogationDe }, nom) => accorderDerogationDe(fichier(nom), process.env)
		},
		USAGE
	);
