/** The récapitulatif to read; for a candidature that was never enregistrée, the rules make it from what a school filled. */
import { chargerExamen } from '$lib/client/examens';
import { local } from '$lib/client/appareil';
import { maintenantServeur } from '$lib/client/horloge';
import { lireOuRevoir } from '$lib/client/vus';
import { campagneRecue } from '$lib/domain/campagne';
import type { VersionResume } from '$lib/domain/changements';
import { presenter } from '$lib/domain/presentation';
import { etablirRecapitulatif } from '$lib/domain/recapitulatif';
import { saisieVide } from '$lib/domain/saisie';
import { rafraichir } from '../../../rafraichir';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, fetch, depends }) => {
	const { candidature, moi } = await parent();
	if (candidature.instantane) {
		const chemin = `/api/candidatures/${candidature.id}/versions`;
		depends(`escale:${chemin}`);
		// Without network, and never seen: the last version is there all the same.
		const arrive = () => void rafraichir(`escale:${chemin}`);
		const versions = await lireOuRevoir<VersionResume[]>(local, moi.compte.id, chemin, fetch, arrive).then(
			({ corps }) => corps,
			() => []
		);
		return { recapitulatif: candidature.instantane.recapitulatif, versions };
	}
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
	return { recapitulatif: etablirRecapitulatif(contexte), versions: [] };
};
