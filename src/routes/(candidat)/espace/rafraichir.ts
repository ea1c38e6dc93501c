/**
 * Draws the page again with what has just arrived. Kit drops the navigation under way when something is invalidated:
 * whoever has just pressed a link goes first.
 */
import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

export async function rafraichir(dependance: `escale:${string}`): Promise<void> {
	await auRepos();
	await invalidate(dependance);
}

/** Everything that the page shows of the server: after signing in again, none of it is « vu à … » any more. */
export async function toutRafraichir(): Promise<void> {
	await auRepos();
	await invalidate(({ protocol }) => protocol === 'escale:');
}

async function auRepos() {
	while (navigating.complete) await navigating.complete.catch(() => {});
}
