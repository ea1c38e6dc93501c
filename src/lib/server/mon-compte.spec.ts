import { describe, expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest, type Monter } from '../../../tests/support/app';
import { campagne, candidat, compteNomme, lignesDe, MOT_DE_PASSE, preinscrire } from '../../../tests/support/candidats';
import { Biscuits } from '../../../tests/support/evenement';
import type { EtatCivil } from '$lib/domain/compte';
import { adresseEnAttente, annulerAdresse, renvoyerAdresse } from './adresse-en-attente';
import { fermerAppareil, fermerAutresAppareils, listerAppareils } from './appareils';
import { lireAuthSession, ouvrirAuthSession } from './auth';
import { identifier } from './comptes';
import { envoyerCourriels } from './courriels';
import { lireExpediteur } from './expediteur';
import {
	changerMotDePasse,
	confirmerAdresse,
	demanderAdresse,
	lireGel,
	lireNouvelleAdresse,
	modifierEtatCivil
} from './mon-compte';
import { demanderMotDePasse, choisirMotDePasse } from './reinitialisation';

const HEURE = 3_600_000;
const CHEZ_SOI = '192.0.2.1';
const NEUF = 'Falaise/orange9';
const COOKIE = '__Host-escale';

const code = (promesse: Promise<unknown>) =>
	promesse.then(
		() => 'ok',
		(refus) => refus.code as string
	);

const NOUVEAU: EtatCivil = {
	sexe: 'M',
	nom: 'Łódź-Corrigé',
	nomUsage: null,
	prenoms: 'Ngọc',
	dateNaissance: '2003-01-02',
	paysNaissance: '122',
	departementNaissance: null,
	communeNaissance: null,
	communeLibre: 'Łódź'
};

/** The secret of the last link that left for that address. */
async function secretPour(app: AppDeTest, mail: string): Promise<string> {
	const recus = (await lignesDe(app, 'courriel')).filter(({ destinataire }) => destinataire === mail);
	const trouves = recus.flatMap(({ corps }) => /\/(?:compte\/adresse|mot-de-passe)\/(\S{43})/.exec(corps)?.[1] ?? []);
	return trouves.at(-1) ?? '';
}

async function compteDe(app: AppDeTest, biscuits: Biscuits) {
	const locals: Parameters<typeof lireAuthSession>[1]['locals'] = {
		compte: null,
		authSessionId: null,
		appareilPartage: false,
		finAuthSession: null
	};
	await lireAuthSession(app, { cookies: biscuits, locals });
	return locals;
}

function etatCivil(monter: Monter) {
	it('R-050 R-053 before a first candidature everything is changed, and the desk finds the new nom', async () => {
		const app = await monter();
		const { id, mail } = await candidat(app);
		expect(await lireGel(app, id)).toEqual({ refus: null, corrigible: false, services: [] });
		await modifierEtatCivil(app, id, NOUVEAU);
		expect(await compteNomme(app, mail)).toMatchObject({
			sexe: 'M',
			nom: 'Łódź-Corrigé',
			nomCherche: 'LODZCORRIGE',
			prenoms: 'Ngọc',
			dateNaissance: '2003-01-02',
			paysNaissance: '122',
			departementNaissance: null,
			communeNaissance: 'Łódź'
		});
	});

	it.each(['a_completer', 'inscrit', 'desinscrit', 'ecartee', 'annulee'] as const)(
		'R-051 with one candidature « %s » nothing of it changes, and the page names the service to ask',
		async (etat) => {
			const app = await monter();
			const compte = await candidat(app);
			const { id, reglages } = await campagne(app);
			const candidature = await preinscrire(app, compte, id);
			await app.engine.tx(async () => {
				await app.engine.write.update(app.engine.tables.candidature).set({ etat });
			});
			expect(candidature.compteId).toBe(compte.id);
			expect(await code(modifierEtatCivil(app, compte.id, NOUVEAU))).toBe('etat_civil_fige');
			expect(await compteNomme(app, compte.mail)).toMatchObject({ nom: compte.nom, prenoms: compte.prenoms });
			expect(await lireGel(app, compte.id)).toEqual({
				refus: 'etat_civil_fige',
				corrigible: true,
				services: [reglages.service]
			});
		}
	);
}

function motDePasse(monter: Monter) {
	it('R-051 SEC6 a new password signs out every device and takes back what lets a phone send; a mail tells it', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const ailleurs = new Biscuits();
		await ouvrirAuthSession(app, ailleurs, compte.id);
		expect((await lireExpediteur(app, ailleurs))?.id).toBe(compte.id);
		await changerMotDePasse(app, compte, MOT_DE_PASSE, NEUF);
		expect((await compteDe(app, ailleurs)).compte).toBeNull();
		expect(await lireExpediteur(app, ailleurs)).toBeNull();
		expect(await code(identifier(app, compte.mail, MOT_DE_PASSE, CHEZ_SOI))).toBe('identifiants_invalides');
		expect(await code(identifier(app, compte.mail, NEUF, CHEZ_SOI))).toBe('ok');
		const objets = (await lignesDe(app, 'courriel')).map(({ objet }) => objet);
		expect(objets).toEqual(['[ESCALE] Votre mot de passe a été modifié']);
	});

	it('SEC4 whoever finds the page open guesses the old one no faster than at sign-in', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const codes = [];
		for (let i = 0; i < 7; i++) codes.push(await code(changerMotDePasse(app, compte, 'Un.Autre.Mot1', NEUF)));
		expect(codes).toEqual([...Array(6).fill('saisie_invalide'), 'trop_de_tentatives']);
		expect(await code(changerMotDePasse(app, compte, MOT_DE_PASSE, NEUF))).toBe('trop_de_tentatives');
	});
}

function adresse(monter: Monter) {
	const demande = (mail: string) => ({ mail, motDePasseActuel: MOT_DE_PASSE });

	it('R-051 a new address counts once confirmed from it, and the old one is told before and after', async () => {
		const app = await monter();
		const compte = await candidat(app);
		await demanderAdresse(app, compte, demande('Neuve@Exemple.fr'), CHEZ_SOI);
		expect(await adresseEnAttente(app, compte.id)).toBe('neuve@exemple.fr');
		expect(await code(identifier(app, 'neuve@exemple.fr', MOT_DE_PASSE, CHEZ_SOI))).toBe('identifiants_invalides');
		const secret = await secretPour(app, 'neuve@exemple.fr');
		expect([await lireNouvelleAdresse(app, secret), await lireNouvelleAdresse(app, secret)]).toEqual(
			Array(2).fill('neuve@exemple.fr')
		);
		await confirmerAdresse(app, secret);
		expect(await identifier(app, 'neuve@exemple.fr', MOT_DE_PASSE, CHEZ_SOI)).toBe(compte.id);
		expect(await code(identifier(app, compte.mail, MOT_DE_PASSE, CHEZ_SOI))).toBe('identifiants_invalides');
		expect(await adresseEnAttente(app, compte.id)).toBeNull();
		expect(await code(confirmerAdresse(app, secret))).toBe('lien_perime');
		const alAncienne = (await lignesDe(app, 'courriel')).filter(({ destinataire }) => destinataire === compte.mail);
		expect(alAncienne.map(({ objet }) => objet).sort()).toEqual([
			'[ESCALE] Un changement d’adresse a été demandé',
			'[ESCALE] Votre adresse mail a été modifiée'
		]);
		expect(JSON.stringify(alAncienne)).not.toContain('neuve@');
	});

	it('R-051 its mail is sent again, not at once a second time, and the link before it is void', async () => {
		const app = await monter();
		const compte = await candidat(app);
		expect(await code(renvoyerAdresse(app, compte, CHEZ_SOI))).toBe('lien_perime');
		await demanderAdresse(app, compte, demande('neuve@exemple.fr'), CHEZ_SOI);
		const perdu = await secretPour(app, 'neuve@exemple.fr');
		app.horloge.avance(10_000);
		// Pressed twice, it is sent once.
		await renvoyerAdresse(app, compte, CHEZ_SOI);
		await renvoyerAdresse(app, compte, CHEZ_SOI);
		app.horloge.avance(10_000);
		expect(await code(renvoyerAdresse(app, compte, CHEZ_SOI))).toBe('trop_de_tentatives');
		expect(await code(confirmerAdresse(app, perdu))).toBe('lien_perime');
		app.horloge.avance(2 * 60_000);
		await renvoyerAdresse(app, compte, CHEZ_SOI);
		const recus = (await lignesDe(app, 'courriel')).filter(({ destinataire }) => destinataire === 'neuve@exemple.fr');
		expect(recus.map(({ objet }) => objet)).toEqual(Array(3).fill('[ESCALE] Confirmer ma nouvelle adresse'));
		await confirmerAdresse(app, await secretPour(app, 'neuve@exemple.fr'));
		expect(await identifier(app, 'neuve@exemple.fr', MOT_DE_PASSE, CHEZ_SOI)).toBe(compte.id);
	});

	it('R-051 given up, nothing waits any more and its link does nothing', async () => {
		const app = await monter();
		const compte = await candidat(app);
		await demanderAdresse(app, compte, demande('neuve@exemple.fr'), CHEZ_SOI);
		const secret = await secretPour(app, 'neuve@exemple.fr');
		await annulerAdresse(app, compte.id);
		expect(await adresseEnAttente(app, compte.id)).toBeNull();
		expect(await code(confirmerAdresse(app, secret))).toBe('lien_perime');
		expect(await identifier(app, compte.mail, MOT_DE_PASSE, CHEZ_SOI)).toBe(compte.id);
	});

	it('SEC8 whoever has a password is not spared it', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const sans = { mail: 'neuve@exemple.fr', motDePasseActuel: null };
		expect(await code(demanderAdresse(app, compte, sans, CHEZ_SOI))).toBe('identifiants_invalides');
		expect(await adresseEnAttente(app, compte.id)).toBeNull();
	});

	it('SEC8 its link is over at 48 hours, and void when another is asked for or the password is lost', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const demandee = async (mail: string) => {
			await demanderAdresse(app, compte, demande(mail), CHEZ_SOI);
			return secretPour(app, mail);
		};
		const [un, deux] = [await demandee('un@exemple.fr'), await demandee('deux@exemple.fr')];
		expect(await code(confirmerAdresse(app, un))).toBe('lien_perime');
		app.horloge.avance(48 * HEURE);
		expect(await code(confirmerAdresse(app, deux))).toBe('lien_perime');
		expect(await adresseEnAttente(app, compte.id)).toBeNull();
		const trois = await demandee('trois@exemple.fr');
		await demanderMotDePasse(app, compte.mail, CHEZ_SOI);
		await choisirMotDePasse(app, await secretPour(app, compte.mail), NEUF);
		expect(await code(confirmerAdresse(app, trois))).toBe('lien_perime');
	});

	it('R-025 R-026 an address that serves already is refused, now or at the button, and its owner is warned', async () => {
		const app = await monter();
		const [compte, autre, presse] = [await candidat(app), await candidat(app), await candidat(app)];
		expect(await code(demanderAdresse(app, compte, demande(autre.mail), CHEZ_SOI))).toBe('mail_existe');
		expect((await lignesDe(app, 'courriel')).map(({ destinataire }) => destinataire)).toEqual([autre.mail]);
		expect(await lignesDe(app, 'jeton')).toEqual([]);
		for (const qui of [compte, presse]) await demanderAdresse(app, qui, demande('libre@exemple.fr'), CHEZ_SOI);
		const secrets = (await lignesDe(app, 'courriel')).flatMap(
			({ corps }) => /\/compte\/adresse\/(\S{43})/.exec(corps)?.[1] ?? []
		);
		const issues = await Promise.all(secrets.map((secret) => code(confirmerAdresse(app, secret))));
		expect(issues.sort()).toEqual(['mail_existe', 'ok']);
	});

	it('SEC5 from one place ten addresses can be learnt an hour this way too', async () => {
		const app = await monter();
		const [compte, autre] = [await candidat(app), await candidat(app)];
		const codes = [];
		for (let i = 0; i < 12; i++) codes.push(await code(demanderAdresse(app, compte, demande(autre.mail), CHEZ_SOI)));
		expect(codes.filter((c) => c === 'mail_existe')).toHaveLength(10);
		expect(codes.slice(10)).toEqual(['trop_de_tentatives', 'trop_de_tentatives']);
	});

	it('SEC8 R-185 « Mes messages » and the database keep no link once its mail has left', async () => {
		const app = await monter();
		const compte = await candidat(app);
		await demanderAdresse(app, compte, demande('neuve@exemple.fr'), CHEZ_SOI);
		await demanderMotDePasse(app, compte.mail, CHEZ_SOI);
		expect(await envoyerCourriels(app)).toBe(3);
		const partis = app.partis.map(({ corps }) => corps).join();
		expect(partis.match(/https:\/\/escale\.example\/(compte\/adresse|mot-de-passe)\/\S{43}/g)).toHaveLength(2);
		const gardes = (await lignesDe(app, 'courriel')).map(({ corps }) => corps).join();
		expect(gardes).not.toMatch(/\/(compte\/adresse|mot-de-passe)\/\S{43}/);
		expect(gardes.match(/\[lien envoyé par mail\]/g)).toHaveLength(2);
	});
}

function appareils(monter: Monter) {
	const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36';

	it('SEC6 each device is listed by its browser, the one that asks first, without anything that opens it', async () => {
		const app = await monter();
		const [compte, voisine] = [await candidat(app), await candidat(app)];
		const [ici, la] = [new Biscuits(), new Biscuits()];
		await ouvrirAuthSession(app, ici, compte.id, { agent: ANDROID });
		app.horloge.avance(60_000);
		await ouvrirAuthSession(app, la, compte.id, { appareilPartage: true });
		await ouvrirAuthSession(app, new Biscuits(), voisine.id);
		app.horloge.avance(2 * 60_000);
		await compteDe(app, ici);
		const liste = await listerAppareils(app, compte.id, ici.get(COOKIE) ?? '');
		expect(liste.map(({ nom, partage, celuiCi }) => ({ nom, partage, celuiCi }))).toEqual([
			{ nom: 'Chrome, Android', partage: false, celuiCi: true },
			{ nom: null, partage: true, celuiCi: false }
		]);
		expect(liste[0]?.vuLe).toEqual(app.clock.now());
		for (const { id } of liste) {
			const vole = new Biscuits();
			vole.set(COOKIE, id, { path: '/' });
			expect((await compteDe(app, vole)).compte).toBeNull();
		}
		app.horloge.avance(15 * 60_000);
		expect(await listerAppareils(app, compte.id, ici.get(COOKIE) ?? '')).toHaveLength(1);
	});

	it('SEC6 closing one, or all the others, ends them at once and takes back what let them send; this one stays', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const [ici, un, deux] = [new Biscuits(), new Biscuits(), new Biscuits()];
		for (const biscuits of [ici, un, deux]) await ouvrirAuthSession(app, biscuits, compte.id);
		const token = ici.get(COOKIE) ?? '';
		const autre = (await listerAppareils(app, compte.id, token)).find(({ celuiCi }) => !celuiCi);
		await fermerAppareil(app, ici, compte.id, autre?.id ?? '');
		const restent = async () =>
			(await Promise.all([un, deux].map((b) => compteDe(app, b)))).filter(({ compte }) => compte);
		expect(await restent()).toHaveLength(1);
		await fermerAutresAppareils(app, ici, compte.id, token);
		expect(await restent()).toHaveLength(0);
		expect((await compteDe(app, ici)).compte?.id).toBe(compte.id);
		expect((await lireExpediteur(app, ici))?.id).toBe(compte.id);
		for (const biscuits of [un, deux]) expect(await lireExpediteur(app, biscuits)).toBeNull();
	});

	it('SEC2 SEC6 nobody closes somebody else’s', async () => {
		const app = await monter();
		const [compte, voisine] = [await candidat(app), await candidat(app)];
		const chezElle = new Biscuits();
		await ouvrirAuthSession(app, chezElle, voisine.id);
		const [sienne] = await listerAppareils(app, voisine.id, '');
		await fermerAppareil(app, new Biscuits(), compte.id, sienne?.id ?? '');
		await fermerAutresAppareils(app, new Biscuits(), compte.id, '');
		expect((await compteDe(app, chezElle)).compte?.id).toBe(voisine.id);
	});
}

surChaqueBase('mon compte', (monter) => {
	describe('the état civil', () => etatCivil(monter));
	describe('the password', () => motDePasse(monter));
	describe('the address', () => adresse(monter));
	describe('the devices', () => appareils(monter));
});
