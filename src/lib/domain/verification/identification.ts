/** « Identification »: address, nationality, telephones, and the représentant légal's category of a minor (R-072 … R-075). */
import { categorieSocioProfessionnelle, FRANCE, pays } from '../referentiels';
import type { ErreurChamp } from '../refus';
import { telephoneValide } from '../telephone';
import { age, type Contexte } from '../contexte';
import { LONGUEURS } from '../saisie';
import { carnet, imprimable, INVISIBLE, tropLong } from './carnet';

const TEXTES = ['voie', 'complement1', 'complement2', 'complement3', 'codePostal', 'localite'] as const;

export function verifierIdentification(contexte: Contexte): ErreurChamp[] {
	const { identification } = contexte.saisie;
	const { erreurs, exiger } = carnet('identification');
	exiger(pays(identification.pays) !== null, 'pays', 'Choisissez votre pays dans la liste.');
	exiger(identification.voie !== '', 'voie', 'Saisissez le numéro et le nom de votre rue, ou votre lieu-dit.');
	exiger(
		// Abroad some countries have no postal code, and others use letters.
		identification.pays !== FRANCE || /^\d{5}$/.test(identification.codePostal),
		'codePostal',
		'Saisissez un code postal de 5 chiffres. Exemple\u00a0: 29100'
	);
	exiger(identification.localite !== '', 'localite', 'Saisissez votre localité (ville ou village).');
	for (const champ of TEXTES) {
		exiger(imprimable(identification[champ]), champ, INVISIBLE);
		exiger(identification[champ].length <= LONGUEURS[champ], champ, tropLong(LONGUEURS[champ]));
	}
	exiger(pays(identification.nationalite) !== null, 'nationalite', 'Choisissez votre nationalité dans la liste.');
	for (const champ of ['telephoneMobile', 'telephone'] as const) {
		exiger(
			identification[champ] === '' || telephoneValide(identification[champ]),
			champ,
			'Ce numéro n’est pas complet. Exemples\u00a0: 0623456789 ou +33623456789'
		);
		exiger(identification[champ].length <= LONGUEURS[champ], champ, tropLong(LONGUEURS[champ]));
	}
	const csp = identification.categorieSocioProfessionnelle;
	// It is that of a représentant légal: somebody of age may have none.
	exiger(
		csp !== '' || age(contexte) >= 18,
		'categorieSocioProfessionnelle',
		'Vous êtes mineur(e)\u00a0: choisissez la catégorie de l’un de vos représentants légaux.'
	);
	exiger(
		csp === '' || categorieSocioProfessionnelle(csp) !== null,
		'categorieSocioProfessionnelle',
		'Choisissez une catégorie socio-professionnelle dans la liste.'
	);
	return erreurs;
}
