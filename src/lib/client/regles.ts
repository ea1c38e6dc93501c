/** The règles of an inscription, on the phone before its form asks for them. */
import { HorsLigne } from './api';
import { chargerCampagne } from './campagnes';
import { chargerExamen } from './examens';
import type { Local } from './local';

/** How long a network that answers nothing is waited for, ms. */
const PATIENCE = 15_000;

/**
 * The campagne and its exam file, fetched before a form asks for them: the network may be gone by then. False: they are
 * not on this phone, and there is no network to have them by. Whatever else is wrong, the form itself says.
 */
export async function garderRegles(local: Local, campagneId: string, aller: typeof fetch = fetch): Promise<boolean> {
	const patient: typeof fetch = (chemin, init) => aller(chemin, { ...init, signal: AbortSignal.timeout(PATIENCE) });
	try {
		const { examenHash } = await chargerCampagne(local, campagneId, patient);
		await chargerExamen(local, examenHash, patient);
		return true;
	} catch (erreur) {
		return !(erreur instanceof HorsLigne);
	}
}
