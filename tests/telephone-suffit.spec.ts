/** S4 advises « à partir d'un PC (éviter l'utilisation d'un smartphone) ». Escale is made so that nobody needs to be told so. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What a candidat reads: screens, the texts of the exam files, the letters. */
const LUS = [
	'src/routes/(candidat)/**',
	'src/routes/(public)/**',
	'src/routes/plateau/**',
	'src/lib/{ui,domain,server}/**'
];
/** « Ce qui est vérifié » says with which screens our pages are tried; a list of passwords advises nothing. */
const AUTRES = /accessibilite|mots-de-passe-courants|\.(spec|exemple)\.ts$/;

it('R-212 a telephone is enough: no sentence of ours sends the candidat to a computer', () => {
	const fichiers = globSync(LUS.map((dossier) => `${dossier}/*.{svelte,ts,json}`)).filter((f) => !AUTRES.test(f));
	expect(fichiers.length).toBeGreaterThan(200);
	const fautifs = fichiers.filter((fichier) => /\bPC\b|smartphone|ordinateur/i.test(readFileSync(fichier, 'utf8')));
	expect(fautifs).toEqual([]);
});
