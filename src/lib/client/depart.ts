/**
 * The départ: this device forgets the person, then the server signs them out. When the server does not hear it, the cookie that was
 * made first tells it with the next request: nobody comes back to a page that was left to try again.
 */
import { BISCUIT_DEPART, marqueDeDepart } from '$lib/domain/depart';
import { annoncerDepart, effacer, fermerAppareil, type AGarder } from './appareil';

/** In seconds, as long as a browser may send for somebody: a telephone may stay without network for days. */
const VIE = 30 * 24 * 3600;

/** What is shown goes from the screen by then, whatever the disk and the line do: both are told later what they missed. In ms. */
const PATIENCE = 8_000;

interface Depart {
	compteId: string;
	garder?: AGarder;
	/** Nobody pressed anything. */
	visiteFinie?: boolean;
}

/** Signs that compte out, of this device first. Whether the server heard it; another compte that is signed in by now stays so. */
export async function quitter({ compteId, garder, visiteFinie }: Depart): Promise<boolean> {
	document.cookie = `${BISCUIT_DEPART}=${marqueDeDepart(compteId)}; path=/; secure; samesite=lax; max-age=${VIE}`;
	fermerAppareil();
	annoncerDepart(compteId, visiteFinie);
	const signal = AbortSignal.timeout(PATIENCE);
	// A disk that fails or says nothing must not hold back the sign-out: on a shared computer the next person would be this one.
	await Promise.race([
		effacer(compteId, garder).catch(() => {}),
		new Promise((assez) => signal.addEventListener('abort', assez))
	]);
	const body = new URLSearchParams({ compte: compteId });
	try {
		const reponse = await fetch('/deconnexion', { method: 'POST', body, redirect: 'manual', signal });
		// Kit's own word, or it is a fault of the server, or the page of some other network.
		return ((await reponse.json()) as { type?: unknown }).type === 'redirect';
	} catch {
		return false;
	}
}
