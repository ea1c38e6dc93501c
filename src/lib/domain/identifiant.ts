/** The identifiant that an établissement gives: « pierre.dubois », and « pierre.dubois2 » for the next of that name. */
import { cleDeNom } from './noms';

/** Of the first prénom and the nom, in the letters a to z; it holds no « @ », and is never taken for an address. */
export function identifiantDe({ nom, prenoms }: { nom: string; prenoms: string }, rang = 1): string {
	const [prenom = ''] = prenoms.split(/[ ,]/);
	const partie = (texte: string) => cleDeNom(texte).toLowerCase().slice(0, 40) || 'x';
	return `${partie(prenom)}.${partie(nom)}${rang === 1 ? '' : rang}`;
}
