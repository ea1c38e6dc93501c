/**
 * The relecture: the choices that cost a year when they are wrong, each with what follows from it, read once more before
 * « Enregistrer » (médiateur 2008: « Des candidats perdent une année pour avoir coché espagnol au lieu d'anglais »).
 */
import type { Contexte } from './contexte';
import { libelleForme } from './offre';
import { libellePosition, type LigneEpreuve, type Recapitulatif } from './recapitulatif';
import type { Onglet } from './saisie';

export interface ChoixARelire {
	libelle: string;
	valeur: string;
	/** What follows from it, in plain words. */
	consequence: string;
	/** Where it is changed. */
	onglet: Onglet;
}

/** In the order of the onglets. What the candidat did not choose is not there. */
export function choixARelire({ examen, saisie }: Contexte, recapitulatif: Recapitulatif): ChoixARelire[] {
	const { specialite, epreuves } = recapitulatif;
	const { enseignement, sectionLangue, formePassage } = saisie.qualification;
	const option = examen.enseignements.find((e) => e.id === enseignement)?.libelle ?? '';
	const section = examen.sectionsLangue.find((s) => s.id === sectionLangue && !s.neutre)?.libelle ?? '';
	return [
		choix('Spécialité', specialite.libelle, 'Vous passerez les épreuves de cette spécialité et d’aucune autre.'),
		choix('Enseignements spécifiques', option, 'Après la fermeture, l’enseignement choisi ne change plus.'),
		choix('Section de langue', section, 'Elle ouvre une épreuve de plus, dans cette langue.'),
		choix('Forme de passage', libelleForme(examen, formePassage), FORMES[formePassage]),
		...langues(epreuves),
		...facultatives(epreuves),
		...conservees(epreuves)
	].filter(({ valeur }) => valeur !== '');
}

const FORMES: Record<Contexte['saisie']['qualification']['formePassage'], string> = {
	'': '',
	globale: 'Vous passez toutes les épreuves à cette session.',
	progressive: 'Vous passez seulement les épreuves où vous êtes inscrit(e). Ce choix est définitif.'
};

/** A language is examined as it was ticked: nobody changes it on the day. */
function langues(epreuves: LigneEpreuve[]): ChoixARelire[] {
	return epreuves
		.filter(({ position, choix: valeur, facultative }) => position === 'inscrit' && valeur && !facultative)
		.map(({ code, libelle, choix: valeur }) =>
			choix(
				`${code} : ${libelle}`,
				valeur ?? '',
				'Vous serez interrogé(e) sur ce choix\u00a0: le jour même, il est trop tard.',
				'epreuves'
			)
		);
}

function facultatives(epreuves: LigneEpreuve[]): ChoixARelire[] {
	return epreuves
		.filter(({ position, facultative }) => position === 'inscrit' && facultative)
		.map(({ code, libelle, choix: valeur }) =>
			choix(
				`${code} : ${libelle}`,
				valeur ?? 'Inscrit',
				'Épreuve en plus\u00a0: seuls les points au-dessus de 10 comptent.',
				'epreuves'
			)
		);
}

/** S4: « toute note ou dispense non conservée est définitivement perdue ». */
function conservees(epreuves: LigneEpreuve[]): ChoixARelire[] {
	return epreuves
		.filter(({ position }) => position === 'dispense' || position === 'benefice')
		.map(({ code, libelle, position }) =>
			choix(
				`${code} : ${libelle}`,
				libellePosition(position),
				position === 'dispense'
					? 'Vous ne passez pas cette épreuve, et elle ne compte pas dans la moyenne.'
					: 'Vous gardez votre ancienne note et ne repassez pas cette épreuve.',
				'acquis'
			)
		);
}

function choix(libelle: string, valeur: string, consequence: string, onglet: Onglet = 'qualification'): ChoixARelire {
	return { libelle, valeur, consequence, onglet };
}
