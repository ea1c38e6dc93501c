/**
 * The identité pivot: the état civil that FranceConnect vouches for, read from the signed answer of its /userinfo.
 *
 * What a compte cannot do without and the answer lacks is named, so that the person learns why. Places are
 * codes of the COG: five characters for a commune of France, « 99 » and three for a country. Somebody born abroad has no
 * commune there; somebody whose day of birth nobody knows has « 1998-00-00 » or « 1998-05-00 ».
 */
import * as z from 'zod/mini';
import { erreursCreation, MAIL_REGEX, normaliserMail, type NouveauCompte } from './compte';
import { parseJour } from './dates';
import { nettoyer, refusNom, type Sexe } from './noms';
import { departement } from './departements';
import { FRANCE } from './referentiels';

/** A claim of another shape counts as missing. */
const revendication = z.catch(z.string().check(z.maxLength(300)), '');

const Revendications = z.object({
	given_name: revendication,
	family_name: revendication,
	birthdate: revendication,
	gender: revendication,
	birthplace: revendication,
	birthcountry: revendication,
	email: revendication
});

/** Ready for a compte, but for the name of the commune: the files of communes know it. */
export type IdentitePivot = Omit<NouveauCompte, 'motDePasse' | 'nomUsage' | 'communeLibre'>;

/** What can be missing, as the person calls it. */
export const MANQUES = {
	sexe: 'votre civilité',
	nom: 'votre nom de naissance',
	prenoms: 'vos prénoms',
	dateNaissance: 'votre date de naissance',
	paysNaissance: 'votre pays de naissance',
	mail: 'votre adresse mail'
} as const;
export type Manque = keyof typeof MANQUES;

export function estManque(texte: string): texte is Manque {
	return Object.hasOwn(MANQUES, texte);
}

export function identitePivot(
	revendications: unknown,
	maintenant: Date
): { identite: IdentitePivot; manques: [] } | { identite: null; manques: Manque[] } {
	const lues = Revendications.parse(revendications);
	const sexe = SEXES[lues.gender];
	const nom = nomLu(lues.family_name);
	const prenoms = nomLu(lues.given_name);
	const dateNaissance = jourNaissance(lues.birthdate);
	const paysNaissance = /^99\d{3}$/.test(lues.birthcountry) ? lues.birthcountry.slice(2) : '';
	const mail = normaliserMail(lues.email);
	const identite = {
		sexe: sexe ?? 'F',
		nom,
		prenoms,
		dateNaissance,
		paysNaissance,
		...lieuNaissance(paysNaissance, lues.birthplace),
		mail
	};
	const inconnus = {
		sexe: sexe === undefined,
		nom: nom === '',
		prenoms: prenoms === '',
		dateNaissance: dateNaissance === '',
		paysNaissance: paysNaissance === '',
		mail: mail.length > 254 || !MAIL_REGEX.test(mail)
	};
	const faux = erreursCreation(identite, maintenant).map(({ champ }) => champ);
	const manques = Object.keys(MANQUES)
		.filter(estManque)
		.filter((champ) => inconnus[champ] || faux.includes(champ));
	return manques.length ? { identite: null, manques } : { identite, manques: [] };
}

/** What the person should know of an état civil that leaves something open; `lieu` is the name of the town. */
export function remarquesIdentite({ dateNaissance }: Pick<IdentitePivot, 'dateNaissance'>, lieu: string): string[] {
	const remarques: string[] = [];
	if (dateNaissance.endsWith('-00'))
		remarques.push(
			'le jour de votre naissance n’est pas connu de l’état civil. Vos documents écrivent des zéros à sa place.'
		);
	if (lieu === '')
		remarques.push('FranceConnect n’indique pas votre ville de naissance. Vos documents n’en écrivent aucune.');
	return remarques;
}

const SEXES: Record<string, Sexe | undefined> = { female: 'F', male: 'M' };

/** Empty when it is not a name that Escale can print. */
function nomLu(texte: string): string {
	const nom = nettoyer(texte);
	return nom.length <= 80 && refusNom(nom) === null ? nom : '';
}

/** A day, or one whose day or month nobody knows; empty when it is neither. */
function jourNaissance(texte: string): string {
	if (/^\d{4}-(00|0[1-9]|1[0-2])-00$/.test(texte)) return texte;
	return /^\d{4}-/.test(texte) ? (parseJour(texte) ?? '') : '';
}

/** « 97302 » → « 973 », « 2A004 » → « 02A », « 75056 » → « 075 ». */
function lieuNaissance(paysNaissance: string, commune: string) {
	if (paysNaissance !== FRANCE || !/^\d[\dAB]\d{3}$/.test(commune))
		return { departementNaissance: null, communeNaissance: null };
	const code = /^9[78]/.test(commune) ? commune.slice(0, 3) : `0${commune.slice(0, 2)}`;
	return departement(code)
		? { departementNaissance: code, communeNaissance: commune }
		: { departementNaissance: null, communeNaissance: null };
}
