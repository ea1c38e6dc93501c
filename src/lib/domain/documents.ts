/**
 * The official documents as structure, not as layout: what each one says, in which order, from an instantané alone.
 *
 * `pdf/` draws this structure on A4 pages, `ui/DocumentHtml.svelte` shows the same one to a browser.
 * Sources, S2 §4.1 (order and wording of the récapitulatif), S2 §4.5 (the ways of giving a pièce).
 */
import { formatFermeture, formatInstant, formatJour } from './dates';
import { contactDe, type Service } from './campagne';
import type { Signataire } from './depot';
import type { Examen } from './examen';
import type { Instantane } from './instantane';
import type { PieceDemandee } from './pieces';
import { libellePosition, REGLEMENT_NON_RENSEIGNE, type LigneEpreuve, type Recapitulatif } from './recapitulatif';
import { nomPiece } from './rubrique-piece';
import { telephoneLisible } from './telephone';

export interface DocumentOfficiel {
	type: 'recapitulatif' | 'demande_pieces' | 'releve';
	titre: string;
	sousTitre: string;
	/** A preview from the phone: no number, no version, « BROUILLON » across each page. */
	brouillon: boolean;
	/** Address of the gestionnaire's service. */
	enTete: string[];
	/** Top right of each page: N° candidat, Inscription n°, Session, Version. */
	reperes: Donnee[];
	sections: Section[];
}

export interface Donnee {
	libelle: string;
	/** '' is left blank. */
	valeur: string;
}

export interface Fragment {
	texte: string;
	gras?: true;
	rouge?: true;
}

export type Section =
	| { genre: 'destinataire'; lignes: string[] }
	| { genre: 'donnees'; donnees: Donnee[] }
	/** `avis` stands apart from the rest; `note` is what one may read last. */
	| { genre: 'paragraphe'; ton: 'avis' | 'courant' | 'note'; fragments: Fragment[] }
	| { genre: 'titre'; texte: string }
	| { genre: 'tableauEpreuves'; titre: string; lignes: LigneTableau[] }
	| { genre: 'tableauNotes'; titre: string; lignes: LigneDeNote[] }
	| { genre: 'liste'; titre: string; elements: { texte: string; detail: string | null }[] }
	| {
			genre: 'signature';
			mention: string;
			lieuDate: string;
			legende: string;
			signataires: string[];
			/** Signed on the screen; absent while it is to be signed. */
			sceau?: Sceau;
	  };

/** A signature on the screen, as it is sealed in the document. */
export interface Sceau {
	signataires: Signataire[];
	/** « Signé à l’écran le 26/11/2026 à 10:42 (heure de Paris), version 3 » … */
	lignes: string[];
}

export interface LigneTableau {
	/** « E1-A - Mathématiques » */
	epreuve: string;
	/** The language, the country: printed under the épreuve. */
	choix: string | null;
	unite: string | null;
	position: string;
	mode: string | null;
	/** 0 for an épreuve, 1 for its sous-épreuves, 2 below. */
	niveau: number;
}

/** Of the relevé de notes. */
export interface LigneDeNote {
	epreuve: string;
	coefficient: string;
	/** « 12,5 », « Absent », « Dispense » */
	note: string;
	/** « note conservée »; null for one of this session. */
	origine: string | null;
	niveau: number;
}

/** The sentences of the documents, from the exam file that the campagne pinned: an old version keeps its words. */
export interface TextesDocument {
	/** The document is signed on paper; else its validation on line counts as signature. */
	signe: boolean;
	/** How the inscription becomes definitive; null when the exam file says nothing of it. */
	definitive: string | null;
	demandePieces: string;
	/** « IMPORTANT : Pour étudier… » */
	important: string;
	/** With `{fermeture}` where the closing date goes. */
	modif: string;
	/** « Attention à bien vérifier votre choix ci-dessous : » */
	verifier: string;
	diffusionPresse: string;
	diffusionCollectivites: string;
	caisseDesDepots: string;
	rgpd: string;
	/** « CERTIFIE EXACT, » */
	certifie: string;
	/** « A ____, le ____ » */
	lieuDate: string;
	/** « Signature du candidat et du représentant légal si le candidat est mineur » */
	signature: string;
	/** « Si les renseignements… corrigez-les en ROUGE. » */
	rouge: string;
	/** « Le jour de l'examen, une pièce d'identité… » */
	identite: string;
}

export function textesDocument({
	documents,
	definitive,
	textes
}: Pick<Examen, 'documents' | 'definitive' | 'textes'>): TextesDocument {
	return {
		signe: definitive.par === 'document_signe',
		definitive: definitive.texte,
		demandePieces: documents.demandePieces,
		important: textes['pdf.important'].texte,
		modif: textes['pdf.modif'].texte,
		verifier: textes['pdf.verifier'].texte,
		diffusionPresse: textes['diffusion.presse'].texte,
		diffusionCollectivites: textes['diffusion.collectivites'].texte,
		caisseDesDepots: textes['pdf.cdc'].texte,
		rgpd: textes.rgpd.texte,
		certifie: textes['pdf.certifie'].texte,
		lieuDate: textes['pdf.lieu_date'].texte,
		signature: textes['pdf.signature'].texte,
		rouge: textes['pdf.rouge'].texte,
		identite: textes['pdf.identite'].texte
	};
}

/** What a récapitulatif needs; a brouillon has this much before anything is enregistré. */
export type ContenuRecapitulatif = Pick<Instantane, 'compte' | 'campagne' | 'saisie' | 'recapitulatif'>;

/** */
export function documentRecapitulatif(instantane: Instantane, textes: TextesDocument): DocumentOfficiel {
	return {
		...documentBrouillon(instantane, textes),
		brouillon: false,
		reperes: reperes(instantane)
	};
}

/** The same document before « Enregistrer », for « Visualiser/Imprimer » on the phone. */
export function documentBrouillon(contenu: ContenuRecapitulatif, textes: TextesDocument): DocumentOfficiel {
	const { compte, campagne, recapitulatif } = contenu;
	return {
		type: 'recapitulatif',
		titre: recapitulatif.titreDocument,
		sousTitre: recapitulatif.examen,
		brouillon: true,
		enTete: guichet(contenu),
		reperes: [
			{ libelle: 'N° candidat', valeur: compte.numeroCandidat },
			{ libelle: 'Session', valeur: campagne.sessionExamen }
		],
		sections: [
			{ genre: 'destinataire', lignes: recapitulatif.destinataire },
			{ genre: 'donnees', donnees: recapitulatif.etatCivil },
			{ genre: 'paragraphe', ton: 'avis', fragments: amorceEnGras(textes.important) },
			paragraphe(
				textes.modif.replace('{fermeture}', formatFermeture(new Date(campagne.fermeture), campagne.fuseau, 'long'))
			),
			{
				genre: 'titre',
				texte: `Spécialité\u00a0: ${recapitulatif.specialite.libelle} (${recapitulatif.specialite.code})`
			},
			{ genre: 'donnees', donnees: [{ libelle: 'Forme de passage', valeur: recapitulatif.formePassage }] },
			...sectionsAcquis(contenu),
			...sectionsEpreuves(recapitulatif),
			...sectionComplements(recapitulatif),
			diffusion(textes.verifier, textes.diffusionPresse, recapitulatif.diffusionPresse),
			diffusion(textes.verifier, textes.diffusionCollectivites, recapitulatif.diffusionCollectivites),
			paragraphe(textes.caisseDesDepots),
			paragraphe(textes.rgpd, 'note'),
			...(textes.definitive ? [paragraphe(textes.definitive)] : []),
			...(textes.signe ? [signature(textes, recapitulatif.mineur)] : []),
			{ genre: 'paragraphe', ton: 'courant', fragments: [{ texte: textes.rouge, gras: true, rouge: true }] },
			paragraphe(textes.identite)
		]
	};
}

/** The récapitulatif with what was signed on it; its words are those of the unsigned one. */
export function documentSigne(document: DocumentOfficiel, sceau: Sceau): DocumentOfficiel {
	const sections = document.sections.map((s) => (s.genre === 'signature' ? { ...s, sceau } : s));
	return { ...document, sections };
}

function signature({ certifie, lieuDate, signature }: TextesDocument, mineur: boolean): Section {
	return {
		genre: 'signature',
		mention: certifie,
		lieuDate,
		legende: signature,
		signataires: mineur ? ['Le candidat', 'Le représentant légal'] : ['Le candidat']
	};
}

/** The ways of S2 §4.5 to give a pièce, in the order of « Mes justificatifs ». */
const MODES: { mode: PieceDemandee['mode']; titre: string }[] = [
	{ mode: 'en_ligne', titre: 'A déposer en ligne' },
	{ mode: 'postal', titre: 'A envoyer par voie postale' },
	{ mode: 'autre', titre: 'Autres modalités' }
];

/** the list is that of the day; dates and statuts live in « Mes justificatifs ». No seed prints this document: its sentences are ours. */
export function documentDemandePieces(instantane: Instantane, textes: TextesDocument): DocumentOfficiel {
	const { recapitulatif, pieces } = instantane;
	return {
		type: 'demande_pieces',
		titre: textes.demandePieces,
		sousTitre: recapitulatif.examen,
		brouillon: false,
		enTete: guichet(instantane),
		reperes: reperes(instantane),
		sections: [
			{ genre: 'destinataire', lignes: recapitulatif.destinataire },
			paragraphe(
				pieces.length > 0
					? 'Pour que votre candidature soit étudiée, vous devez fournir les pièces justificatives ci-dessous.'
					: 'Aucune pièce justificative ne vous est demandée à ce jour.'
			),
			...(pieces.length > 0 ? [delais()] : []),
			...MODES.flatMap(({ mode, titre }) => sectionsPieces(mode, titre, instantane)),
			paragraphe(textes.rgpd, 'note')
		]
	};
}

function delais(): Section {
	return {
		genre: 'paragraphe',
		ton: 'avis',
		fragments: [
			{ texte: 'IMPORTANT\u00a0:', gras: true },
			{
				texte:
					' Les dates limites de retour sont indiquées dans votre espace Candidat, rubrique «\u00a0Mes justificatifs\u00a0». Elles sont à respecter impérativement.'
			}
		]
	};
}

function sectionsPieces(mode: PieceDemandee['mode'], titre: string, { pieces, campagne }: Instantane): Section[] {
	const duMode = pieces.filter((piece) => piece.mode === mode);
	if (duMode.length === 0) return [];
	const groupes = [...new Set(duMode.map((piece) => piece.groupe))];
	const retour: Section[] = [
		paragraphe('Adresse de retour\u00a0:'),
		{ genre: 'destinataire', lignes: [campagne.reglages.service.nom, ...campagne.reglages.service.adresse] }
	];
	return [
		{ genre: 'titre', texte: titre },
		...(mode === 'postal' ? retour : []),
		...groupes.map((groupe): Section => ({
			genre: 'liste',
			titre: groupe,
			elements: duMode
				.filter((piece) => piece.groupe === groupe)
				.map((piece) => ({
					texte: nomPiece(piece),
					detail: detailPiece(piece)
				}))
		}))
	];
}

/** Why it is asked, its own limit, and what happens without it. */
function detailPiece({ raison, avant, effet }: PieceDemandee): string | null {
	const phrases = [raison, avant && `A fournir avant le ${formatJour(avant)}`, effet].filter((p) => p !== null);
	if (phrases.length < 2) return phrases[0] ?? null;
	return phrases.map((phrase) => (phrase.endsWith('.') ? phrase : `${phrase}.`)).join(' ');
}

/** R-150 « DECLARATION des ACQUIS »; S2 prints neither the year nor the académie. */
function sectionsAcquis({ recapitulatif }: ContenuRecapitulatif): Section[] {
	if (recapitulatif.acquis.length === 0) return [];
	return [
		{ genre: 'titre', texte: 'DECLARATION des ACQUIS' },
		...recapitulatif.acquis.map((acquis): Section => ({
			genre: 'donnees',
			donnees: [
				{ libelle: 'Titre ou diplôme', valeur: acquis.titre },
				{
					libelle: 'Spécialité',
					valeur: acquis.codeSpecialite ? `${acquis.specialite} (${acquis.codeSpecialite})` : acquis.specialite
				}
			]
		}))
	];
}

/** What the exam file asks besides. */
function sectionComplements({ blocs }: Recapitulatif): Section[] {
	return blocs
		.filter((bloc) => bloc.id === 'complements')
		.flatMap(({ titre, lignes }): Section[] => [
			{ genre: 'titre', texte: titre },
			{ genre: 'donnees', donnees: lignes }
		]);
}

/** S2 prints the groupe of the first épreuves only; the 2nd groupe is sat after the results of the first. */
function sectionsEpreuves({ epreuves, reglementRenseigne }: Recapitulatif): Section[] {
	if (!reglementRenseigne) return [{ genre: 'titre', texte: 'EPREUVES' }, paragraphe(REGLEMENT_NON_RENSEIGNE)];
	const premierGroupe = epreuves.filter((epreuve) => epreuve.groupe === epreuves[0]?.groupe);
	return [
		tableau(
			'EPREUVES OBLIGATOIRES',
			premierGroupe.filter((epreuve) => !epreuve.facultative)
		),
		tableau(
			'EPREUVE(S) FACULTATIVE(S)',
			premierGroupe.filter((epreuve) => epreuve.facultative)
		)
	].filter((section) => section.lignes.length > 0);
}

function tableau(titre: string, epreuves: LigneEpreuve[]) {
	return {
		genre: 'tableauEpreuves' as const,
		titre,
		lignes: epreuves.map(({ code, libelle, choix, unite, position, mode, niveau }): LigneTableau => ({
			epreuve: `${code} - ${libelle}`,
			choix,
			unite,
			position: libellePosition(position),
			mode,
			niveau
		}))
	};
}

function diffusion(verifier: string, texte: string, accepte: boolean): Section {
	return {
		genre: 'paragraphe',
		ton: 'courant',
		fragments: [
			{ texte: verifier, gras: true },
			{ texte: ` ${texte}\u00a0: (OUI ou NON)\u00a0: ` },
			{ texte: accepte ? 'OUI' : 'NON', gras: true }
		]
	};
}

function reperes({ compte, campagne, numeroInscription, version, enregistreeLe }: Instantane): Donnee[] {
	const date = formatInstant(new Date(enregistreeLe), campagne.fuseau, 'court');
	return [
		{ libelle: 'N° candidat', valeur: compte.numeroCandidat },
		{ libelle: 'Inscription n°', valeur: numeroInscription },
		{ libelle: 'Session', valeur: campagne.sessionExamen },
		{ libelle: 'Version', valeur: `${version} du ${date}` }
	];
}

/** R-211: the desk of the spécialité's family, at the address of the service when it has none of its own. */
export function guichet({ campagne, saisie }: Pick<Instantane, 'campagne' | 'saisie'>): string[] {
	const desk = contactDe(campagne, saisie.qualification.specialite);
	return adresse(desk.adresse.length ? desk : { ...desk, adresse: campagne.reglages.service.adresse });
}

function adresse({ nom, adresse, telephone, mail }: Service): string[] {
	return [
		nom,
		...adresse,
		...(telephone ? [`Tél\u00a0: ${telephoneLisible(telephone)}`] : []),
		...(mail ? [`Mèl\u00a0: ${mail}`] : [])
	];
}

/** « IMPORTANT : … »: what stands before the first colon is bold, as S2 prints it. */
function amorceEnGras(texte: string): Fragment[] {
	const fin = texte.indexOf(':') + 1;
	return [{ texte: texte.slice(0, fin), gras: true as const }, { texte: texte.slice(fin) }].filter(
		(fragment) => fragment.texte !== ''
	);
}

function paragraphe(texte: string, ton: 'courant' | 'note' = 'courant'): Section {
	return { genre: 'paragraphe', ton, fragments: [{ texte }] };
}
