/**
 * The way to what the phone keeps: one connection, opened when needed and again when it died.
 *
 * WebKit closes the connection of a page that went to the background, as every page does while the camera is open; the
 * handle then throws at each use, and so may the next one for a while. An action is tried again on a new one, once a
 * failure, and is therefore one transaction: what a try did not commit never was.
 */
import { openLocalDB, type LocalDB } from './local-db';

export interface Local {
	<T>(action: (db: LocalDB) => Promise<T>): Promise<T>;
	fermer(): Promise<void>;
}

/** Errors by which a dead connection shows; anything else is the action's own. */
const MORTES = ['InvalidStateError', 'UnknownError', 'NotFoundError'];

/** A phone that fails so often in a row has another trouble, and says so. */
const ESSAIS = 5;

/** `preparer` is waited for before the first opening. */
export function ouvrirLocal(nom = 'escale', preparer?: () => Promise<unknown>): Local {
	let connexion: Promise<LocalDB> | null = null;
	const ouvrir = () => {
		const perdue = () => {
			if (connexion === nouvelle) connexion = null;
		};
		const nouvelle = preparer ? preparer().then(() => openLocalDB(nom, perdue)) : openLocalDB(nom, perdue);
		// One that could not be opened is not kept: the next action tries again.
		nouvelle.catch(() => (connexion = connexion === nouvelle ? null : connexion));
		return (connexion = nouvelle);
	};

	async function faire<T>(action: (db: LocalDB) => Promise<T>): Promise<T> {
		for (let essai = 1; ; essai++) {
			const enUsage = connexion ?? ouvrir();
			const db = await enUsage;
			try {
				return await action(db);
			} catch (erreur) {
				if (essai === ESSAIS || !estMorte(erreur)) throw erreur;
				// Another action may have opened a new one already.
				if (connexion === enUsage) connexion = null;
				db.close();
			}
		}
	}

	return Object.assign(faire, {
		async fermer() {
			const derniere = connexion;
			connexion = null;
			(await derniere)?.close();
		}
	});
}

function estMorte(erreur: unknown): boolean {
	return erreur instanceof DOMException && MORTES.includes(erreur.name);
}
