/**
 * The récapitulatif: everything the candidat declared, in words, by blocks (R-120, R-122, S2 §3 and §4.1).
 *
 * The onglet, the PDF, its HTML twin and the instantané all read this one structure.
 */
import { beneficesPossibles, libelleTitre, trouverTitre } from './acquis';
import { lignesComplements } from './complements';
import { formatJour } from './dates';
import { reglesNonRemplies } from './eligibilite';
import { lignesEpreuves } from './epreuves';
import type { Examen } from './examen';
import { mailDit } from './mail-absent';
import type { Onglet } from './saisie';
import { CIVILITES, nomPropre, titreCivil } from './noms';
import { anneeSession, libelleEtablissement, libelleForme, trouverCategorie } from './offre';
import { academie, categorieSocioProfessionnelle, FRANCE, pays } from './referentiels';
import { reglementRenseigne, trouverSpecialite } from './reglement';
import { telephoneLisible } from './telephone';
import { age, type Contexte } from './contexte';

/** One line of the épreuve table. */
export interface LigneEpreuve {
	code: string;
	libelle: string;
	unite: string | null;
	/** 0 for an épreuve, 1 for its sous-épreuves, 2 below. */
	niveau: number;
	facultative: boolean;
	/** « Session normale 1er groupe » */
	groupe: string;
	position: 'inscrit' | 'non_inscrit' | 'dispense' | 'benefice';
	/** « Ponctuel », « Contrôle en cours de formation », « mode à préciser par le rectorat »; null where none is shown. */
	mode: string | null;
	/** « Anglais », « Lettonie » */
	choix: string | null;
	coefficient: number | null;
	/** « écrit, 2 h », of a ponctuel épreuve that is sat; null when it is not known. */
	precisions: string | null;
}

export interface Bloc {
	id: 'qualification' | 'identification' | 'adresse' | 'situation' | 'candidature' | 'acquis' | 'complements';
	titre: string;
	/** `valeur` is '' for what is empty: the screen shows « - », the PDF leaves a blank. */
	lignes: { libelle: string; valeur: string }[];
}

export interface Recapitulatif {
	/** « BACCALAURÉAT PROFESSIONNEL » */
	examen: string;
	/** « Récapitulatif de votre candidature » */
	titreDocument: string;
	specialite: { code: string; libelle: string };
	formePassage: string;
	blocs: Bloc[];
	/** R-150 « DECLARATION des ACQUIS »: the title and its spécialité, as the PDF prints them. */
	acquis: { titre: string; specialite: string; codeSpecialite: string | null; annee: string; academie: string }[];
	epreuves: LigneEpreuve[];
	/** False while nobody sourced the épreuves of the spécialité: the rectorat completes them. */
	reglementRenseigne: boolean;
	/** Eligibility rules that warn without blocking. */
	avertissements: { message: string; autrement: string }[];
	diffusionPresse: boolean;
	diffusionCollectivites: boolean;
	/** The header's civil lines of the PDF: Nom d'usage, Nationalité, Né(e) le, A, Tél, Mèl, VAE, INE, Etablissement, Catégorie, Aménagement. */
	etatCivil: { libelle: string; valeur: string }[];
	/** « MADAME NGMB-DUPONT Ngmb-Jeanne » and the address below. */
	destinataire: string[];
	mineur: boolean;
}

/** Said on screen and on paper of a spécialité whose épreuves nobody sourced. */
export const REGLEMENT_NON_RENSEIGNE = 'Règlement non renseigné\u00a0: le rectorat complétera vos épreuves.';

const POSITIONS: Record<LigneEpreuve['position'], string> = {
	inscrit: 'Inscrit',
	non_inscrit: 'Non inscrit',
	// S2 §3 writes « Dispensé » once, for E5-A, and « Dispense » everywhere else.
	dispense: 'Dispense',
	benefice: 'Bénéfice'
};

export function libellePosition(position: LigneEpreuve['position']): string {
	return POSITIONS[position];
}

export function etablirRecapitulatif(contexte: Contexte): Recapitulatif {
	const { examen, campagne, saisie } = contexte;
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	return {
		examen: examen.libelle,
		titreDocument: examen.documents.recapitulatif,
		specialite: { code: specialite?.code ?? '', libelle: specialite?.libelle ?? '' },
		formePassage: libelleForme(examen, saisie.qualification.formePassage),
		blocs: blocs(contexte),
		acquis: acquisDeclares(contexte),
		epreuves: lignesEpreuves(examen, campagne, saisie),
		reglementRenseigne: specialite === null || reglementRenseigne(specialite),
		avertissements: reglesNonRemplies(contexte)
			.filter(({ effet }) => effet === 'avertit')
			.map(({ message, autrement }) => ({ message, autrement })),
		diffusionPresse: saisie.candidature.diffusionPresse === true,
		diffusionCollectivites: saisie.candidature.diffusionCollectivites === true,
		etatCivil: etatCivil(contexte),
		destinataire: [titreCivil(contexte.compte), ...lignesAdresse(contexte, false)],
		mineur: age(contexte) < 18
	};
}

/** In the order and words of S2 §3. « Nom de naissance » stays empty there: the nom de famille is it. */
function blocs(contexte: Contexte): Bloc[] {
	const { examen, campagne, compte, saisie } = contexte;
	const { identification, candidature, qualification, acquis } = saisie;
	const forme = libelleForme(examen, qualification.formePassage);
	return [
		bloc('qualification', 'Qualification présentée', [
			['Spécialité', trouverSpecialite(examen, qualification.specialite)?.libelle ?? ''],
			['Enseignement(s)', enseignements(contexte)]
		]),
		bloc('identification', 'Identification du candidat', [
			['Civilité', CIVILITES[compte.sexe]],
			['Nom de famille', compte.nom],
			['Nom de naissance', ''],
			["Nom d'usage", compte.nomUsage ?? ''],
			['Prénoms', compte.prenoms],
			['Date de naissance', formatJour(compte.dateNaissance)],
			['Commune de naissance', compte.communeNaissance],
			['Département, DOM ou COM de naissance', compte.departementNaissance ?? ''],
			['Pays de naissance', pays(compte.paysNaissance)?.libelle ?? ''],
			['Nationalité', nationalite(identification.nationalite)]
		]),
		bloc('adresse', 'Adresse et contact', [
			['Adresse', lignesAdresse(contexte, true).join('\n')],
			['Téléphone mobile', identification.telephoneMobile],
			['Téléphone fixe', identification.telephone],
			['Adresse mail', mailDit(compte.mail)]
		]),
		bloc('situation', 'Situation du candidat', [
			[
				"Catégorie socio-professionnelle d'un représentant légal",
				categorieSocioProfessionnelle(identification.categorieSocioProfessionnelle)?.libelle ?? ''
			]
		]),
		bloc('candidature', 'Informations candidature', [
			['Catégorie du candidat', trouverCategorie(examen, candidature.categorie)?.libelle ?? ''],
			...situation(contexte),
			['Votre établissement', libelleEtablissement(campagne, candidature.etablissement)],
			['Aménagement durée de formation', ouiNon(candidature.amenagementDuree)],
			["Demande d'aménagement(s) d'épreuves au titre du handicap", ouiNon(candidature.handicap)],
			["Valorisation des acquis de l'expérience", acquis.vae ? 'VAE' : 'Non VAE'],
			['Forme de passage', forme],
			['Dérogation forme de passage', ouiNon(qualification.derogation)],
			['Forme de passage finale', forme],
			[
				"Communication des résultats d'examen en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé",
				ouiNon(candidature.diffusionPresse)
			],
			[
				"Communication des résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations",
				ouiNon(candidature.diffusionCollectivites)
			]
		]),
		...(aOnglet(examen, 'acquis') ? [bloc('acquis', 'Acquis déclarés', lignesAcquis(contexte))] : []),
		...complements(contexte)
	];
}

/** What the exam file asks besides, when it asks something. */
function complements(contexte: Contexte): Bloc[] {
	const lignes = lignesComplements(contexte);
	return lignes.length > 0 ? [{ id: 'complements', titre: 'Informations complémentaires', lignes }] : [];
}

function aOnglet({ onglets }: Examen, id: Onglet): boolean {
	return onglets.some((onglet) => onglet.id === id);
}

/** The header of the PDF (S2 §4.1); the INE is printed when it is known. */
function etatCivil({ examen, campagne, compte, saisie }: Contexte): Recapitulatif['etatCivil'] {
	const { identification, candidature, acquis } = saisie;
	const categorie = trouverCategorie(examen, candidature.categorie);
	const telephones = [
		identification.telephoneMobile && `Tél. mobile : ${telephoneLisible(identification.telephoneMobile)}`,
		identification.telephone && `Tél. fixe : ${telephoneLisible(identification.telephone)}`
	];
	return enLignes([
		["Nom d'usage", compte.nomUsage ?? ''],
		['Nationalité', nationalite(identification.nationalite)],
		['Né(e) le', formatJour(compte.dateNaissance)],
		['A', `${compte.communeNaissance} - ${compte.departementNaissance ?? pays(compte.paysNaissance)?.libelle ?? ''}`],
		['Tél', telephones.filter((t) => t !== '').join(' - ')],
		['Mèl', mailDit(compte.mail)],
		['VAE', acquis.vae ? 'OUI' : 'NON'],
		...(compte.ine ? [['Identifiant National (INE)', compte.ine] satisfies Paire] : []),
		['Etablissement', libelleEtablissement(campagne, candidature.etablissement)],
		['Catégorie du Candidat', categorie ? categorie.libelle + (categorie.code ? ` (${categorie.code})` : '') : ''],
		["Aménagement d'épreuve demandé au titre du handicap", candidature.handicap ? 'OUI' : 'NON']
	]);
}

/** The onglet's lines; those of the titulaire are S2's, the others are ours. */
function lignesAcquis(contexte: Contexte): Paire[] {
	const { examen, campagne, saisie } = contexte;
	const { dejaPresente, autreSpecialite, titulaire, vae } = saisie.acquis;
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	const titre = specialite && titulaire && trouverTitre(examen, specialite, titulaire.titre);
	const benefices = beneficesPossibles(examen, saisie, anneeSession(campagne.sessionExamen));
	const conservees = benefices.map(({ code, note }) => `${code} : ${String(note).replace('.', ',')}`);
	const lignes: Paire[] = [];
	if (dejaPresente) lignes.push(['Déjà présenté', `${examen.abrege} - ${obtention(dejaPresente)}`]);
	if (autreSpecialite) {
		lignes.push(['Autre spécialité présentée', `${autreSpecialite.specialite} - ${obtention(autreSpecialite)}`]);
	}
	if (conservees.length > 0) lignes.push(['Notes conservées', conservees.join(' ; ')]);
	if (titulaire) {
		lignes.push(['Titulaire', titre ? libelleTitre(titre) : '']);
		lignes.push(['Type de droit', `${examen.textes['acquis.type_de_droit'].texte} - ${obtention(titulaire)}`]);
	}
	if (vae) lignes.push(["Validation des acquis de l'expérience", vae.epreuves.join(', ')]);
	return lignes.length > 0 ? lignes : [['Titulaire', '']];
}

/** « DECLARATION des ACQUIS » of the PDF. */
function acquisDeclares({ examen, saisie }: Contexte): Recapitulatif['acquis'] {
	const { dejaPresente, autreSpecialite, titulaire } = saisie.acquis;
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	const titre = specialite && titulaire && trouverTitre(examen, specialite, titulaire.titre);
	const date = (d: { annee: string; academie: string }) => ({ annee: d.annee, academie: nomAcademie(d.academie) });
	const declares: Recapitulatif['acquis'] = [];
	if (titre && titulaire) {
		const { diplome, codeSpecialite } = titre;
		declares.push({ titre: diplome, specialite: titre.specialite, codeSpecialite, ...date(titulaire) });
	}
	// Not obtained: marks are kept, and the line must not read as a diploma.
	const presente = `${examen.abrege} présenté, non obtenu`;
	if (dejaPresente && specialite) {
		const { libelle, code } = specialite;
		declares.push({ titre: presente, specialite: libelle, codeSpecialite: code, ...date(dejaPresente) });
	}
	if (autreSpecialite) {
		const { specialite: autre } = autreSpecialite;
		declares.push({ titre: presente, specialite: autre, codeSpecialite: null, ...date(autreSpecialite) });
	}
	return declares;
}

/** As on an envelope; the country is last, on screen always, on paper when the letter leaves France. */
function lignesAdresse({ saisie }: Contexte, avecFrance: boolean): string[] {
	const { voie, complement1, complement2, complement3, codePostal, localite, ...adresse } = saisie.identification;
	const paysAdresse = avecFrance || adresse.pays !== FRANCE ? (pays(adresse.pays)?.libelle ?? '') : '';
	return [voie, complement1, complement2, complement3, `${codePostal} ${localite}`.trim(), paysAdresse].filter(
		(ligne) => ligne !== ''
	);
}

function enseignements({ examen, saisie }: Contexte): string {
	const { enseignement, sectionLangue } = saisie.qualification;
	return [
		examen.enseignements.find((e) => e.id === enseignement)?.libelle,
		examen.sectionsLangue.find((s) => s.id === sectionLangue && !s.neutre)?.libelle
	]
		.filter((libelle) => libelle !== undefined)
		.join(', ');
}

/** the field is absent while nobody knows its values. */
function situation({ examen, saisie }: Contexte): Paire[] {
	if (examen.situations.length === 0) return [];
	const choisie = examen.situations.find((s) => s.id === saisie.candidature.situation);
	return [["Situation à l'inscription", choisie?.libelle ?? '']];
}

/** « Français » is S2's word on both documents; any other nationality is told by its country. */
function nationalite(code: string): string {
	return code === FRANCE ? 'Français' : nomPropre(pays(code)?.libelle ?? '');
}

function obtention({ annee, academie }: { annee: string; academie: string }): string {
	return `Année : ${annee} Académie : ${nomAcademie(academie)}`;
}

function nomAcademie(code: string): string {
	return academie(code)?.nom ?? '';
}

/** A question not answered yet is empty, not « Non ». */
function ouiNon(reponse: boolean | null): string {
	if (reponse === null) return '';
	return reponse ? 'Oui' : 'Non';
}

type Paire = [libelle: string, valeur: string];

function bloc(id: Bloc['id'], titre: string, paires: Paire[]): Bloc {
	return { id, titre, lignes: enLignes(paires) };
}

function enLignes(paires: Paire[]): { libelle: string; valeur: string }[] {
	return paires.map(([libelle, valeur]) => ({ libelle, valeur }));
}
