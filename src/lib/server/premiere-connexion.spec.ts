import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { campagne, candidat, lignesDe, MOT_DE_PASSE, preinscrire } from '../../../tests/support/candidats';
import { Biscuits } from '../../../tests/support/evenement';
import type { Compte } from '../domain/compte';
import { mailAbsent } from '../domain/mail-absent';
import { CONTEXTE_S2 } from '../domain/contexte.exemple';
import { exigeNouveauMotDePasse } from '../domain/premiere-connexion';
import { Refus } from '../domain/refus';
import { lireAuthSession, ouvrirAuthSession } from './auth';
import { lireExpediteur } from './expediteur';
import { identifier } from './comptes';
import { envoyerCourriels } from './courriels';
import { adresseEnAttente } from './adresse-en-attente';
import { confirmerAdresse } from './mon-compte';
import { nouveauMotDePasseExige, terminerPremiereConnexion } from './premiere-connexion';

const CHEZ_SOI = '192.0.2.1';
const NOUVEAU = 'Marée.haute9';
const MAIL = 'pierre@exemple.fr';

const eleve = (app: AppDeTest) =>
	candidat(app, {
		identifiant: 'pierre.dubois',
		origine: 'etablissement',
		provisoire: true,
		mail: mailAbsent('02300000001')
	});

async function essai(app: AppDeTest, compte: Compte, autrement: { mail?: string; donne?: string; neuf?: string } = {}) {
	const { mail = MAIL, donne = MOT_DE_PASSE, neuf = NOUVEAU } = autrement;
	const saisie = {
		mail,
		mailConfirmation: mail,
		motDePasseDonne: donne,
		motDePasse: neuf,
		motDePasseConfirmation: neuf
	};
	try {
		return (await terminerPremiereConnexion(app, compte, saisie)).adresseAConfirmer ? 'à confirmer' : 'fait';
	} catch (refus) {
		if (refus instanceof Refus) return refus.details?.erreurs?.[0]?.champ ?? refus.code;
		throw refus;
	}
}

surChaqueBase('the first sign-in with a papillon', (monter) => {
	it('R-044 gives the compte its own password; the papillon’s opens no more, the new address once its link is followed', async () => {
		const app = await monter();
		const compte = await eleve(app);
		expect(await essai(app, compte, { mail: ' Pierre@Exemple.fr ' })).toBe('à confirmer');
		expect(await lignesDe(app, 'compte')).toMatchObject([{ mail: compte.mail, provisoire: false }]);
		expect(await identifier(app, 'pierre.dubois', NOUVEAU, CHEZ_SOI)).toBe(compte.id);
		for (const [nom, motDePasse] of [
			['pierre.dubois', MOT_DE_PASSE],
			[MAIL, NOUVEAU]
		] as const)
			await expect(identifier(app, nom, motDePasse, CHEZ_SOI)).rejects.toThrow();
		expect(await adresseEnAttente(app, compte.id)).toBe(MAIL);
		await envoyerCourriels(app);
		expect(app.partis).toMatchObject([{ destinataire: MAIL, objet: '[ESCALE] Confirmer mon adresse mail' }]);
		const secret = /\/compte\/adresse\/(\S{43})/.exec(app.partis[0]?.corps ?? '')?.[1] ?? '';
		await confirmerAdresse(app, secret);
		expect(await lignesDe(app, 'compte')).toMatchObject([{ mail: MAIL }]);
		for (const identifiant of [MAIL, 'pierre.dubois'])
			expect(await identifier(app, identifiant, NOUVEAU, CHEZ_SOI)).toBe(compte.id);
	});

	it('R-044 the address that the school gave is kept as it is: there is nothing to confirm', async () => {
		const app = await monter();
		const compte = await candidat(app, { identifiant: 'p.d', origine: 'etablissement', provisoire: true, mail: MAIL });
		expect(await essai(app, compte)).toBe('fait');
		expect(await adresseEnAttente(app, compte.id)).toBeNull();
		await envoyerCourriels(app);
		expect(app.partis).toMatchObject([{ destinataire: MAIL, objet: '[ESCALE] Votre adresse mail est enregistrée' }]);
	});

	it('R-044 a campagne may leave the papillon’s password: it goes on opening the compte, and nothing else is asked', async () => {
		const app = await monter();
		const { reglages } = CONTEXTE_S2.campagne;
		const { id } = await campagne(app, { reglages: { ...reglages, motDePasseNouveau: false } });
		const compte = await eleve(app);
		expect(await nouveauMotDePasseExige(app, compte.id)).toBe(true);
		await preinscrire(app, compte, id);
		expect(await nouveauMotDePasseExige(app, compte.id)).toBe(false);
		expect(await essai(app, compte, { donne: 'Autre.chose1', neuf: '' })).toBe('motDePasseDonne');
		expect(await essai(app, compte, { neuf: '' })).toBe('à confirmer');
		expect(await identifier(app, 'pierre.dubois', MOT_DE_PASSE, CHEZ_SOI)).toBe(compte.id);
		expect(await lignesDe(app, 'compte')).toMatchObject([{ provisoire: false }]);
	});

	it('R-044 the given password is typed again: another changes nothing, and guessing it is slowed', async () => {
		const app = await monter();
		const compte = await eleve(app);
		for (let i = 0; i < 6; i++) expect(await essai(app, compte, { donne: 'Autre.chose1' })).toBe('motDePasseDonne');
		expect(await essai(app, compte)).toBe('trop_de_tentatives');
		expect(await lignesDe(app, 'compte')).toMatchObject([{ mail: compte.mail, provisoire: true }]);
		app.horloge.avance(1000);
		expect(await essai(app, compte)).toBe('à confirmer');
		expect(await essai(app, compte, { donne: NOUVEAU, neuf: 'Marée.basse9' })).toBe('motDePasseDonne');
	});

	it('R-044 the new password meets the policy, and is not the pupil’s own name', async () => {
		const app = await monter();
		const compte = await eleve(app);
		expect(await essai(app, compte, { neuf: 'court' })).toBe('motDePasse');
		expect(await essai(app, compte, { neuf: `Ngmb-dupont!` })).toBe('motDePasse');
	});

	it('SEC5 an address that has a compte is refused, its owner is warned, and ten an hour are learnt, not more', async () => {
		const app = await monter();
		const compte = await eleve(app);
		const autre = await candidat(app);
		for (let i = 0; i < 10; i++) expect(await essai(app, compte, { mail: autre.mail })).toBe('mail_existe');
		expect(await essai(app, compte, { mail: autre.mail })).toBe('trop_de_tentatives');
		const lettres = await lignesDe(app, 'courriel');
		expect(lettres).toHaveLength(10);
		for (const lettre of lettres) expect(lettre).toMatchObject({ compteId: autre.id, destinataire: autre.mail });
	});

	it('SEC6 whoever was signed in with the papillon is not any more, and had sent nothing', async () => {
		const app = await monter();
		const compte = await eleve(app);
		const [cookies, locals] = [
			new Biscuits(),
			{ compte: null, authSessionId: null, appareilPartage: false, finAuthSession: null }
		];
		await ouvrirAuthSession(app, cookies, compte.id);
		expect(await lireExpediteur(app, cookies)).toBeNull();
		expect(await essai(app, compte)).toBe('à confirmer');
		await lireAuthSession(app, { cookies, locals });
		expect(locals.compte).toBeNull();
	});
});

it.each([
	[true, []],
	[true, [{}]],
	[true, [{ motDePasseNouveau: true }]],
	[false, [{ motDePasseNouveau: false }]],
	[true, [{ motDePasseNouveau: false }, {}]]
])('R-044 a new password is asked: %s, when the campagnes of a pupil say %j', (exige, reglages) => {
	expect(exigeNouveauMotDePasse(reglages)).toBe(exige);
});
