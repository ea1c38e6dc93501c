/**
 * The preparation of what one does with a candidature besides its pièces: se désinscrire, « Je ne viendrai pas », signaler une
 * erreur. Each becomes an envoi of its candidature and leaves before its files: they weigh a thousand times more.
 */
import type { DemandeAbsence, DemandeSignalement } from '$lib/domain/suivi';
import type { Local } from './local';
import type { EnvoiGarde } from './local-db';
import { enFaisantPlace } from './place';
import { exigerPresence } from './presence';

export interface CleCandidature {
	compteId: string;
	candidatureId: string;
}

type Acte =
	| { nature: 'desinscription'; demande: Record<string, never> }
	| { nature: 'absence'; demande: DemandeAbsence }
	| { nature: 'signalement'; demande: DemandeSignalement };

const CHEMINS = { desinscription: 'desinscription', absence: 'absence', signalement: 'signalements' };

/**
 * Pressed twice, « Se désinscrire » is one act; « Je ne viendrai pas » that was not received yet gives way to what is said
 * last; each signalement is one of its own. The envoi’s id; a full disk throws.
 */
export function preparerActe(
	local: Local,
	{ compteId, candidatureId }: CleCandidature,
	{ nature, demande }: Acte,
	libelle: string,
	creeLe: Date
): Promise<string> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction(['envois', 'vus'], 'readwrite', { durability: 'strict' });
		await exigerPresence(tx.objectStore('vus'), compteId);
		const envois = tx.objectStore('envois');
		const tous = await envois.index('compte').getAll(compteId);
		for (const deja of tous.filter((e) => e.fil === candidatureId && e.nature === nature)) {
			if (nature === 'signalement') continue;
			if (nature === 'desinscription' && !deja.refus) return deja.id;
			// What may have arrived all the same is followed by the new one: they leave in order.
			if (deja.refus || deja.essais === 0) await envois.delete(deja.rang ?? -1);
		}
		const envoi: EnvoiGarde = {
			format: 1,
			id: crypto.randomUUID(),
			compteId,
			fil: candidatureId,
			priorite: 0,
			nature,
			libelle,
			methode: 'POST',
			chemin: `/api/candidatures/${candidatureId}/${CHEMINS[nature]}`,
			corps: JSON.stringify(demande),
			creeLe,
			essais: 0,
			prochainEssai: 0,
			douteux: false,
			refus: null
		};
		await envois.add(envoi);
		await tx.done;
		return envoi.id;
	});
}
