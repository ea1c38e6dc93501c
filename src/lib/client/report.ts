/**
 * The report: what one page changed in an onglet, carried over to what another page of this phone has kept of it
 * meanwhile. Field by field: two pages of one person hold two onglets of one inscription, and neither may take the
 * other's words away. The same field typed in both is as it was typed last.
 */
import { memeValeur } from '$lib/domain/valeurs';

/** `depuis`: what this page had read or kept before; `valeur`: what it has now; `garde`: what the phone holds. */
export function reporter(depuis: unknown, valeur: unknown, garde: unknown): unknown {
	if (memeValeur(depuis, valeur)) return garde;
	if (!estObjet(depuis) || !estObjet(valeur) || !estObjet(garde)) return valeur;
	const rendu = { ...garde };
	for (const champ of new Set([...Object.keys(depuis), ...Object.keys(valeur)])) {
		if (champ in valeur) rendu[champ] = reporter(depuis[champ], valeur[champ], garde[champ]);
		else delete rendu[champ];
	}
	return rendu;
}

function estObjet(valeur: unknown): valeur is Record<string, unknown> {
	return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}
