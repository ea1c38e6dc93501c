/**
 * The retours: what the server's answer to an envoi changes on the phone, in one transaction with the envoi's end.
 *
 * Nothing typed goes with it: an onglet that was changed since is still to send, and a brouillon that was enregistré
 * while somebody went on typing becomes the brouillon of a modification.
 */
import type { IDBPTransaction } from 'idb';
import type { Recu } from '$lib/domain/candidature';
import type { Devenir } from '$lib/domain/brouillon';
import type { PartieSaisie } from '$lib/domain/saisie';
import { accordVide, estRetire, revisionDe } from './accords';
import { departager } from './departage';
import type { Local } from './local';
import { tousDe, type EnvoiGarde, type EscaleSchema } from './local-db';
import { effacement } from './nouvel-envoi';
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

/** What notes the receipt of such an envoi, where that is in a file of its own: who sends no pièce never fetches it. */
export async function noteurDe({ nature }: EnvoiGarde) {
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
		else if (envoi.nature === 'enregistrement') await enregistrer(tx, envoi, recu as Recu);
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

async function enregistrer(tx: Ecriture, envoi: EnvoiGarde, recu: Recu) {
	const { compteId, fil: brouillonId, revisions = {} } = envoi;
	await tx.objectStore('recus').put({ ...recu, compteId, brouillonId });
	// What was on this phone when the person pressed is what the candidature holds now.
	for (const onglet of await tx.objectStore('onglets').getAll(tousDe(compteId, brouillonId))) {
		const revision = revisionDe(onglet);
		// Kept by another page meanwhile: it went up as an onglet, and the brouillon that held it is over.
		const autre = revisions[onglet.onglet] !== revision;
		const accord = autre && (await tx.objectStore('accords').get([compteId, brouillonId, onglet.onglet]));
		await tx.objectStore('accords').put({ ...accordVide(onglet), ...accord, revision: autre ? null : revision });
	}
	const { candidatureId: devenu, version, enregistreeLe: le } = recu;
	await continuer(tx, compteId, brouillonId, { devenu, suite: null, version, le });
}

/** What else the end of a brouillon means, beside what the server says of it. */
interface Circonstances {
	/** « Enregistrer », pressed here, is to be answered: its envoi stays. */
	pressee?: boolean;
	/** The other brouillon took nothing from this one, so what this one had sent is its own too. */
	tous?: boolean;
}

/**
 * Ends a brouillon that ended elsewhere. What this phone alone has of it goes on as another brouillon, of a
 * modification when there is a candidature to modify: its own changes, over what the candidature now holds. The id of
 * the other one, or null when nothing goes on.
 */
export async function continuer(
	tx: Ecriture,
	compteId: string,
	brouillonId: string,
	{ devenu, suite, version, avant, le }: Devenir,
	{ pressee = false, tous = false }: Circonstances = {}
): Promise<string | null> {
	const siens = tousDe(compteId, brouillonId);
	const onglets = await tx.objectStore('onglets').getAll(siens);
	const accords = await tx.objectStore('accords').getAll(siens);
	const garde = await tx.objectStore('brouillons').get([compteId, brouillonId]);
	const ailleurs: Record<string, unknown> = suite ?? {};
	const parts = [...new Set([...onglets.map((o) => o.onglet), ...Object.keys(ailleurs)])].map((onglet) => {
		const ici = onglets.find((o) => o.onglet === onglet);
		const accord = accords.find((a) => a.onglet === onglet);
		const part = departager({
			ici,
			accord,
			avant: avant ? { valeur: avant[onglet as PartieSaisie] } : null,
			ailleurs: onglet in ailleurs ? { valeur: ailleurs[onglet], modifieLe: le } : null,
			pressee: garde?.presse?.[onglet],
			tous
		});
		return { onglet, ici, accord, ...part };
	});
	// Dropped there, and « Enregistrer » pressed here: what was pressed is not lost by it.
	const perdue = pressee && devenu === null;
	if (!garde || !(perdue || parts.some((part) => part.sienne))) {
		// Ended before: what was refused then is still to be read.
		await terminer(tx, compteId, brouillonId, pressee || !garde);
		// One that this one took in still lives on the server, and nobody else knows that it is over.
		if (garde?.remplace) await tx.objectStore('envois').add(effacement({ compteId, ...garde.remplace }, new Date(le)));
		return null;
	}
	await terminer(tx, compteId, brouillonId, pressee);
	const cle = { compteId, brouillonId: crypto.randomUUID() };
	const { presse: _, ...reste } = garde;
	await tx.objectStore('brouillons').put({
		...reste,
		...cle,
		suiteDe: [...[garde.suiteDe ?? []].flat(), brouillonId],
		candidatureId: devenu ?? garde.candidatureId,
		surVersion: devenu === null ? garde.surVersion : version
	});
	for (const { onglet, ici, accord, valeur, conflit } of parts) {
		const revision = crypto.randomUUID();
		const modifieLe = ici?.modifieLe ?? new Date(le);
		await tx.objectStore('onglets').put({ ...cle, onglet, valeur, modifieLe, revision });
		const retiree = ici && estRetire(ici, accord) ? { retiree: revision } : null;
		if (conflit || retiree)
			await tx.objectStore('accords').put({ ...accordVide({ ...cle, onglet }), conflit, ...retiree });
	}
	return cle.brouillonId;
}

/** Takes a brouillon and all that hangs on it off this phone. */
async function terminer(tx: Ecriture, compteId: string, brouillonId: string, garderEnregistrement = false) {
	await tx.objectStore('brouillons').delete([compteId, brouillonId]);
	await tx.objectStore('onglets').delete(tousDe(compteId, brouillonId));
	await tx.objectStore('accords').delete(tousDe(compteId, brouillonId));
	for (const envoi of await tx.objectStore('envois').index('compte').getAll(compteId))
		if (envoi.fil === brouillonId && !(garderEnregistrement && envoi.nature === 'enregistrement'))
			await supprimerEnvoi(tx, envoi.id);
}

export async function supprimerEnvoi(tx: Ecriture, id: string): Promise<void> {
	const envoi = await tx.objectStore('envois').index('id').get(id);
	if (envoi?.rang !== undefined) await tx.objectStore('envois').delete(envoi.rang);
}
