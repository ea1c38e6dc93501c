/**
 * The preparation of what one does to a pièce: a file, its withdrawal, « J’ai fourni toutes mes pièces », a signature.
 * Each becomes an envoi of its candidature, in one transaction with the bytes it carries; they leave in the order made,
 * after what is typed: an onglet weighs a thousand times less.
 */
import type { DemandeDepot, DemandeSignature, DemandeVerrou, TypeDepot } from '$lib/domain/depot';
import { memeValeur } from '$lib/domain/valeurs';
import type { Local } from './local';
import type { EnvoiGarde, EscaleSchema } from './local-db';
import { enFaisantPlace } from './place';
import { exigerPresence } from './presence';
import type { ClePlateau } from './plateaux';
import { empreinte } from './empreinte';
import type { IDBPTransaction } from 'idb';

const STORES = ['envois', 'fichiers', 'plateaux', 'pages', 'vus'] as const;
type Ecriture = IDBPTransaction<EscaleSchema, (typeof STORES)[number][], 'readwrite'>;

interface Fichier {
	octets: ArrayBuffer;
	type: TypeDepot;
}

/** The file made of a plateau becomes a dépôt, and the plateau is gone. The dépôt's id; a full disk throws. */
export async function preparerDepot(
	local: Local,
	cle: ClePlateau,
	{ octets, type }: Fichier,
	libelle: string,
	maintenant: Date
): Promise<string> {
	const { compteId, candidatureId, pieceId } = cle;
	const sha256 = await empreinte(octets);
	const envoi = nouvel(cle, maintenant);
	await ecrire(local, compteId, async (tx) => {
		const remplace = await retirerEnAttente(tx, cle);
		const plateau = await tx.objectStore('plateaux').get([compteId, candidatureId, pieceId]);
		const version = await versionDesPages(tx, compteId, plateau?.pages ?? []);
		const demande: DemandeDepot = { candidatureId, pieceId, type, sha256, octets: octets.byteLength, version };
		await tx.objectStore('fichiers').put({ compteId, depotId: envoi.id, octets, type });
		await tx.objectStore('envois').add({
			...envoi,
			nature: 'depot',
			pieceId,
			octets: octets.byteLength,
			remplace,
			libelle,
			methode: 'PUT',
			chemin: `/api/depots/${envoi.id}`,
			corps: JSON.stringify(demande)
		});
		for (const page of plateau?.pages ?? []) await tx.objectStore('pages').delete([compteId, page]);
		await tx.objectStore('plateaux').delete([compteId, candidatureId, pieceId]);
	});
	return envoi.id;
}

/** Of several, the file is of the oldest: what was photographed last may be its back alone. */
async function versionDesPages(tx: Ecriture, compteId: string, ids: string[]): Promise<number | undefined> {
	const pages = await Promise.all(ids.map((id) => tx.objectStore('pages').get([compteId, id])));
	const versions = pages.flatMap((page) => page?.version ?? []);
	return versions.length > 0 ? Math.min(...versions) : undefined;
}

/** « Supprimer »: what has not left is dropped here; what the server holds is asked back from it. */
export function preparerRetrait(
	local: Local,
	cle: ClePlateau,
	depotId: string | null,
	libelle: string,
	maintenant: Date
): Promise<void> {
	return ecrire(local, cle.compteId, async (tx) => {
		const douteux = await retirerEnAttente(tx, cle);
		for (const id of new Set([...douteux, ...(depotId ? [depotId] : [])]))
			await tx.objectStore('envois').add({
				...nouvel(cle, maintenant),
				nature: 'retrait',
				pieceId: cle.pieceId,
				libelle: `Suppression\u00a0: ${libelle}`,
				methode: 'DELETE',
				chemin: `/api/depots/${id}`,
				corps: ''
			});
	});
}

/** A file that the server refused goes back to the page tray it came from, to be made anew there. */
export function reprendreFichier(local: Local, cle: ClePlateau, depotId: string): Promise<void> {
	const { compteId, candidatureId, pieceId } = cle;
	return ecrire(local, compteId, async (tx) => {
		const { refus, rang = -1, corps = '{}' } = (await tx.objectStore('envois').index('id').get(depotId)) ?? {};
		const fichier = await tx.objectStore('fichiers').get([compteId, depotId]);
		if (!refus || !fichier) return;
		const pageId = crypto.randomUUID();
		const nature = fichier.type === 'application/pdf' ? 'pdf' : 'jpeg';
		const neuve = { compteId, pageId, source: fichier.octets, nature, reglages: null, prete: null } as const;
		const { version } = JSON.parse(corps) as Partial<DemandeDepot>;
		await tx.objectStore('pages').put({ ...neuve, version, refusee: refus.code });
		const plateau = await tx.objectStore('plateaux').get([compteId, candidatureId, pieceId]);
		const pages = [...(plateau?.pages ?? []), pageId];
		await tx.objectStore('plateaux').put({ ...plateau, ...cle, pages, attend: null });
		await tx.objectStore('fichiers').delete([compteId, depotId]);
		await tx.objectStore('envois').delete(rang);
		await reprendreConfirmations(tx, cle);
	});
}

/** « J’ai fourni toutes mes pièces » of a groupe, on the dépôts that the person sees. */
export function preparerVerrou(
	local: Local,
	{ compteId, candidatureId }: Omit<ClePlateau, 'pieceId'>,
	demande: DemandeVerrou,
	maintenant: Date
): Promise<void> {
	return ecrire(local, compteId, async (tx) => {
		for (const deja of await siens(tx, compteId, candidatureId))
			if (deja.nature === 'verrou' && deja.groupe === demande.groupe) {
				// The same act; on other files it is another one.
				if (!deja.refus && memeValeur(confirmes(deja), demande.depots)) return;
				await tx.objectStore('envois').delete(deja.rang ?? -1);
			}
		await tx.objectStore('envois').add({
			...nouvel({ compteId, candidatureId }, maintenant),
			nature: 'verrou',
			groupe: demande.groupe,
			libelle: `J’ai fourni toutes mes pièces\u00a0: ${demande.groupe}`,
			methode: 'POST',
			chemin: `/api/candidatures/${candidatureId}/pieces/verrou`,
			corps: JSON.stringify(demande)
		});
	});
}

/** The récapitulatif signed on this screen; the id of the dépôt that it makes. */
export async function preparerSignature(
	local: Local,
	cle: ClePlateau,
	demande: DemandeSignature,
	libelle: string,
	maintenant: Date
): Promise<string> {
	const envoi = nouvel(cle, maintenant);
	await ecrire(local, cle.compteId, async (tx) => {
		const remplace = await retirerEnAttente(tx, cle);
		await tx.objectStore('envois').add({
			...envoi,
			nature: 'signature',
			pieceId: cle.pieceId,
			remplace,
			libelle,
			methode: 'POST',
			chemin: `/api/candidatures/${cle.candidatureId}/signature`,
			corps: JSON.stringify(demande)
		});
	});
	return envoi.id;
}

/**
 * The dépôts of that pièce which have not been received: another one takes their place, and what was confirmed with them is
 * to be confirmed again. Those of which something may have reached the server all the same are told. A « Supprimer » that
 * was refused says nothing any more.
 */
async function retirerEnAttente(tx: Ecriture, cle: ClePlateau): Promise<string[]> {
	const { compteId, candidatureId, pieceId } = cle;
	await reprendreConfirmations(tx, cle);
	const douteux: string[] = [];
	for (const { nature, pieceId: sienne, id, rang = -1, essais, refus, remplace = [] } of await siens(
		tx,
		compteId,
		candidatureId
	)) {
		const depot = nature === 'depot' || nature === 'signature';
		if (sienne !== pieceId || !(depot || (nature === 'retrait' && refus))) continue;
		await tx.objectStore('envois').delete(rang);
		if (!depot) continue;
		await tx.objectStore('fichiers').delete([compteId, id]);
		douteux.push(...remplace, ...(essais > 0 ? [id] : []));
	}
	return douteux;
}

/** « J’ai fourni » was said of that pièce as it was: it must not lock, in the person's name, a file that they took back. */
async function reprendreConfirmations(tx: Ecriture, { compteId, candidatureId, pieceId }: ClePlateau) {
	for (const envoi of await siens(tx, compteId, candidatureId))
		if (envoi.nature === 'verrou' && pieceId in confirmes(envoi))
			await tx.objectStore('envois').delete(envoi.rang ?? -1);
}

/** The dépôts that a « J’ai fourni » was said of, by pièce. */
const confirmes = ({ corps }: EnvoiGarde) => (JSON.parse(corps) as DemandeVerrou).depots;

async function siens(tx: Ecriture, compteId: string, candidatureId: string): Promise<EnvoiGarde[]> {
	const tous = await tx.objectStore('envois').index('compte').getAll(compteId);
	return tous.filter((e) => e.fil === candidatureId);
}

function nouvel({ compteId, candidatureId }: Omit<ClePlateau, 'pieceId'>, creeLe: Date) {
	return {
		format: 1 as const,
		id: crypto.randomUUID(),
		compteId,
		fil: candidatureId,
		priorite: -1,
		creeLe,
		essais: 0,
		prochainEssai: 0,
		douteux: false,
		refus: null
	};
}

function ecrire(local: Local, compteId: string, faire: (tx: Ecriture) => Promise<void>): Promise<void> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
		await exigerPresence(tx.objectStore('vus'), compteId);
		await faire(tx);
		await tx.done;
	});
}

/** The bytes of what waits to leave, for the person to look at. */
export function lireFichier(local: Local, compteId: string, depotId: string): Promise<Blob | null> {
	return local(async (db) => {
		const garde = await db.get('fichiers', [compteId, depotId]);
		return garde ? new Blob([garde.octets], { type: garde.type }) : null;
	});
}
