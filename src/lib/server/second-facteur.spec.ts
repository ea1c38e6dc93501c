import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { appDeTest, surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { lignesDe } from '../../../tests/support/candidats';
import { Biscuits } from '../../../tests/support/evenement';
import { gestionnaire, MOT_DE_PASSE_GESTION } from '../../../tests/support/gestionnaires';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import { formatSecours, lireCode } from '$lib/domain/second-facteur';
import { fermerPassage, lireGestion, lirePassage, ouvrirGestion, ouvrirPassage } from './auth-gestion';
import { identifierGestionnaire, retirerSecondFacteurDe } from './gestionnaires';
import {
	activerSecondFacteur,
	codeDuMoment,
	lireEtat,
	preparerSecondFacteur,
	renouvelerCodesSecours,
	retirerSecondFacteur,
	verifierSecondFacteur
} from './second-facteur';

const PAS = 30_000;
const MINUTE = 60_000;

/** The code that a telephone shows, `decalage` steps away from now. */
async function telephone(app: AppDeTest, { id }: Gestionnaire, decalage = 0): Promise<string> {
	const row = (await lignesDe(app, 'gestionnaire')).find((ligne) => ligne.id === id);
	const totp = new TOTP({ secret: Secret.fromBase32(row?.totpSecret ?? '') });
	return totp.generate({ timestamp: app.clock.now().getTime() + decalage * PAS });
}

/** Somebody whose second factor is active, and a step later than the code that proved it. */
async function equipe(app: AppDeTest) {
	const qui = await gestionnaire(app);
	await preparerSecondFacteur(app, qui);
	const codes = await activerSecondFacteur(app, qui, await telephone(app, qui));
	app.horloge.avance(PAS);
	return { qui, codes };
}

const essai = (acte: Promise<unknown>) =>
	acte.then(
		() => 'passé',
		(refus) => refus.code
	);

surChaqueBase('the second factor of a gestionnaire', (monter) => {
	it('counts once a first code has proved it; ten codes de secours are told once and kept as digests', async () => {
		const app = await monter();
		const qui = await gestionnaire(app);
		expect(await lireEtat(app, qui)).toEqual({ activeLe: null, aInstaller: null, restants: 0 });
		await preparerSecondFacteur(app, qui);
		const { aInstaller } = await lireEtat(app, qui);
		expect(aInstaller?.secret).toMatch(/^[A-Z2-7]{32}$/);
		expect(aInstaller?.adresse).toMatch(/^otpauth:\/\/totp\/Escale%20gestion:.+secret=[A-Z2-7]{32}/);
		// The page may be opened twice, before and after the telephone took it.
		await preparerSecondFacteur(app, qui);
		expect((await lireEtat(app, qui)).aInstaller).toEqual(aInstaller);

		expect(await essai(activerSecondFacteur(app, qui, '000000'))).toBe('code_refuse');
		const codes = await activerSecondFacteur(app, qui, await telephone(app, qui));
		expect(new Set(codes).size).toBe(10);
		expect(await lireEtat(app, qui)).toEqual({ activeLe: app.clock.now(), aInstaller: null, restants: 10 });
		const [row] = await lignesDe(app, 'gestionnaire');
		expect(row?.codesSecours?.every((code) => /^[0-9a-f]{64}$/.test(code))).toBe(true);
		expect(JSON.stringify(row)).not.toContain(codes[0]);
		expect(app.lignes.join()).not.toContain(aInstaller?.secret);
		const { secondFacteur } = await identifierGestionnaire(app, qui.mail, MOT_DE_PASSE_GESTION, '192.0.2.7');
		expect(secondFacteur).toBe(true);
	});

	it('a code serves once, and none before it either', async () => {
		const app = await monter();
		const { qui } = await equipe(app);
		const [avant, celui] = [await telephone(app, qui, -1), await telephone(app, qui)];
		expect(await essai(verifierSecondFacteur(app, qui, celui))).toBe('passé');
		expect(await essai(verifierSecondFacteur(app, qui, celui))).toBe('code_refuse');
		expect(await essai(verifierSecondFacteur(app, qui, avant))).toBe('code_refuse');
	});

	it('of two who give the same code at once, one passes', async () => {
		const app = await monter();
		const autre = await app.enMemeTemps();
		const { qui } = await equipe(app);
		const code = await telephone(app, qui);
		const issues = await Promise.all([app, autre].map((ici) => essai(verifierSecondFacteur(ici, qui, code))));
		expect(issues.sort()).toEqual(['code_refuse', 'passé']);
	});

	it.each([
		[-2, 'code_refuse'],
		[-1, 'passé'],
		[0, 'passé'],
		[1, 'passé'],
		[2, 'code_refuse']
	])('a telephone %i steps of thirty seconds away: %s', async (decalage, issue) => {
		const app = await monter();
		const { qui } = await equipe(app);
		app.horloge.avance(10 * PAS);
		expect(await essai(verifierSecondFacteur(app, qui, await telephone(app, qui, decalage)))).toBe(issue);
	});

	it('a code de secours stands in for the telephone once, however it is typed', async () => {
		const app = await monter();
		const { qui, codes } = await equipe(app);
		const [premier = '', second = ''] = codes;
		expect(await essai(verifierSecondFacteur(app, qui, ` ${formatSecours(premier).toUpperCase()} `))).toBe('passé');
		expect(await essai(verifierSecondFacteur(app, qui, premier))).toBe('code_refuse');
		expect((await lireEtat(app, qui)).restants).toBe(9);
		const autres = await renouvelerCodesSecours(app, qui, second);
		expect(autres).toHaveLength(10);
		expect(await essai(verifierSecondFacteur(app, qui, codes[2] ?? ''))).toBe('code_refuse');
		expect(await essai(verifierSecondFacteur(app, qui, autres[0] ?? ''))).toBe('passé');
	});

	it('is taken away with a code by its owner, or by the operator, and signs out whoever was signed in', async () => {
		const app = await monter();
		const { qui } = await equipe(app);
		expect(await essai(retirerSecondFacteur(app, qui, '000000'))).toBe('code_refuse');
		expect(await essai(retirerSecondFacteur(app, qui, await telephone(app, qui)))).toBe('passé');
		expect(await lireEtat(app, qui)).toEqual({ activeLe: null, aInstaller: null, restants: 0 });

		const { qui: perdu } = await equipe(app);
		const biscuits = new Biscuits();
		await ouvrirGestion(app, biscuits, perdu);
		await retirerSecondFacteurDe(app, perdu.mail.toUpperCase());
		expect(await lireGestion(app, biscuits)).toBeNull();
		expect((await lireEtat(app, perdu)).activeLe).toBeNull();
		await expect(retirerSecondFacteurDe(app, 'personne@rectorat.example')).rejects.toThrow(/personne n’a cette/);
	});
});

describe('guessing a code', () => {
	it('SEC4 is slowed from the sixth wrong one, and a right one waits like the others', async () => {
		const app = await appDeTest();
		const { qui } = await equipe(app);
		for (let i = 0; i < 6; i++) expect(await essai(verifierSecondFacteur(app, qui, '000000'))).toBe('code_refuse');
		expect(await essai(verifierSecondFacteur(app, qui, await telephone(app, qui)))).toBe('trop_de_tentatives');
		app.horloge.avance(1000);
		expect(await essai(verifierSecondFacteur(app, qui, await telephone(app, qui)))).toBe('passé');
	});

	it('SEC4 ten thousand tries of a simulated day: at most 150 are looked at', async () => {
		const app = await appDeTest();
		const { qui } = await equipe(app);
		let regardes = 0;
		for (let i = 0; i < 10_000; i++) {
			if ((await essai(verifierSecondFacteur(app, qui, '000000'))) === 'code_refuse') regardes++;
			app.horloge.avance(86_400_000 / 10_000);
		}
		expect(regardes).toBeLessThanOrEqual(150);
	}, 60_000);
});

describe('between the password and the code', () => {
	it('SEC6 the cookie of that step opens nothing, wherever it is put, and is over ten minutes later', async () => {
		const app = await appDeTest();
		const { qui } = await equipe(app);
		const biscuits = new Biscuits();
		await ouvrirPassage(app, biscuits, qui);
		const token = biscuits.get('__Host-escale-gestion-code') ?? '';
		expect(biscuits.poses.get('__Host-escale-gestion-code')?.options).toMatchObject({ httpOnly: true, secure: true });
		const [row] = await lignesDe(app, 'gestionnaireSession');
		for (const valeur of [token, `passage:${token}`, row?.id ?? '']) {
			const ailleurs = new Biscuits();
			ailleurs.set('__Host-escale-gestion', valeur, { path: '/' });
			expect(await lireGestion(app, ailleurs)).toBeNull();
		}
		expect(await lirePassage(app, biscuits)).toEqual({ ...qui, secondFacteur: true });
		app.horloge.avance(10 * MINUTE - 1);
		expect(await lirePassage(app, biscuits)).not.toBeNull();
		app.horloge.avance(1);
		expect(await lirePassage(app, biscuits)).toBeNull();
	});

	it('SEC6 the token of a session is no proof of a password given, and the step serves once', async () => {
		const app = await appDeTest();
		const { qui } = await equipe(app);
		const biscuits = new Biscuits();
		await ouvrirGestion(app, biscuits, qui);
		biscuits.set('__Host-escale-gestion-code', biscuits.get('__Host-escale-gestion') ?? '', { path: '/' });
		expect(await lirePassage(app, biscuits)).toBeNull();
		await ouvrirPassage(app, biscuits, qui);
		const copie = new Biscuits();
		copie.set('__Host-escale-gestion-code', biscuits.get('__Host-escale-gestion-code') ?? '', { path: '/' });
		await fermerPassage(app, biscuits);
		expect(await lirePassage(app, copie)).toBeNull();
	});
});

it('the demo tells the code of the moment: one that was not used', async () => {
	const app = await appDeTest();
	const { qui } = await equipe(app);
	for (let i = 0; i < 2; i++)
		expect(await essai(verifierSecondFacteur(app, qui, (await codeDuMoment(app, qui)) ?? ''))).toBe('passé');
});

it.each([
	['123456', { nature: 'totp', chiffres: '123456' }],
	['123 456', { nature: 'totp', chiffres: '123456' }],
	['ABCD-efgh-jkmn', { nature: 'secours', code: 'abcdefghjkmn' }],
	['12345', null],
	['abcd-efgh-jkml', null],
	['', null]
])('« %s » is read as %o', (texte, lu) => {
	expect(lireCode(texte)).toEqual(lu);
});
