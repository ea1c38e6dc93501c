import { describe, expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest, type Monter } from '../../../tests/support/app';
import { candidat, compteNomme, lignesDe, MOT_DE_PASSE, nouveauCompte } from '../../../tests/support/candidats';
import { corrigerAdresse, renvoyerActivation } from './activation';
import { activerCompte, creerCompte, effacerComptesNonActives, jetonActivationValable } from './comptes';

const HEURE = 3_600_000;
const CHEZ_SOI = '192.0.2.1';

const code = (promesse: Promise<unknown>) =>
	promesse.then(
		() => 'ok',
		(refus) => refus.code as string
	);

/** The secrets of the activation links that left for that address. */
async function secrets(app: AppDeTest, mail: string): Promise<string[]> {
	const recus = (await lignesDe(app, 'courriel')).filter(({ destinataire }) => destinataire === mail);
	return recus.flatMap(({ corps }) => /\/compte\/activer\/(\S{43})/.exec(corps)?.[1] ?? []);
}

async function creer(app: AppDeTest) {
	const nouveau = nouveauCompte();
	await creerCompte(app, nouveau, CHEZ_SOI);
	return nouveau.mail;
}

function renvoi(monter: Monter) {
	it('R-027 R-028 the mail is sent again, and its link is over when the compte is erased, not later', async () => {
		const app = await monter();
		const mail = await creer(app);
		const [premier = ''] = await secrets(app, mail);
		app.horloge.avance(47 * HEURE);
		await renvoyerActivation(app, mail.toUpperCase(), CHEZ_SOI);
		const second = (await secrets(app, mail)).find((secret) => secret !== premier) ?? '';
		expect([await jetonActivationValable(app, premier), await jetonActivationValable(app, second)]).toEqual([
			true,
			true
		]);
		app.horloge.avance(HEURE - 1);
		expect(await jetonActivationValable(app, second)).toBe(true);
		app.horloge.avance(1);
		expect(await jetonActivationValable(app, second)).toBe(false);
		expect(await effacerComptesNonActives(app)).toBe(1);
	});

	it('SEC4 SEC5 the first is sent at once, the next waits a minute, then two; the same for an address that nobody has', async () => {
		const app = await monter();
		for (const mail of [await creer(app), (await candidat(app)).mail, 'personne@exemple.fr']) {
			expect(await code(renvoyerActivation(app, mail, CHEZ_SOI))).toBe('ok');
			for (const secondes of [60, 120]) {
				await expect(renvoyerActivation(app, mail, CHEZ_SOI)).rejects.toMatchObject({
					code: 'trop_de_tentatives',
					details: { secondes }
				});
				app.horloge.avance(secondes * 1000);
				expect(await code(renvoyerActivation(app, mail, CHEZ_SOI))).toBe('ok');
			}
		}
		// One at the creation, three again, for the one that waits; nothing for the others.
		expect(await lignesDe(app, 'courriel')).toHaveLength(4);
	});
}

function correction(monter: Monter) {
	const demande = (ancien: string, mail: string, motDePasse = MOT_DE_PASSE) => ({ ancien, mail, motDePasse });

	it('R-025 R-027 a mistyped address is corrected with the password; the link that went astray activates nothing', async () => {
		const app = await monter();
		const ancien = await creer(app);
		const [egare = ''] = await secrets(app, ancien);
		await corrigerAdresse(app, demande(ancien, 'Alya@Exemple.fr'), CHEZ_SOI);
		expect(await code(activerCompte(app, egare))).toBe('jeton_invalide');
		const [bon = ''] = await secrets(app, 'alya@exemple.fr');
		await activerCompte(app, bon);
		expect((await compteNomme(app, 'alya@exemple.fr'))?.activeLe).toEqual(app.clock.now());
		expect(await compteNomme(app, ancien)).toBeUndefined();
	});

	it('R-060 where the person was going is kept from the creation to the button, through a mail sent again and an address corrected', async () => {
		const app = await monter();
		const suite = '/espace/nouvelle?examen=BCP&session=2027&academie=33';
		const { mail } = nouveauCompte();
		await creerCompte(app, nouveauCompte({ mail }), CHEZ_SOI, suite);
		await renvoyerActivation(app, mail, CHEZ_SOI);
		await corrigerAdresse(app, demande(mail, 'bien-ecrite@exemple.fr'), CHEZ_SOI);
		const [bon = ''] = await secrets(app, 'bien-ecrite@exemple.fr');
		expect(await activerCompte(app, bon)).toBe(suite);
	});

	it('R-026 SEC4 a wrong password, an active compte and an address that serves change nothing', async () => {
		const app = await monter();
		const ancien = await creer(app);
		const actif = await candidat(app);
		const essai = (...champs: Parameters<typeof demande>) => code(corrigerAdresse(app, demande(...champs), CHEZ_SOI));
		expect(await essai(ancien, 'neuve@exemple.fr', 'Un.Autre.Mot1')).toBe('identifiants_invalides');
		expect(await essai('personne@exemple.fr', 'neuve@exemple.fr')).toBe('identifiants_invalides');
		expect(await essai(actif.mail, 'neuve@exemple.fr')).toBe('compte_deja_active');
		expect(await essai(ancien, actif.mail)).toBe('mail_existe');
		expect((await lignesDe(app, 'compte')).map(({ mail }) => mail).sort()).toEqual([ancien, actif.mail].sort());
		const averti = (await lignesDe(app, 'courriel')).filter(({ destinataire }) => destinataire === actif.mail);
		expect(averti.map(({ objet }) => objet)).toEqual(['[ESCALE] Un compte existe déjà avec votre adresse']);
	});
}

surChaqueBase('activation', (monter) => {
	describe('the mail once more', () => renvoi(monter));
	describe('an address mistyped', () => correction(monter));
});
