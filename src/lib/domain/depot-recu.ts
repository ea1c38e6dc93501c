/**
 * The lines of a receipt. What the server keeps is made anew at the gate, without the place or the device a photo
 * bears, so its SHA-256 is most often another than that of the file that left the phone. The receipt tells both apart.
 */
import type { DepotRecu } from './depot';

/** That of what the server keeps comes first: it is the one of the file that it gives back. */
export function empreintes({
	sha256,
	sha256Garde
}: Pick<DepotRecu, 'sha256' | 'sha256Garde'>): { libelle: string; valeur: string }[] {
	const garde = 'Empreinte SHA-256 du fichier gardé par le serveur';
	const envoye = { libelle: 'Empreinte SHA-256 du fichier envoyé', valeur: sha256 };
	if (sha256Garde === undefined) return [envoye];
	if (sha256Garde === sha256) return [{ libelle: `${garde}, identique au fichier envoyé`, valeur: sha256 }];
	return [{ libelle: garde, valeur: sha256Garde }, envoye];
}

/** The line that says it while the antivirus has not answered; none once it has, or where there is none. */
export function analyseEnAttente({ analyse }: Pick<DepotRecu, 'analyse'>): { libelle: string; valeur: string }[] {
	if (analyse === 'faite') return [];
	const valeur = 'en attente d’analyse\u00a0; le gestionnaire ne voit pas encore ce fichier';
	return [{ libelle: 'Antivirus', valeur }];
}
