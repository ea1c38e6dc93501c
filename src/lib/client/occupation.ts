/**
 * What must not be interrupted now: something typed that is not on the disk yet, something on its way to the server.
 * Who starts such work declares it; who would reload the page asks.
 */
type Raison = () => boolean;

const raisons = new Set<Raison>();

/** Returns what takes it back. */
export function declarer(raison: Raison): () => void {
	raisons.add(raison);
	return () => void raisons.delete(raison);
}

export const occupe: Raison = () => [...raisons].some((raison) => raison());

/** The person was asked, and leaves for good: nothing holds them back any more. */
export const abandonner = (): void => raisons.clear();
