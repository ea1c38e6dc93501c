/** `npm run documents`: the PDFs of a folder published to the candidats whose numéros name them. */
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

const wanted = asked();
if (wanted) {
	const { folder, campagneId, type } = wanted;
	await speak(({ publierDossierDe }) => publierDossierDe(fichier(folder), { campagneId, type }, process.env));
} else {
	console.error(USAGE);
	process.exitCode = 1;
}
