/**
 * What the server's « non » to an envoi changes on the phone. Nothing typed goes with it: where another device was there
 * first, both are kept and the person looks again.
 */
import type { Devenir, ModifieeAilleurs } from '$lib/domain/brouillon';
import type { CodeRefus } from '$lib/domain/refus';
import { accordVide } from './accords';
import { changerEnvoi, type Reponse } from './envois';
import type { Local } from './local';
import { tousDe, type Ailleurs, type EnvoiGarde } from './local-db';
import { effacement } from './preparation';
import { accepter, continuer, ecrire, supprimerEnvoi, type Ecriture } from './retours';

export async function refuser(
	local: Local,
	envoi: EnvoiGarde,
	{ code, message, erreurs, details }: Extract<Reponse, { type: 'refus' }>
): Promise<void> {
	if (envoi.nature === 'onglet' && code === 'version_perimee') {
		await constaterConflit(local, envoi, details.actuel);
	} else if (envoi.nature === 'retrait' && (code === 'introuvable' || code === 'depot_retire')) {
		// It never arrived, or was taken back already: there is nothing to take back.
		await accepter(local, envoi, {});
	} else if (envoi.nature === 'lecture') {
		// What it spoke of is gone: nobody needs to know.
		await accepter(local, envoi, {});
	} else if (code === 'brouillon_termine') {
		await reprendreAilleurs(local, envoi, details);
	} else if (code === 'candidature_modifiee') {
		await reprendreLaModification(local, envoi, details);
	} else {
		await changerEnvoi(local, envoi.id, (garde) => ({ ...garde, douteux: false, refus: { code, message, erreurs } }));
	}
}

/** Another device changed the onglet: both values are kept until the person has chosen. */
function constaterConflit(local: Local, envoi: EnvoiGarde, actuel: unknown): Promise<void> {
	return ecrire(local, async (tx) => {
		const { compteId, fil: brouillonId, onglet = '' } = envoi;
		await supprimerEnvoi(tx, envoi.id);
		if (!(await tx.objectStore('brouillons').get([compteId, brouillonId]))) return;
		const accord = await tx.objectStore('accords').get([compteId, brouillonId, onglet]);
		const vide = accordVide({ compteId, brouillonId, onglet });
		await tx.objectStore('accords').put({ ...vide, ...accord, conflit: actuel as Ailleurs });
	});
}

/**
 * The brouillon was enregistré (`devenu`) or dropped on another device; what was typed here since then is kept apart.
 * « Enregistrer » pressed here meanwhile was about another state of things: it is refused, and the person looks again.
 */
function reprendreAilleurs(local: Local, envoi: EnvoiGarde, details: Record<string, unknown>): Promise<void> {
	return ecrire(local, async (tx) => {
		const { compteId, fil } = envoi;
		const fin = details as unknown as Devenir;
		const suite = await continuer(tx, compteId, fil, fin, true);
		const presse = (await tx.objectStore('envois').index('compte').getAll(compteId)).find((e) => e.fil === fil);
		if (!presse) return;
		await refuserEnvoi(tx, { ...presse, fil: suite ?? fil }, 'brouillon_termine', details);
	});
}

const RIEN_A_ENREGISTRER =
	'Vous n’aviez rien changé\u00a0: votre inscription reste celle que vous avez enregistrée sur un autre appareil.';

/**
 * Another brouillon changed the candidature since this modification began: it goes on as another one, begun from what the
 * candidature now holds. What only one of both changed is as that one has it; where both did, the person chooses.
 */
function reprendreLaModification(local: Local, envoi: EnvoiGarde, details: Record<string, unknown>): Promise<void> {
	return ecrire(local, async (tx) => {
		// Taken back meanwhile: nothing of it comes back.
		const presse = await tx.objectStore('envois').index('id').get(envoi.id);
		if (!presse) return;
		const { compteId, fil } = presse;
		const fin = details as unknown as ModifieeAilleurs;
		const accords = await tx.objectStore('accords').getAll(tousDe(compteId, fil));
		const vu = accords.flatMap(({ onglet, base }) => (base > 0 ? [`${onglet}:${base}`] : [])).join(',');
		const remplace = { brouillonId: fil, vu };
		const suite = await continuer(tx, compteId, fil, fin, true, true);
		const suivi = suite === null ? null : await tx.objectStore('brouillons').get([compteId, suite]);
		// On the server the first one stays until this one is pressed: it may hold what waits here for a choice.
		if (suivi) await tx.objectStore('brouillons').put({ ...suivi, remplace });
		else await tx.objectStore('envois').add(effacement({ compteId, ...remplace }, presse.creeLe));
		const detail = suivi ? details.detail : RIEN_A_ENREGISTRER;
		await refuserEnvoi(tx, { ...presse, fil: suite ?? fil }, 'candidature_modifiee', { detail });
	});
}

async function refuserEnvoi(tx: Ecriture, envoi: EnvoiGarde, code: CodeRefus, { detail }: Record<string, unknown>) {
	const refus = { code, message: String(detail), erreurs: [] };
	await tx.objectStore('envois').put({ ...envoi, douteux: false, refus });
}
