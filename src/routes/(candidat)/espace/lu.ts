/** Tells that something was opened, now or when the network is back; « Mes inscriptions » then counts it no more. */
import { local } from '$lib/client/appareil';
import type { Facteur } from '$lib/client/facteur.svelte';
import { maintenantServeur } from '$lib/client/horloge';
import { rafraichir } from './rafraichir';

/** A document of a candidature by its type, or a message by its id. */
export async function direLu(
	facteur: Facteur,
	compteId: string,
	quoi: { candidatureId: string; type: string } | { messageId: string }
): Promise<void> {
	// Fetched when something is read: who only registers never needs it. Without it the reading is told another time.
	const lectures = await import('$lib/client/lectures').catch(() => null);
	if (!lectures) return;
	await lectures.preparerLecture(local, { compteId, ...adresses(quoi) }, maintenantServeur());
	await facteur.passer();
	await rafraichir('escale:moi');
}

function adresses(quoi: Parameters<typeof direLu>[2]) {
	if ('messageId' in quoi) {
		const { messageId: valeur } = quoi;
		return { chemin: `/api/messages/${valeur}/lu`, vu: { chemin: '/api/messages', champ: 'id' as const, valeur } };
	}
	const { candidatureId, type: valeur } = quoi;
	const documents = `/api/candidatures/${candidatureId}/documents`;
	return { chemin: `${documents}/${valeur}/lu`, vu: { chemin: documents, champ: 'type' as const, valeur } };
}
