/** « Qualification présentée »: the spécialité, and a forme de passage that the catégorie allows (R-090 … R-093). */
import { estOrganisee, formesPermises, trouverCategorie } from '../offre';
import type { ErreurChamp } from '../refus';
import { trouverSpecialite } from '../reglement';
import type { Contexte } from '../contexte';
import { carnet } from './carnet';

export function verifierQualification({ examen, campagne, saisie }: Contexte): ErreurChamp[] {
	const { qualification } = saisie;
	const { categorie } = saisie.candidature;
	const { erreurs, exiger } = carnet('qualification');
	if (
		exiger(
			trouverSpecialite(examen, qualification.specialite) !== null,
			'specialite',
			'Choisissez votre spécialité dans la liste.'
		)
	) {
		exiger(
			estOrganisee(campagne, qualification.specialite),
			'specialite',
			'Votre académie n’organise pas cette spécialité à cette session. Choisissez-en une autre.'
		);
	}
	exiger(
		qualification.enseignement === '' || examen.enseignements.some((e) => e.id === qualification.enseignement),
		'enseignement',
		'Choisissez un enseignement dans la liste.'
	);
	exiger(
		qualification.sectionLangue === '' || examen.sectionsLangue.some((s) => s.id === qualification.sectionLangue),
		'sectionLangue',
		'Choisissez une section de langue dans la liste.'
	);
	const { formePassage, derogation } = qualification;
	if (exiger(formePassage !== '', 'formePassage', 'Choisissez votre forme de passage.')) {
		exiger(
			// Without a catégorie nothing can be said of the forme: its own onglet asks for it.
			trouverCategorie(examen, categorie) === null ||
				formesPermises(examen, categorie, derogation).some((forme) => forme === formePassage),
			'formePassage',
			'Votre catégorie ne permet pas cette forme de passage. Choisissez-en une autre.'
		);
	}
	exiger(
		derogation !== null || !trouverCategorie(examen, categorie)?.derogation,
		'derogation',
		'Répondez par Oui ou par Non.'
	);
	return erreurs;
}
