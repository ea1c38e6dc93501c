/** The result page needs the texts of the exam file. */
import { chargerExamen } from '$lib/client/examens';
import { local } from '$lib/client/appareil';
import { presenter } from '$lib/domain/presentation';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, fetch }) => {
	const { candidature } = await parent();
	if (!candidature.instantane) error(404, 'Cette candidature n’est pas encore enregistrée.');
	const { campagne } = candidature;
	const examen = presenter(await chargerExamen(local, campagne.examenHash, fetch), campagne);
	return { examen, instantane: candidature.instantane };
};
