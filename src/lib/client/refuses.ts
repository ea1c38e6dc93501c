/**
 * What the server's « non » to an envoi changes on the phone. Nothing typed goes with it: where another device was there
 * first, both are kept and the person looks again.
 */
import type { Devenir } from '$lib/domain/brouillon';
import type { CodeRefus } from '$lib/domain/refus';
import { accordVide } from './accords';
import { changerEnvoi, type Reponse } from './envois';
import type { Local } from './local';
import { tousDe, type Ailleurs, type EnvoiGarde } from './local-db';
import { effacement } from './nouvel-envoi';
import { continuer } from './fins';
import { accepter, ecrire, supprimerEnvoi, type Ecriture } from './retours';

export async function refuser(
	local: Local,
	envoi: EnvoiGarde,
	{ code, message, erreurs, details }: Extract<Reponse, { type: 'refus' }>
): Promise<void> {
	if (envoi.nature === 'onglet' && code === 'version_perimee') {
		await constaterConflit(local, envoi, details.actuel);
	} else if (envoi.menage) {
		await ecrire(local, (tx) => supprimerEnvoi(tx, envoi.id));
	} else if (envoi.nature === 'retrait' && (code === 'introuvable' || code === 'depot_retire')) {
		// It never arrived, or was taken back already: there is nothing to take back.
		await accepter(local, envoi, {});
	} else if (envoi.nature === 'lecture') {
		// What it spoke of is gone: nobody needs to know.
		await accepter(local, envoi, {});
	} else if (code === 'brouillon_termine' && estDevenir(details)) {
		await reprendreAilleurs(local, envoi, details, message);
	} else if (code === 'candidature_modifiee' && estDevenir(details)) {
		await reprendreLaModification(local, envoi, details, message);
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

/** An answer that says less than it should is a refusal with its reason, and nothing ends by it. */
const estDevenir = (details: object): details is Devenir =>
	'le' in details && typeof details.le === 'string' && 'devenu' in details && 'suite' in details;

/**
 * The brouillon was enregistré (`devenu`) or dropped on another device; what was typed here since then is kept apart.
 * « Enregistrer » pressed here meanwhile was about another state of things: it is refused, and the person looks again. But
 * where nothing here differs from what was enregistré, it leaves: its answer is the receipt.
 */
function reprendreAilleurs(local: Local, envoi: EnvoiGarde, fin: Devenir, message: string): Promise<void> {
	return ecrire(local, async (tx) => {
		const { compteId, fil } = envoi;
		const suite = await continuer(tx, compteId, fil, fin, { pressee: true });
		const presse = (await tx.objectStore('envois').index('compte').getAll(compteId)).find((e) => e.fil === fil);
		const recuAVenir = suite === null && fin.devenu !== null && presse?.id !== envoi.id && !presse?.refus;
		if (!presse || recuAVenir) return;
		await refuserEnvoi(tx, { ...presse, fil: suite ?? fil }, 'brouillon_termine', message);
	});
}

const RIEN_A_ENREGISTRER =
	'Vous n’aviez rien changé\u00a0: votre inscription reste celle que vous avez enregistrée sur un autre appareil.';

/**
 * Another brouillon changed the candidature since this modification began: it goes on as another one, begun from what the
 * candidature now holds. What only one of both changed is as that one has it; where both did, the person chooses.
 */
function reprendreLaModification(local: Local, envoi: EnvoiGarde, fin: Devenir, message: string): Promise<void> {
	return ecrire(local, async (tx) => {
		// Taken back meanwhile: nothing of it comes back.
		const presse = await tx.objectStore('envois').index('id').get(envoi.id);
		if (!presse) return;
		const { compteId, fil } = presse;
		const accords = await tx.objectStore('accords').getAll(tousDe(compteId, fil));
		const vu = accords.flatMap(({ onglet, base }) => (base > 0 ? [`${onglet}:${base}`] : [])).join(',');
		const remplace = { brouillonId: fil, vu };
		const suite = await continuer(tx, compteId, fil, fin, { pressee: true, tous: true });
		const suivi = suite === null ? null : await tx.objectStore('brouillons').get([compteId, suite]);
		// On the server the first one stays until this one is pressed: it may hold what waits here for a choice.
		if (suivi) await tx.objectStore('brouillons').put({ ...suivi, remplace });
		else await tx.objectStore('envois').add(effacement({ compteId, ...remplace }, presse.creeLe));
		const raison = suivi ? message : RIEN_A_ENREGISTRER;
		await refuserEnvoi(tx, { ...presse, fil: suite ?? fil }, 'candidature_modifiee', raison);
	});
}

async function refuserEnvoi(tx: Ecriture, envoi: EnvoiGarde, code: CodeRefus, message: string) {
	await tx.objectStore('envois').put({ ...envoi, douteux: false, refus: { code, message, erreurs: [] } });
}
