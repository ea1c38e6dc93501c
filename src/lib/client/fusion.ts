/**
 * The fusion of what other devices sent into what this phone has: different onglets merge without a word, the same
 * onglet changed on both sides is kept twice until the person has chosen.
 */
import type { BrouillonServeur, OngletServeur } from '$lib/domain/brouillon';
import { academie } from '$lib/domain/referentiels';
import { memeValeur } from '$lib/domain/valeurs';
import { accordVide, estSurLeServeur } from './accords';
import { revision, type CleBrouillon } from './brouillons';
import type { Local } from './local';
import { tousDe, type EnvoiGarde } from './local-db';
import { continuer } from './fins';
import { estParti } from './presence';
import { ecrire, type Ecriture } from './retours';

/** Takes in the brouillons of that compte as the server has them. */
export function absorber(local: Local, compteId: string, serveur: BrouillonServeur[]): Promise<void> {
	return ecrire(local, async (tx) => {
		// Asked before they signed out of this device, in a page that slept: nothing of theirs comes back.
		if (await estParti(tx.objectStore('vus'), compteId)) return;
		const envois = await tx.objectStore('envois').index('compte').getAll(compteId);
		const remplaces = (await tx.objectStore('brouillons').getAll(tousDe(compteId))).map(
			({ remplace }) => remplace?.brouillonId
		);
		for (const brouillon of serveur) {
			if (remplaces.includes(brouillon.id)) continue;
			const siens = envois.filter((e) => e.fil === brouillon.id);
			// Pressed or dropped here: its own answer will say what became of it.
			if (siens.some((e) => e.nature !== 'onglet' && !e.refus)) continue;
			if (brouillon.fin) await continuer(tx, compteId, brouillon.id, brouillon.fin);
			else await recevoir(tx, compteId, brouillon, siens);
		}
	});
}

async function recevoir(tx: Ecriture, compteId: string, brouillon: BrouillonServeur, envois: EnvoiGarde[]) {
	const { id: brouillonId, campagneId, candidatureId } = brouillon;
	if (!(await tx.objectStore('brouillons').get([compteId, brouillonId])))
		await tx.objectStore('brouillons').put({
			compteId,
			brouillonId,
			campagneId,
			candidatureId,
			...(brouillon.surVersion != null && { surVersion: brouillon.surVersion }),
			titre: brouillon.titre,
			sousTitre: `Session ${brouillon.sessionExamen} · ${academie(brouillon.academie)?.libelle ?? brouillon.academie}`,
			creeLe: new Date(brouillon.creeLe)
		});
	for (const [onglet, autre] of Object.entries(brouillon.onglets)) {
		// On its way: the server will answer with what it has.
		if (envois.some((e) => e.onglet === onglet && !e.refus)) continue;
		await recevoirOnglet(tx, { compteId, brouillonId }, onglet, autre);
	}
}

async function recevoirOnglet(tx: Ecriture, cle: CleBrouillon, onglet: string, autre: OngletServeur) {
	const { compteId, brouillonId } = cle;
	const garde = await tx.objectStore('onglets').get([compteId, brouillonId, onglet]);
	const accord =
		(await tx.objectStore('accords').get([compteId, brouillonId, onglet])) ?? accordVide({ ...cle, onglet });
	if (garde && (autre.version === accord.base || autre.version === accord.conflit?.version)) return;
	const aEnvoyer = garde !== undefined && !estSurLeServeur(garde, accord);
	if (aEnvoyer && !memeValeur(garde.valeur, autre.valeur)) {
		await tx.objectStore('accords').put({ ...accord, conflit: autre });
		return;
	}
	await oublierLaPresse(tx, cle, onglet);
	const nouvelle = garde && aEnvoyer ? (garde.revision ?? revision()) : revision();
	await tx.objectStore('onglets').put({
		...cle,
		onglet,
		valeur: autre.valeur,
		modifieLe: new Date(autre.modifieLe),
		revision: nouvelle
	});
	await tx.objectStore('accords').put({
		...accord,
		base: autre.version,
		revision: nouvelle,
		recuLe: autre.modifieLe,
		conflit: null,
		choix: null
	});
}

/** What is typed from now on is typed over what was received, not over what had been pressed before. */
async function oublierLaPresse(tx: Ecriture, { compteId, brouillonId }: CleBrouillon, onglet: string) {
	const brouillon = await tx.objectStore('brouillons').get([compteId, brouillonId]);
	if (!brouillon?.presse || !(onglet in brouillon.presse)) return;
	const { [onglet]: _, ...presse } = brouillon.presse;
	await tx.objectStore('brouillons').put({ ...brouillon, presse });
}
