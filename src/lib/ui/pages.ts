/**
 * The public pages and their names, so that the header, the footer and the plan du site say the same.
 */
export const pagesDuMenu = [
	{ href: '/', libelle: 'Accueil' },
	{ href: '/ouverture-des-services', libelle: 'Ouverture des services' },
	{ href: '/ai-je-le-droit', libelle: 'Ai-je le droit\u00a0?' },
	{ href: '/aide', libelle: 'Besoin d’aide\u00a0?' }
];

export const pagesDuCompte = [
	{ href: '/connexion', libelle: 'Se connecter' },
	{ href: '/compte/creer', libelle: 'Créer un compte' },
	{ href: '/mot-de-passe-oublie', libelle: 'Mot de passe oublié' }
];

export const pagesDuPied = [
	{ href: '/plan-du-site', libelle: 'Plan du site' },
	{ href: '/mentions-legales', libelle: 'Mentions légales' },
	{ href: '/donnees-personnelles', libelle: 'Données personnelles' },
	{ href: '/un-probleme', libelle: 'Un problème\u00a0?' },
	{ href: '/accessibilite', libelle: 'Accessibilité\u00a0: non conforme' }
];
