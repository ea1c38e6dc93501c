/**
 * The téléversement: the bytes of a dépôt, part by part; the server says how many it holds, and a part that was cut goes
 * on from there. Sent whole, a photo would start again at each tunnel.
 */
import { ENTETE_OFFSET, type DepotEnCours, type RecuDepot } from '$lib/domain/depot';
import { echanger, HorsLigne, RefusServeur, reponseDe } from './api';
import type { Reponse } from './envois';
import type { Local } from './local';
import type { EnvoiGarde } from './local-db';

/**
 * Bytes of one part. On 400 kbit/s with 400 ms of delay each costs 5 s, of which 8 % are spent waiting for its answer;
 * smaller ones would wait more, bigger ones would leave the person without news for longer.
 */
const PART = 256 * 1024;

/** Cuts in a row during which not one more byte arrived: the line is down, the queue waits. */
const CUTS_MAX = 3;

type Etat = DepotEnCours | RecuDepot;

interface Options {
	aller?: typeof fetch;
	/** Told how many bytes the server holds, each time it says so. */
	avancer?: (octets: number) => void;
}

/** Sends a dépôt until its receipt. Only the receipt of these very bytes counts. */
export async function televerser(
	local: Local,
	envoi: EnvoiGarde,
	{ aller = fetch, avancer = () => {} }: Options = {}
): Promise<Reponse> {
	if (globalThis.navigator?.onLine === false) return { type: 'hors_ligne', parti: false };
	const { compteId, id } = envoi;
	const fichier = await local((db) => db.get('fichiers', [compteId, id]));
	if (!fichier) return EFFACE;
	const appel = (init: RequestInit) => echanger<Etat>(envoi.chemin, compteId, init, aller);
	const cle = { 'idempotency-key': id };
	try {
		const annonce = { ...cle, 'content-type': 'application/json' };
		let etat = await appel({ method: 'PUT', headers: annonce, body: envoi.corps });
		let [coupures, abime] = [0, 0];
		while (!('envoiId' in etat)) {
			const { offset } = etat;
			if (!(await local((db) => db.getKey('fichiers', [compteId, id])))) return REPRIS;
			avancer(offset);
			const headers = { ...cle, 'content-type': 'application/octet-stream', [ENTETE_OFFSET]: String(offset) };
			// Made anew each time: a Blob kept across a suspension of the page may be read as empty.
			const body = new Blob([fichier.octets.slice(offset, offset + PART)]);
			try {
				etat = await appel({ method: 'PATCH', headers, body });
				coupures = 0;
			} catch (erreur) {
				const repris = await reprendre(erreur, appel);
				if (!('envoiId' in repris)) {
					if (erreur instanceof RefusServeur && erreur.code === 'fichier_abime' && ++abime > 2) throw erreur;
					coupures = repris.offset > offset ? 0 : coupures + 1;
					if (coupures > CUTS_MAX) throw erreur;
				}
				etat = repris;
			}
		}
		const { sha256 } = JSON.parse(envoi.corps) as { sha256: string };
		const sien = etat.envoiId === id && etat.sha256 === sha256;
		return sien ? { type: 'accepte', recu: etat } : { type: 'plus_tard' };
	} catch (erreur) {
		return reponseDe(erreur);
	}
}

/** Where the server is after a part that failed; what is no accident of the way goes on up. */
async function reprendre(erreur: unknown, appel: (init: RequestInit) => Promise<Etat>): Promise<Etat> {
	const accident =
		erreur instanceof HorsLigne ||
		(erreur instanceof RefusServeur && (erreur.code === 'depot_decale' || erreur.code === 'fichier_abime'));
	if (!accident) throw erreur;
	return appel({ method: 'GET' });
}

/** The person took the file back, or gave another, while it was leaving: the rest of it stays here. */
const REPRIS: Reponse = {
	type: 'refus',
	code: 'depot_retire',
	message: 'Vous avez supprimé ou remplacé ce fichier pendant son envoi.',
	erreurs: [],
	details: {}
};

/** The browser cleared what it kept. */
const EFFACE: Reponse = {
	type: 'refus',
	code: 'fichier_vide',
	message:
		'Ce fichier n’est plus sur cet appareil\u00a0: le navigateur l’a effacé. Reprenez la photo ou choisissez un autre fichier.',
	erreurs: [],
	details: {}
};
