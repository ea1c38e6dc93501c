/** The versions of a candidature: each as it was, and what changed since the one before. */
import { contactDe, type Service } from '$lib/domain/campagne';
import { changements, type VersionResume } from '$lib/domain/changements';
import type { Instantane } from '$lib/domain/instantane';
import { presenter } from '$lib/domain/presentation';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { findCandidature, findLastVersion, findVersion, listVersions } from './db/candidatures';
import type { Row } from './db/engine';
import { lireExamen } from './examens';

/** The newest first; none before the first « Enregistrer ». */
export async function listerVersions(app: App, candidature: Row<'candidature'>): Promise<VersionResume[]> {
	const campagne = await lireCampagne(app, candidature.campagneId);
	const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const rows = await listVersions(app.engine, candidature.id);
	return rows
		.map(({ version, instantane, enregistreeLe }, i) => {
			const avant = rows[i - 1]?.instantane;
			const { compte, saisie } = instantane;
			const contexte = { examen, campagne, compte, saisie, maintenant: enregistreeLe, preinscription: false };
			return {
				version,
				enregistreeLe: enregistreeLe.toISOString(),
				changements: avant ? changements(contexte, avant, instantane) : []
			};
		})
		.reverse();
}

/** For its candidat; somebody else's does not exist. */
export async function listerMesVersions(app: App, compteId: string, id: string): Promise<VersionResume[]> {
	return listerVersions(app, await exigerSienne(app, compteId, id));
}

export async function lireMaVersion(app: App, compteId: string, id: string, version: number): Promise<Instantane> {
	const candidature = await exigerSienne(app, compteId, id);
	const trouvee = await findVersion(app.engine, candidature.id, version);
	if (!trouvee) throw new Refus('introuvable');
	return trouvee.instantane;
}

async function exigerSienne(app: App, compteId: string, id: string): Promise<Row<'candidature'>> {
	const candidature = await findCandidature(app.engine, compteId, id);
	if (!candidature) throw new Refus('introuvable');
	return candidature;
}

/** How a mail names it, and whom it tells to ask. */
export async function nomDeLaCandidature(
	app: App,
	{ id, campagneId }: Pick<Row<'candidature'>, 'id' | 'campagneId'>
): Promise<{ nom: string; service: Service }> {
	const campagne = await lireCampagne(app, campagneId);
	const examen = await lireExamen(app, campagne.examenHash);
	const derniere = await findLastVersion(app.engine, id);
	const { specialite } = derniere?.instantane.recapitulatif ?? {};
	const nom = [examen.libelle, specialite?.libelle, `session ${campagne.sessionExamen}`].filter(Boolean).join(', ');
	return { nom, service: contactDe(campagne, derniere?.instantane.saisie.qualification.specialite ?? '') };
}
