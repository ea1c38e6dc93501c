/**
 * The départage: what becomes of one onglet of a brouillon that ended elsewhere, or whose candidature was changed
 * elsewhere since. A merge of three: what it was, what is here, what is there. What one side alone changed is as that side
 * has it; where both did, the person chooses.
 */
import { memeValeur } from '$lib/domain/valeurs';
import { estSurLeServeur } from './accords';
import type { AccordGarde, Ailleurs, OngletGarde } from './local-db';

export interface Cotes {
	ici: OngletGarde | undefined;
	accord: AccordGarde | undefined;
	/** What the candidature held when the modification began; null where nobody knows. */
	avant: { valeur: unknown } | null;
	/** What the candidature holds now; null when the brouillon was dropped. */
	ailleurs: Pick<Ailleurs, 'valeur' | 'modifieLe'> | null;
	/** What « Enregistrer » sent from here while nobody knew whether it had arrived. */
	pressee: unknown;
	/** The other side took nothing from this brouillon: what it had sent is its own too. */
	tous: boolean;
}

export interface Part {
	/** This phone alone has something of it: it goes on. */
	sienne: boolean;
	valeur: unknown;
	/** Of the other side, what the person has to choose against. */
	conflit: Ailleurs | null;
}

export function departager({ ici, accord, avant, ailleurs, pressee, tous }: Cotes): Part {
	/**
	 * It is as it was when the modification began. What was sent since then is another ground, which the other device saw; and
	 * what the person has still to choose between is chosen by nobody else.
	 */
	const inchangee = (valeur: unknown) =>
		avant !== null && !accord?.conflit && (tous || !accord?.base) && memeValeur(valeur, avant.valeur);
	const sienne =
		ici !== undefined &&
		(tous || !estSurLeServeur(ici, accord)) &&
		!inchangee(ici.valeur) &&
		!(ailleurs && memeValeur(ici.valeur, ailleurs.valeur));
	if (!sienne) return { sienne, valeur: ailleurs ? ailleurs.valeur : ici?.valeur, conflit: null };
	const autre = ailleurs ?? accord?.conflit;
	const vue = autre && (inchangee(autre.valeur) || memeValeur(autre.valeur, pressee));
	const differe = autre && !vue && !memeValeur(ici.valeur, autre.valeur);
	return { sienne, valeur: ici.valeur, conflit: differe ? { ...autre, version: 0 } : null };
}
