/**
 * How a brouillon ends on this phone: enregistré from here, or enregistré or dropped elsewhere. Nothing typed goes with it:
 * what somebody went on typing meanwhile becomes the brouillon of a modification. Fetched when it is needed, which is with
 * the network.
 */
import type { Devenir } from '$lib/domain/brouillon';
import type { Recu } from '$lib/domain/candidature';
import type { PartieSaisie } from '$lib/domain/saisie';
import { accordVide, estRetire, revisionDe } from './accords';
import { departager } from './departage';
import { tousDe, type EnvoiGarde } from './local-db';
import { effacement } from './nouvel-envoi';
import { supprimerEnvoi, type Ecriture } from './retours';

/** The receipt of « Enregistrer ». */
export async function noterEnregistrement(tx: Ecriture, envoi: EnvoiGarde, donne: object): Promise<void> {
	const recu = donne as Recu;
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

/** What else the end of a brouillon means, beside what the server says of it. */
interface Circonstances {
	/** « Enregistrer », pressed here, is to be answered: its envoi stays. */
	pressee?: boolean;
	/** The other brouillon took nothing from this one, so what this one had sent is its own too. */
	tous?: boolean;
}

/**
 * Ends a brouillon that ended elsewhere. What this phone alone has of it goes on as another brouillon, of a
 * modification when there is a candidature to modify: its own changes, over what the candidature now holds. The id of
 * the other one, or null when nothing goes on.
 */
export async function continuer(
	tx: Ecriture,
	compteId: string,
	brouillonId: string,
	{ devenu, suite, version, avant, le }: Devenir,
	{ pressee = false, tous = false }: Circonstances = {}
): Promise<string | null> {
	const siens = tousDe(compteId, brouillonId);
	const onglets = await tx.objectStore('onglets').getAll(siens);
	const accords = await tx.objectStore('accords').getAll(siens);
	const garde = await tx.objectStore('brouillons').get([compteId, brouillonId]);
	const ailleurs: Record<string, unknown> = suite ?? {};
	const parts = [...new Set([...onglets.map((o) => o.onglet), ...Object.keys(ailleurs)])].map((onglet) => {
		const ici = onglets.find((o) => o.onglet === onglet);
		const accord = accords.find((a) => a.onglet === onglet);
		const part = departager({
			ici,
			accord,
			avant: avant ? { valeur: avant[onglet as PartieSaisie] } : null,
			ailleurs: onglet in ailleurs ? { valeur: ailleurs[onglet], modifieLe: le } : null,
			pressee: garde?.presse?.[onglet],
			tous
		});
		return { onglet, ici, accord, ...part };
	});
	// Dropped there, and « Enregistrer » pressed here: what was pressed is not lost by it.
	const perdue = pressee && devenu === null;
	if (!garde || !(perdue || parts.some((part) => part.sienne))) {
		// Ended before: what was refused then is still to be read.
		await terminer(tx, compteId, brouillonId, pressee || !garde);
		// One that this one took in still lives on the server, and nobody else knows that it is over.
		if (garde?.remplace) await tx.objectStore('envois').add(effacement({ compteId, ...garde.remplace }, new Date(le)));
		return null;
	}
	await terminer(tx, compteId, brouillonId, pressee);
	const cle = { compteId, brouillonId: crypto.randomUUID() };
	const { presse: _, ...reste } = garde;
	await tx.objectStore('brouillons').put({
		...reste,
		...cle,
		suiteDe: [...[garde.suiteDe ?? []].flat(), brouillonId],
		candidatureId: devenu ?? garde.candidatureId,
		surVersion: devenu === null ? garde.surVersion : version
	});
	for (const { onglet, ici, accord, valeur, conflit } of parts) {
		const revision = crypto.randomUUID();
		const modifieLe = ici?.modifieLe ?? new Date(le);
		await tx.objectStore('onglets').put({ ...cle, onglet, valeur, modifieLe, revision });
		const retiree = ici && estRetire(ici, accord) ? { retiree: revision } : null;
		if (conflit || retiree)
			await tx.objectStore('accords').put({ ...accordVide({ ...cle, onglet }), conflit, ...retiree });
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
