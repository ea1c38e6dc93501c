/**
 * Refus: the one catalogue of reasons to say « non », each with its HTTP status and a sentence for a worried
 * seventeen-year-old that says how to mend.
 *
 * A rule returns `CodeRefus | null`; a use-case calls `exiger(rule(…))`; the server answers, the phone shows the sentence.
 * Wording: the seeds where they give one, ours elsewhere.
 */
export const REFUS = {
	// Who is asking
	non_connecte: { http: 401, message: 'Vous n’êtes plus connecté(e). Reconnectez-vous : votre brouillon est gardé.' },
	identifiants_invalides: { http: 401, message: 'Identifiant ou mot de passe incorrect.' },
	code_refuse: {
		http: 401,
		message: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant sur votre téléphone, puis saisissez-le.'
	},
	compte_non_active: {
		http: 403,
		message:
			'Votre compte n’est pas encore activé. Ouvrez le lien du mail reçu à la création du compte ; regardez aussi dans les spams.'
	},
	origine_refusee: {
		http: 403,
		message: 'Cette demande ne vient pas d’une page d’Escale. Rechargez la page puis recommencez.'
	},
	acces_interdit: {
		http: 403,
		message: 'Cette page n’est pas ouverte à votre compte. Revenez à l’accueil pour continuer.'
	},
	autre_compte: {
		http: 409,
		message:
			'Un autre compte est connecté sur cet appareil. Reconnectez-vous avec le vôtre\u00a0: votre saisie est gardée.'
	},
	application_perimee: {
		http: 426,
		message:
			'Cette version de l’application est trop ancienne. Mettez-la à jour\u00a0: votre saisie est gardée et partira après.'
	},
	trop_de_tentatives: { http: 429, message: 'Trop de tentatives. Attendez quelques minutes, puis réessayez.' },

	// The compte
	mail_existe: { http: 409, message: 'Cette adresse mail existe déjà dans l’application Escale' },
	franceconnect_annule: {
		http: 403,
		message: 'Vous avez refusé ou quitté FranceConnect avant la fin. Rien n’a été transmis, ni créé.'
	},
	franceconnect_perime: {
		http: 410,
		message:
			'Cette identification a expiré, a déjà servi ou a commencé dans un autre navigateur. Recommencez ici, elle prend une minute.'
	},
	franceconnect_indisponible: {
		http: 424,
		message: 'FranceConnect n’a pas pu confirmer votre identité. Rien n’a été créé. Réessayez dans quelques minutes.'
	},
	franceconnect_incomplet: {
		http: 422,
		message:
			'FranceConnect n’a pas transmis tout ce qu’il faut pour ouvrir un compte. Créez votre compte par le formulaire.'
	},
	franceconnect_mail_existe: {
		http: 409,
		message:
			'L’adresse mail de votre FranceConnect sert déjà à un compte Escale. Les deux ne sont jamais réunis\u00a0: rien n’a été créé ni modifié.'
	},
	jeton_invalide: {
		http: 410,
		message:
			'Ce lien a expiré ou a déjà servi. Compte déjà activé ? Connectez-vous. Sinon, vos données sont effacées après 48 h : créez à nouveau votre compte.'
	},
	compte_deja_active: { http: 409, message: 'Votre compte est déjà activé. Connectez-vous.' },
	lien_perime: {
		http: 410,
		message:
			'Ce lien a expiré ou a déjà servi. Si vous l’avez déjà utilisé, c’est fait\u00a0; sinon, demandez-en un nouveau.'
	},
	etat_civil_fige: {
		http: 409,
		message:
			'Dès qu’une candidature existe, seuls l’adresse mail et le mot de passe sont modifiables. Pour le reste, contactez le service gestionnaire.'
	},
	etat_civil_federe: {
		http: 409,
		message:
			'Votre identité vient de FranceConnect et ne se modifie pas ici. Si elle est fausse, faites-la corriger par ceux qui la lui ont donnée, ou contactez le service gestionnaire.'
	},
	suppression_interdite: {
		http: 409,
		message: 'Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées'
	},

	// When
	service_pas_encore_ouvert: {
		http: 409,
		message: 'Les inscriptions ne sont pas encore ouvertes. Revenez à la date d’ouverture affichée.'
	},
	service_ferme: {
		http: 409,
		message:
			'L’heure de fermeture des inscriptions est passée. Votre brouillon est intact. Contactez le service des examens de votre académie.'
	},
	etat_interdit: {
		http: 409,
		message:
			'L’état de votre candidature ne permet pas cette action. Ouvrez « Mes inscriptions » pour voir où vous en êtes.'
	},
	version_perimee: {
		http: 409,
		message:
			'Ces données ont changé depuis votre lecture, peut-être sur un autre appareil. Rechargez la page avant de continuer.'
	},
	brouillon_termine: {
		http: 410,
		message:
			'Ce brouillon a déjà été enregistré, ou effacé sur un autre appareil. Ce que vous avez saisi ici est gardé dans un nouveau brouillon.'
	},
	candidature_modifiee: {
		http: 409,
		message:
			'Votre inscription a été modifiée sur un autre appareil depuis que vous avez commencé cette modification. Ce qui a changé là-bas est maintenant ici\u00a0: relisez, puis appuyez à nouveau sur Enregistrer.'
	},
	trop_de_brouillons: {
		http: 409,
		message:
			'Vous avez trop de brouillons en cours. Effacez ceux qui ne servent plus dans «\u00a0Mes inscriptions\u00a0».'
	},
	candidature_existe: {
		http: 409,
		message: 'Vous avez déjà une candidature à cet examen pour cette session. Ouvrez-la dans « Mes inscriptions ».'
	},

	// The life of a candidature
	desinscription_fermee: {
		http: 409,
		message:
			'Après fermeture des inscriptions, vous ne pouvez plus vous désinscrire vous-même. Contactez le service gestionnaire dont les coordonnées figurent sur votre récapitulatif.'
	},
	desinscription_etablissement: {
		http: 409,
		message: 'Votre établissement vous a inscrit(e) : c’est à lui de vous désinscrire. Demandez-le à son secrétariat.'
	},
	epreuves_commencees: {
		http: 409,
		message: 'Les épreuves ont commencé : cette déclaration ne change plus rien. Contactez le service des examens.'
	},
	trop_de_signalements: {
		http: 429,
		message: 'Plusieurs de vos signalements attendent une réponse. Attendez-la, ou contactez le service des examens.'
	},
	signalement_traite: {
		http: 409,
		message: 'Quelqu’un a déjà répondu à ce signalement. Rechargez la page pour lire la réponse.'
	},

	// What is asked for
	introuvable: { http: 404, message: 'Nous ne trouvons pas ce que vous demandez. Revenez à « Mes inscriptions ».' },
	examen_inconnu: { http: 404, message: 'Nous ne connaissons pas cet examen. Choisissez-le à nouveau dans la liste.' },
	campagne_inconnue: {
		http: 404,
		message: 'Aucun service d’inscription n’existe pour ce choix. Vérifiez l’examen, la session et l’académie.'
	},

	// What was sent
	corps_illisible: {
		http: 400,
		message: 'Votre envoi est arrivé abîmé. Rien n’est perdu sur votre appareil : recommencez l’envoi.'
	},
	corps_trop_gros: { http: 413, message: 'Votre envoi est trop gros. Allégez le fichier, puis recommencez.' },
	format_refuse: { http: 415, message: 'Ce format n’est pas accepté. Rechargez la page, puis recommencez.' },
	saisie_invalide: { http: 422, message: 'Des informations sont à corriger. Elles sont signalées une par une.' },
	// Pièces justificatives
	piece_inconnue: {
		http: 404,
		message: 'Cette pièce n’est pas demandée pour votre candidature. Rechargez «\u00a0Mes justificatifs\u00a0».'
	},
	piece_non_dematerialisee: {
		http: 409,
		message: 'Cette pièce ne se dépose pas en ligne. Suivez le mode d’envoi indiqué sur la demande de pièces.'
	},
	depot_pas_ouvert: {
		http: 409,
		message: 'Le dépôt de cette pièce n’est pas encore ouvert. Revenez à la date indiquée.'
	},
	depot_ferme: {
		http: 409,
		message:
			'La date limite de dépôt de cette pièce est passée. Votre fichier est gardé sur cet appareil. Contactez le service des examens.'
	},
	piece_verrouillee: {
		http: 423,
		message:
			'Vous avez confirmé cette pièce avec «\u00a0J’ai fourni toutes mes pièces\u00a0»\u00a0: elle ne peut plus changer, sauf si le service la rouvre.'
	},
	piece_conforme: { http: 423, message: 'Cette pièce est conforme. Vous n’avez rien à faire.' },
	groupe_incomplet: {
		http: 409,
		message: 'Il manque une pièce dans ce groupe. Ajoutez-la, puis confirmez à nouveau.'
	},
	pieces_changees: {
		http: 409,
		message:
			'Ces pièces ont changé sur un autre appareil. Regardez-les à nouveau, puis confirmez-les si elles vous conviennent.'
	},
	depot_retire: {
		http: 410,
		message: 'Ce fichier a été supprimé ou remplacé sur un autre appareil. Rechargez «\u00a0Mes justificatifs\u00a0».'
	},
	depot_decale: { http: 409, message: 'L’envoi reprend là où il s’était arrêté. Vous n’avez rien à faire.' },
	fichier_vide: { http: 422, message: 'Ce fichier est vide. Reprenez la photo ou choisissez un autre fichier.' },
	fichier_trop_gros: {
		http: 413,
		message: 'Ce fichier dépasse la taille autorisée. Escale peut l’alléger\u00a0: ajoutez-le à nouveau.'
	},
	fichier_type: {
		http: 415,
		message: 'Ce fichier n’est ni un PDF ni une photo. Photographiez le document, ou choisissez un PDF ou une image.'
	},
	fichier_illisible: {
		http: 422,
		message: 'Ce fichier est abîmé et ne s’ouvre pas. Reprenez la photo ou choisissez un autre fichier.'
	},
	fichier_abime: {
		http: 422,
		message: 'Ce fichier est arrivé abîmé. L’original est gardé sur votre appareil\u00a0: l’envoi recommence.'
	},
	image_trop_grande: {
		http: 422,
		message: 'Cette image a trop de points. Ajoutez-la à nouveau\u00a0: Escale la réduit.'
	},
	pdf_protege: {
		http: 422,
		message:
			'Ce PDF est protégé par un mot de passe. Ajoutez-le à nouveau et tapez son mot de passe sur votre appareil.'
	},
	pdf_actif: {
		http: 422,
		message:
			'Ce PDF contient un programme ou un fichier joint. Imprimez-le en PDF ou photographiez ses pages, puis ajoutez-le.'
	},
	pdf_trop_de_pages: {
		http: 422,
		message: 'Ce PDF a trop de pages. Gardez seulement celles qui sont demandées, puis ajoutez-le à nouveau.'
	},
	fichier_infecte: {
		http: 422,
		message: 'L’antivirus a refusé ce fichier. Il n’a pas été gardé. Photographiez le document à la place.'
	},
	antivirus_muet: {
		http: 424,
		message: 'L’antivirus ne répond pas\u00a0: ce fichier n’a pas été gardé. Réessayez dans quelques minutes.'
	},
	quota_depots: {
		http: 429,
		message: 'Vous avez envoyé beaucoup de fichiers en peu de temps. Attendez une heure, puis réessayez.'
	},
	quota_pieces: {
		http: 409,
		message: 'Trop de fichiers sont gardés ou en cours d’envoi pour cette candidature. Supprimez-en un, puis réessayez.'
	},
	quota_place: {
		http: 413,
		message:
			'Vos fichiers prennent toute la place prévue pour vous. Allégez celui-ci ou supprimez-en un, puis réessayez.'
	},
	quota_signatures: {
		http: 429,
		message: 'Vous avez signé beaucoup de fois en peu de temps. Attendez une heure, puis réessayez.'
	},
	signature_perimee: {
		http: 409,
		message: 'Votre candidature a changé depuis\u00a0: relisez la nouvelle version, puis signez-la.'
	},
	signature_interdite: {
		http: 409,
		message: 'Ce document ne se signe pas à l’écran. Imprimez-le ou photographiez la page signée.'
	},

	// « Valider »
	validation_perimee: {
		http: 409,
		message: 'Votre candidature a changé depuis\u00a0: relisez la nouvelle version, puis validez-la.'
	},
	validation_interdite: {
		http: 409,
		message:
			'Cette inscription ne se valide pas en ligne. Suivez ce que dit «\u00a0Mes justificatifs\u00a0» pour la confirmer.'
	},

	cle_reutilisee: {
		http: 409,
		message: 'Cet envoi est déjà arrivé avec un autre contenu. Rechargez la page, vérifiez, puis enregistrez à nouveau.'
	}
} as const satisfies Record<string, { http: number; message: string }>;

export type CodeRefus = keyof typeof REFUS;

/** Throws when a rule gave a reason: `exiger(refusFenetre(fenetre, clock.now()))`. */
export function exiger(code: CodeRefus | null): void {
	if (code) throw new Refus(code);
}

/** A « non » on its way to the person; the server alone turns it into HTTP. */
export class Refus extends Error {
	readonly code: CodeRefus;
	readonly details: DetailsRefus | undefined;

	constructor(code: CodeRefus, details?: DetailsRefus) {
		super(details?.detail ?? REFUS[code].message);
		this.name = 'Refus';
		this.code = code;
		this.details = details;
	}

	get http(): number {
		return REFUS[this.code].http;
	}
}

export interface DetailsRefus {
	/** With `saisie_invalide`: each field to correct, and how. */
	erreurs?: ErreurChamp[];
	/** In the place of the catalogue’s sentence, where one that knows more helps more. */
	detail?: string;
	/** With `trop_de_tentatives`: how long to wait. */
	secondes?: number;
	/** With `version_perimee`: what the server holds now, to show both values. */
	actuel?: unknown;
	/** Whatever else the answer should carry; never personal data of someone else. */
	[cle: string]: unknown;
}

export interface ErreurChamp {
	/** Dotted path of the field, as its `name` in the form; empty for the form as a whole. */
	champ: string;
	message: string;
}

/** What a zod error says, as the fields to correct: one sentence per field, the first one. */
export function erreursDe(issues: readonly { path: readonly PropertyKey[]; message: string }[]): ErreurChamp[] {
	const parChamp = new Map<string, string>();
	for (const { path, message } of issues) {
		const champ = path.map(String).join('.');
		if (!parChamp.has(champ)) parChamp.set(champ, message);
	}
	return [...parChamp].map(([champ, message]) => ({ champ, message }));
}
