/** « Valider » as an envoi of its candidature: it leaves when there is a network, and counts once the server answered. */
import type { DemandeValidation } from '$lib/domain/validation';
import type { Local } from './local';
import { enFaisantPlace } from './place';
import { exigerPresence } from './presence';

/** Pressed twice for the same version it is one; one that was refused gives way. */
export function preparerValidation(
	local: Local,
	{ compteId, candidatureId }: { compteId: string; candidatureId: string },
	demande: DemandeValidation,
	maintenant: Date
): Promise<void> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction(['envois', 'vus'], 'readwrite', { durability: 'strict' });
		await exigerPresence(tx.objectStore('vus'), compteId);
		const envois = tx.objectStore('envois');
		const corps = JSON.stringify(demande);
		let attend = false;
		for (const deja of await envois.index('compte').getAll(compteId)) {
			if (deja.nature !== 'validation' || deja.fil !== candidatureId) continue;
			if (!deja.refus && deja.corps === corps) attend = true;
			else await envois.delete(deja.rang ?? -1);
		}
		if (!attend)
			await envois.add({
				format: 1,
				id: crypto.randomUUID(),
				compteId,
				fil: candidatureId,
				priorite: -1,
				nature: 'validation',
				libelle: `Validation de mon inscription, version ${demande.version}`,
				methode: 'POST',
				chemin: `/api/candidatures/${candidatureId}/validation`,
				corps,
				creeLe: maintenant,
				essais: 0,
				prochainEssai: 0,
				douteux: false,
				refus: null
			});
		await tx.done;
	});
}
