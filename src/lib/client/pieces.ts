/**
 * The pièces as this phone last saw them on the server. A receipt changes that copy in the transaction that forgets the
 * envoi: between the two there is no instant at which a file would be shown nowhere.
 */
import type { DepotRecu, Justificatifs, PieceSuivie, RecuDepot, RecuVerrou } from '$lib/domain/depot';
import type { EnvoiGarde } from './local-db';
import { nouvelEnvoi } from './nouvel-envoi';
import type { Ecriture } from './retours';

export const adressePieces = (candidatureId: string) => `/api/candidatures/${candidatureId}/pieces`;
export const adresseFichier = (depotId: string) => `/api/depots/${depotId}/fichier`;

/**
 * What the receipt of a dépôt, of its withdrawal, of « J’ai fourni toutes mes pièces » or of a signature changes here.
 * `copier`: the file is kept to be looked at again without network.
 */
export async function noterPiece(tx: Ecriture, envoi: EnvoiGarde, recu: object, copier = true): Promise<void> {
	const { compteId, fil: candidatureId, id } = envoi;
	const fichier = await tx.objectStore('fichiers').get([compteId, id]);
	await tx.objectStore('fichiers').delete([compteId, id]);
	if (fichier && copier) {
		const { octets, type } = fichier;
		const vuLe = (recu as RecuDepot).recuLe;
		// One copy to look at again without network; the first to go when the device is full.
		await tx.objectStore('documents').put({ compteId, chemin: `${adresseFichier(id)}#1`, octets, type, vuLe });
	}
	// Not before: one that may have arrived is better than none, as long as the new one may be refused.
	for (const remplace of envoi.remplace ?? [])
		await tx.objectStore('envois').add({
			...nouvelEnvoi({ compteId, brouillonId: candidatureId }, envoi.creeLe),
			priorite: envoi.priorite,
			nature: 'retrait',
			menage: true,
			pieceId: envoi.pieceId,
			libelle: '',
			methode: 'DELETE',
			chemin: `/api/depots/${remplace}`,
			corps: ''
		});
	const chemin = adressePieces(candidatureId);
	const vu = await tx.objectStore('vus').get([compteId, chemin]);
	if (!vu) return;
	const corps = vu.corps as Justificatifs;
	const pieces = corps.pieces.map((piece) => apres(piece, envoi, recu, corps));
	await tx.objectStore('vus').put({ ...vu, corps: { ...corps, pieces } });
}

function apres(piece: PieceSuivie, envoi: EnvoiGarde, recu: object, { version: derniere }: Justificatifs): PieceSuivie {
	switch (envoi.nature) {
		case 'depot':
		case 'signature': {
			if (piece.pieceId !== envoi.pieceId) return piece;
			const {
				sha256,
				sha256Garde,
				octets,
				pages = 1,
				recuLe,
				analyse = 'faite',
				version = derniere
			} = recu as RecuDepot;
			const { type = 'application/pdf' } = JSON.parse(envoi.corps) as Partial<DepotRecu>;
			const depot = {
				id: envoi.id,
				type,
				sha256,
				...(sha256Garde !== undefined && { sha256Garde }),
				octets,
				pages,
				deposeLe: recuLe,
				analyse,
				version
			} as const;
			// As the server does: what was said was said of the file before.
			return { ...piece, depot, statut: null, receptionLe: null, information: null, verrouilleeLe: null };
		}
		case 'retrait':
			return piece.depot && envoi.chemin.endsWith(piece.depot.id) ? { ...piece, depot: null } : piece;
		case 'verrou': {
			const { depots } = JSON.parse(envoi.corps) as { depots: Record<string, string> };
			const sien = depots[piece.pieceId] !== undefined && depots[piece.pieceId] === piece.depot?.id;
			return sien ? { ...piece, verrouilleeLe: (recu as RecuVerrou).verrouilleesLe } : piece;
		}
		default:
			return piece;
	}
}
