/**
 * What the server's « non » to an envoi changes on the phone. Nothing typed goes with it: where another device was there
 * first, both are kept and the person looks again.
 */
import type { Devenir, ModifieeAilleurs } from '$lib/domain/brouillon';
import type { CodeRefus } from '$lib/domain/refus';
import type { Saisie } from '$lib/domain/saisie';
import { accordVide, memeValeur } from './accords';
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
		// What was pressed here is what was enregistré there: there is nothing to look at again.
		if (suite === null && memeValeur(JSON.parse(presse.corps).saisie, fin.suite)) return supprimerEnvoi(tx, presse.id);
		await refuserEnvoi(tx, { ...presse, fil: suite ?? fil }, 'brouillon_termine', details);
	});
}

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
		const { avant, suite: la, version, le } = details as unknown as ModifieeAilleurs;
		const comme = (onglet: string, valeur: unknown) => memeValeur(valeur, avant[onglet as keyof Saisie]);
		const onglets = await tx.objectStore('onglets').getAll(tousDe(compteId, fil));
		const ici = onglets.filter(({ onglet, valeur }) => !comme(onglet, valeur)).map(({ onglet }) => onglet);
		const changee = Object.fromEntries(Object.entries(la).filter(([onglet, valeur]) => !comme(onglet, valeur)));
		const garde = await tx.objectStore('brouillons').get([compteId, fil]);
		const fin = { devenu: garde?.candidatureId ?? null, suite: changee as Saisie, version, le };
		const suite = await continuer(tx, compteId, fil, fin, true, new Set(ici));
		await tx.objectStore('envois').add(effacement({ compteId, brouillonId: fil }, presse.creeLe));
		// It changed nothing: the candidature is as the other device left it.
		if (suite === null) return supprimerEnvoi(tx, presse.id);
		await refuserEnvoi(tx, { ...presse, fil: suite }, 'candidature_modifiee', details);
	});
}

async function refuserEnvoi(tx: Ecriture, envoi: EnvoiGarde, code: CodeRefus, { detail }: Record<string, unknown>) {
	const refus = { code, message: String(detail), erreurs: [] };
	await tx.objectStore('envois').put({ ...envoi, douteux: false, refus });
}
