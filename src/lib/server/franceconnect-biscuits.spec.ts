import type { Cookies } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { appDeTest } from '../../../tests/support/app';
import { CLIENT } from '../../../tests/support/fournisseur';
import { createFournisseur } from './fournisseur';
import {
	aFaitSaPreuve,
	oublierPreuve,
	poserDemande,
	poserPreuve,
	prendreDemande,
	prendreIdToken,
	retenirIdToken
} from './franceconnect-biscuits';
import { createSceau } from './sceau';

const EN_COURS = {
	demande: { etat: 'e'.repeat(32), nonce: 'n'.repeat(32), verifieur: 'v'.repeat(43) },
	suite: '/espace',
	appareilPartage: true,
	reidentifie: null
};

/** A browser: the cookies it holds, with how they were set. */
function navigateur() {
	const tenus = new Map<string, { valeur: string; pose: object }>();
	const cookies: Cookies = {
		get: (nom) => tenus.get(nom)?.valeur,
		getAll: () => [...tenus].map(([name, { valeur }]) => ({ name, value: valeur })),
		set: (nom, valeur, pose) => void tenus.set(nom, { valeur, pose }),
		delete: (nom) => void tenus.delete(nom),
		serialize: () => ''
	};
	return { cookies, tenus };
}

async function appAvecFranceConnect(clientSecret = CLIENT.clientSecret) {
	const app = await appDeTest();
	const fournisseur = createFournisseur({ emetteur: 'https://fc.example', ...CLIENT }, app.clock);
	app.franceconnect = { fournisseur, sceau: createSceau(clientSecret), demonstration: false };
	return app;
}

describe('what a browser keeps while its person is at FranceConnect', () => {
	it('SEC17 the demande is for this host alone, unread by scripts and by people, and taken once', async () => {
		const app = await appAvecFranceConnect();
		const { cookies, tenus } = navigateur();
		poserDemande(app, cookies, EN_COURS);
		const [[nom, { valeur, pose }] = ['', { valeur: '', pose: {} }]] = tenus;
		expect(nom).toBe('__Host-escale-fc');
		expect(pose).toEqual({ path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: 1800 });
		expect(Buffer.from(valeur, 'base64url').toString()).not.toContain(EN_COURS.demande.nonce);
		expect(prendreDemande(app, cookies)).toEqual(EN_COURS);
		expect(prendreDemande(app, cookies)).toBe(null);
	});

	it('SEC17 after half an hour the demande is worth nothing, whatever the browser kept', async () => {
		const app = await appAvecFranceConnect();
		const { cookies } = navigateur();
		poserDemande(app, cookies, EN_COURS);
		app.horloge.avance(30 * 60_000);
		expect(prendreDemande(app, cookies)).toBe(null);
	});

	it('SEC17 a demande that we did not seal is none, nor is an id_token put in its place', async () => {
		const app = await appAvecFranceConnect();
		const { cookies } = navigateur();
		poserDemande(await appAvecFranceConnect('un autre secret, aussi long que lui'), cookies, EN_COURS);
		expect(prendreDemande(app, cookies)).toBe(null);
		retenirIdToken(app, cookies, JSON.stringify({ ...EN_COURS, expire: 8e15 }));
		cookies.set('__Host-escale-fc', cookies.get('__Host-escale-fc-fin') ?? '', { path: '/' });
		expect(prendreDemande(app, cookies)).toBe(null);
		expect(prendreIdToken(app, cookies)).toContain('suite');
		expect(prendreIdToken(app, cookies)).toBe(null);
	});

	it('R-052 the proof of who somebody is counts for their compte alone, for five minutes, and is none when it is forged', async () => {
		const app = await appAvecFranceConnect();
		const { cookies, tenus } = navigateur();
		expect(aFaitSaPreuve(app, cookies, 'elle')).toBe(false);
		poserPreuve(app, cookies, 'elle');
		expect(tenus.get('__Host-escale-fc-preuve')?.pose).toMatchObject({ secure: true, httpOnly: true, maxAge: 300 });
		expect(aFaitSaPreuve(app, cookies, 'elle')).toBe(true);
		expect(aFaitSaPreuve(app, cookies, 'lui')).toBe(false);
		app.horloge.avance(5 * 60_000);
		expect(aFaitSaPreuve(app, cookies, 'elle')).toBe(false);
		// Sealed for another usage, it is none.
		retenirIdToken(app, cookies, JSON.stringify({ compteId: 'elle', expire: 8e15 }));
		cookies.set('__Host-escale-fc-preuve', cookies.get('__Host-escale-fc-fin') ?? '', { path: '/' });
		expect(aFaitSaPreuve(app, cookies, 'elle')).toBe(false);
		oublierPreuve(cookies);
		expect(tenus.has('__Host-escale-fc-preuve')).toBe(false);
	});
});
