/**
 * The parcours: the onglets in the order of the exam file, and where the candidat stands among them.
 *
 * All of it is derived from the saisie; nothing is stored. Sources, S2 §3 and §4.2.
 */
import type { Examen } from './examen';
import type { Onglet } from './saisie';
import { ongletsAvantEnregistrement, verifierOnglet, type Contexte } from './verification';

export interface Etape {
	onglet: Onglet;
	titre: string;
	complet: boolean;
}

/**
 * « Récapitulatif » shows what the others hold: it is complete when all those before it are. « N° Inscription » is the
 * result and never is, whatever was typed.
 */
export function ouEnEstOn(contexte: Contexte): Etape[] {
	let tousComplets = true;
	return contexte.examen.onglets.map(({ id, titre }) => {
		const complet =
			id === 'recapitulatif' ? tousComplets : id !== 'numero' && verifierOnglet(id, contexte).length === 0;
		tousComplets &&= complet;
		return { onglet: id, titre, complet };
	});
}

export function ongletSuivant(examen: Examen, onglet: Onglet): Onglet | null {
	return voisin(examen, onglet, 1);
}

export function ongletPrecedent(examen: Examen, onglet: Onglet): Onglet | null {
	return voisin(examen, onglet, -1);
}

/** Where « Enregistrer » is active: « Conditions », or « Récapitulatif » for a pre-registered pupil (S2 §4.2). */
export function dernierOngletSaisi(examen: Examen, preinscription: boolean): Onglet {
	return preinscription ? examen.enregistrerSurPreinscription : examen.enregistrerSur;
}

/** The first onglet that stops « Enregistrer »; null when nothing does. */
export function premierIncomplet(contexte: Contexte): Onglet | null {
	return ongletsAvantEnregistrement(contexte).find((onglet) => verifierOnglet(onglet, contexte).length > 0) ?? null;
}

/** The onglet where the champ of an error stands; null when it stands in none. */
export function ongletDuChamp(examen: Examen, champ: string): Onglet | null {
	const [partie, liste, id] = champ.split('.');
	if (partie === 'eligibilite') return examen.eligibilite.find((r) => r.id === liste)?.onglet ?? null;
	if (partie === 'complements') {
		return [...examen.champs, ...examen.attestations].find((c) => c.id === id && estDe(c, liste))?.onglet ?? null;
	}
	return examen.onglets.find((o) => o.id === partie)?.id ?? null;
}

function estDe(complement: object, liste: string | undefined): boolean {
	return 'type' in complement === (liste === 'champs');
}

function voisin(examen: Examen, onglet: Onglet, pas: 1 | -1): Onglet | null {
	const ici = examen.onglets.findIndex((o) => o.id === onglet);
	return ici === -1 ? null : (examen.onglets[ici + pas]?.id ?? null);
}
