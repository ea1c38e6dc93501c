/**
 * S2's own candidate as an instantané, for specs: typed by hand from seed S2 §3 and §4.1, not produced by the rules.
 */
import type { TextesDocument } from './documents';
import type { Instantane } from './instantane';
import type { LigneEpreuve } from './recapitulatif';
import { saisieVide } from './saisie';

const CCF = 'Contrôle en cours de formation';
const PONCTUEL = 'Ponctuel';

type Ligne = [
	niveau: number,
	code: string,
	libelle: string,
	unite: string | null,
	position: LigneEpreuve['position'],
	mode: string | null
];

const OBLIGATOIRES: Ligne[] = [
	[0, 'E1', 'Epreuve scientifique', null, 'inscrit', null],
	[1, 'E1-A', 'Mathématiques', 'U11', 'inscrit', CCF],
	[1, 'E1-B', 'Physique-Chimie', 'U12', 'inscrit', CCF],
	[0, 'E2', 'Exploitation de la documentation technique', 'U2', 'inscrit', PONCTUEL],
	[0, 'E3', 'Prise en compte de la formation en milieu professionnel', null, 'inscrit', null],
	[1, 'E3-A', 'Inspection et relation en entreprise', 'U31', 'inscrit', CCF],
	[1, 'E3-B', 'Montage - démontage', 'U32', 'inscrit', CCF],
	[1, 'E3-C', 'Essais, réglages et mise en oeuvre', 'U33', 'inscrit', CCF],
	[1, 'E3-D', 'Réalisation et contrôle', 'U34', 'inscrit', CCF],
	[1, 'E3-E', 'Economie et gestion', 'U35', 'inscrit', PONCTUEL],
	[1, 'E3-F', 'Prévention, santé, environnement', 'U36', 'inscrit', PONCTUEL],
	[0, 'E4', 'Langue vivante', 'U4', 'dispense', null],
	[1, 'E4-A', 'Langue vivante A : écrite', null, 'dispense', null],
	[1, 'E4-B', 'Langue vivante A : orale', null, 'dispense', null],
	[0, 'E5', 'Français, histoire-géographie, enseignement moral et civique', null, 'dispense', null],
	[1, 'E5-A', 'Français', 'U51', 'dispense', null],
	[1, 'E5-B', 'Histoire-géographie et enseignement moral et civique', 'U52', 'dispense', null],
	[0, 'E6', 'Arts appliqués et culture artistique', 'U6', 'dispense', null],
	[0, 'E7', 'Education physique et sportive', 'U7', 'dispense', null],
	[0, 'EC1', "Chef d'oeuvre", 'CO1', 'inscrit', CCF],
	[1, 'EC1A', "Chef d'oeuvre : présentation orale", null, 'inscrit', CCF],
	[1, 'EC1B', "Chef d'oeuvre : note du livret", null, 'inscrit', CCF],
	[2, 'EC1BA', "Chef d'oeuvre, note de la scolarité 1ère", null, 'inscrit', CCF],
	[2, 'EC1BB', "Chef d'oeuvre, note de la scolarité terminale", null, 'inscrit', CCF]
];

const obligatoire = ([niveau, code, libelle, unite, position, mode]: Ligne): LigneEpreuve => ({
	code,
	libelle,
	unite,
	niveau,
	facultative: false,
	groupe: 'Session normale 1er groupe',
	position,
	mode,
	choix: null,
	coefficient: null,
	precisions: null
});

export const INSTANTANE_S2: Instantane = {
	format: 1,
	numeroInscription: '005',
	version: 1,
	// 16:06 in Cayenne.
	enregistreeLe: '2023-12-11T19:06:00.000Z',
	compte: {
		id: 'compte-s2',
		numeroCandidat: '01948418953',
		mail: '1948418953@mail.fr',
		sexe: 'F',
		nom: 'NGMB-DUPONT',
		nomUsage: null,
		prenoms: 'NGMB-Jeanne',
		dateNaissance: '2005-05-06',
		paysNaissance: '100',
		departementNaissance: '011',
		communeNaissance: 'BUGARACH',
		ine: '088553495DY',
		creeLe: '2023-10-20T12:00:00.000Z',
		activeLe: '2023-10-20T12:10:00.000Z'
	},
	campagne: {
		id: 'bcp-2024-33',
		examenCode: 'BCP',
		examenHash: '0'.repeat(64),
		sessionExamen: '2024',
		academie: '33',
		fuseau: 'America/Cayenne',
		ouverture: '2023-10-16T11:00:00.000Z',
		// Until 23:59 on 13 December: midnight in Cayenne.
		fermeture: '2023-12-14T03:00:00.000Z',
		reglages: {
			service: {
				nom: 'RECTORAT DE GUYANE',
				adresse: ['DIVISIONS EXAMENS ET CONCOURS', 'DEC 2', 'PLACE LEOPOLD HEDER BP 6011', '97306 CAYENNE CEDEX'],
				telephone: '0594272243',
				mail: 'dec.exapro@ac-guyane.fr'
			},
			etablissements: [],
			languesFacultatives: null,
			languesObligatoires: null,
			specialites: null,
			messages: []
		}
	},
	saisie: saisieVide(),
	recapitulatif: {
		examen: 'BACCALAURÉAT PROFESSIONNEL',
		titreDocument: 'Récapitulatif de votre candidature',
		specialite: { code: '25303', libelle: 'Aéronautique option Systèmes' },
		formePassage: 'Globale',
		blocs: [],
		acquis: [
			{
				titre: 'BTS DUT DEUG LICENCE',
				specialite: 'Toutes spécialités',
				codeSpecialite: '00002',
				annee: '2022',
				academie: 'Aix-Marseille'
			}
		],
		epreuves: [
			...OBLIGATOIRES.map(obligatoire),
			{
				...obligatoire([0, 'EF1', 'Langue vivante facultative', 'UF1', 'inscrit', PONCTUEL]),
				facultative: true,
				choix: 'Anglais'
			},
			{
				...obligatoire([0, 'EF2', 'Epreuve de mobilité', 'UF2', 'inscrit', CCF]),
				facultative: true,
				choix: 'Lettonie'
			},
			{
				...obligatoire([0, 'ECT', 'Epreuve de contrôle', null, 'inscrit', PONCTUEL]),
				groupe: 'Session normale 2nd groupe'
			}
		],
		reglementRenseigne: true,
		avertissements: [],
		diffusionPresse: false,
		diffusionCollectivites: false,
		etatCivil: [
			{ libelle: "Nom d'usage", valeur: '' },
			{ libelle: 'Nationalité', valeur: 'Français' },
			{ libelle: 'Né(e) le', valeur: '06/05/2005' },
			{ libelle: 'A', valeur: 'BUGARACH - 011' },
			{ libelle: 'Tél', valeur: 'Tél. mobile : 01 23 45 67 89' },
			{ libelle: 'Mèl', valeur: '1948418953@mail.fr' },
			{ libelle: 'VAE', valeur: 'NON' },
			{ libelle: 'Identifiant National (INE)', valeur: '088553495DY' },
			{ libelle: 'Etablissement', valeur: 'CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2 (9730538X)' },
			{ libelle: 'Catégorie du Candidat', valeur: 'SCOLAIRE BACPRO 1 AN (133)' },
			{ libelle: "Aménagement d'épreuve demandé au titre du handicap", valeur: 'NON' }
		],
		destinataire: ['MADAME NGMB-DUPONT Ngmb-Jeanne', 'reu', '97300 CAYENNE'],
		mineur: false
	},
	pieces: [
		{
			id: 'recapitulatif_signe',
			code: null,
			groupe: 'Confirmation',
			libelle: 'Récapitulatif de votre candidature signé',
			mode: 'en_ligne',
			raison: null,
			avant: null,
			effet: null
		},
		{
			id: 'identite',
			code: '93475001',
			groupe: 'Identité',
			libelle: "Document justifiant l'identité",
			mode: 'en_ligne',
			raison: null,
			avant: null,
			effet: null
		},
		{
			id: 'diplome',
			code: null,
			groupe: 'Acquis',
			libelle: 'Relevé de notes ou diplôme',
			mode: 'en_ligne',
			raison: 'Vous avez déclaré un acquis : BTS DUT DEUG LICENCE.',
			avant: null,
			effet: null
		},
		{
			id: 'certificat_medical',
			code: '93475002',
			groupe: 'Conditions',
			libelle: 'Certificat médical pour embauchement',
			mode: 'postal',
			raison: 'Demandé par la spécialité que vous présentez.',
			avant: null,
			effet: null
		}
	]
};

export const TEXTES_S2: TextesDocument = {
	signe: true,
	definitive: null,
	demandePieces: 'Demande de pièces justificatives',
	important:
		'IMPORTANT : Pour étudier la recevabilité de votre candidature, vous devez fournir des pièces justificatives dont la liste, les modalités et les dates limites de retour sont indiquées dans votre espace Candidat rubrique " Mes justificatifs". Les dates limites de retour sont à respecter impérativement. Ce document "Récapitulatif de votre candidature" signé fait partie des pièces justificatives.',
	modif: 'Vous pouvez modifier votre candidature avant la fermeture du service inscription fixée le {fermeture}.',
	verifier: 'Attention à bien vérifier votre choix ci-dessous :',
	diffusionPresse:
		"J'accepte la communication de mes résultats d'examen, en vue d'une publication par la presse ou sur les sites internet de sociétés de droit privé",
	diffusionCollectivites:
		"J'accepte la communication de mes résultats, de mon nom et de mon adresse aux collectivités territoriales en vue d'éventuelles félicitations",
	caisseDesDepots:
		"Pour information, si vous êtes admis à l'examen, votre résultat sera transmis à la Caisse des Dépôts afin d'alimenter votre compte personnel de formation.",
	rgpd: "Conformément à la \"loi informatique et libertés\" du 6 janvier 1978 modifiée en 2004, vous bénéficiez d'un droit d'accès et de rectification aux informations qui vous concernent : vous pouvez exercer ce droit en vous adressant au service des examens et concours de votre académie d'inscription. Vous pouvez également, pour des motifs légitimes, vous opposer au traitement des données vous concernant.",
	certifie: 'CERTIFIE EXACT,',
	lieuDate: 'A ____, le ____',
	signature: 'Signature du candidat et du représentant légal si le candidat est mineur',
	rouge: 'Si les renseignements contenus dans ce document sont incorrects ou incomplets, corrigez-les en ROUGE.',
	identite: "Le jour de l'examen, une pièce d'identité avec photographie vous sera demandée."
};
