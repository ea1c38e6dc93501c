/**
 * The protocole: what phone and server agreed on, as one number. It grows when an older phone could no longer be
 * understood; that phone then keeps its work and sends it after the update (426).
 */
import type { CodeRefus } from './refus';

export const PROTOCOLE = 1;
/** The oldest that this server understands. */
export const PROTOCOLE_MINIMUM = 1;

/** Headers of the phone's requests and of the answers. */
export const ENTETE_PROTOCOLE = 'escale-protocole';
/** For whom the phone sends: its queue belongs to a compte, whoever is signed in by now. */
export const ENTETE_COMPTE = 'escale-compte';
/** The server's clock, an ISO instant, on every answer of the API. */
export const ENTETE_MAINTENANT = 'escale-maintenant';
/** When the authSession ends by the server's clock, an ISO instant; followed by « ;fixe » when staying active does not put it off. */
export const ENTETE_FIN = 'escale-fin';

/** Why a client of that protocole is not answered; null when it is. Whoever states none is no phone of ours. */
export function refusProtocole(annonce: string | null): CodeRefus | null {
	return annonce !== null && !(Number(annonce) >= PROTOCOLE_MINIMUM) ? 'application_perimee' : null;
}
