/**
 * The preparation of envois: what was typed, or asked for, becomes a record of the queue with an id of its own.
 *
 * An onglet is copied into the queue as it is then; what is typed later leaves in the next envoi, once this one was
 * answered. So an id stands for one content, and an answer that was lost can be asked for again.
 */
import type { DemandeOnglet } from '$lib/domain/brouillon';
import type { DemandeEnregistrement } from '$lib/domain/candidature';
import { saisieVide, type PartieSaisie, type Saisie } from '$lib/domain/saisie';
import { memeValeur } from '$lib/domain/valeurs';
import { estRetire, nonEnvoyes, revisionDe } from './accords';
import type { CleBrouillon } from './brouillons';
import type { Local } from './local';
import { tousDe, type BrouillonGarde, type EnvoiGarde } from './local-db';
import { effacement, nouvelEnvoi } from './nouvel-envoi';
import { ecrire, type Ecriture } from './retours';

/** Makes the envois of every onglet of that compte that the server does not have. */
export function preparerOnglets(local: Local, compteId: string, maintenant: Date): Promise<void> {
	return ecrire(local, async (tx) => {
		for (const brouillon of await tx.objectStore('brouillons').getAll(tousDe(compteId))) {
			const enCours = await envoisDe(tx, brouillon);
			// Pressed already: what is typed from now on waits for the answer.
			if (enCours.some((e) => e.nature !== 'onglet' && !e.refus)) continue;
			await preparer(tx, brouillon, enCours, maintenant);
		}
	});
}

async function preparer(tx: Ecriture, brouillon: BrouillonGarde, enCours: EnvoiGarde[], maintenant: Date) {
	const { compteId, brouillonId, campagneId, candidatureId, creeLe, surVersion } = brouillon;
	const onglets = await tx.objectStore('onglets').getAll(tousDe(compteId, brouillonId));
	const accords = await tx.objectStore('accords').getAll(tousDe(compteId, brouillonId));
	for (const onglet of nonEnvoyes(onglets, accords)) {
		const accord = accords.find((a) => a.onglet === onglet.onglet);
		if (accord?.conflit || estRetire(onglet, accord) || enCours.some((e) => e.onglet === onglet.onglet)) continue;
		const demande: DemandeOnglet = {
			brouillon: { campagneId, candidatureId, creeLe: creeLe.toISOString(), surVersion },
			base: accord?.base ?? 0,
			valeur: onglet.valeur
		};
		await tx.objectStore('envois').add({
			...nouvelEnvoi(brouillon, maintenant),
			nature: 'onglet',
			onglet: onglet.onglet,
			revision: revisionDe(onglet),
			libelle: onglet.onglet,
			methode: 'PUT',
			chemin: `/api/brouillons/${brouillonId}/${onglet.onglet}`,
			corps: JSON.stringify(demande)
		});
	}
}

/**
 * « Enregistrer »: the saisie, as it is now, becomes an envoi, after those of its onglets. Pressed again while one is
 * on its way it is the same act; after a refusal it is another one. null when the brouillon is gone, or when the person
 * has still to choose between two devices.
 */
export function preparerEnregistrement(
	local: Local,
	{ compteId, brouillonId }: CleBrouillon,
	saisie: Saisie,
	maintenant: Date
): Promise<string | null> {
	return ecrire(local, async (tx) => {
		const brouillon = await tx.objectStore('brouillons').get([compteId, brouillonId]);
		if (!brouillon) return null;
		const enCours = await envoisDe(tx, brouillon);
		const deja = enCours.find((e) => e.nature === 'enregistrement');
		if (deja && !deja.refus) return deja.id;
		const accords = await tx.objectStore('accords').getAll(tousDe(compteId, brouillonId));
		if (accords.some(({ conflit }) => conflit)) return null;
		if (deja?.rang !== undefined) await tx.objectStore('envois').delete(deja.rang);
		await effacerLeRemplace(tx, brouillon, maintenant);
		await preparer(tx, brouillon, enCours, maintenant);
		const onglets = await tx.objectStore('onglets').getAll(tousDe(compteId, brouillonId));
		// What another page of this phone kept meanwhile is not what is sent: it stays to be sent.
		const envoyes = onglets.filter(({ onglet, valeur }) => {
			const partie = onglet as PartieSaisie;
			return memeValeur({ ...saisieVide()[partie], ...(valeur as object) }, saisie[partie]);
		});
		const { campagneId, candidatureId, surVersion } = brouillon;
		const demande: DemandeEnregistrement = { brouillonId, campagneId, saisie, surVersion };
		const envoi = nouvelEnvoi(brouillon, maintenant);
		await tx.objectStore('envois').add({
			...envoi,
			nature: 'enregistrement',
			revisions: Object.fromEntries(envoyes.map((o) => [o.onglet, revisionDe(o)])),
			libelle: 'Inscription',
			methode: candidatureId ? 'PUT' : 'POST',
			chemin: candidatureId ? `/api/candidatures/${candidatureId}` : '/api/candidatures',
			corps: JSON.stringify(demande)
		});
		return envoi.id;
	});
}

/** The person drops a brouillon: it leaves this phone now, and the server when it can be told. */
export function preparerEffacement(local: Local, cle: CleBrouillon, maintenant: Date): Promise<void> {
	return ecrire(local, async (tx) => {
		const { compteId, brouillonId } = cle;
		for (const { rang = -1 } of await envoisDe(tx, cle)) await tx.objectStore('envois').delete(rang);
		const brouillon = await tx.objectStore('brouillons').get([compteId, brouillonId]);
		if (brouillon) await effacerLeRemplace(tx, brouillon, maintenant);
		await tx.objectStore('brouillons').delete([compteId, brouillonId]);
		await tx.objectStore('onglets').delete(tousDe(compteId, brouillonId));
		await tx.objectStore('accords').delete(tousDe(compteId, brouillonId));
		await tx.objectStore('envois').add(effacement(cle, maintenant));
	});
}

/** All that the one before held is in this one, and chosen. */
async function effacerLeRemplace(tx: Ecriture, { remplace, ...brouillon }: BrouillonGarde, maintenant: Date) {
	if (!remplace) return;
	await tx.objectStore('brouillons').put(brouillon);
	await tx.objectStore('envois').add(effacement({ ...brouillon, ...remplace }, maintenant));
}

async function envoisDe(tx: Ecriture, { compteId, brouillonId }: CleBrouillon): Promise<EnvoiGarde[]> {
	const tous = await tx.objectStore('envois').index('compte').getAll(compteId);
	return tous.filter((e) => e.fil === brouillonId);
}
