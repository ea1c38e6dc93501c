/** What the person does to what waits, in « Mes envois »: takes it back, sends it after all, tries it again. */
import type { CodeRefus } from '$lib/domain/refus';
import { accordVide } from './accords';
import type { Local } from './local';
import type { EnvoiGarde } from './local-db';

/**
 * The person takes it back: it is not sent any more. What it carried stays in the brouillon, if there is one, and is
 * still told as not sent.
 */
export function retirer(local: Local, compteId: string, id: string): Promise<void> {
	return local(async (db) => {
		const tx = db.transaction(['envois', 'accords', 'fichiers', 'brouillons'], 'readwrite', { durability: 'strict' });
		const envoi = await tx.objectStore('envois').index('id').get(id);
		if (envoi?.rang === undefined || envoi.compteId !== compteId) return;
		void tx.objectStore('envois').delete(envoi.rang);
		void tx.objectStore('fichiers').delete([compteId, id]);
		const brouillon = await tx.objectStore('brouillons').get([compteId, envoi.fil]);
		// If it had arrived, what is typed from now on is typed over it.
		if (envoi.nature === 'enregistrement' && envoi.douteux && brouillon)
			void tx.objectStore('brouillons').put({ ...brouillon, presse: JSON.parse(envoi.corps).saisie });
		if (envoi.nature === 'onglet' && envoi.onglet) {
			const cle = { compteId, brouillonId: envoi.fil, onglet: envoi.onglet };
			const accord = await tx.objectStore('accords').get([compteId, cle.brouillonId, cle.onglet]);
			if (envoi.revision)
				void tx.objectStore('accords').put({ ...(accord ?? accordVide(cle)), retiree: envoi.revision });
		}
		await tx.done;
	});
}

/** Refused until the person has looked at what changed elsewhere: it is pressed again where that is shown. */
const A_RELIRE: readonly string[] = [
	'version_perimee',
	'brouillon_termine',
	'candidature_modifiee'
] satisfies CodeRefus[];

/** Sent as it is, it may be taken now. */
export const estReessayable = ({ nature, refus }: Pick<EnvoiGarde, 'nature' | 'refus'>): boolean =>
	nature !== 'enregistrement' || !A_RELIRE.includes(refus?.code ?? '');

/** The person tries a refused one again, or one that waits. A refused onglet leaves anew, as it is typed now. */
export function reessayer(local: Local, id: string): Promise<void> {
	return local(async (db) => {
		const tx = db.transaction('envois', 'readwrite', { durability: 'strict' });
		const envoi = await tx.store.index('id').get(id);
		if (envoi?.nature === 'onglet' && envoi.refus) void tx.store.delete(envoi.rang ?? -1);
		else if (envoi && estReessayable(envoi)) void tx.store.put({ ...envoi, refus: null, prochainEssai: 0 });
		await tx.done;
	});
}

/** An onglet that was taken back leaves after all, at the next round. */
export function renvoyer(local: Local, compteId: string, brouillonId: string, onglet: string): Promise<void> {
	return local(async (db) => {
		const tx = db.transaction('accords', 'readwrite', { durability: 'strict' });
		const accord = await tx.store.get([compteId, brouillonId, onglet]);
		if (accord) {
			const { retiree: _, ...reste } = accord;
			await tx.store.put(reste);
		}
		await tx.done;
	});
}
