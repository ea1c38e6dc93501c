/** The récapitulatif to read; for a candidature that was never enregistrée, the rules make it from what a school filled. */
import { chargerExamen } from '$lib/client/examens';
import { local } from '$lib/client/appareil';
import { maintenantServeur } from '$lib/client/horloge';
import { campagneRecue } from '$lib/domain/campagne';
import { presenter } from '$lib/domain/presentation';
import { etablirRecapitulatif } from '$lib/domain/recapitulatif';
import { saisieVide } from '$lib/domain/saisie';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, fetch }) => {
	const { candidature, moi } = await parent();
	if (candidature.instantane) return { recapitulatif: candidature.instantane.recapitulatif };
	const campagne = campagneRecue(candidature.campagne);
	const examen = presenter(await chargerExamen(local, campagne.examenHash, fetch), campagne);
	const contexte = {
		examen,
		campagne,
		compte: moi.compte,
		saisie: { ...saisieVide(), ...candidature.preinscription },
		maintenant: maintenantServeur(),
		preinscription: true
	};
	return { recapitulatif: etablirRecapitulatif(contexte) };
};
