/**
 * What a school's file says of a pupil, as the onglets of an exam understand it. A catégorie is named by its id,
 * code or label, a spécialité by its CFD or its last five digits, an établissement by its UAI.
 */
import type { Campagne } from './campagne';
import type { Preinscription } from './candidature';
import type { EleveLu } from './eleves-csv';
import type { Examen } from './examen';
import { specialitesProposees } from './offre';
import { saisieVide } from './saisie';

export function preinscriptionDe(
	eleve: EleveLu,
	examen: Examen,
	campagne: Campagne
): { preinscription: Preinscription; fautes: string[] } {
	const fautes: string[] = [];
	const scolaires = examen.categories.filter(({ voie }) => voie === 'etablissement');
	const [categorie] = scolaires.filter(({ id, code, libelle }) => [id, code, libelle].includes(eleve.categorie));
	if (!categorie)
		fautes.push(
			`categorie : « ${eleve.categorie} », attendu ${scolaires.map(({ id, code }) => code ?? id).join(' ou ') || 'rien : cet examen n’a pas de catégorie scolaire'}`
		);
	const [specialite, autre] = specialitesProposees(examen, campagne).filter(
		({ cfd }) => cfd === eleve.specialite || (/^\d{5}$/.test(eleve.specialite) && cfd.endsWith(eleve.specialite))
	);
	if (!specialite || autre)
		fautes.push(
			`specialite1 : « ${eleve.specialite} » ${autre ? 'désigne plusieurs spécialités : écrivez ses huit chiffres' : 'n’est pas organisée par cette campagne'}`
		);
	const etablissement = campagne.reglages.etablissements.find(({ uai }) => uai === eleve.etablissement);
	if (!etablissement)
		fautes.push(`etablissement : « ${eleve.etablissement} » n’est pas dans la campagne ${campagne.id}`);
	const vide = saisieVide();
	const formes = categorie?.formesPassage ?? [];
	return {
		fautes,
		preinscription: {
			identification: eleve.identification,
			candidature: { ...vide.candidature, categorie: categorie?.id ?? '', etablissement: etablissement?.id ?? '' },
			qualification: {
				...vide.qualification,
				specialite: specialite?.cfd ?? '',
				formePassage: formes.length === 1 ? (formes[0] ?? '') : ''
			}
		}
	};
}
