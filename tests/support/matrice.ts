/**
 * Who gets what at each address: one line a route and method, as `tests/routes.spec.ts` requires. A scenario can walk
 * the same lines against the built server.
 *
 * The answers are those to a request well made: right body, same origin, ids that exist. Whatever is personal belongs
 * to the propriétaire; the other candidat is signed in as well and owns none of it.
 */

/** What each kind of answer looks like on the wire; `vers` is where a redirection leads. */
export const REPONSES = {
	page: { statut: 200, type: 'text/html' },
	/** The shell of the candidate's space: the same for everybody, it holds nothing of anybody. */
	coquille: { statut: 200, type: 'text/html' },
	json: { statut: 200, type: 'application/json' },
	pdf: { statut: 200, type: 'application/pdf' },
	calendrier: { statut: 200, type: 'text/calendar' },
	zip: { statut: 200, type: 'application/zip' },
	/** Of a dépôt: the browser gives it no script, no address and no origin. */
	fichier: { statut: 200, type: 'image/jpeg' },
	/** A write that was taken, and its receipt. */
	recu: { statut: 200, type: 'application/json' },
	accueil: { statut: 303, vers: '/' },
	connexion: { statut: 303, vers: '/connexion' },
	connexion_gestion: { statut: 303, vers: '/gestion/connexion' },
	franceconnect_refus: { statut: 303, vers: '/connexion/franceconnect?refus=franceconnect_perime' },
	bureau: { statut: 303, vers: '/gestion' },
	second_facteur: { statut: 303, vers: '/gestion/second-facteur' },
	signalements: { statut: 303, vers: '/gestion/signalements' },
	espace: { statut: 303, vers: '/espace' },
	ouverture: { statut: 303, vers: '/ouverture-des-services' },
	nouvelle: { statut: 303, vers: '/espace/nouvelle' },
	compte: { statut: 303, vers: '/compte' },
	/** A refusal that is a rule's. */
	conflit: { statut: 409, type: 'application/problem+json' },
	donnees: { statut: 303, vers: '/compte/donnees?refus=franceconnect_perime' },
	sortie: { statut: 303, vers: '/deconnexion/fin' },
	compte_perime: { statut: 303, vers: '/compte?refus=franceconnect_perime' },
	non_connecte: { statut: 401, type: 'application/problem+json' },
	/** Word for word what an id that does not exist gets. */
	introuvable: { statut: 404, type: 'application/problem+json' },
	page_introuvable: { statut: 404, type: 'text/html' },
	/** A link that was used, is over, or is of another kind. */
	lien_perime: { statut: 410, type: 'text/html' },
	/** A form that has something to correct, and says it on its page. */
	a_corriger: { statut: 400, type: 'text/html' }
} as const satisfies Record<string, { statut: number; type?: string; vers?: string }>;

export type Reponse = keyof typeof REPONSES;
export type Methode = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Ligne {
	methode: Methode;
	/** As Kit names the route, groups left out: `/compte/activer/[jeton]`; a named action ends in `?/name`. */
	adresse: string;
	anonyme: Reponse;
	proprietaire: Reponse;
	autre: Reponse;
	/** Signed in at the desk, of the académie of the propriétaire's candidature. */
	gestionnaire: Reponse;
	/** Of another académie. */
	gestionnaireAilleurs: Reponse;
	/** Outside demo mode it does not exist: 404 for all. */
	demoSeulement: boolean;
}

function ligne(
	methode: Methode,
	adresse: string,
	anonyme: Reponse,
	proprietaire: Reponse = anonyme,
	autre: Reponse = proprietaire
): Ligne {
	const demoSeulement = adresse.startsWith('/demo/');
	// Outside the desk a gestionnaire is nobody.
	return {
		methode,
		adresse,
		anonyme,
		proprietaire,
		autre,
		gestionnaire: anonyme,
		gestionnaireAilleurs: anonyme,
		demoSeulement
	};
}

/** At the desk every candidat is nobody, whoever owns the candidature. */
function auBureau(
	methode: Methode,
	adresse: string,
	gestionnaire: Reponse,
	gestionnaireAilleurs: Reponse = gestionnaire,
	anonyme: Reponse = 'connexion_gestion'
): Ligne {
	return { ...ligne(methode, adresse, anonyme), gestionnaire, gestionnaireAilleurs };
}

/** One answer is for all; two are for the anonyme and for any candidat; three, anonyme, propriétaire and other. */
export const MATRICE: Ligne[] = [
	ligne('GET', '/', 'page'),
	ligne('GET', '/accessibilite', 'page'),
	ligne('GET', '/ai-je-le-droit', 'page'),
	ligne('GET', '/aide', 'page'),
	ligne('GET', '/donnees-personnelles', 'page'),
	ligne('GET', '/hors-ligne', 'page'),
	ligne('GET', '/mentions-legales', 'page'),
	ligne('GET', '/ouverture-des-services', 'page'),
	ligne('GET', '/plan-du-site', 'page'),
	ligne('GET', '/un-probleme', 'page'),
	ligne('GET', '/visite-finie', 'page'),
	ligne('GET', '/s-inscrire', 'ouverture', 'nouvelle'),

	ligne('GET', '/compte/creer', 'page'),
	ligne('POST', '/compte/creer', 'page'),
	ligne('GET', '/compte/activation', 'page'),
	ligne('POST', '/compte/activation?/renvoyer', 'page'),
	ligne('POST', '/compte/activation?/corriger', 'a_corriger'),
	ligne('GET', '/compte/activer/[jeton]', 'page'),
	ligne('POST', '/compte/activer/[jeton]', 'page'),
	ligne('GET', '/mot-de-passe-oublie', 'page'),
	ligne('POST', '/mot-de-passe-oublie', 'page'),
	ligne('GET', '/mot-de-passe/[jeton]', 'page'),
	// Sent empty, or with the link of an activation: what a good one does is a scenario of its own.
	ligne('POST', '/mot-de-passe/[jeton]', 'a_corriger'),
	ligne('GET', '/compte', 'connexion', 'page'),
	// Sent empty: what a good one does is a scenario of its own.
	ligne('POST', '/compte?/adresse', 'connexion', 'a_corriger'),
	ligne('POST', '/compte?/motDePasse', 'connexion', 'a_corriger'),
	// No address waits.
	ligne('POST', '/compte?/renvoyer', 'connexion', 'lien_perime'),
	ligne('POST', '/compte?/annuler', 'connexion', 'compte'),
	// An authSession of somebody else’s is not closed, and the answer does not say so.
	ligne('POST', '/compte?/fermer', 'connexion', 'compte'),
	ligne('POST', '/compte?/fermerAutres', 'connexion', 'compte'),
	// Frozen for whoever has a candidature.
	ligne('GET', '/compte/identite', 'connexion', 'compte', 'page'),
	ligne('POST', '/compte/identite', 'connexion', 'compte', 'a_corriger'),
	// Says so to whoever has no candidature yet.
	ligne('GET', '/compte/correction', 'connexion', 'page'),
	// Only of whoever has a candidature; sent empty.
	ligne('GET', '/compte/correction/[champ]', 'connexion', 'page', 'compte'),
	ligne('POST', '/compte/correction/[champ]', 'connexion', 'a_corriger', 'compte'),
	ligne('GET', '/compte/adresse/[jeton]', 'page'),
	ligne('POST', '/compte/adresse/[jeton]', 'lien_perime'),
	ligne('GET', '/connexion', 'page', 'espace'),
	ligne('POST', '/connexion', 'espace'),
	// Without a refusal to tell, and without a demande that this browser made.
	ligne('GET', '/connexion/franceconnect', 'connexion'),
	ligne('GET', '/connexion/franceconnect/retour', 'franceconnect_refus'),
	ligne('POST', '/connexion/franceconnect', 'page'),
	// For whoever came by FranceConnect; a scenario has one. It leaves a demande in this browser: after the way back.
	ligne('POST', '/compte?/identifier', 'connexion', 'page'),
	ligne('POST', '/compte?/adresseFederee', 'connexion', 'compte_perime'),
	ligne('GET', '/compte/donnees', 'connexion', 'page'),
	// Sent empty: what a good one does is a scenario of its own.
	ligne('POST', '/compte/donnees?/supprimer', 'connexion', 'a_corriger'),
	// For whoever came by FranceConnect; a scenario has one.
	ligne('POST', '/compte/donnees?/identifier', 'connexion', 'page'),
	ligne('POST', '/compte/donnees?/supprimerFedere', 'connexion', 'donnees'),
	ligne('GET', '/compte/donnees/export', 'non_connecte', 'zip'),
	ligne('GET', '/compte/supprime', 'page'),
	// For whoever signs in with a papillon's password; a scenario has one.
	ligne('GET', '/premiere-connexion', 'connexion', 'espace'),
	ligne('POST', '/premiere-connexion', 'connexion', 'espace'),
	ligne('GET', '/deconnexion', 'accueil'),
	ligne('POST', '/deconnexion', 'accueil', 'sortie'),
	ligne('GET', '/deconnexion/fin', 'accueil'),

	ligne('GET', '/coquille', 'coquille'),
	ligne('GET', '/espace', 'connexion', 'coquille'),
	ligne('GET', '/espace/nouvelle', 'connexion', 'coquille'),
	ligne('GET', '/espace/messages', 'connexion', 'coquille'),
	ligne('GET', '/espace/envois', 'connexion', 'coquille'),
	ligne('GET', '/espace/inscription/[brouillonId]', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/inscription', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/numero', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/documents', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/documents/[type]', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/justificatifs', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/justificatifs/[pieceId]', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/justificatifs/[pieceId]/signer', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/justificatifs/recus', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/notes', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/signaler', 'connexion', 'coquille'),
	ligne('GET', '/espace/candidatures/[id]/versions/[version]', 'connexion', 'coquille'),

	ligne('GET', '/api/campagnes', 'json'),
	ligne('GET', '/api/campagnes/[id]', 'json'),
	ligne('GET', '/api/campagnes/[id]/calendrier', 'calendrier'),
	ligne('GET', '/api/examens/[hash]', 'json'),
	ligne('GET', '/api/moi', 'non_connecte', 'json'),
	ligne('GET', '/api/messages', 'non_connecte', 'json'),
	ligne('POST', '/api/messages/[id]/lu', 'non_connecte', 'recu', 'introuvable'),
	ligne('GET', '/api/brouillons', 'non_connecte', 'json'),
	// A brouillon is looked up within one compte: the same id is another brouillon for another candidat.
	ligne('PUT', '/api/brouillons/[id]/[onglet]', 'non_connecte', 'recu'),
	ligne('DELETE', '/api/brouillons/[id]', 'non_connecte', 'recu'),
	// To sign in again in place, as the person of the page and nobody else.
	ligne('POST', '/api/connexion', 'json'),
	ligne('POST', '/api/candidatures', 'non_connecte', 'recu'),
	ligne('GET', '/api/candidatures/[id]', 'non_connecte', 'json', 'introuvable'),
	ligne('PUT', '/api/candidatures/[id]', 'non_connecte', 'recu', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/documents', 'non_connecte', 'json', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/documents/[type]', 'non_connecte', 'json', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/documents/[type]?format=pdf', 'non_connecte', 'pdf', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/calendrier', 'non_connecte', 'calendrier', 'introuvable'),
	ligne('POST', '/api/candidatures/[id]/documents/[type]/lu', 'non_connecte', 'recu', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/notes', 'non_connecte', 'json', 'introuvable'),
	// La Guyane has the récapitulatif signed: nothing is validated on line there.
	ligne('POST', '/api/candidatures/[id]/validation', 'non_connecte', 'conflit', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/pieces', 'non_connecte', 'json', 'introuvable'),
	ligne('PUT', '/api/depots/[id]', 'non_connecte', 'recu', 'introuvable'),
	ligne('PATCH', '/api/depots/[id]', 'non_connecte', 'recu', 'introuvable'),
	ligne('GET', '/api/depots/[id]', 'non_connecte', 'json', 'introuvable'),
	ligne('GET', '/api/depots/[id]/fichier', 'non_connecte', 'fichier', 'introuvable'),
	ligne('DELETE', '/api/depots/[id]', 'non_connecte', 'recu', 'introuvable'),
	ligne('POST', '/api/candidatures/[id]/pieces/verrou', 'non_connecte', 'recu', 'introuvable'),
	ligne('POST', '/api/candidatures/[id]/signature', 'non_connecte', 'recu', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/versions', 'non_connecte', 'json', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/versions/[version]', 'non_connecte', 'json', 'introuvable'),
	ligne('GET', '/api/candidatures/[id]/signalements', 'non_connecte', 'json', 'introuvable'),
	ligne('POST', '/api/candidatures/[id]/signalements', 'non_connecte', 'recu', 'introuvable'),
	ligne('POST', '/api/candidatures/[id]/absence', 'non_connecte', 'recu', 'introuvable'),
	// The last thing that is asked of it: nothing of a désinscrite is written any more.
	ligne('POST', '/api/candidatures/[id]/desinscription', 'non_connecte', 'recu', 'introuvable'),

	auBureau('GET', '/gestion/connexion', 'bureau', 'bureau', 'page'),
	auBureau('POST', '/gestion/connexion', 'bureau', 'bureau', 'bureau'),
	// For whoever just gave a password and has a second factor; a scenario has one.
	auBureau('GET', '/gestion/connexion/code', 'bureau'),
	auBureau('POST', '/gestion/connexion/code', 'bureau'),
	auBureau('GET', '/gestion/second-facteur', 'page'),
	auBureau('POST', '/gestion/second-facteur?/preparer', 'second_facteur'),
	// Sent empty: what a good one does is a scenario of its own.
	auBureau('POST', '/gestion/second-facteur?/activer', 'a_corriger'),
	auBureau('POST', '/gestion/second-facteur?/codes', 'a_corriger'),
	auBureau('POST', '/gestion/second-facteur?/retirer', 'a_corriger'),
	auBureau('GET', '/gestion/deconnexion', 'bureau'),
	auBureau('GET', '/gestion', 'page'),
	auBureau('POST', '/gestion?/chercher', 'page'),
	auBureau('GET', '/gestion/candidatures/[id]', 'page', 'page_introuvable'),
	// Sent empty: what a good one does is a scenario of its own.
	auBureau('POST', '/gestion/candidatures/[id]?/controler', 'a_corriger', 'page_introuvable'),
	auBureau('GET', '/gestion/corrections', 'page'),
	auBureau('GET', '/gestion/corrections/[id]', 'page', 'page_introuvable'),
	auBureau('POST', '/gestion/corrections/[id]?/decider', 'a_corriger', 'page_introuvable'),
	auBureau('GET', '/gestion/corrections/[id]/preuve', 'fichier', 'page_introuvable'),
	auBureau('POST', '/gestion/candidatures/[id]?/publier', 'a_corriger', 'page_introuvable'),
	auBureau('GET', '/gestion/candidatures/[id]/documents/[type]', 'pdf', 'page_introuvable'),
	auBureau('POST', '/gestion/candidatures/[id]?/etat', 'a_corriger', 'page_introuvable'),
	auBureau('POST', '/gestion/candidatures/[id]?/vue', 'signalements', 'page_introuvable'),
	auBureau('GET', '/gestion/signalements', 'page'),
	auBureau('GET', '/gestion/signalements/[id]', 'page', 'page_introuvable'),
	auBureau('POST', '/gestion/signalements/[id]', 'a_corriger', 'page_introuvable'),
	auBureau('GET', '/gestion/depots/[id]/fichier', 'fichier', 'page_introuvable'),
	auBureau('POST', '/gestion/deconnexion', 'connexion_gestion'),

	ligne('GET', '/demo/courriels', 'page'),
	ligne('GET', '/demo/courriels/[courrielId]', 'page')
];
