/**
 * Draws the page again with what has just arrived. Kit drops the navigation under way when something is invalidated:
 * whoever has just pressed a link goes first.
 */
import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/** Everything that the pages of the space read of the API. */
export const toutDuServeur = ({ protocol }: URL) => protocol === 'escale:';

export async function rafraichir(dependance: `escale:${string}` | ((adresse: URL) => boolean)): Promise<void> {
	while (navigating.complete) await navigating.complete.catch(() => {});
	await invalidate(dependance);
}
