import { describe, expect, it } from 'vitest';
import { appDeTest, surChaqueBase, type AppDeTest, type Monter } from '../../../tests/support/app';
import { candidat, compteNomme, lignesDe, MOT_DE_PASSE } from '../../../tests/support/candidats';
import { Biscuits } from '../../../tests/support/evenement';
import { ouvrirAuthSession } from './auth';
import { activerCompte, identifier } from './comptes';
import { sha256 } from './empreinte';
import { choisirMotDePasse, demanderMotDePasse, lireLienMotDePasse } from './reinitialisation';
import { effacerTentatives } from './tentatives';

const HEURE = 3_600_000;
const CHEZ_SOI = '192.0.2.1';
const NEUF = 'Falaise/orange9';

/** The mails of an objet, the last one's link included. */
async function lettres(app: AppDeTest, objet = '[ESCALE] Modifier mon mot de passe') {
	return (await lignesDe(app, 'courriel')).filter((courriel) => courriel.objet === objet);
}

async function demander(app: AppDeTest, identifiant: string): Promise<string> {
	const avant = (await lettres(app)).map(({ id }) => id);
	await demanderMotDePasse(app, identifiant, CHEZ_SOI);
	const recue = (await lettres(app)).find(({ id }) => !avant.includes(id));
	return /https:\/\/escale\.example\/mot-de-passe\/(\S+)/.exec(recue?.corps ?? '')?.[1] ?? '';
}

const code = (promesse: Promise<unknown>) =>
	promesse.then(
		() => 'ok',
		(refus) => refus.code as string
	);

function demande(monter: Monter) {
	it('R-042 SEC8 by address, identifiant or numéro candidat, a link of an hour leaves for the address of the compte', async () => {
		const app = await monter();
		const compte = await candidat(app, { identifiant: 'ngoc.dalbora2' });
		for (const saisi of [compte.mail, ` ${compte.mail.toUpperCase()} `, 'Ngoc.DAlbora2', compte.numeroCandidat]) {
			const secret = await demander(app, saisi);
			expect(secret).toMatch(/^[\w-]{43}$/);
			expect((await lireLienMotDePasse(app, secret))?.id).toBe(compte.id);
			const jetons = await lignesDe(app, 'jeton');
			expect(jetons.map(({ empreinte }) => empreinte)).toContain(sha256(secret));
			expect(JSON.stringify(jetons)).not.toContain(secret);
		}
		expect((await lettres(app)).map(({ destinataire }) => destinataire)).toEqual(Array(4).fill(compte.mail));
	});

	it('R-042 SEC5 a name that nobody has is answered alike, counted alike, and leaves nothing', async () => {
		const app = await monter();
		const { mail } = await candidat(app);
		for (const saisi of ['personne@exemple.fr', '02399999999', 'nom.prenom9', '\u0000', '%', 'x'.repeat(50_000)])
			expect(await demanderMotDePasse(app, saisi, CHEZ_SOI)).toBeUndefined();
		expect(await lignesDe(app, 'courriel')).toEqual([]);
		expect(await lignesDe(app, 'jeton')).toEqual([]);
		const issues = async (saisi: string) => {
			const codes = [];
			for (let i = 0; i < 6; i++) codes.push(await code(demanderMotDePasse(app, saisi, CHEZ_SOI)));
			return codes;
		};
		const attendu = ['ok', 'ok', 'ok', 'ok', 'trop_de_tentatives', 'trop_de_tentatives'];
		expect(await issues(mail)).toEqual(attendu);
		expect(await issues('inconnue@exemple.fr')).toEqual(attendu);
	});

	it('R-028 R-042 for a compte that waits to be activated it is the activation that is sent again, not beyond its 48 hours', async () => {
		const app = await monter();
		const compte = await candidat(app, { activeLe: null });
		app.horloge.avance(40 * HEURE);
		await demanderMotDePasse(app, compte.mail, CHEZ_SOI);
		const [lettre] = await lettres(app, '[ESCALE] Activer mon compte');
		const secret = /\/compte\/activer\/(\S+)/.exec(lettre?.corps ?? '')?.[1] ?? '';
		expect((await lignesDe(app, 'jeton'))[0]?.expireLe).toEqual(new Date(compte.creeLe.getTime() + 48 * HEURE));
		await activerCompte(app, secret);
		expect((await compteNomme(app, compte.mail))?.activeLe).toEqual(app.clock.now());
	});

	it('SEC4 links to one address are slowed, twice as long each time, up to an hour; a school of 500 is not', async () => {
		const app = await monter();
		const { mail } = await candidat(app);
		for (let i = 0; i < 4; i++) await demanderMotDePasse(app, mail, `10.0.0.${i}`);
		for (const secondes of [60, 120, 240]) {
			await expect(demanderMotDePasse(app, mail, '10.1.0.1')).rejects.toMatchObject({ details: { secondes } });
			app.horloge.avance(secondes * 1000);
			await demanderMotDePasse(app, mail, '10.1.0.1');
		}
		// One pupil in five forgot it, in the same quarter of an hour.
		for (let i = 0; i < 100; i++) await demanderMotDePasse(app, `eleve${i}@exemple.fr`, CHEZ_SOI);
	});
}

function choix(monter: Monter) {
	it('R-042 SEC8 the button changes the password once; the old one opens nothing any more', async () => {
		const app = await monter();
		const { mail } = await candidat(app);
		const secret = await demander(app, mail);
		expect([await lireLienMotDePasse(app, secret), await lireLienMotDePasse(app, secret)]).not.toContain(null);
		const appuis = [choisirMotDePasse(app, secret, NEUF), choisirMotDePasse(app, secret, 'Riviere-calme4')];
		expect((await Promise.all(appuis.map(code))).sort()).toEqual(['lien_perime', 'ok']);
		expect(await lireLienMotDePasse(app, secret)).toBeNull();
		expect(await code(choisirMotDePasse(app, secret, NEUF))).toBe('lien_perime');
		expect(await code(identifier(app, mail, MOT_DE_PASSE, CHEZ_SOI))).toBe('identifiants_invalides');
	});

	it('R-042 SEC6 every device is signed out, no phone may send any more, other links are void, and a mail tells it', async () => {
		const app = await monter();
		const [compte, voisine] = [await candidat(app, { provisoire: true }), await candidat(app)];
		for (const { id } of [compte, compte, voisine]) await ouvrirAuthSession(app, new Biscuits(), id);
		const [un, autre] = [await demander(app, compte.mail), await demander(app, compte.numeroCandidat)];
		await choisirMotDePasse(app, un, NEUF);
		expect((await lignesDe(app, 'authSession')).map(({ compteId }) => compteId)).toEqual([voisine.id]);
		const restent = (await lignesDe(app, 'jeton')).filter(({ consommeLe }) => !consommeLe);
		expect(restent.map(({ compteId, usage }) => [compteId, usage])).toEqual([[voisine.id, 'envoi']]);
		expect(await lireLienMotDePasse(app, autre)).toBeNull();
		const dites = await lettres(app, '[ESCALE] Votre mot de passe a été modifié');
		expect(dites.map(({ destinataire }) => destinataire)).toEqual([compte.mail]);
		expect(dites[0]?.corps).not.toContain(NEUF);
		expect((await compteNomme(app, compte.mail))?.provisoire).toBe(false);
	});

	it('R-042 SEC8 the link serves until the last millisecond of its hour, and not at the hour', async () => {
		const app = await monter();
		const [un, autre] = [await candidat(app), await candidat(app)];
		const [aTemps, tropTard] = [await demander(app, un.mail), await demander(app, autre.mail)];
		app.horloge.avance(HEURE - 1);
		await choisirMotDePasse(app, aTemps, NEUF);
		app.horloge.avance(1);
		expect(await code(choisirMotDePasse(app, tropTard, NEUF))).toBe('lien_perime');
		expect(await identifier(app, autre.mail, MOT_DE_PASSE, CHEZ_SOI)).toBe(autre.id);
	});

	it('R-024 SEC7 a password refused for its owner’s name uses nothing up', async () => {
		const app = await monter();
		const { mail } = await candidat(app, { nom: 'Sainvil', prenoms: 'Mirlande' });
		const secret = await demander(app, mail);
		await expect(choisirMotDePasse(app, secret, 'Sainvil.Mirlande')).rejects.toMatchObject({
			code: 'saisie_invalide',
			details: { erreurs: [{ champ: 'motDePasse' }] }
		});
		await choisirMotDePasse(app, secret, NEUF);
		expect(await code(identifier(app, mail, NEUF, CHEZ_SOI))).toBe('ok');
	});

	it('SEC4 R-042 whoever was slowed by somebody else’s guesses gets in with the new password', async () => {
		const app = await monter();
		const { mail } = await candidat(app);
		for (let i = 0; i < 8; i++) await code(identifier(app, mail, 'Un.Autre.Mot1', `10.0.0.${i}`));
		await choisirMotDePasse(app, await demander(app, mail), NEUF);
		expect(await code(identifier(app, mail, NEUF, CHEZ_SOI))).toBe('ok');
	});

	it.each(['', 'x', '\u0000', '%00', '../..', '\ud800', 'é'.repeat(5_000)])(
		'SEC8 a link that nobody sent changes nothing: « %s »',
		async (secret) => {
			const app = await monter();
			const { mail } = await candidat(app);
			expect(await lireLienMotDePasse(app, secret)).toBeNull();
			expect(await code(choisirMotDePasse(app, secret, NEUF))).toBe('lien_perime');
			expect(await code(identifier(app, mail, MOT_DE_PASSE, CHEZ_SOI))).toBe('ok');
		}
	);

	it('SEC8 a link of one kind does nothing on the page of another', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const secret = await demander(app, compte.mail);
		expect(await code(activerCompte(app, secret))).toBe('jeton_invalide');
		const biscuits = new Biscuits();
		await ouvrirAuthSession(app, biscuits, compte.id);
		const envoi = biscuits.get('__Host-escale-envoi') ?? '';
		expect(await code(choisirMotDePasse(app, envoi, NEUF))).toBe('lien_perime');
		await choisirMotDePasse(app, secret, NEUF);
	});
}

surChaqueBase('mot de passe oublié', (monter) => {
	describe('asking for a link', () => demande(monter));
	describe('choosing a password', () => choix(monter));
});

it('R-043 SEC4 the identifiant of the établissement opens the compte, and two names do not make twice as many guesses', async () => {
	const app = await appDeTest();
	const { id, mail } = await candidat(app, { identifiant: 'ngoc.dalbora2' });
	expect(await identifier(app, 'Ngoc.Dalbora2', MOT_DE_PASSE, CHEZ_SOI)).toBe(id);
	const noms = [mail, 'ngoc.dalbora2'];
	let examines = 0;
	for (let i = 0; i < 10_000; i++) {
		const issue = await code(identifier(app, noms[i % 2] ?? '', 'Un.Autre.Mot1', `10.${i >> 8}.${i & 255}.1`));
		if (issue === 'identifiants_invalides') examines++;
		app.horloge.avance(8_640);
	}
	expect(examines).toBeGreaterThan(50);
	expect(examines).toBeLessThanOrEqual(150);
}, 120_000);

it('SEC20 what counts the demands is digests, and goes after a day', async () => {
	const app = await appDeTest();
	await demanderMotDePasse(app, 'ngoc@exemple.fr', CHEZ_SOI);
	expect(JSON.stringify(await lignesDe(app, 'tentative'))).not.toMatch(/ngoc|192\.0\.2/);
	app.horloge.avance(86_400_001);
	await effacerTentatives(app);
	expect(await lignesDe(app, 'tentative')).toEqual([]);
});
