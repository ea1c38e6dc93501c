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
