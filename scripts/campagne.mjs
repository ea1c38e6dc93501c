/**
 * `npm run campagne`: a campagne opened from a file, for an exam that was imported; its établissements from a table;
 * more time for one person.
 */
import { command, fichier } from './commandes/dire.mjs';

await command(
	{
		ouvrir: ({ ouvrirCampagneDe }, nom) => ouvrirCampagneDe(fichier(nom), process.env),
		etablissements: ({ importerEtablissementsDe }, campagne, nom) =>
			importerEtablissementsDe(campagne, fichier(nom), process.env),
		deroger: ({ accorderDerogationDe }, nom) => accorderDerogationDe(fichier(nom), process.env)
	},
	[
		'npm run campagne -- ouvrir FICHIER   ouvre la campagne que le fichier décrit (voir README.md)',
		'npm run campagne -- etablissements CAMPAGNE FICHIER.csv   remplace la liste de ses établissements (voir README.md)',
		'npm run campagne -- deroger FICHIER   laisse à une personne plus de temps qu’aux autres (voir README.md)'
	].join('\n')
);
