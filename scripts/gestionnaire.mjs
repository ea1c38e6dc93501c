/** `npm run gestionnaire`: the accesses of a rectorat's agents: opened, renewed, closed, without their second factor. */
import { command } from './commandes/dire.mjs';

await command(
	{
		creer: ({ creerGestionnaireDe }, mail, nom, academies) => creerGestionnaireDe(mail, nom, academies, process.env),
		renouveler: ({ renouvelerGestionnaireDe }, mail) => renouvelerGestionnaireDe(mail, process.env),
		'second-facteur': ({ retirerSecondFacteurCommande }, mail) => retirerSecondFacteurCommande(mail, process.env),
		fermer: ({ fermerGestionnaireDe }, mail) => fermerGestionnaireDe(mail, process.env)
	},
	[
		'npm run gestionnaire -- creer MAIL NOM ACADEMIE[,ACADEMIE]   ouvre un accès et dit son mot de passe, une fois',
		'npm run gestionnaire -- renouveler MAIL   donne un nouveau mot de passe, et rouvre un accès fermé',
		'npm run gestionnaire -- second-facteur MAIL   retire le second facteur : téléphone perdu',
		'npm run gestionnaire -- fermer MAIL   ferme un accès, tout de suite'
	].join('\n')
);
