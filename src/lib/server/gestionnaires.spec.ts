import { describe, expect, it } from 'vitest';
import { appDeTest, surChaqueBase } from '../../../tests/support/app';
import { candidat, lignesDe, MOT_DE_PASSE } from '../../../tests/support/candidats';
import { gestionnaireDemande } from '$lib/domain/gestionnaire';
import type { App } from './app';
import { identifier } from './comptes';
import { creerGestionnaire, fermerGestionnaire, identifierGestionnaire, renouvelerGestionnaire } from './gestionnaires';

const MAIL = 'camille@ac-guyane.example';
const CAMILLE = { mail: MAIL, nom: 'Camille Rose-Belle', academies: ['33'] };
const AU_BUREAU = '192.0.2.7';

/** 'ouvert', or the code of the refusal. */
const essai = (app: App, motDePasse: string, mail = MAIL) =>
	identifierGestionnaire(app, mail, motDePasse, AU_BUREAU).then(
		() => 'ouvert',
		(refus) => refus.code
	);

surChaqueBase('gestionnaires', (monter) => {
	it('R-221 the operator opens an access: its password is told once, and opens for its académies', async () => {
		const app = await monter();
		const motDePasse = await creerGestionnaire(app, CAMILLE);
		expect(motDePasse).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
		expect(await identifierGestionnaire(app, ` ${MAIL.toUpperCase()} `, motDePasse, AU_BUREAU)).toMatchObject(CAMILLE);
		const [row] = await lignesDe(app, 'gestionnaire');
		expect(row?.motDePasse).toMatch(/^\$argon2id\$/);
		expect(app.lignes.join()).not.toMatch(/camille|Rose/i);
	});

	it('one address has one access; the second asked for is refused and changes nothing', async () => {
		const app = await monter();
		const motDePasse = await creerGestionnaire(app, CAMILLE);
		await expect(creerGestionnaire(app, { ...CAMILLE, academies: ['14'] })).rejects.toThrow(/a déjà un accès/);
		expect(await identifierGestionnaire(app, MAIL, motDePasse, AU_BUREAU)).toMatchObject({ academies: ['33'] });
	});

	it('a closed access opens no more, and says no more than a wrong password; renewed, only the new password opens', async () => {
		const app = await monter();
		const ancien = await creerGestionnaire(app, CAMILLE);
		await fermerGestionnaire(app, MAIL);
		expect(await essai(app, ancien)).toBe('identifiants_invalides');
		const nouveau = await renouvelerGestionnaire(app, MAIL);
		expect(await essai(app, ancien)).toBe('identifiants_invalides');
		expect(await essai(app, nouveau)).toBe('ouvert');
		await expect(fermerGestionnaire(app, 'personne@ac-guyane.example')).rejects.toThrow(/personne n’a cette adresse/);
	});

	it('SEC2 a candidat is never a gestionnaire, nor the reverse, even with the same address', async () => {
		const app = await monter();
		await candidat(app, { mail: MAIL });
		const motDePasse = await creerGestionnaire(app, CAMILLE);
		expect(await essai(app, MOT_DE_PASSE)).toBe('identifiants_invalides');
		await expect(identifier(app, MAIL, motDePasse, AU_BUREAU)).rejects.toMatchObject({
			code: 'identifiants_invalides'
		});
	});
});

describe('guessing a gestionnaire’s password', () => {
	it('SEC4 is slowed from the sixth wrong one; the same address as a candidat’s is not', async () => {
		const app = await appDeTest();
		const motDePasse = await creerGestionnaire(app, CAMILLE);
		await candidat(app, { mail: MAIL });
		for (let i = 0; i < 6; i++) expect(await essai(app, 'faux')).toBe('identifiants_invalides');
		expect(await essai(app, motDePasse)).toBe('trop_de_tentatives');
		expect(await identifier(app, MAIL, MOT_DE_PASSE, AU_BUREAU)).toBeTruthy();
		app.horloge.avance(1000);
		expect(await essai(app, motDePasse)).toBe('ouvert');
	});

	it('SEC4 an address that nobody has is slowed alike', async () => {
		const app = await appDeTest();
		const inconnue = 'inconnue@ac-guyane.example';
		for (let i = 0; i < 6; i++) expect(await essai(app, 'faux', inconnue)).toBe('identifiants_invalides');
		expect(await essai(app, 'faux', inconnue)).toBe('trop_de_tentatives');
	});
});

describe('what the operator types', () => {
	it('is cleaned, and the same académie counts once', () => {
		expect(gestionnaireDemande(' Camille@AC-Guyane.example ', '  Camille  R. ', '33, 14,33')).toEqual({
			mail: MAIL,
			nom: 'Camille R.',
			academies: ['33', '14']
		});
	});

	it.each([
		['an address that is none', 'camille', 'Camille', '33', /mail : ce n’est pas une adresse mail/],
		['no name', MAIL, ' ', '33', /nom : un nom est attendu/],
		['an unknown académie', MAIL, 'Camille', '33,99', /« 99 » n’est pas le code d’une académie/],
		['no académie', MAIL, 'Camille', '', /academies : « /]
	])('is refused with what is wrong: %s', (_, mail, nom, academies, phrase) => {
		expect(() => gestionnaireDemande(mail, nom, academies)).toThrow(phrase);
	});
});
