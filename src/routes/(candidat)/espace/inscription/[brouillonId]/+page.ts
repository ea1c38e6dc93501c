/**
 * Everything that the nine onglets need, before the first can be used: the brouillon of this phone, the campagne and
 * the exam file. Once seen, the form opens without network.
 */
import { HorsLigne, lire } from '$lib/client/api';
import { local } from '$lib/client/appareil';
import { lireBrouillon, type Brouillon } from '$lib/client/brouillons';
import { chargerCampagne } from '$lib/client/campagnes';
import { chargerExamen } from '$lib/client/examens';
import type { BrouillonServeur } from '$lib/domain/brouillon';
import { estActive, type Moi } from '$lib/domain/candidature';
import { presenter } from '$lib/domain/presentation';
import { error } from '@sveltejs/kit';
import { rafraichir } from '../../rafraichir';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, parent, fetch, depends }) => {
	const { moi } = await parent();
	const cle = { compteId: moi.compte.id, brouillonId: params.brouillonId };
	const brouillon = (await lireBrouillon(local, cle)) ?? (await chercherAilleurs(cle, fetch));
	if (!brouillon) error(404, 'Ce brouillon n’est plus là : il a été enregistré ou effacé.');
	depends('escale:campagne');
	try {
		const arrive = () => void rafraichir('escale:campagne');
		const campagne = await chargerCampagne(local, brouillon.campagneId, fetch, arrive);
		const examen = presenter(await chargerExamen(local, campagne.examenHash, fetch), campagne);
		return { brouillon, campagne, examen, fini: await siFini(moi, brouillon) };
	} catch (erreur) {
		if (erreur instanceof HorsLigne)
			error(
				503,
				'Pas de connexion. Ce que vous avez saisi est gardé sur cet appareil : revenez quand le réseau est là.'
			);
		throw erreur;
	}
};

/** What it completes or modifies may be over meanwhile: unregistered, set aside. Read then, and by nobody else. */
async function siFini({ candidatures }: Moi, { candidatureId }: Brouillon) {
	const etat = candidatures.find(({ id }) => id === candidatureId)?.etat;
	if (!etat || estActive(etat)) return null;
	// Cut off before it was ever read, the form opens: the server refuses, and says the same.
	return import('./BrouillonFini.svelte').then(
		({ default: Page }) => ({ Page, etat }),
		() => null
	);
}

/** Begun on another device, and opened here by its address. */
async function chercherAilleurs(cle: { compteId: string; brouillonId: string }, aller: typeof fetch) {
	try {
		const { absorber } = await import('$lib/client/fusion');
		const { brouillons } = await lire<{ brouillons: BrouillonServeur[] }>('/api/brouillons', aller, cle.compteId);
		// That one alone: of the others this phone may have sent something since this answer left.
		const demande = brouillons.filter(({ id }) => id === cle.brouillonId);
		await absorber(local, cle.compteId, demande);
		return await lireBrouillon(local, cle);
	} catch {
		return null;
	}
}
