/**
 * The sweep: dépôts that never came to their end, files that no row names any more, and mails kept on this machine (a
 * demonstration has no other letter box) of comptes that are gone. A file may be on the disk an instant before its row names
 * it: one goes only when it was nameless an hour ago too.
 */
import type { App } from './app';
import { listCourrielIds } from './db/courriels';
import { listAbandonnes, listEnCours, listFichiersNommes, updateDepot } from './db/depots';
import { PATIENCE } from './depots';

const HEURE = 3_600_000;

/** A tâche: it may be called as often as one likes, and sweeps once an hour. */
export function createBalayage(app: App): () => Promise<void> {
	let dernierLe = -Infinity;
	let suspects = new Set<string>();
	return async () => {
		const maintenant = app.clock.now();
		if (maintenant.getTime() - dernierLe < HEURE) return;
		dernierLe = maintenant.getTime();
		await abandonner(app, maintenant);
		suspects = await balayerFichiers(app, suspects);
		await balayerCourriels(app);
	};
}

async function abandonner(app: App, maintenant: Date): Promise<void> {
	for (const id of await listAbandonnes(app.engine, new Date(maintenant.getTime() - PATIENCE)))
		await app.engine.tx(() => updateDepot(app.engine, id, { retireLe: maintenant }));
	const enCours = new Set(await listEnCours(app.engine));
	for (const id of await app.partiels.lister()) if (!enCours.has(id)) await app.partiels.retirer(id);
}

/** Answers those that are nameless for the first time. */
async function balayerFichiers(app: App, suspects: Set<string>): Promise<Set<string>> {
	const presents = await app.storage.list();
	const nommes = new Set(await listFichiersNommes(app.engine));
	const sansNom = presents.filter((cle) => !nommes.has(cle));
	for (const cle of sansNom) if (suspects.has(cle)) await app.storage.delete(cle);
	return new Set(sansNom.filter((cle) => !suspects.has(cle)));
}

/** A mail has its row before it has its file. */
async function balayerCourriels({ engine, mailer: { gardes } }: App): Promise<void> {
	if (!gardes) return;
	const presents = await gardes.lister();
	const connus = new Set(await listCourrielIds(engine));
	for (const id of presents) if (!connus.has(id)) await gardes.retirer(id);
}
