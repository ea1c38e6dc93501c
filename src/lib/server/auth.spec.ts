import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appDeTest, type AppDeTest } from '../../../tests/support/app';
import { candidat, lignesDe } from '../../../tests/support/candidats';
import { Biscuits } from '../../../tests/support/evenement';
import { BISCUIT_DEPART, marqueDeDepart } from '../domain/depart';
import { fermerAuthSession, lireAuthSession, ouvrirAuthSession } from './auth';
import { sha256 } from './empreinte';
import { lireExpediteur } from './expediteur';
import { passerTaches } from './taches';

const COOKIE = '__Host-escale';
const MINUTE = 60_000;

/** A browser in which somebody has just signed in. */
async function connecter(app: AppDeTest) {
	const compte = await candidat(app);
	const biscuits = new Biscuits();
	await ouvrirAuthSession(app, biscuits, compte.id);
	return { compte, biscuits, token: biscuits.get(COOKIE) ?? '' };
}

/** Whom the server takes that browser for. */
async function qui(app: AppDeTest, cookies: Biscuits) {
	const locals = { compte: null, authSessionId: null, appareilPartage: false, finAuthSession: null };
	await lireAuthSession(app, { cookies, locals });
	const { compte, authSessionId } = locals satisfies Record<keyof typeof locals, unknown>;
	return { compte: compte as { id: string } | null, authSessionId: authSessionId as string | null };
}

function navigateur(token: string): Biscuits {
	const biscuits = new Biscuits();
	biscuits.set(COOKIE, token, { path: '/' });
	return biscuits;
}

describe('who is signed in', () => {
	it('R-040 SEC6 the cookie is for this host alone, unread by scripts, and ends with the browser', async () => {
		const app = await appDeTest();
		const { compte, biscuits, token } = await connecter(app);
		expect(biscuits.poses.get(COOKIE)?.options).toEqual({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
		// Lucia's alphabet has 32 letters: 5 bits each, 128 at least.
		expect(token.length * 5).toBeGreaterThanOrEqual(128);
		expect((await qui(app, biscuits)).compte?.id).toBe(compte.id);
	});

	it('SEC6 the token is nowhere in the files of the database, and nothing in them opens anything', async () => {
		const app = await appDeTest();
		const { token } = await connecter(app);
		const [row] = await lignesDe(app, 'authSession');
		expect(row?.id).toBe(sha256(token));
		const octets = readdirSync(app.dossier, { withFileTypes: true })
			.filter((entree) => entree.isFile())
			.map(({ name }) => readFileSync(join(app.dossier, name), 'latin1'))
			.join();
		expect(octets).toContain(row?.id);
		expect(octets).not.toContain(token);
		expect((await qui(app, navigateur(row?.id ?? ''))).compte).toBeNull();
	});

	it('SEC6 the password’s hash does not travel with who is signed in', async () => {
		const app = await appDeTest();
		const { biscuits } = await connecter(app);
		expect(JSON.stringify(await qui(app, biscuits))).not.toMatch(/argon2|motDePasse/);
	});

	it.each(['x', '', '../..', '\u0000', 'é'.repeat(4_000)])(
		'a cookie worth nothing is taken back: « %s »',
		async (valeur) => {
			const app = await appDeTest();
			const biscuits = navigateur(valeur);
			expect((await qui(app, biscuits)).compte).toBeNull();
			expect(biscuits.get(COOKIE)).toBeUndefined();
		}
	);
});

describe('how long one stays signed in', () => {
	it('SEC6 an hour without a request signs out, to the millisecond, and the row goes', async () => {
		const app = await appDeTest();
		const [un, autre] = [await connecter(app), await connecter(app)];
		app.horloge.avance(60 * MINUTE - 1);
		expect((await qui(app, un.biscuits)).compte?.id).toBe(un.compte.id);
		app.horloge.avance(1);
		expect((await qui(app, autre.biscuits)).compte).toBeNull();
		expect(autre.biscuits.get(COOKIE)).toBeUndefined();
		expect(await lignesDe(app, 'authSession')).toHaveLength(1);
	});

	it('SEC6 each request gives another hour, up to twelve after signing in however busy one was', async () => {
		const app = await appDeTest();
		const { biscuits } = await connecter(app);
		for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
			app.horloge.avance(50 * MINUTE);
			expect((await qui(app, biscuits)).compte).not.toBeNull();
		}
		app.horloge.avance(20 * MINUTE - 1);
		expect((await qui(app, biscuits)).compte).not.toBeNull();
		app.horloge.avance(1);
		expect((await qui(app, biscuits)).compte).toBeNull();
	});

	it('SEC6 a page of many requests moves the end once', async () => {
		const app = await appDeTest();
		const { biscuits } = await connecter(app);
		const fin = async () => (await lignesDe(app, 'authSession')).map(({ expireLe }) => expireLe.getTime());
		const [depart = 0] = await fin();
		app.horloge.avance(6 * MINUTE);
		await qui(app, biscuits);
		app.horloge.avance(MINUTE);
		await qui(app, biscuits);
		expect(await fin()).toEqual([depart + 6 * MINUTE]);
	});

	it('the tâches erase what is over, and nothing that is not', async () => {
		const app = await appDeTest();
		await connecter(app);
		app.horloge.avance(30 * MINUTE);
		const { biscuits } = await connecter(app);
		app.horloge.avance(30 * MINUTE + 1);
		await passerTaches(app);
		expect(await lignesDe(app, 'authSession')).toHaveLength(1);
		expect((await qui(app, biscuits)).compte).not.toBeNull();
	});
});

describe('signing out and in again', () => {
	it('R-045 SEC6 « Déconnexion » ends it at once: the token kept by somebody else opens nothing', async () => {
		const app = await appDeTest();
		const { biscuits, token } = await connecter(app);
		const { authSessionId } = await qui(app, biscuits);
		await fermerAuthSession(app, biscuits, authSessionId);
		expect(biscuits.get(COOKIE)).toBeUndefined();
		expect((await qui(app, navigateur(token))).compte).toBeNull();
		expect(await lignesDe(app, 'authSession')).toEqual([]);
	});

	it('R-045 « Déconnexion » of somebody who is not signed in does nothing', async () => {
		const app = await appDeTest();
		const { compte, biscuits } = await connecter(app);
		await fermerAuthSession(app, new Biscuits(), null);
		expect((await qui(app, biscuits)).compte?.id).toBe(compte.id);
	});

	it('SEC6 each sign-in draws a new token; another device stays signed in', async () => {
		const app = await appDeTest();
		const { compte, biscuits, token } = await connecter(app);
		const ailleurs = new Biscuits();
		await ouvrirAuthSession(app, ailleurs, compte.id);
		expect(ailleurs.get(COOKIE)).not.toBe(token);
		expect((await qui(app, biscuits)).compte?.id).toBe(compte.id);
		expect((await qui(app, ailleurs)).compte?.id).toBe(compte.id);
	});

	it('SEC6 another process knows who is signed in', async () => {
		const app = await appDeTest();
		const { compte, biscuits } = await connecter(app);
		expect((await qui(await app.autreServeur(), biscuits)).compte?.id).toBe(compte.id);
	});
});

describe('« Déconnexion » that the server could not hear, which the browser brings later (R-040)', () => {
	const partir = (biscuits: Biscuits, compteId: string) =>
		biscuits.set(BISCUIT_DEPART, marqueDeDepart(compteId), { path: '/' });

	it('SEC18 the next request, whichever it is, signs out, takes back what sends, and forgets that it was asked', async () => {
		const app = await appDeTest();
		const { compte, biscuits, token } = await connecter(app);
		expect((await lireExpediteur(app, biscuits))?.id).toBe(compte.id);
		partir(biscuits, compte.id);
		expect(await qui(app, biscuits)).toEqual({ compte: null, authSessionId: null });
		expect(await lireExpediteur(app, biscuits)).toBeNull();
		expect([...biscuits.poses].filter(([, { valeur }]) => valeur)).toEqual([]);
		expect((await qui(app, navigateur(token))).compte).toBeNull();
		expect(await lignesDe(app, 'authSession')).toEqual([]);
	});

	it('SEC18 when the authSession was over by then, what sends is taken back all the same', async () => {
		const app = await appDeTest();
		const { compte, biscuits } = await connecter(app);
		biscuits.delete(COOKIE);
		partir(biscuits, compte.id);
		await qui(app, biscuits);
		expect(await lireExpediteur(app, biscuits)).toBeNull();
		expect(biscuits.get(BISCUIT_DEPART)).toBeUndefined();
	});

	it('SEC18 whoever signs in before it is heard stays signed in, the same person too', async () => {
		const app = await appDeTest();
		const { compte, biscuits } = await connecter(app);
		for (const { id } of [await candidat(app), compte]) {
			partir(biscuits, id);
			await ouvrirAuthSession(app, biscuits, id);
			expect((await qui(app, biscuits)).compte?.id).toBe(id);
		}
	});

	it('SEC18 of somebody else’s visit, or written by anybody, it signs nobody out', async () => {
		const app = await appDeTest();
		const { compte, biscuits } = await connecter(app);
		for (const marque of [marqueDeDepart((await candidat(app)).id), '1', 'x'.repeat(4_000)]) {
			biscuits.set(BISCUIT_DEPART, marque, { path: '/' });
			expect((await qui(app, biscuits)).compte?.id).toBe(compte.id);
			expect((await lireExpediteur(app, biscuits))?.id).toBe(compte.id);
			expect(biscuits.get(BISCUIT_DEPART)).toBeUndefined();
		}
	});
});
