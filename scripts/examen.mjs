/** `npm run examen`: exam files checked, imported, previewed; the JSON Schema that editors complete them by. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { apercu } from './commandes/apercu.mjs';
import { command, fichier } from './commandes/dire.mjs';

const schema = fileURLToPath(new URL('../src/lib/domain/examens/examen.schema.json', import.meta.url));

await command(
	{
		check: ({ verifierExamen }, nom) => verifierExamen(fichier(nom)),
		import: ({ importerExamen }, nom) => importerExamen(fichier(nom), process.env),
		preview: ({ preparerApercu }, nom) => apercu((env) => preparerApercu(fichier(nom), env)),
		schema: ({ texteSchema }) => {
			writeFileSync(schema, texteSchema());
			return [schema];
		}
	},
	`npm run examen -- check FICHIER     dit ce qui ne va pas dans un fichier d’examen
npm run examen -- import FICHIER    l’ajoute à la base du serveur (DATA_DIR ou DATABASE_URL)
npm run examen -- preview FICHIER   l’ouvre dans une démonstration jetable, sur cette machine seule
npm run examen -- schema            réécrit le schéma JSON des fichiers d’examen`
);
