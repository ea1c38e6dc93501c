/** What a use-case asks of the database: how many reads outside a transaction, and how many rows they bring. */
import type { App } from '../../src/lib/server/app';

export function compterLectures(app: App) {
	const lues = { requetes: 0, lignes: 0 };

	function noter<T>(lignes: T): T {
		lues.requetes++;
		lues.lignes += Array.isArray(lignes) ? lignes.length : 0;
		return lignes;
	}

	/** A query is built call after call, each giving another object; it is sent when it is awaited, or executed. */
	function suivre<T extends object>(requete: T): T {
		return new Proxy(requete, {
			get(cible, nom) {
				const valeur: unknown = Reflect.get(cible, nom, cible);
				if (typeof valeur !== 'function') return valeur;
				return (...args: unknown[]) => {
					if (nom === 'then')
						return Promise.resolve(cible)
							.then(noter)
							.then(...(args as []));
					const rendu: unknown = valeur.apply(cible, args);
					if (nom === 'execute') return Promise.resolve(rendu).then(noter);
					return typeof rendu === 'object' && rendu !== null ? suivre(rendu) : rendu;
				};
			}
		});
	}

	const { read, lasting } = app.engine;
	const engine = Object.create(app.engine, { read: { value: suivre(read) }, lasting: { value: suivre(lasting) } });
	return { app: { ...app, engine } satisfies App, lues };
}
