/**
 * The gestionnaire: somebody of a rectorat, who controls the pièces of its académies.
 *
 * Not a compte: nobody opens one by a page, the operator does. A candidat is never taken for one, nor the reverse.
 */
import * as z from 'zod/mini';
import { auPlus, obligatoire, secret } from './champs';
import { MAIL_REGEX, normaliserMail } from './compte';
import { FichierRefuse, type Faute } from './fichier';
import { nettoyer } from './noms';
import { academie } from './referentiels';

/** A signed-in one. */
export interface Gestionnaire {
	id: string;
	mail: string;
	nom: string;
	/** Codes BCN: the candidatures of any other académie do not exist for them. */
	academies: string[];
	/** They gave a first code of their telephone: one is asked at each sign-in. */
	secondFacteur: boolean;
}

/** What an access is opened with. */
export type NouveauGestionnaire = Omit<Gestionnaire, 'id' | 'secondFacteur'>;

/** « Espace des gestionnaires », signing in. */
export const connexionGestion = z.object({
	identifiant: obligatoire('Saisissez votre adresse mail professionnelle.', auPlus(254)),
	motDePasse: secret('Saisissez votre mot de passe.')
});

/** What an operator types: an address, a name, codes of académies parted by commas. Throws `FichierRefuse`. */
export function gestionnaireDemande(mail: string, nom: string, academies: string): NouveauGestionnaire {
	const demande = {
		mail: normaliserMail(mail),
		nom: nettoyer(nom),
		academies: [...new Set(academies.split(',').map(nettoyer))]
	};
	const fautes: Faute[] = [];
	if (!MAIL_REGEX.test(demande.mail)) fautes.push({ path: ['mail'], message: 'ce n’est pas une adresse mail' });
	if (demande.nom === '') fautes.push({ path: ['nom'], message: 'un nom est attendu' });
	for (const code of demande.academies)
		if (!academie(code)) fautes.push({ path: ['academies'], message: `« ${code} » n’est pas le code d’une académie` });
	if (fautes.length > 0) throw new FichierRefuse('Gestionnaire refusé.', fautes);
	return demande;
}
