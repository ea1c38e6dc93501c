import { describe, expect, it } from 'vitest';
import { appDeTest } from '../../../tests/support/app';
import { candidat, lignesDe, MOT_DE_PASSE } from '../../../tests/support/candidats';
import type { App } from './app';
import { identifier } from './comptes';
import { CONNEXION_ADRESSE, effacerTentatives, noterEchec } from './tentatives';

const CHEZ_SOI = '192.0.2.1';
const FAUX = 'Un.Autre.Mot1';

/** 'ouvert', or the code of the refusal. */
async function essai(app: App, mail: string, motDePasse: string, adresse = CHEZ_SOI): Promise<string> {
	return identifier(app, mail, motDePasse, adresse).then(
		() => 'ouvert',
		(refus) => refus.code
	);
}

/** Another place each time: only the compte is slowed. */
let place = 0;
const ailleurs = () => `10.${(place >> 16) & 255}.${(place >> 8) & 255}.${place++ & 255}`;

describe('signing in', () => {
	it('R-040 the address and the password open the compte, however the address was capitalised', async () => {
		const app = await appDeTest();
		const { id } = await candidat(app, { mail: 'ngoc@exemple.fr' });
		expect(await identifier(app, ' Ngoc@Exemple.FR ', MOT_DE_PASSE, CHEZ_SOI)).toBe(id);
		expect(await essai(app, 'ngoc@exemple.fr', `${MOT_DE_PASSE} `)).toBe('identifiants_invalides');
	});

	it('R-040 SEC5 an unknown address, a wrong password and a compte not activated are refused in the same words', async () => {
		const app = await appDeTest();
		const { mail } = await candidat(app);
		const { mail: enCours } = await candidat(app, { activeLe: null });
		const refus = await Promise.all(
			[mail, enCours, 'personne@exemple.fr'].map((adresse) => identifier(app, adresse, FAUX, CHEZ_SOI).catch((r) => r))
		);
		for (const { code, message, details } of refus)
			expect({ code, message, details }).toEqual({
				code: 'identifiants_invalides',
				message: 'Identifiant ou mot de passe incorrect.',
				details: undefined
			});
	});

	it('R-028 R-040 only who has the right password learns that the compte is not activated', async () => {
		const app = await appDeTest();
		const { mail } = await candidat(app, { activeLe: null });
		expect(await essai(app, mail, MOT_DE_PASSE)).toBe('compte_non_active');
	});

	it('R-040 an identifiant of signs that no address has is only unknown', async () => {
		const app = await appDeTest();
		for (const identifiant of ['\u0000', '\ud800', "' or 1=1 --", '%', 'x'.repeat(50_000)])
			expect(await essai(app, identifiant, FAUX, ailleurs())).toBe('identifiants_invalides');
	});
});

describe('guessing a password', () => {
	it('R-040 SEC4 five wrong passwords cost nothing; from the sixth each doubles the delay, up to a quarter of an hour', async () => {
		const app = await appDeTest();
		const { mail } = await candidat(app);
		for (let i = 0; i < 6; i++) expect(await essai(app, mail, FAUX)).toBe('identifiants_invalides');
		for (const secondes of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
			await expect(identifier(app, mail, FAUX, CHEZ_SOI)).rejects.toMatchObject({
				code: 'trop_de_tentatives',
				details: { secondes }
			});
			app.horloge.avance(secondes * 1000 - 1);
			expect(await essai(app, mail, MOT_DE_PASSE)).toBe('trop_de_tentatives');
			app.horloge.avance(1);
			expect(await essai(app, mail, FAUX)).toBe('identifiants_invalides');
		}
	});

	it('R-040 SEC4 once the delay is over the right password opens, and what came before is forgotten', async () => {
		const app = await appDeTest();
		const { mail } = await candidat(app);
		for (let i = 0; i < 6; i++) await essai(app, mail, FAUX);
		expect(await essai(app, mail, MOT_DE_PASSE)).toBe('trop_de_tentatives');
		app.horloge.avance(1000);
		expect(await essai(app, mail, MOT_DE_PASSE)).toBe('ouvert');
		for (let i = 0; i < 6; i++) expect(await essai(app, mail, FAUX)).toBe('identifiants_invalides');
	});

	it(
		'SEC4 of ten thousand guesses in a day, from ten thousand places, at most 150 are looked at',
		{ timeout: 120_000 },
		async () => {
			const app = await appDeTest();
			const { mail } = await candidat(app);
			let examines = 0;
			for (let i = 0; i < 10_000; i++) {
				if ((await essai(app, mail, FAUX, ailleurs())) === 'identifiants_invalides') examines++;
				app.horloge.avance(8_640);
			}
			expect(examines).toBeGreaterThan(50);
			expect(examines).toBeLessThanOrEqual(150);
		}
	);

	it('SEC4 a hundred guesses sent in the same instant are not looked at either', async () => {
		const app = await appDeTest();
		const { mail } = await candidat(app);
		const issues = await Promise.all(Array.from({ length: 100 }, () => essai(app, mail, FAUX, ailleurs())));
		expect(issues.filter((code) => code === 'identifiants_invalides')).toHaveLength(6);
		expect(issues.filter((code) => code === 'trop_de_tentatives')).toHaveLength(94);
	});

	it('SEC4 the delay runs on when the server starts again', async () => {
		const app = await appDeTest();
		const { mail } = await candidat(app);
		for (let i = 0; i < 6; i++) await essai(app, mail, FAUX);
		await app.engine.close();
		expect(await essai(await app.autreServeur(), mail, MOT_DE_PASSE)).toBe('trop_de_tentatives');
	});

	it('SEC4 guesses against one compte slow nobody else', async () => {
		const app = await appDeTest();
		const [visee, autre] = [await candidat(app), await candidat(app)];
		for (let i = 0; i < 8; i++) await essai(app, visee.mail, FAUX);
		expect(await essai(app, autre.mail, MOT_DE_PASSE)).toBe('ouvert');
	});

	it('SEC4 a hundred failures in a school slow nobody, and signing in costs nothing; the next ones slow it a little', async () => {
		const app = await appDeTest();
		const { mail } = await candidat(app);
		for (let i = 0; i < 100; i++) await noterEchec(app, CONNEXION_ADRESSE, CHEZ_SOI);
		for (let i = 0; i < 5; i++) expect(await essai(app, mail, MOT_DE_PASSE)).toBe('ouvert');
		expect(await essai(app, 'eleve@exemple.fr', FAUX)).toBe('identifiants_invalides');
		expect(await essai(app, mail, MOT_DE_PASSE)).toBe('trop_de_tentatives');
		expect(await essai(app, mail, MOT_DE_PASSE, ailleurs())).toBe('ouvert');
		app.horloge.avance(1000);
		expect(await essai(app, mail, MOT_DE_PASSE)).toBe('ouvert');
	});

	it('SEC4 a school of five hundred behind one address signs in unhindered, some at the second try', async () => {
		const app = await appDeTest();
		const eleves = await Promise.all(Array.from({ length: 500 }, () => candidat(app)));
		let passes = 0;
		for (const [i, { mail }] of eleves.entries()) {
			// One in six mistypes first; they come within the quarter of an hour that a lesson begins with.
			if (i % 6 === 0) expect(await essai(app, mail, FAUX)).toBe('identifiants_invalides');
			if ((await essai(app, mail, MOT_DE_PASSE)) === 'ouvert') passes++;
			app.horloge.avance(1_800);
		}
		expect(passes).toBe(500);
	}, 120_000);

	it('SEC20 what slows is kept as digests, and goes after a day', async () => {
		const app = await appDeTest();
		await essai(app, 'ngoc@exemple.fr', FAUX);
		const gardees = await lignesDe(app, 'tentative');
		expect(gardees).toHaveLength(2);
		expect(JSON.stringify(gardees)).not.toMatch(/ngoc|192\.0\.2/);
		app.horloge.avance(86_400_000);
		await effacerTentatives(app);
		expect(await lignesDe(app, 'tentative')).toHaveLength(2);
		app.horloge.avance(1);
		await effacerTentatives(app);
		expect(await lignesDe(app, 'tentative')).toEqual([]);
	});
});
