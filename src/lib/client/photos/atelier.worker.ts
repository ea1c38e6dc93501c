/** The other side of atelier.ts. */
import type { Tache } from './atelier';
import { ouvrage } from './ouvrage';

addEventListener('message', ({ data }: MessageEvent<Tache>) => void repondre(data));
postMessage('pret');

async function repondre(tache: Tache): Promise<void> {
	const retour = await ouvrage(tache);
	const octets = 'resultat' in retour && 'octets' in retour.resultat ? [retour.resultat.octets] : [];
	postMessage(retour, { transfer: octets });
}
