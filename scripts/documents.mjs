/** `npm run documents`: the PDFs of a folder published to the candidats whose numéros name them. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fichier, speak } from './commandes/dire.mjs';

const USAGE = [
	'npm run documents -- publier DOSSIER --campagne ID [--type convocation]   publie un PDF par candidat',
	'',
	'Chaque fichier porte le numéro du candidat : 02648130957.pdf, ou 02648130957-001.pdf avec son inscription.',
	'Types : convocation, notification_amenagements, notification_inscription, relance_pieces, releve_notes, autre'
].join('\n');

function asked() {
	const text = { type: 'string' };
	try {
		const { values, positionals } = parseArgs({ allowPositionals: true, options: { campagne: text, type: text } });
		const [verb, folder, ...others] = positionals;
		const whole = verb === 'publier' && folder && others.length === 0 && values.campagne;
		return whole ? { folder, campagneId: values.campagne, type: values.type ?? 'convocation' } : null;
	} catch {
		return null;
	}
}

/** In the order of their names; each is read when its turn comes. */
async function files(folder) {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
	if (!entries) return null;
	const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
	return Promise.all(
		names.sort().map(async (nom) => {
			const path = join(folder, nom);
			return { nom, octets: (await stat(path)).size, lire: async () => new Uint8Array(await readFile(path)) };
		})
	);
}

const wanted = asked();
const found = wanted && (await files(fichier(wanted.folder)));
if (wanted && found) {
	const { campagneId, type } = wanted;
	await speak(({ publierDossierDe }) => publierDossierDe(found, { campagneId, type }, process.env));
} else {
	console.error(wanted ? `Le dossier ${wanted.folder} ne se lit pas.` : USAGE);
	process.exitCode = 1;
}
