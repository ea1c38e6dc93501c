/**
 * What a school's file says of a pupil, as the onglets of an exam understand it. A catégorie is named by its id,
 * code or label, a spécialité by its CFD or its last five digits, an établissement by its UAI, a language or a section by its
 * name. What the exam does not ask is left out; what it asks and the file leaves empty is the pupil's to say.
 */
import type { Campagne } from './campagne';
import type { Preinscription } from './candidature';
import type { EleveLu } from './eleves-csv';
import type { Examen, Specialite } from './examen';
import { cleDeNom } from './noms';
import { specialitesProposees } from './offre';
import { optionsDe, type Option } from './options-epreuve';
import { epreuvesEnOrdre } from './reglement';
import { saisieVide, type Saisie } from './saisie';

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
				enseignement: nommer(fautes, 'enseignement', eleve.enseignement, examen.enseignements),
				sectionLangue: nommer(fautes, 'langue_section_euro', eleve.sectionLangue, examen.sectionsLangue),
				formePassage: formes.length === 1 ? (formes[0] ?? '') : ''
			},
			...(specialite && { epreuves: { choix: langues(fautes, eleve, examen, campagne, specialite) } })
		}
	};
}

/** Its id, by id or by name whatever the accents; '' where nothing was said, or where the exam asks nothing. */
function nommer(fautes: string[], colonne: string, dit: string, options: readonly Option[] | null): string {
	if (dit === '' || !options?.length) return '';
	const trouvee = options.find(({ id, libelle }) => id === dit || cleDeNom(libelle) === cleDeNom(dit));
	if (!trouvee)
		fautes.push(`${colonne} : « ${dit} », attendu ${options.map(({ libelle }) => libelle).join(' ou ')}, ou rien`);
	return trouvee?.id ?? '';
}

/** The obligatory languages that are left to choose. */
function langues(fautes: string[], eleve: EleveLu, examen: Examen, campagne: Campagne, specialite: Specialite) {
	const choix: Saisie['epreuves']['choix'] = {};
	for (const { epreuve } of epreuvesEnOrdre(specialite)) {
		if (epreuve.choix?.type !== 'langue_obligatoire') continue;
		const b = epreuve.matiere === 'langue_vivante_b';
		const options = optionsDe(examen, campagne, epreuve, []);
		const valeur = nommer(fautes, b ? 'LVB' : 'LVA', b ? eleve.langues.b : eleve.langues.a, options);
		if (valeur !== '') choix[epreuve.code] = { inscrit: true, valeur };
	}
	return choix;
}
