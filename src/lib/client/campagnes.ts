/** Campagnes on the phone: asked of the server, and kept, so that a form opens without network. They belong to nobody. */
import { campagneRecue, type Campagne, type CampagneTransmise } from '$lib/domain/campagne';
import { lire } from './api';
import { chargerExamen } from './examens';
import { accorder } from './horloge';
import type { Local } from './local';

/**
 * The campagne as last known: the one kept here opens the form at once, while a newer one is fetched for the next time
 * (its window may have been put off). `arrive` is told when that one differs.
 */
export async function chargerCampagne(
	local: Local,
	id: string,
	aller: typeof fetch = fetch,
	arrive: (campagne: Campagne) => void = () => {}
): Promise<Campagne> {
	const garde = await local((db) => db.get('campagnes', id));
	const fraiche = telecharger(local, id, aller, garde);
	if (!garde) return campagneRecue(await fraiche);
	fraiche.then(
		(campagne) => JSON.stringify(campagne) !== JSON.stringify(garde) && arrive(campagneRecue(campagne)),
		() => {} // The one kept here serves.
	);
	return campagneRecue(garde);
}

/** A newer one takes the place of `garde` once its exam file is here: cut off in between, what was kept still opens. */
async function telecharger(
	local: Local,
	id: string,
	aller: typeof fetch,
	garde: CampagneTransmise | undefined
): Promise<CampagneTransmise> {
	const { campagne, maintenant } = await lire<{ campagne: CampagneTransmise; maintenant: string }>(
		`/api/campagnes/${encodeURIComponent(id)}`,
		aller
	);
	accorder(maintenant);
	if (garde && garde.examenHash !== campagne.examenHash) await chargerExamen(local, campagne.examenHash, aller);
	await local((db) => db.put('campagnes', campagne)).catch(() => {});
	return campagne;
}
