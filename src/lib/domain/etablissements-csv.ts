/**
 * The établissements of a campagne as an operator has them in a table: « id;nom;uai;categories », one a line.
 *
 * Spreadsheets part columns by « ; » or « , », put quotes around what holds one, and begin the file with a mark of its
 * encoding: all of it is read. What is wrong is told by line, and then nothing is taken.
 */
import type { Etablissement } from './campagne';
import { decouper } from './csv';
import { FichierRefuse, type Faute } from './fichier';

const COLONNES = ['id', 'nom', 'uai', 'categories'];
/** As long as a candidature may keep it. */
const ID = /^[A-Za-z0-9_-]{1,40}$/;
const UAI = /^\d{7}[A-Z]$/;
const ETABLISSEMENTS_MAX = 2_000;

/** Throws `FichierRefuse` when a line is not an établissement of an exam that has those catégories. */
export function lireEtablissements(texte: string, categories: string[]): Etablissement[] {
	const [titre = '', ...lignes] = texte
		.replace(/^\uFEFF/, '')
		.split(/\r\n|\n|\r/)
		.map((ligne) => ligne.trim());
	const separateur = titre.includes(';') ? ';' : ',';
	const colonnes = decouper(titre, separateur) ?? [];
	if (colonnes.join() !== COLONNES.join())
		throw refuse([{ path: ['ligne 1'], message: `la première ligne doit être « ${COLONNES.join(';')} »` }]);

	const fautes: Faute[] = [];
	const vus = new Set<string>();
	const lus = lignes.flatMap((ligne, i): Etablissement[] => {
		if (ligne === '') return [];
		const exiger = (vrai: boolean, message: string) => {
			if (!vrai) fautes.push({ path: [`ligne ${i + 2}`], message });
		};
		const cases = decouper(ligne, separateur);
		if (cases?.length !== COLONNES.length) {
			exiger(false, `il faut ${COLONNES.length} colonnes, avec des guillemets fermés`);
			return [];
		}
		const [id = '', nom = '', uai = '', liste = ''] = cases;
		const siens = liste.split(/\s+/).filter((mot) => mot !== '');
		exiger(ID.test(id), `« ${id} » n’est pas un identifiant (lettres, chiffres, - et _, 40 au plus)`);
		exiger(!vus.has(id), `« ${id} » y est déjà`);
		exiger(nom !== '' && !/\p{Cc}/u.test(nom), 'le nom manque, ou contient un caractère impossible');
		exiger(uai === '' || UAI.test(uai), `« ${uai} » n’est pas un UAI (sept chiffres et une lettre)`);
		for (const categorie of siens)
			exiger(categories.includes(categorie), `« ${categorie} » : cet examen n’a pas cette catégorie`);
		vus.add(id);
		return [{ id, nom, uai: uai === '' ? null : uai, categories: siens }];
	});
	if (lus.length > ETABLISSEMENTS_MAX)
		fautes.unshift({ path: [], message: `${lus.length} établissements : ${ETABLISSEMENTS_MAX} au maximum` });
	if (fautes.length > 0) throw refuse(fautes);
	return lus;
}

function refuse(fautes: readonly Faute[]): FichierRefuse {
	return new FichierRefuse('Table des établissements refusée.', fautes);
}
