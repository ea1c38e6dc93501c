/**
 * Whether somebody is still here: what a transaction can tell that holds « vus ». A page that slept, or that had begun
 * something, must not write of a person whom this device has forgotten meanwhile.
 */
import type { VuGarde } from './local-db';

/** Of nobody's: not localStorage, which a browser that is killed may not have written yet. null: whoever was here has left. */
export const DERNIER_COMPTE: [string, string] = ['', 'dernier_compte'];

interface Vus {
	get(cle: [string, string]): Promise<VuGarde | undefined>;
}

/**
 * Only what was written says so: a browser that cleared everything leaves nobody's départ behind. Somebody else who signed in
 * beside them has sent nobody away: what they saw last is still kept.
 */
export async function estParti(vus: Vus, compteId: string): Promise<boolean> {
	const dernier = await vus.get(DERNIER_COMPTE);
	return dernier !== undefined && dernier.corps !== compteId && !(await vus.get([compteId, '/api/moi']));
}

/** Throws for who has left. To be asked first, in the transaction that would write. */
export async function exigerPresence(vus: Vus, compteId: string): Promise<void> {
	if (await estParti(vus, compteId)) throw new Error('This person has signed out of this device');
}
