/**
 * The papillon: the paper by which a school hands a pupil their compte (R-043), wording of S2 §1.1. It holds a password
 * that only it says, once: nothing here is kept.
 */
import { majuscules, nomPropre } from './noms';

export interface Papillon {
	/** « ACADÉMIE DE LA GUYANE »; null when nothing says which. */
	academie: string | null;
	etablissement: Etablissement;
	nom: string;
	prenoms: string;
	classe: string | null;
	numeroCandidat: string;
	/** What they were registered for; null for a compte alone. */
	inscription: { numero: string; examen: string } | null;
	identifiant: string;
	motDePasse: string;
	/** Of the sign-in page. */
	adresse: string;
}

interface Etablissement {
	uai: string;
	nom: string;
	/** « 6 RUE RENE GIRARDOT, 25404 AUDINCOURT CEDEX »; null when the operator did not say it. */
	adresse: string | null;
	telephone: string | null;
}

/** The sign-in page with the identifiant filled in. After « # »: it reaches no server, hence no log. */
export function adresseDuPapillon({ adresse, identifiant }: Pick<Papillon, 'adresse' | 'identifiant'>): string {
	return `${adresse}#${identifiant}`;
}

/** Whose it is: « Elève : DUBOIS Pierre », « Classe : 37 B »… */
export function reperesDuPapillon({ nom, prenoms, classe, numeroCandidat, inscription }: Papillon): string[] {
	return [
		`Elève\u00a0: ${majuscules(nom)} ${nomPropre(prenoms)}`,
		...(classe ? [`Classe\u00a0: ${classe}`] : []),
		`N° candidat\u00a0: ${numeroCandidat}${inscription ? ` - Inscription n°\u00a0: ${inscription.numero}` : ''}`
	];
}

export function texteDuPapillon({ inscription, adresse }: Papillon): string[] {
	const quoi = inscription
		? `Votre établissement vous a inscrit(e) à l’examen\u00a0: ${inscription.examen}. Un service en ligne est mis à votre disposition pour vous permettre de compléter et de visualiser votre inscription (rubrique «\u00a0Mes inscriptions\u00a0»).`
		: 'Votre établissement a ouvert votre compte sur le service en ligne des examens.';
	return [
		`${quoi} Ce service en ligne vous permet également de consulter les documents relatifs au déroulement de vos épreuves (rubrique «\u00a0Mes documents\u00a0»).`,
		`Le service est disponible à l'adresse internet suivante\u00a0: ${adresse}`
	];
}

export const NOTES_DU_PAPILLON = [
	'(*) Ce mot de passe sert une fois\u00a0: vous choisirez le vôtre lors de votre première connexion.',
	'Papillon perdu\u00a0? Demandez-en un autre à votre établissement.'
];
