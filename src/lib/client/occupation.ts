/**
 * What must not be interrupted now: something typed that is not on the disk yet, something on its way to the server.
 * Who starts such work declares it; who would reload the page asks.
 */
type Raison = () => boolean;

/** With whether something typed would be lost. */
const raisons = new Map<Raison, boolean>();

/** Returns what takes it back. */
export function declarer(raison: Raison, saisie = false): () => void {
	raisons.set(raison, saisie);
	return () => void raisons.delete(raison);
}

export const occupe: Raison = () => [...raisons.keys()].some((raison) => raison());

/** Something typed is in the page alone. */
export const saisieEnMain: Raison = () => [...raisons].some(([raison, saisie]) => saisie && raison());

/** The person was asked, and leaves for good: nothing holds them back any more. */
export const abandonner = (): void => raisons.clear();
