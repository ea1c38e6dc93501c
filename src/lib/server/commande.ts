/** An App for as long as an operator's command lasts. */
import type { App } from './app';
import { ouvrirPourCommande } from './start';

export type Env = Record<string, string | undefined>;

export async function avec<T>(env: Env, faire: (app: App) => Promise<T>): Promise<T> {
	const app = await ouvrirPourCommande(env);
	try {
		return await faire(app);
	} finally {
		await app.engine.close();
	}
}
