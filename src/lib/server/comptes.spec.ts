import { describe, expect, it, vi } from 'vitest';
import { surChaqueBase, type Monter } from '../../../tests/support/app';
import { candidat, compteNomme, lignesDe, MOT_DE_PASSE, nouveauCompte } from '../../../tests/support/candidats';
import { NUMERO_CANDIDAT } from '$lib/domain/numero-candidat';
import { REFUS } from '$lib/domain/refus';
import type { App } from './app';
import { activerCompte, creerCompte, effacerComptesNonActives, jetonActivationValable } from './comptes';
import { envoyerCourriels } from './courriels';
import { entierAleatoire, sha256 } from './empreinte';
import { verifierMotDePasse } from './mot-de-passe';

vi.mock(import('./empreinte'), async (importer) => {
	const vrai = await importer();
	return { ...vrai, entierAleatoire: vi.fn(vrai.entierAleatoire) };
});

const HEURE = 3_600_000;
const CHEZ_SOI = '192.0.2.1';

/** Creates a compte and follows the mail as far as the secret of its link. */
async function creer(app: App, nouveau = nouveauCompte()) {
	await creerCompte(app, nouveau, CHEZ_SOI);
	const courriel = (await lignesDe(app, 'courriel')).find(({ destinataire }) => destinataire === nouveau.mail);
	const jeton = /https:\/\/escale\.example\/compte\/activer\/(\S+)/.exec(courriel?.corps ?? '')?.[1] ?? '';
	return { nouveau, courriel, jeton };
}

function creation(monter: Monter) {
	it('R-021 R-030 what was typed is kept to the letter, with a numéro candidat, and the compte waits to be activated', async () => {
		const app = await monter();
		const { nouveau } = await creer(app);
		const row = await compteNomme(app, nouveau.mail);
		expect(row).toMatchObject({
			sexe: 'F',
			nom: 'D’Àlböra',
			prenoms: 'Ngọc Łucja',
			dateNaissance: '2002-05-06',
			departementNaissance: '973',
			communeNaissance: 'Cayenne',
			ine: null,
			activeLe: null
		});
		expect(row?.numeroCandidat).toMatch(NUMERO_CANDIDAT);
		expect(row?.numeroCandidat.slice(0, 3)).toBe('023');
	});

	it('R-030 a numéro candidat already given is drawn again', async () => {
		const app = await monter();
		vi.mocked(entierAleatoire).mockReturnValueOnce(7).mockReturnValueOnce(7).mockReturnValueOnce(8);
		const [un, autre] = [await creer(app), await creer(app)];
		expect((await compteNomme(app, un.nouveau.mail))?.numeroCandidat).toBe('02300000007');
		expect((await compteNomme(app, autre.nouveau.mail))?.numeroCandidat).toBe('02300000008');
	});

	it('R-021 a commune that is not one of the département is refused at its field, and nothing is written', async () => {
		const app = await monter();
		const refus = creerCompte(app, nouveauCompte({ communeNaissance: '75056' }), CHEZ_SOI);
		await expect(refus).rejects.toMatchObject({
			code: 'saisie_invalide',
			details: { erreurs: [{ champ: 'communeNaissance' }] }
		});
		expect(await lignesDe(app, 'compte')).toEqual([]);
		expect(await lignesDe(app, 'courriel')).toEqual([]);
	});

	it('R-021 R-022 a town abroad is kept as it was typed', async () => {
		const app = await monter();
		const etranger = { paysNaissance: '122', departementNaissance: null, communeNaissance: null };
		const { nouveau } = await creer(app, nouveauCompte({ ...etranger, communeLibre: 'Łódź' }));
		expect(await compteNomme(app, nouveau.mail)).toMatchObject({
			communeNaissance: 'Łódź',
			departementNaissance: null
		});
	});

	it('SEC7 the password is nowhere in the database: only an argon2id hash that recognises it', async () => {
		const app = await monter();
		const { nouveau } = await creer(app);
		const motDePasse = (await compteNomme(app, nouveau.mail))?.motDePasse ?? null;
		expect(motDePasse).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(await verifierMotDePasse(motDePasse, MOT_DE_PASSE)).toBe(true);
	});
}

function memeAdresse(monter: Monter) {
	it('R-025 R-026 an address that has a compte is refused, its owner is warned, and nothing else is written', async () => {
		const app = await monter();
		const { nouveau } = await creer(app);
		const refus = creerCompte(app, nouveauCompte({ mail: nouveau.mail }), CHEZ_SOI);
		await expect(refus).rejects.toMatchObject({ code: 'mail_existe' });

		expect(await lignesDe(app, 'compte')).toHaveLength(1);
		expect(await lignesDe(app, 'jeton')).toHaveLength(1);
		const objets = (await lignesDe(app, 'courriel')).map(({ objet, destinataire }) => [destinataire, objet]);
		expect(objets).toEqual(
			expect.arrayContaining([
				[nouveau.mail, '[ESCALE] Activer mon compte'],
				[nouveau.mail, '[ESCALE] Un compte existe déjà avec votre adresse']
			])
		);
		expect(objets).toHaveLength(2);
	});

	it('R-025 five forms sent in the same instant with one address make one compte', async () => {
		const app = await monter();
		const nouveau = nouveauCompte();
		const issues = await Promise.allSettled(Array.from({ length: 5 }, () => creerCompte(app, nouveau, CHEZ_SOI)));
		const refus = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason.code] : []));
		expect(refus).toEqual(Array(4).fill('mail_existe'));
		expect(await lignesDe(app, 'compte')).toHaveLength(1);
	});

	it('R-026 SEC5 from one place ten addresses can be learnt an hour, sent at once or not; elsewhere nobody waits', async () => {
		const app = await monter();
		const { mail } = await candidat(app);
		const essais = Array.from({ length: 15 }, () => creerCompte(app, nouveauCompte({ mail }), CHEZ_SOI));
		const codes = (await Promise.allSettled(essais)).map((e) => (e.status === 'rejected' ? e.reason.code : 'cree'));
		expect(codes.filter((code) => code === 'mail_existe')).toHaveLength(10);
		expect(codes.filter((code) => code === 'trop_de_tentatives')).toHaveLength(5);

		app.horloge.avance(HEURE - 1);
		await expect(creerCompte(app, nouveauCompte(), CHEZ_SOI)).rejects.toMatchObject({
			code: 'trop_de_tentatives',
			details: { secondes: 1 }
		});
		await creerCompte(app, nouveauCompte(), '198.51.100.7');
		app.horloge.avance(1);
		await creerCompte(app, nouveauCompte(), CHEZ_SOI);
	});
}

function activation(monter: Monter) {
	it('R-027 R-028 the mail leaves with a link of our own address, whose secret the database keeps as a digest only', async () => {
		const app = await monter();
		const { nouveau, courriel, jeton } = await creer(app);
		expect(await envoyerCourriels(app)).toBe(1);
		expect(app.partis).toMatchObject([{ destinataire: nouveau.mail, objet: '[ESCALE] Activer mon compte' }]);
		expect(courriel?.corps).toContain("Ce lien n'est valable que pour une durée de 48h.");
		expect(jeton).toMatch(/^[\w-]{43}$/);
		const [row] = await lignesDe(app, 'jeton');
		expect(row?.empreinte).toBe(sha256(jeton));
		expect(JSON.stringify(row)).not.toContain(jeton);
	});

	it('R-029 SEC8 opening the link uses nothing up, pressing the button activates, and only once', async () => {
		const app = await monter();
		const { nouveau, jeton } = await creer(app);
		expect([await jetonActivationValable(app, jeton), await jetonActivationValable(app, jeton)]).toEqual([true, true]);
		expect((await compteNomme(app, nouveau.mail))?.activeLe).toBeNull();

		app.horloge.avance(HEURE);
		const bouton = await Promise.allSettled([activerCompte(app, jeton), activerCompte(app, jeton)]);
		expect(bouton.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await compteNomme(app, nouveau.mail))?.activeLe).toEqual(app.clock.now());
		expect(await jetonActivationValable(app, jeton)).toBe(false);
		await expect(activerCompte(app, jeton)).rejects.toMatchObject({
			code: 'jeton_invalide',
			message: REFUS.jeton_invalide.message
		});
	});

	it('R-028 the link serves until the last millisecond of the 48 hours, and not at 48 hours', async () => {
		const app = await monter();
		const { nouveau, jeton } = await creer(app);
		const { jeton: aTemps } = await creer(app);
		app.horloge.avance(48 * HEURE - 1);
		await activerCompte(app, aTemps);
		expect(await jetonActivationValable(app, jeton)).toBe(true);
		app.horloge.avance(1);
		expect(await jetonActivationValable(app, jeton)).toBe(false);
		await expect(activerCompte(app, jeton)).rejects.toMatchObject({ code: 'jeton_invalide' });
		expect((await compteNomme(app, nouveau.mail))?.activeLe).toBeNull();
	});

	it.each(['', 'x', '\u0000', '%00', '../..', '\ud800', 'é'.repeat(5_000)])(
		'R-029 a link that nobody sent activates nothing: « %s »',
		async (jeton) => {
			const app = await monter();
			await creer(app);
			expect(await jetonActivationValable(app, jeton)).toBe(false);
			await expect(activerCompte(app, jeton)).rejects.toMatchObject({ code: 'jeton_invalide' });
		}
	);

	it('R-028 a compte not activated in 48 hours is erased with all that hung on it, and its address is free again', async () => {
		const app = await monter();
		const { nouveau } = await creer(app);
		const { nouveau: actif, jeton } = await creer(app);
		await activerCompte(app, jeton);
		app.horloge.avance(48 * HEURE - 1);
		expect(await effacerComptesNonActives(app)).toBe(0);
		app.horloge.avance(1);
		expect(await effacerComptesNonActives(app)).toBe(1);

		expect((await lignesDe(app, 'compte')).map(({ mail }) => mail)).toEqual([actif.mail]);
		expect(await lignesDe(app, 'jeton')).toHaveLength(1);
		expect((await lignesDe(app, 'courriel')).map(({ destinataire }) => destinataire)).toEqual([actif.mail]);
		await creer(app, nouveau);
		expect(await compteNomme(app, nouveau.mail)).toBeDefined();
	});
}

surChaqueBase('comptes', (monter) => {
	describe('creating a compte', () => creation(monter));
	describe('an address that serves already', () => memeAdresse(monter));
	describe('activating a compte', () => activation(monter));
});
