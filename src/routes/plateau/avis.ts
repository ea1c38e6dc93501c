/** Advice on what is about to leave, never a block: the person knows the paper, the phone does not. */
import type { AvisPage, RefusFiltre } from '$lib/client/photos/pages';
import type { PdfExamine } from '$lib/client/photos/pdf';
import type { PieceDemandee } from '$lib/domain/pieces';

export const AVIS: Record<AvisPage, string> = {
	sombre: 'un peu sombre. Près d’une fenêtre, elle serait plus lisible.',
	vide: 'presque vide. Est-ce la bonne face\u00a0?',
	floue: 'peut-être floue. Pouvez-vous lire les petites lettres\u00a0?',
	telle_quelle:
		'partira telle qu’elle a été prise\u00a0: cet appareil ne sait ni la cadrer, ni l’alléger. Vérifiez qu’elle se lit.',
	petite: 'très petite. Approchez le téléphone, les petites lettres pourraient se perdre.'
};

export const REFUS_FILTRE: Record<RefusFiltre, string> = {
	visage: 'gardée comme une photo, parce qu’elle porte un visage.',
	pale: 'gardée comme une photo, parce qu’un tampon ou un trait pâle s’effacerait.',
	couleur: 'gardée comme une photo, parce que sa couleur compte.'
};

/** On the whole of what was gathered. */
export function avisDuDossier(
	{ rectoVerso, mots }: Pick<PieceDemandee, 'rectoVerso' | 'mots'>,
	photos: number,
	pdf: PdfExamine | null
): string[] {
	const avis: string[] = [];
	if (rectoVerso && ((pdf === null && photos === 1) || (pdf?.pages === 1 && photos === 0)))
		avis.push('Une seule face\u00a0: si le verso porte quelque chose, ajoutez-le.');
	if (pdf && mots && pdf.texte.length > 40 && !mots.some((mot) => plat(pdf.texte).includes(plat(mot))))
		avis.push('Les mots attendus ne sont pas sur la première page. Est-ce le bon document\u00a0?');
	return avis;
}

const plat = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
