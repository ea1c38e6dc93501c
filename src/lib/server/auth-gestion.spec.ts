import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appDeTest, type AppDeTest } from '../../../tests/support/app';
import { lignesDe } from '../../../tests/support/candidats';
import { Biscuits } from '../../../tests/support/evenement';
import { gestionnaire } from '../../../tests/support/gestionnaires';
import { fermerGestion, lireGestion, ouvrirGestion } from './auth-gestion';
import { lireAuthSession } from './auth';
import { sha256 } from './empreinte';
import { fermerGestionnaire } from './gestionnaires';
import { passerTaches } from './taches';

const COOKIE = '__Host-escale-gestion';
const MINUTE = 60_000;

async function connecter(app: AppDeTest) {
	const qui = await gestionnaire(app);
	const biscuits = new Biscuits();
	await ouvrirGestion(app, biscuits, qui);
	return { qui, biscuits, token: biscuits.get(COOKIE) ?? '' };
}

function navigateur(nom: string, token: string): Biscuits {
	const biscuits = new Biscuits();
	biscuits.set(nom, token, { path: '/' });
	return biscuits;
}

describe('which gestionnaire is signed in', () => {
	it('SEC6 the cookie is for this host alone, unread by scripts, followed from no other site, and ends with the browser', async () => {
		const app = await appDeTest();
		const { qui, biscuits, token } = await connecter(app);
		const { options } = biscuits.poses.get(COOKIE) ?? {};
		expect(options).toEqual({ httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
		expect(token.length * 6).toBeGreaterThanOrEqual(256);
		expect(await lireGestion(app, biscuits)).toEqual(qui);
	});

	it('SEC6 the token is nowhere in the files of the database, and nothing in them opens anything', async () => {
		const app = await appDeTest();
		const { token } = await connecter(app);
		const [row] = await lignesDe(app, 'gestionnaireSession');
		expect(row?.id).toBe(sha256(token));
		const octets = readdirSync(app.dossier, { withFileTypes: true })
			.filter((entree) => entree.isFile())
			.map(({ name }) => readFileSync(join(app.dossier, name), 'latin1'))
			.join();
		expect(octets).toContain(row?.id);
		expect(octets).not.toContain(token);
		expect(await lireGestion(app, navigateur(COOKIE, row?.id ?? ''))).toBeNull();
	});

	it.each(['x', '../..', '\u0000', 'é'.repeat(4_000)])(
		'a cookie worth nothing is taken back: « %s »',
		async (valeur) => {
			const app = await appDeTest();
			const biscuits = navigateur(COOKIE, valeur);
			expect(await lireGestion(app, biscuits)).toBeNull();
			expect(biscuits.get(COOKIE)).toBeUndefined();
		}
	);

	it('SEC2 the token of a gestionnaire, put where a candidat’s is kept, opens no space', async () => {
		const app = await appDeTest();
		const { token } = await connecter(app);
		const locals = { compte: null, authSessionId: null, appareilPartage: false, finAuthSession: null };
		await lireAuthSession(app, { cookies: navigateur('__Host-escale', token), locals });
		expect(locals.compte).toBeNull();
	});
});

describe('how long a gestionnaire stays signed in', () => {
	it('SEC6 an hour without a request signs out, to the millisecond, and the row goes', async () => {
		const app = await appDeTest();
		const { biscuits } = await connecter(app);
		app.horloge.avance(60 * MINUTE - 1);
		expect(await lireGestion(app, biscuits)).not.toBeNull();
		app.horloge.avance(60 * MINUTE);
		expect(await lireGestion(app, biscuits)).toBeNull();
		expect(await lignesDe(app, 'gestionnaireSession')).toEqual([]);
	});

	it('SEC6 each request gives another hour, up to twelve after signing in however busy one was', async () => {
		const app = await appDeTest();
		const { biscuits } = await connecter(app);
		for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
			app.horloge.avance(50 * MINUTE);
			expect(await lireGestion(app, biscuits)).not.toBeNull();
		}
		app.horloge.avance(20 * MINUTE - 1);
		expect(await lireGestion(app, biscuits)).not.toBeNull();
		app.horloge.avance(1);
		expect(await lireGestion(app, biscuits)).toBeNull();
	});

	it('the tâches erase what is over, and nothing that is not', async () => {
		const app = await appDeTest();
		await connecter(app);
		app.horloge.avance(30 * MINUTE);
		const { biscuits } = await connecter(app);
		app.horloge.avance(30 * MINUTE + 1);
		await passerTaches(app);
		expect(await lignesDe(app, 'gestionnaireSession')).toHaveLength(1);
		expect(await lireGestion(app, biscuits)).not.toBeNull();
	});
});

describe('signing out and in again', () => {
	it('SEC6 « Déconnexion » ends it at once: the token kept by somebody else opens nothing', async () => {
		const app = await appDeTest();
		const { biscuits, token } = await connecter(app);
		await fermerGestion(app, biscuits);
		expect(biscuits.get(COOKIE)).toBeUndefined();
		expect(await lireGestion(app, navigateur(COOKIE, token))).toBeNull();
	});

	it('SEC6 each sign-in draws a new token, and what the browser brought opens nothing any more', async () => {
		const app = await appDeTest();
		const { qui, biscuits, token } = await connecter(app);
		await ouvrirGestion(app, biscuits, qui);
		expect(biscuits.get(COOKIE)).not.toBe(token);
		expect(await lireGestion(app, navigateur(COOKIE, token))).toBeNull();
		expect(await lireGestion(app, biscuits)).toEqual(qui);
	});

	it('SEC6 an access that the operator closes is over on every device', async () => {
		const app = await appDeTest();
		const { qui, biscuits } = await connecter(app);
		await fermerGestionnaire(app, qui.mail);
		expect(await lireGestion(app, biscuits)).toBeNull();
	});
});
