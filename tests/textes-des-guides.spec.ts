/**
 * The wording of the guides is a requirement: each text of theirs that is known stands in ours word for word, with the product's
 * name where they say « Cyclades » and the real dates where theirs are an example. What we say otherwise is in `ECARTS`, with why.
 */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import guides from './support/textes/guides.json';

/** Texts that are not shown as they are, by their id. */
const ECARTS: Record<string, string> = {
	'ouverture.vide': 'Two wordings: the longer one of S2 (ouverture.vide_s2) is shown.',
	'ouverture.periode': 'Made of the real dates by phraseFenetre, whose spec holds the sentence.',
	'compte.mdp_regle': 'The length is a setting: phrasePolitique says the one in force (R-024).',
	'compte.mdp_phrase': 'The length is a setting: phrasePolitique says the one in force (R-024).',
	'compte.mdp_regle_courte': 'The length is a setting: phrasePolitique says the one in force (R-024).',
	'compte.mail_existe_cause2':
		'Said without its examples: the DNB and the baccalauréat général are not registered for here.',
	papillon: 'The exam is the pupil’s own, and the password serves once: it must be changed (R-044).',
	'acquis.dispense_s1': 'Two wordings: that of S2 (acquis.dispense) is shown.',
	'definitive.s4': 'The exam file says « dans votre espace candidat », without the product’s name.',
	'epreuve.hauteur': 'The exam file says it to the person, with the date of the session (bp.json, effet).',
	'hauteur.obligation': 'Said pièce by pièce in the exam file, which names the recommandation R. 408 (bp.json).',
	'rouge.s5': 'Two wordings: that of S2 (pdf.rouge) is printed on the document.',
	'pj.mode_postal_entre': 'Made of the real dates by rubriquePiece, whose spec holds the sentence.',
	'pj.mode_postal_plus_tard': 'Made of the real dates by rubriquePiece, whose spec holds the sentence.',
	'pj.mode_postal_avant': 'Made of the real dates by rubriquePiece, whose spec holds the sentence.',
	'notes.message': 'The guides do not say which situation; « Mes notes » says that one will be told.',
	'aide.inscription': '« Je dois vérifier sur le service » is a slip of the pen for « si ».'
};

const ENTITES: Record<string, string> = { nbsp: ' ', amp: '&', quot: '"', lt: '<', gt: '>' };

/** As it is read: one kind of apostrophe, of quotation mark and of space; no tag, no expression of a template. */
function lu(texte: string): string {
	return texte
		.replace(/&(\w+);/g, (_, nom: string) => ENTITES[nom] ?? ' ')
		.replace(/\\u00a0|\\n|\\t|\u00a0|\u202f/g, ' ')
		.replace(/<\/?[a-z][^<>]*>/gi, '')
		.replace(/\\(['"`])/g, '$1')
		.replace(/[’‘]/g, "'")
		.replace(/[«»“”"]/g, ' ')
		.replace(/cyclades/gi, 'escale')
		.replace(/\s+/g, ' ')
		.replace(/ ([:;?!,.])/g, '$1')
		.toLowerCase();
}

const corpus = lu(
	globSync('src/**/*.{svelte,ts,json}')
		.filter((fichier) => !/\.(spec|exemple)\.ts$/.test(fichier))
		.map((fichier) => readFileSync(fichier, 'utf8'))
		.join('\n')
);

const EXEMPLES =
	/\{[^}]*\}|_{3,}|(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s*\d{1,2} (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)( 20\d\d)?|\b\d{2}:\d{2}\b|\b20\d\d\b/gi;

/** What is to be found, cut where the guides give an example, a line ends or a sentence does. */
function morceaux(texte: string): string[] {
	return texte
		.replace(EXEMPLES, '\n')
		.split(/\n|(?<=[.!?:;])\s|^- | - /)
		.map((morceau) => lu(morceau).replace(/^[-\s(]+|[\s.:;,!?)]+$/g, ''))
		.filter((morceau) => morceau.split(' ').length >= 3);
}

describe('the words of the guides', () => {
	it.each(
		guides.textes.filter(({ id }) => !(id in ECARTS)).map(({ id, source, texte }) => [id, source, texte] as const)
	)('R-013 %s (%s) stands in ours word for word', (_, __, texte) => {
		expect(morceaux(texte).filter((morceau) => !corpus.includes(morceau))).toEqual([]);
	});

	it('what is said otherwise is known to be, and why', () => {
		const connus = guides.textes.map(({ id }) => id);
		for (const [id, raison] of Object.entries(ECARTS)) {
			expect(connus).toContain(id);
			expect(raison.length).toBeGreaterThan(20);
			const { texte = '' } = guides.textes.find((t) => t.id === id) ?? {};
			// An exception that is none any more goes.
			expect(
				morceaux(texte).some((morceau) => !corpus.includes(morceau)),
				id
			).toBe(true);
		}
	});
});
