/**
 * The objects of a PDF, from what of its bytes is written plainly: enough to ask what it does, without a library. Lenient:
 * what is broken is read as far as it goes. Nothing here calls itself, however deep a file nests.
 */
export type Valeur = string | Dict | Valeur[] | Renvoi | null;
/** By names without their slash; a name that is a value is a string, what is no name, list or dictionary is null. */
export type Dict = Map<string, Valeur>;
export class Renvoi {
	readonly numero: number;

	constructor(numero: number) {
		this.numero = numero;
	}
}

export interface ObjetPdf {
	/** Undefined until something was read of it. */
	valeur?: Valeur;
	/** Those inside it, itself included. */
	dicts: Dict[];
}

/** Comment, bounds of dictionary and list, name, string, hexadecimal, « 3 0 R » or « 3 0 obj », any other word. */
const JETON = /%[^\r\n]*|<<|>>|[[\]]|\/[^\s\0()<>[\]{}/%]*|\(|<[^<>]*>|(\d+)\s+\d+\s+(R|obj)\b|[^\s\0()<>[\]{}/%]+/g;
/** Of what is in no object: the trailers. */
const AILLEURS = -1;

/** By number. One that is written twice, as updates do, is the last. */
export function lireObjets(texte: string): Map<number, ObjetPdf> {
	let objet: ObjetPdf = { dicts: [] };
	const objets = new Map([[AILLEURS, objet]]);
	const ouverts: { dict: boolean; valeurs: Valeur[] }[] = [];
	const poser = (valeur: Valeur) => {
		const dedans = ouverts.at(-1);
		if (dedans) dedans.valeurs.push(valeur);
		else objet.valeur ??= valeur;
	};
	const fermer = () => {
		const ferme = ouverts.pop();
		if (!ferme) return;
		const valeur = ferme.dict ? enDict(ferme.valeurs) : ferme.valeurs;
		if (valeur instanceof Map) objet.dicts.push(valeur);
		poser(valeur);
	};
	const finir = () => {
		while (ouverts.length) fermer();
	};

	JETON.lastIndex = 0;
	for (let lu = JETON.exec(texte); lu; lu = JETON.exec(texte)) {
		const [jeton, numero, quoi] = lu;
		if (quoi === 'obj') {
			finir();
			objet = { dicts: [] };
			objets.set(Number(numero), objet);
		} else if (quoi === 'R') poser(new Renvoi(Number(numero)));
		else if (jeton === '<<' || jeton === '[') ouverts.push({ dict: jeton === '<<', valeurs: [] });
		else if (jeton === '>>' || jeton === ']') fermer();
		else if (jeton.startsWith('/')) poser(sansCodes(jeton.slice(1)));
		else if (jeton === '(') {
			JETON.lastIndex = finDeTexte(texte, JETON.lastIndex);
			poser(null);
		} else if (!jeton.startsWith('%') && ouverts.length) poser(null);
	}
	finir();
	return objets;
}

/** A word where a key should be is passed over. */
function enDict(valeurs: Valeur[]): Dict {
	const dict: Dict = new Map();
	for (let i = 0; i < valeurs.length; i++) {
		const cle = valeurs[i];
		if (typeof cle === 'string') dict.set(cle, valeurs[++i] ?? null);
	}
	return dict;
}

/** Behind the parenthesis that closes it: those inside go by two, or have a bar before them. */
function finDeTexte(texte: string, debut: number): number {
	let profondeur = 1;
	for (let ici = debut; ici < texte.length; ici++) {
		const signe = texte[ici];
		if (signe === '\\') ici++;
		else if (signe === '(') profondeur++;
		else if (signe === ')' && --profondeur === 0) return ici + 1;
	}
	return texte.length;
}

/** A name may be written with codes: /J#53 is /JS. */
function sansCodes(nom: string): string {
	return nom.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
