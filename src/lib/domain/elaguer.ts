/** Élaguer: what an earlier answer made void leaves the saisie, before it can stop « Enregistrer » from where nobody sees it. */
import { dispensesDuTitre, epreuvesConservables, trouverTitre } from './acquis';
import { elaguerComplements } from './complements';
import type { Contexte } from './contexte';
import { choixPossibles } from './epreuves';
import type { Examen } from './examen';
import { nettoyer } from './noms';
import { etablissementsProposes } from './offre';
import { epreuvesEnOrdre, trouverSpecialite, unites } from './reglement';
import { saisieVide, type Onglet, type Saisie } from './saisie';

/**
 * The saisie without the answers that an earlier onglet made void: choices and marks of épreuves that the spécialité does
 * not have, the établissement of another catégorie. Otherwise they would stop « Enregistrer » from where nobody sees them.
 */
export function elaguer(contexte: Contexte, saisie: Saisie): Saisie {
	const { examen, campagne } = contexte;
	const { candidature, acquis, epreuves } = avecOnglets(examen, saisie);
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	const codes = new Set(specialite ? epreuvesEnOrdre(specialite).map((e) => e.epreuve.code) : []);
	const garder = <V>(valeurs: Record<string, V>, permis: Set<string>) =>
		Object.fromEntries(Object.entries(valeurs).filter(([code]) => permis.has(code)));
	const notables = (question: 'dejaPresente' | 'autreSpecialite') =>
		new Set(specialite ? epreuvesConservables(specialite, question).map((e) => e.code) : []);
	const { dejaPresente, autreSpecialite, titulaire, vae } = acquis;
	const titre = (specialite && trouverTitre(examen, specialite, titulaire?.titre ?? '')?.id) ?? '';
	const dispenses = specialite ? dispensesDuTitre(examen, specialite, titre) : [];
	const deVae = specialite ? unites(specialite).map((e) => e.code) : [];
	const etablissements = etablissementsProposes(campagne, candidature.categorie);
	const elaguee: Saisie = {
		...saisie,
		candidature: {
			...candidature,
			etablissement: etablissements.some((e) => e.id === candidature.etablissement) ? candidature.etablissement : ''
		},
		acquis: {
			dejaPresente: dejaPresente && { ...dejaPresente, notes: garder(dejaPresente.notes, notables('dejaPresente')) },
			autreSpecialite: autreSpecialite && {
				...autreSpecialite,
				notes: garder(autreSpecialite.notes, notables('autreSpecialite'))
			},
			titulaire: titulaire && {
				...titulaire,
				titre,
				repassees: titulaire.repassees.filter((code) => dispenses.includes(code))
			},
			vae: vae && { epreuves: vae.epreuves.filter((code) => deVae.includes(code)) }
		},
		epreuves: { choix: garder(epreuves.choix, codes) }
	};
	// A facultative that is dispensed since offers no choice any more.
	const offerts = choixPossibles(examen, campagne, elaguee).map((c) => c.code);
	const obligatoires = specialite
		? epreuvesEnOrdre(specialite).flatMap(({ epreuve }) => (epreuve.facultative ? [] : [epreuve.code]))
		: [];
	const tenue = {
		...elaguee,
		epreuves: { choix: garder(elaguee.epreuves.choix, new Set([...offerts, ...obligatoires])) }
	};
	// Last: their conditions look at all the rest.
	return { ...tenue, complements: elaguerComplements({ ...contexte, saisie: tenue }) };
}

/** What was typed as it will be kept: composed letters, no space around it, the one that a keyboard adds included. */
export function mettreAuPropre(saisie: Saisie): Saisie {
	return JSON.parse(JSON.stringify(saisie), (_, valeur: unknown) =>
		typeof valeur === 'string' ? nettoyer(valeur) : valeur
	);
}

/** What belongs to an onglet that the exam does not have is as if nobody had touched it. */
function avecOnglets(examen: Examen, saisie: Saisie): Saisie {
	const vide = saisieVide();
	const absent = (id: Onglet) => !examen.onglets.some((o) => o.id === id);
	return {
		...saisie,
		acquis: absent('acquis') ? vide.acquis : saisie.acquis,
		epreuves: absent('epreuves') ? vide.epreuves : saisie.epreuves
	};
}
