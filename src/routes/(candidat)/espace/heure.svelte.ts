/** The server's clock for a page that counts days: it goes on while the page stays open. */
import { maintenantServeur } from '$lib/client/horloge';

const MINUTE = 60_000;

export function lHeure(): () => Date {
	let maintenant = $state.raw(maintenantServeur());
	$effect(() => {
		const battement = setInterval(() => (maintenant = maintenantServeur()), MINUTE);
		return () => clearInterval(battement);
	});
	return () => maintenant;
}
