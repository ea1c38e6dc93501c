/** Another campagne of la Guyane for the baccalauréat professionnel, opened as an operator does. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAMPAGNE_GUYANE } from './campagne-demandee.ts';
import { commande } from './commande.ts';
import type { Serveur } from './serveur.ts';

/** Its id. Opened at the dates of CAMPAGNE_GUYANE, unless told otherwise. */
export async function ouvreUneCampagne(
	serveur: Serveur,
	sessionExamen: string,
	{ reglages, ...dates }: { reglages?: Record<string, unknown>; ouverture?: string; fermeture?: string } = {}
): Promise<string> {
	const fichier = join(serveur.dataDir, `campagne-${sessionExamen}.json`);
	const etablissements = [{ id: 'INDIV_973', nom: 'INDIVIDUELS 973', uai: null, categories: ['INDIVIDUEL'] }];
	writeFileSync(
		fichier,
		JSON.stringify({
			...CAMPAGNE_GUYANE,
			...dates,
			examen: 'BCP',
			sessionExamen,
			reglages: { ...CAMPAGNE_GUYANE.reglages, etablissements, ...reglages }
		})
	);
	const { sortie } = await commande(serveur, 'campagne', 'ouvrir', fichier);
	return /^Campagne (\S+) :/m.exec(sortie)?.[1] ?? '';
}
