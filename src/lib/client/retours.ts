/**
 * The retours: what the server's answer to an envoi changes on the phone, in one transaction with the envoi's end.
 * Nothing typed goes with it: an onglet that was changed since is still to send.
 */
import type { IDBPTransaction } from 'idb';
import { accordVide } from './accords';
import type { Local } from './local';
import type { EnvoiGarde, EscaleSchema } from './local-db';
import { enFaisantPlace } from './place';

const STORES = ['brouillons', 'onglets', 'accords', 'envois', 'recus', 'fichiers', 'vus', 'documents'] as const;
export type Ecriture = IDBPTransaction<EscaleSchema, (typeof STORES)[number][], 'readwrite'>;

export function ecrire<T>(local: Local, faire: (tx: Ecriture) => Promise<T>): Promise<T> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
		try {
			const rendu = await faire(tx);
			await tx.done;
			return rendu;
		} catch (erreur) {
			// A half-made change must not be kept because its requests were already asked.
			tx.done.catch(() => {});
			try {
				tx.abort();
			} catch {
				// It had ended by itself.
			}
			throw erreur;
		}
	});
}

const DES_PIECES: EnvoiGarde['nature'][] = ['depot', 'retrait', 'verrou', 'signature'];
const DU_SUIVI: EnvoiGarde['nature'][] = ['desinscription', 'absence', 'signalement'];

/** What notes the receipt of such an envoi, where that is in a file of its own: who sends no such thing never fetches it. */
export async function noteurDe({ nature }: EnvoiGarde) {
	if (nature === 'enregistrement') return (await import('./fins')).noterEnregistrement;
	if (DES_PIECES.includes(nature)) return (await import('./pieces')).noterPiece;
	return DU_SUIVI.includes(nature) ? (await import('./suivi')).noterSuivi : null;
}

/** `recu` bears the envoi's id: the caller has checked it. */
export async function accepter(local: Local, envoi: EnvoiGarde, recu: object): Promise<void> {
	// Before the transaction, which would not wait for a file; and it is here since before the envoi left.
	const noter = await noteurDe(envoi);
	let essais = 0;
	return ecrire(local, async (tx) => {
		// Tried again, the device is full: the server has the file, a copy of it must not hold the queue back.
		const copier = ++essais === 1;
		await supprimerEnvoi(tx, envoi.id);
		if (envoi.nature === 'onglet') await accorder(tx, envoi, recu as { version: number; recuLe: string });
		else await noter?.(tx, envoi, recu, copier);
	});
}

async function accorder(tx: Ecriture, envoi: EnvoiGarde, { version, recuLe }: { version: number; recuLe: string }) {
	const { compteId, fil: brouillonId, onglet = '', revision = null } = envoi;
	// The brouillon ended meanwhile: nothing of it comes back.
	if (!(await tx.objectStore('brouillons').get([compteId, brouillonId]))) return;
	const accord = await tx.objectStore('accords').get([compteId, brouillonId, onglet]);
	const vide = accordVide({ compteId, brouillonId, onglet });
	await tx.objectStore('accords').put({ ...vide, ...accord, base: version, revision, recuLe });
}

export async function supprimerEnvoi(tx: Ecriture, id: string): Promise<void> {
	const envoi = await tx.objectStore('envois').index('id').get(id);
	if (envoi?.rang !== undefined) await tx.objectStore('envois').delete(envoi.rang);
}
