/**
 * The écarts between two values of one onglet, each a field with its name on the screen and both values in words; and
 * the onglet that results from a choice for each.
 *
 * The phone shows them when two devices changed the same onglet.
 */
import { libelleTitre, trouverTitre } from './acquis';
import type { Contexte } from './contexte';
import { libelleEtablissement, trouverCategorie } from './offre';
import { categorieSocioProfessionnelle, FRANCE, pays } from './referentiels';
import { epreuvesEnOrdre, trouverSpecialite } from './reglement';
import { saisieVide, type PartieSaisie, type Saisie } from './saisie';

export interface Ecart {
	/** « codePostal », « choix.EF1 »: path in the onglet. */
	champ: string;
	libelle: string;
	ici: string;
	ailleurs: string;
}

type Onglet<P extends PartieSaisie = PartieSaisie> = Saisie[P];

/** What stands in two levels: one choice an entry. */
const LISTES = ['choix', 'champs', 'attestations'];

export function ecarts(contexte: Contexte, onglet: PartieSaisie, ici: Onglet, ailleurs: Onglet): Ecart[] {
	const [a, b] = [champsDe(ici), champsDe(ailleurs)];
	return [...new Set([...a.keys(), ...b.keys()])]
		.filter((champ) => JSON.stringify(a.get(champ)) !== JSON.stringify(b.get(champ)))
		.map((champ) => ({
			champ,
			libelle: libelle(contexte, onglet, champ),
			ici: enMots(contexte, champ, a.get(champ)),
			ailleurs: enMots(contexte, champ, b.get(champ))
		}));
}

/** `ici`, with the other's value for those fields. */
export function melanger(onglet: PartieSaisie, ici: Onglet, ailleurs: Onglet, deLAutre: readonly string[]): Onglet {
	const melange = champsDe(ici);
	const autre = champsDe(ailleurs);
	for (const champ of deLAutre) {
		if (autre.has(champ)) melange.set(champ, autre.get(champ));
		else melange.delete(champ);
	}
	const rendu: Record<string, unknown> = structuredClone<Onglet>(saisieVide()[onglet]);
	for (const liste of LISTES) if (liste in rendu) rendu[liste] = {};
	for (const [champ, valeur] of melange) {
		const [liste = '', cle] = couper(champ);
		if (cle === undefined) rendu[liste] = valeur;
		else rendu[liste] = { ...(rendu[liste] as object), [cle]: valeur };
	}
	return rendu as Onglet;
}

function champsDe(onglet: Onglet): Map<string, unknown> {
	return new Map(
		Object.entries(onglet).flatMap(([champ, valeur]): [string, unknown][] =>
			LISTES.includes(champ) && valeur !== null && typeof valeur === 'object'
				? Object.entries(valeur).map(([cle, v]) => [`${champ}.${cle}`, v])
				: [[champ, valeur]]
		)
	);
}

/** « choix.EF1 » → choix, EF1; the code of an épreuve may hold a point of its own. */
function couper(champ: string): [string, string | undefined] {
	const liste = LISTES.find((l) => champ.startsWith(`${l}.`));
	return liste ? [liste, champ.slice(liste.length + 1)] : [champ, undefined];
}

const LIBELLES: Record<string, string> = {
	pays: 'Pays',
	voie: 'Numéro, rue, voie',
	complement1: 'Complément adresse 1',
	complement2: 'Complément adresse 2',
	complement3: 'Complément adresse 3',
	codePostal: 'Code postal',
	localite: 'Localité',
	nationalite: 'Nationalité',
	telephoneMobile: 'Téléphone personnel mobile',
	telephone: 'Téléphone personnel',
	categorieSocioProfessionnelle: "Catégorie socio-professionnelle d'un représentant légal",
	categorie: 'Catégorie du candidat',
	situation: "Situation à l'inscription",
	amenagementDuree: 'Aménagement de la durée de formation',
	etablissement: 'Etablissement',
	handicap: "Demande d'aménagement(s) d'épreuves au titre du handicap",
	diffusionPresse: 'Diffusion des résultats à la presse',
	diffusionCollectivites: 'Diffusion des résultats aux collectivités territoriales',
	specialite: 'Spécialité',
	enseignement: 'Enseignements spécifiques',
	sectionLangue: 'Section de langue',
	formePassage: 'Forme de passage',
	derogation: 'Dérogation à la forme de passage',
	dejaPresente: 'Examen déjà présenté',
	autreSpecialite: 'Examen présenté dans une autre spécialité',
	titulaire: 'Diplôme obtenu',
	vae: "Validation des acquis de l'expérience",
	acceptees: 'Texte lu et accepté'
};

function libelle({ examen, saisie }: Contexte, onglet: PartieSaisie, champ: string): string {
	const [liste, cle] = couper(champ);
	if (liste === 'champs') return examen.champs.find((c) => c.id === cle)?.libelle ?? String(cle);
	if (liste === 'attestations') return examen.attestations.find((a) => a.id === cle)?.texte ?? String(cle);
	if (onglet !== 'epreuves' || cle === undefined) return LIBELLES[liste] ?? liste;
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	const nom = specialite && epreuvesEnOrdre(specialite).find((e) => e.epreuve.code === cle)?.epreuve.libelle;
	return nom ? `${cle} : ${nom}` : `Épreuve ${cle}`;
}

function enMots(contexte: Contexte, champ: string, valeur: unknown): string {
	if (valeur === true) return 'Oui';
	if (valeur === false) return 'Non';
	if (valeur === null || valeur === undefined || valeur === '') return '-';
	if (typeof valeur === 'string') return nomDe(contexte, champ, valeur) || valeur;
	return (
		Object.values(valeur)
			.map((v) => enMots(contexte, champ, v))
			.filter((mot) => mot !== '-')
			.join(', ') || '-'
	);
}

function nomDe({ examen, campagne, saisie }: Contexte, champ: string, valeur: string): string | undefined {
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	switch (champ) {
		case 'pays':
			return pays(valeur)?.libelle;
		case 'nationalite':
			return valeur === FRANCE ? 'Française' : pays(valeur)?.libelle;
		case 'categorieSocioProfessionnelle':
			return categorieSocioProfessionnelle(valeur)?.libelle;
		case 'categorie':
			return trouverCategorie(examen, valeur)?.libelle;
		case 'etablissement':
			return libelleEtablissement(campagne, valeur);
		case 'specialite':
			return trouverSpecialite(examen, valeur)?.libelle;
		case 'situation':
			return examen.situations.find((s) => s.id === valeur)?.libelle;
		case 'enseignement':
			return examen.enseignements.find((e) => e.id === valeur)?.libelle;
		case 'sectionLangue':
			return examen.sectionsLangue.find((s) => s.id === valeur)?.libelle;
		case 'formePassage':
			return examen.formesPassage.find((f) => f.id === valeur)?.libelle;
		case 'titulaire': {
			const titre = specialite && trouverTitre(examen, specialite, valeur);
			return titre ? libelleTitre(titre) : undefined;
		}
		default:
			return examen.langues.find((l) => l.id === valeur)?.libelle;
	}
}
