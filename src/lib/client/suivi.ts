/**
 * The candidatures as this phone last saw them. The receipt of what one did with a candidature changes that copy in the
 * transaction that forgets the envoi: a card does not say « inscrit » of somebody who has just been told otherwise.
 */
import type { CandidatureResume, Moi } from '$lib/domain/candidature';
import type { RecuAbsence, RecuSignalement, SignalementSuivi } from '$lib/domain/suivi';
import type { EnvoiGarde } from './local-db';
import type { Ecriture } from './retours';

export const adresseSignalements = (candidatureId: string) => `/api/candidatures/${candidatureId}/signalements`;

export async function noterSuivi(tx: Ecriture, { compteId, fil: id, nature }: EnvoiGarde, recu: object): Promise<void> {
	const changer = async <T>(chemin: string, comment: (corps: T) => T) => {
		const vu = await tx.objectStore('vus').get([compteId, chemin]);
		if (vu) await tx.objectStore('vus').put({ ...vu, corps: comment(vu.corps as T) });
	};
	if (nature === 'signalement') {
		const { signalement } = recu as RecuSignalement;
		await changer<SignalementSuivi[]>(adresseSignalements(id), (deja) => [
			signalement,
			...deja.filter((s) => s.id !== signalement.id)
		]);
		return;
	}
	const apres = <T extends CandidatureResume>(c: T): T =>
		nature === 'desinscription' ? { ...c, etat: 'desinscrit' } : { ...c, absenteLe: (recu as RecuAbsence).absenteLe };
	await changer<CandidatureResume>(`/api/candidatures/${id}`, apres);
	await changer<Moi>('/api/moi', (moi) => ({
		...moi,
		candidatures: moi.candidatures.map((c) => (c.id === id ? apres(c) : c))
	}));
}
