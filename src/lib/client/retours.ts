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
import { memeValeur } from '$lib/domain/valeurs';
import { accordVide, estRetire, estSurLeServeur, revisionDe } from './accords';
import type { Local } from './local';
import { tousDe, type AccordGarde, type EnvoiGarde, type EscaleSchema, type OngletGarde } from './local-db';
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

/**
 * Ends a brouillon that ended elsewhere. What this phone alone has of it goes on as another brouillon, of a
 * modification when there is a candidature to modify: its own changes, over what the candidature now holds. Where both
 * differ the person chooses, as between any two devices. The id of the other one, or null when nothing goes on.
 * `tous`: the other brouillon took nothing from this one, so what this one had sent is its own too.
 */
export async function continuer(
	tx: Ecriture,
	compteId: string,
	brouillonId: string,
	{ devenu, suite, version, avant, le }: Devenir,
	garderEnregistrement = false,
	tous = false
): Promise<string | null> {
	const onglets = await tx.objectStore('onglets').getAll(tousDe(compteId, brouillonId));
	const accords = await tx.objectStore('accords').getAll(tousDe(compteId, brouillonId));
	const garde = await tx.objectStore('brouillons').get([compteId, brouillonId]);
	const accordDe = (onglet: string) => accords.find((a) => a.onglet === onglet);
	/**
	 * It is as it was when the modification began. What was sent since then is another ground, which the other device saw; and
	 * what the person has still to choose between is chosen by nobody else.
	 */
	const inchange = (onglet: string, valeur: unknown) =>
		avant !== undefined &&
		!accordDe(onglet)?.conflit &&
		(tous || !accordDe(onglet)?.base) &&
		memeValeur(valeur, avant[onglet as PartieSaisie]);
	const candidats = tous ? onglets : nonEnvoyes(onglets, accords);
	const siens = new Set(candidats.filter((o) => !inchange(o.onglet, o.valeur)).map((o) => o.onglet));
	// Dropped there, and « Enregistrer » pressed here: what was pressed is not lost by it.
	const perdu = garderEnregistrement && devenu === null;
	if (siens.size === 0 && !perdu) {
		// Ended before: what was refused then is still to be read.
		await terminer(tx, compteId, brouillonId, garderEnregistrement || !garde);
		return null;
	}
	await terminer(tx, compteId, brouillonId, garderEnregistrement);
	if (!garde) return null;
	const cle = { compteId, brouillonId: crypto.randomUUID() };
	const candidatureId = devenu ?? garde.candidatureId;
	const surVersion = devenu === null ? garde.surVersion : version;
	const { presse, ...reste } = garde;
	await tx.objectStore('brouillons').put({ ...reste, ...cle, suiteDe: brouillonId, candidatureId, surVersion });
	const ailleurs: Record<string, unknown> = suite ?? {};
	for (const onglet of new Set([...onglets.map((o) => o.onglet), ...Object.keys(ailleurs)])) {
		const ici = onglets.find((o) => o.onglet === onglet);
		const valeur = siens.has(onglet) || !(onglet in ailleurs) ? ici?.valeur : ailleurs[onglet];
		const modifieLe = ici?.modifieLe ?? new Date(le);
		const revision = crypto.randomUUID();
		await tx.objectStore('onglets').put({ ...cle, onglet, valeur, modifieLe, revision });
		const accord = accordDe(onglet);
		const autre = onglet in ailleurs ? { valeur: ailleurs[onglet], modifieLe: le } : accord?.conflit;
		const vue = autre && (inchange(onglet, autre.valeur) || memeValeur(autre.valeur, presse?.[onglet]));
		const differe = autre && siens.has(onglet) && !vue && !memeValeur(valeur, autre.valeur);
		const conflit = differe ? { ...autre, version: 0 } : null;
		const retire = ici && estRetire(ici, accord) ? { retiree: revision } : null;
		if (conflit || retire)
			await tx.objectStore('accords').put({ ...accordVide({ ...cle, onglet }), conflit, ...retire });
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

/** Of the onglets of a brouillon, those which the server does not have as they are. */
export const nonEnvoyes = (onglets: OngletGarde[], accords: AccordGarde[]): OngletGarde[] =>
	onglets.filter(
		(o) =>
			!estSurLeServeur(
				o,
				accords.find((a) => a.onglet === o.onglet)
			)
	);

export async function supprimerEnvoi(tx: Ecriture, id: string): Promise<void> {
	const envoi = await tx.objectStore('envois').index('id').get(id);
	if (envoi?.rang !== undefined) await tx.objectStore('envois').delete(envoi.rang);
}
