/**
 * The pupils of a school as the « hors BEE » files list them: 34 columns parted by « ; », one pupil a line (R-043).
 *
 * In France the commune is its INSEE code and the département has three characters; elsewhere the town is a name. A line
 * that is wrong is explained and holds back no other; a first line that is wrong refuses the file.
 */
import { auPlus } from './champs';
import { MAIL_REGEX, normaliserMail } from './compte';
import { decouper } from './csv';
import { ageAu, parseJour } from './dates';
import { FichierRefuse } from './fichier';
import { nettoyer, refusNom, type Sexe } from './noms';
import { departement } from './departements';
import { FRANCE, pays } from './referentiels';
import { LONGUEURS, saisieVide, type Saisie } from './saisie';

// prettier-ignore
export const COLONNES_ELEVES = [
	'civilite', 'nom_famille', 'prenoms', 'ine', 'pays_naissance', 'date_naissance', 'depCOM_naissance',
	'commune_naissance', 'nationalite', 'pays', 'adresse_1', 'adresse_2', 'adresse_3', 'adresse_4', 'code_postal',
	'localite', 'telephone', 'telephone_mobile', 'adresse_mail', 'categ_socio_pro', 'etablissement', 'division_classe',
	'serie', 'enseignement', 'categorie', 'langue_section_inter', 'langue_section_euro', 'specialite1', 'specialite2',
	'specialite3', 'LVA', 'LVB', 'zone_geo_souhaitee', 'dnl'
] as const;
type Colonne = (typeof COLONNES_ELEVES)[number];

export interface EleveLu {
	sexe: Sexe;
	nom: string;
	prenoms: string;
	ine: string | null;
	/** 'yyyy-mm-dd' */
	dateNaissance: string;
	paysNaissance: string;
	departementNaissance: string | null;
	/** INSEE code in France, the name of the town elsewhere. */
	communeNaissance: string;
	mail: string | null;
	/** UAI. */
	etablissement: string;
	classe: string | null;
	identification: Saisie['identification'];
	/** As the file says them: an exam alone knows what they name. */
	categorie: string;
	specialite: string;
	enseignement: string;
	/** « langue_section_euro » */
	sectionLangue: string;
	/** « LVA », « LVB » */
	langues: { a: string; b: string };
}

/** A line of the file, counted from 1 as a spreadsheet does; the titles are the first. */
export type LigneEleve = { ligne: number } & ({ eleve: EleveLu } | { fautes: string[] });

const SEXES: Record<string, Sexe> = { F: 'F', MME: 'F', MADAME: 'F', '2': 'F', M: 'M', MONSIEUR: 'M', '1': 'M' };
const UAI = /^\d{7}[A-Z]$/;
const INE = /^[0-9A-Z]{9,11}$/;

/** Both encodings are met: UTF-8, and ISO-8859-1 as older software writes. */
export function texteEleves(octets: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(octets);
	} catch {
		return new TextDecoder('iso-8859-1').decode(octets);
	}
}

/** `aujourdhui` is a day, 'yyyy-mm-dd'. Throws `FichierRefuse` when the first line names other columns. */
export function lireEleves(texte: string, aujourdhui: string): LigneEleve[] {
	const [titre = '', ...lignes] = texte.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
	const colonnes = decouper(titre, ';') ?? [];
	if (colonnes.join() !== COLONNES_ELEVES.join())
		throw new FichierRefuse('Fichier d’élèves refusé.', [
			{ path: ['ligne 1'], message: `la première ligne doit être « ${COLONNES_ELEVES.join(';')} »` }
		]);
	return lignes.flatMap((brute, i): LigneEleve[] => {
		if (brute.trim() === '') return [];
		const cases = decouper(brute, ';');
		if (cases?.length !== colonnes.length)
			return [{ ligne: i + 2, fautes: [`il faut ${colonnes.length} colonnes, avec des guillemets fermés`] }];
		const de = (colonne: Colonne) => nettoyer(cases[COLONNES_ELEVES.indexOf(colonne)] ?? '');
		const { eleve, fautes } = lireEleve(de, aujourdhui);
		return [fautes.length > 0 ? { ligne: i + 2, fautes } : { ligne: i + 2, eleve }];
	});
}

function lireEleve(de: (colonne: Colonne) => string, aujourdhui: string): { eleve: EleveLu; fautes: string[] } {
	const fautes: string[] = [];
	const exiger = (vrai: boolean, colonne: Colonne, attendu: string) => {
		if (!vrai) fautes.push(`${colonne} : ${de(colonne) === '' ? 'vide' : `« ${de(colonne)} »`}, ${attendu}`);
	};
	const sexe = SEXES[de('civilite').toUpperCase().replace('.', '')];
	exiger(sexe !== undefined, 'civilite', 'F ou M attendu');
	for (const colonne of ['nom_famille', 'prenoms'] as const)
		exiger(
			de(colonne) !== '' && refusNom(de(colonne).replaceAll(',', ' ')) === null && !auPlus(80)(de(colonne)),
			colonne,
			'un nom en lettres, de 80 caractères au plus, est attendu'
		);
	const ine = de('ine').toUpperCase();
	exiger(ine === '' || INE.test(ine), 'ine', 'neuf à onze chiffres et lettres attendus');
	const jour = parseJour(de('date_naissance')) ?? '';
	exiger(jour !== '' && jour <= aujourdhui, 'date_naissance', 'une date comme 30/05/2008 est attendue');
	exiger(jour === '' || ageAu(jour, aujourdhui) >= 13, 'date_naissance', 'l’élève aurait moins de 13 ans');
	exiger(pays(de('pays_naissance')) !== null, 'pays_naissance', 'code INSEE d’un pays attendu (100 : France)');
	const enFrance = de('pays_naissance') === FRANCE;
	const commune = de('commune_naissance');
	if (enFrance) {
		exiger(departement(de('depCOM_naissance')) !== null, 'depCOM_naissance', 'trois caractères attendus (044, 973)');
		exiger(/^\d[\dAB]\d{3}$/.test(commune), 'commune_naissance', 'code INSEE de la commune attendu');
	} else
		exiger(commune !== '' && !auPlus(80)(commune), 'commune_naissance', 'le nom de la ville de naissance est attendu');
	const mail = normaliserMail(de('adresse_mail'));
	exiger(mail === '' || (MAIL_REGEX.test(mail) && mail.length <= 254), 'adresse_mail', 'ce n’est pas une adresse mail');
	exiger(UAI.test(de('etablissement')), 'etablissement', 'un UAI est attendu (sept chiffres et une lettre)');
	exiger(!auPlus(40)(de('division_classe')), 'division_classe', '40 caractères au plus');
	const identification = lireIdentification(de);
	for (const [champ, colonne] of ADRESSE)
		exiger(!auPlus(LONGUEURS[champ])(identification[champ]), colonne, `${LONGUEURS[champ]} caractères au plus`);
	exiger(
		de('nationalite') === '' || pays(de('nationalite')) !== null,
		'nationalite',
		'code INSEE d’un pays attendu, ou rien'
	);
	exiger(de('pays') === '' || pays(de('pays')) !== null, 'pays', 'code INSEE d’un pays attendu, ou rien');
	return {
		fautes,
		eleve: {
			sexe: sexe ?? 'F',
			nom: de('nom_famille'),
			prenoms: de('prenoms'),
			ine: ine || null,
			dateNaissance: jour,
			paysNaissance: de('pays_naissance'),
			departementNaissance: enFrance ? de('depCOM_naissance') : null,
			communeNaissance: commune,
			mail: mail || null,
			etablissement: de('etablissement'),
			classe: de('division_classe') || null,
			identification,
			categorie: de('categorie'),
			specialite: de('specialite1'),
			enseignement: de('enseignement'),
			sectionLangue: de('langue_section_euro'),
			langues: { a: de('LVA'), b: de('LVB') }
		}
	};
}

/** What of the address is a text, by its column. */
const ADRESSE = [
	['voie', 'adresse_1'],
	['complement1', 'adresse_2'],
	['complement2', 'adresse_3'],
	['complement3', 'adresse_4'],
	['codePostal', 'code_postal'],
	['localite', 'localite'],
	['telephone', 'telephone'],
	['telephoneMobile', 'telephone_mobile']
] as const;

function lireIdentification(de: (colonne: Colonne) => string): Saisie['identification'] {
	return {
		...saisieVide().identification,
		...Object.fromEntries(ADRESSE.map(([champ, colonne]) => [champ, de(colonne)])),
		pays: de('pays') || FRANCE,
		nationalite: de('nationalite'),
		categorieSocioProfessionnelle: de('categ_socio_pro')
	};
}
