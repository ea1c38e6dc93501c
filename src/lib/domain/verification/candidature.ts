/** « Informations candidature »: catégorie, établissement, and the questions that must be answered (R-080 … R-085). */
import { categoriesProposees, etablissementsProposes } from '../offre';
import type { ErreurChamp } from '../refus';
import type { Contexte } from '../contexte';
import { carnet } from './carnet';

const OUI_NON = 'Répondez par Oui ou par Non.';

export function verifierCandidature({ examen, campagne, saisie, preinscription }: Contexte): ErreurChamp[] {
	const { candidature } = saisie;
	const { erreurs, exiger } = carnet('candidature');
	exiger(
		categoriesProposees(examen, preinscription).some((c) => c.id === candidature.categorie),
		'categorie',
		'Choisissez votre catégorie de candidat dans la liste.'
	);
	exiger(
		candidature.situation === '' || examen.situations.some((s) => s.id === candidature.situation),
		'situation',
		'Choisissez votre situation à l’inscription dans la liste.'
	);
	exiger(candidature.amenagementDuree !== null, 'amenagementDuree', OUI_NON);
	const etablissements = etablissementsProposes(campagne, candidature.categorie);
	exiger(
		etablissements.length === 0
			? candidature.etablissement === ''
			: etablissements.some((e) => e.id === candidature.etablissement),
		'etablissement',
		'Choisissez votre établissement dans la liste de votre catégorie.'
	);
	exiger(candidature.handicap !== null, 'handicap', OUI_NON);
	exiger(candidature.diffusionPresse !== null, 'diffusionPresse', OUI_NON);
	exiger(candidature.diffusionCollectivites !== null, 'diffusionCollectivites', OUI_NON);
	return erreurs;
}
