/**
 * « J'AI BESOIN D'AIDE !!! »: the questions and answers of the guides, word for word (R-013; S1 and S3 §10),
 * and where a candidat finds the login (R-041; S2).
 */
export interface Question {
	question: string;
	/** Paragraphs; one that is a list gives its items. */
	reponse: (string | string[])[];
	lien?: { href: string; libelle: string };
}

export const identifiant: Question = {
	question: 'Où trouver mon identifiant\u00a0?',
	reponse: [
		'Pour trouver votre identifiant (login) et mot de passe\u00a0:',
		[
			"Si vous avez été inscrit par votre établissement scolaire\u00a0: vos identifiants de compte Escale vous ont été fournis par votre établissement via le document «\u00a0Accès au service en ligne des examens\u00a0». Si vous avez perdu ce document, rapprochez-vous de votre établissement d'inscription.",
			'Si vous vous êtes inscrit vous-même à Escale\u00a0: vous avez créé votre compte lors de votre inscription, vous devez vous connecter avec votre adresse mail comme identifiant de connexion et votre mot de passe de compte Escale.'
		]
	]
};

/** The six of the guides. */
export const questions: Question[] = [
	{
		question: 'Je ne peux pas accéder à mon compte',
		reponse: [
			"Ai-je bien activé mon compte dans les 48h en cliquant sur le lien présent dans le mail reçu lors de la création de mon compte\u00a0? Si ce n'est pas le cas, je recommence la création de mon compte car les données sont perdues."
		],
		lien: { href: '/compte/creer', libelle: 'Créer un compte' }
	},
	{
		question: "Je ne peux pas m'inscrire",
		reponse: [
			// « sur » stands for « si » in the guides.
			"Je dois vérifier si le service d'inscription est bien ouvert\u00a0: pour cela je vais dans la rubrique Ouverture des services sur l'espace candidat."
		],
		lien: { href: '/ouverture-des-services', libelle: 'Ouverture des services' }
	},
	{
		question: "Je veux changer un élément de ma candidature pendant la période d'inscription",
		reponse: [
			"Si j'ai déjà déposé et verrouillé mes pièces justificatives, je dois obligatoirement rééditer une confirmation d'inscription et contacter le rectorat pour que je puisse déposer les nouvelles pièces justificatives et faire valider mes modifications."
		]
	},
	{
		question: 'Je veux changer mon adresse mail ou mon mot de passe',
		reponse: [
			'La modification du login ou du mot de passe se fait\u00a0:',
			[
				'Une fois connecté\u00a0: depuis le lien «\u00a0Modifier mon compte\u00a0» visible sur mon espace candidat à côté de mon nom\u00a0;',
				'Sur la fenêtre de connexion depuis le lien «\u00a0Mot de passe oublié, réinitialisation du mot de passe\u00a0».'
			]
		]
	},
	{
		question: 'Je ne peux pas changer mes informations personnelles, les champs sont grisés',
		reponse: [
			"La modification des données n'est plus possible dès lors que j'ai procédé à une inscription, même si je me suis désinscrit. Il faut demander au gestionnaire du service des examens et concours de procéder aux modifications. La modification de l'adresse mail et du mot de passe reste de mon ressort et est toujours possible."
		]
	},
	{
		question: "J'ai demandé à me désinscrire, mais finalement je veux me réinscrire",
		reponse: ['Je ne peux pas réactiver ma candidature désinscrite. Je dois procéder à une nouvelle inscription.']
	}
];

/** What else is asked: other words of the guides (S2 §4.7, S4, S5), and what only Escale does. */
export const autresQuestions: Question[] = [
	{
		question: 'Je n’ai pas reçu le mail d’activation',
		reponse: [
			'ATTENTION\u00a0: les mails envoyés par ESCALE peuvent se retrouver dans vos dossiers spams. Il vous appartient de contrôler vos courriers indésirables régulièrement.',
			'Le mail peut être envoyé de nouveau, et une adresse mal écrite se corrige.'
		],
		lien: { href: '/compte/activation', libelle: 'Recevoir le mail de nouveau' }
	},
	{
		question: 'Mon adresse mail existe déjà dans Escale',
		reponse: [
			'Vous, ou quelqu’un de votre famille, avez déjà un compte avec cette adresse\u00a0: connectez-vous, ou choisissez un nouveau mot de passe.',
			'Une adresse sert à une seule personne. Un frère et une sœur ont chacun la leur.'
		],
		lien: { href: '/mot-de-passe-oublie', libelle: 'Mot de passe oublié' }
	},
	{
		question: 'Comment savoir si mon inscription est définitive\u00a0?',
		reponse: [
			'En haut de votre espace, une ligne dit où vous en êtes\u00a0: ce qui manque, et avant quelle date.',
			'L’inscription est définitive quand la confirmation signée est donnée et que toutes vos pièces sont «\u00a0conformes\u00a0».'
		],
		lien: { href: '/espace', libelle: 'Mes inscriptions' }
	},
	{
		question: 'Je me suis trompé(e) de langue, d’option ou de spécialité',
		reponse: [
			'Tant que les inscriptions sont ouvertes, «\u00a0Mon inscription\u00a0», puis «\u00a0Modifier\u00a0»\u00a0: tous les onglets se rejouent, et rien ne change avant «\u00a0Enregistrer\u00a0».',
			'Après la fermeture, «\u00a0Signaler une erreur\u00a0» écrit au rectorat, qui vous répond.'
		],
		lien: { href: '/espace', libelle: 'Mes inscriptions' }
	},
	{
		question: 'Comment générer mes pièces justificatives au format PDF ou jpeg\u00a0?',
		reponse: [
			'Avec Escale, rien à installer\u00a0: dans «\u00a0Mes justificatifs\u00a0», chaque pièce a deux boutons.',
			[
				'«\u00a0Photographier\u00a0»\u00a0: prenez le papier à plat, une page après l’autre, recto et verso. Escale propose un cadre, redresse la page, l’allège, et réunit les pages en un seul fichier.',
				'«\u00a0Choisir un fichier\u00a0»\u00a0: un PDF, ou une photo déjà sur votre appareil.'
			],
			'Cela marche aussi sans réseau\u00a0: le fichier part quand le réseau revient.',
			'Vous pouvez aussi utiliser des applications. Elles utilisent la caméra comme un scanner. Exemples d’applications\u00a0: Camscanner, Office365.',
			"ATTENTION NOUS N'IMPOSONS PAS CES APPLICATIONS, ELLES NE SONT DONNÉES QU'À TITRE INDICATIF.",
			'ATTENTION le fichier ne doit pas excéder 5\u00a0Mo, ou la taille écrite sous le bouton quand votre académie en fixe une autre.'
		],
		lien: { href: '/espace', libelle: 'Mes inscriptions' }
	},
	{
		question: 'Où trouver le référentiel et le règlement de mon examen\u00a0?',
		reponse: [
			'Les référentiels et règlements d’examens sont consultables sur le site EDUSCOL du ministère. Pendant l’inscription, leur adresse est sous l’onglet des épreuves.',
			'Le rectorat ne délivre pas d’informations pédagogiques. Les candidats doivent consulter impérativement le référentiel de l’examen (plus particulièrement la partie relative aux épreuves ponctuelles).'
		],
		lien: {
			href: 'https://eduscol.education.fr/774/les-diplomes-professionnels',
			libelle: 'Les diplômes professionnels (éduscol)'
		}
	},
	{
		question: 'Comment demander un aménagement d’épreuves\u00a0?',
		reponse: [
			'Répondez «\u00a0Oui\u00a0» à la rubrique «\u00a0Handicap\u00a0» lors de l’inscription. Cela ne remplace pas la demande elle-même.',
			'Pour une nouvelle demande, allez sur le site de votre rectorat, rubrique des candidats en situation de handicap, puis «\u00a0Se connecter à Amex\u00a0» là où votre académie l’emploie. L’adresse de sa page est sous l’onglet de la candidature quand l’académie l’a donnée.',
			'Si vous avez déjà un aménagement, sa notification se dépose avec vos pièces.'
		]
	},
	{
		question: 'Je n’ai pas de réseau',
		reponse: [
			'Continuez\u00a0: ce que vous saisissez est gardé sur votre appareil, et part tout seul quand le réseau revient. «\u00a0Mes envois\u00a0» montre ce qui attend.'
		]
	},
	{
		question: 'Je veux me désinscrire',
		reponse: [
			'Tant que les inscriptions sont ouvertes, un candidat individuel se désinscrit depuis la carte de sa candidature.',
			'Après fermeture des inscriptions, je ne peux plus me désinscrire par mes propres moyens. Pour cela, je contacte le service Gestionnaire dont les coordonnées figurent sur le document «\u00a0Récapitulatif de candidature\u00a0».'
		]
	},
	{
		question: 'Quand vais-je recevoir ma convocation\u00a0?',
		reponse: [
			'Vous recevrez un mail vous indiquant que votre convocation est disponible, dans votre espace ESCALE, à partir du mois d’avril.'
		]
	},
	{
		question: 'Faut-il un compte pour s’inscrire\u00a0?',
		reponse: [
			'Pour une première candidature, vous devez obligatoirement créer un compte au préalable.',
			'Si votre établissement vous a remis un papillon de connexion, vous en avez déjà un.'
		],
		lien: { href: '/compte/creer', libelle: 'Créer un compte' }
	}
];

/** Those in which every word that was typed stands, wherever; all of them when nothing was. */
export function chercher(parmi: readonly Question[], recherche: string): Question[] {
	// « langues » finds « langue »: a mark of plural is left out of what is looked for.
	const mots = simple(recherche)
		.split(' ')
		.map((mot) => (mot.length > 3 ? mot.replace(/[sx]$/, '') : mot))
		.filter(Boolean);
	return parmi.filter((question) => {
		const texte = simple([question.question, ...question.reponse.flat()].join(' '));
		return mots.every((mot) => texte.includes(mot));
	});
}

/** Without accents, capitals and marks: « Désinscrit(e) ! » and « desinscrit » are one. */
function simple(texte: string): string {
	return texte
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}
