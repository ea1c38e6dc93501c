/**
 * The guet: each page of a person that is open watches for their départ from another one, and leaves with them. One that slept
 * meanwhile looks when it wakes.
 */
import { appareilFerme, aQuitte, estPartage, fermerAppareil, nommerDepart, visiteFinie } from './appareil';
import { abandonner } from './occupation';

/** Returns what ends it. */
export function guetter(compteId: string): () => void {
	const partage = estPartage();
	// Here when it begins; a device that could not write down who is here never says the contrary either.
	const dejaParti = aQuitte(compteId);
	const verifier = async () => {
		if (document.visibilityState !== 'visible') return;
		// Of a shared device nothing is written: the cookie that says so goes with the person.
		if ((partage && !estPartage()) || (!(await dejaParti) && (await aQuitte(compteId)))) suivre();
	};
	const revenu = () => void verifier();
	const canal = new BroadcastChannel(nommerDepart(compteId));
	// Heard by the page that says it too, which leaves by its own way.
	canal.onmessage = ({ data }) => void (appareilFerme() || suivre(data === true));
	document.addEventListener('visibilitychange', revenu);
	addEventListener('pageshow', revenu);
	return () => {
		canal.close();
		document.removeEventListener('visibilitychange', revenu);
		removeEventListener('pageshow', revenu);
	};
}

/** They have left by another page: this one goes where that one went. */
export function suivre(finie = visiteFinie()): void {
	fermerAppareil();
	abandonner();
	location.replace(finie ? '/connexion?fin' : '/');
}
