/** The people of the scenarios, as their pièce d'identité tells it; each scenario gives them an address of its own. */

export interface Identite {
	civilite: 'Madame' | 'Monsieur';
	nom: string;
	nomUsage: string;
	prenoms: string;
	dateNaissance: string;
	/** As in the list. */
	paysNaissance: string;
	/** As in the list, « 973 - GUYANE »; empty for a birth abroad. */
	departementNaissance: string;
	/** Or the town abroad. */
	communeNaissance: string;
	mail: string;
	motDePasse: string;
}

export const FRANCE = 'FRANCE (DONT OUTRE-MER)';

/** Alya, individuelle, lives in Guyane. */
export const ALYA = {
	civilite: 'Madame',
	nom: 'SAINVIL',
	nomUsage: '',
	prenoms: 'Alya Marie-Noëlle',
	dateNaissance: '06/05/2002',
	paysNaissance: FRANCE,
	departementNaissance: '973 - GUYANE',
	communeNaissance: 'Cayenne',
	motDePasse: 'Pirogue/Maripa7'
} satisfies Omit<Identite, 'mail'>;

/** Bastien, born abroad; his names use letters that simple programs lose. */
export const BASTIEN = {
	civilite: 'Monsieur',
	nom: 'D’ÀLBÖRA',
	nomUsage: '',
	prenoms: 'Bastien Ngọc Łukasz',
	dateNaissance: '29/02/2004',
	paysNaissance: 'POLOGNE',
	departementNaissance: '',
	communeNaissance: 'Łódź',
	motDePasse: 'Tramway.Brume9'
} satisfies Omit<Identite, 'mail'>;

/** Jeanne, whom the demo seed holds, pre-registered by her CFA: the example candidate of S2 §3. One a server. */
export const JEANNE = {
	civilite: 'Madame',
	nom: 'NGMB-DUPONT',
	nomUsage: '',
	prenoms: 'NGMB-Jeanne',
	dateNaissance: '06/05/2005',
	paysNaissance: FRANCE,
	departementNaissance: '011 - AUDE',
	communeNaissance: 'BUGARACH',
	mail: '1948418953@mail.fr',
	motDePasse: 'Escale.demo1'
} satisfies Identite;
