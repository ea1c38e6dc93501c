/** Whose compte it is that FranceConnect opens; the answers that cannot be believed are in `franceconnect.spec.ts`. */
import { expect, it, onTestFinished } from 'vitest';
import { surChaqueBase } from '../../../tests/support/app';
import { campagne, candidat, compteNomme, lignesDe, preinscrire } from '../../../tests/support/candidats';
import { AMINATA, CLIENT, demarreFournisseur, RETOUR } from '../../../tests/support/fournisseur';
import { CHEZ_SOI, MAIL, PATIENCE, refuse, revient, rien, scene } from '../../../tests/support/franceconnect';
import { identifier } from './comptes';
import { envoyerCourriels } from './courriels';
import { findCompteById } from './db/comptes';
import { supprimerCompte, supprimerCompteFedere } from './effacements';
import { createFournisseur } from './fournisseur';
import { reidentifier } from './franceconnect';

surChaqueBase('whose compte of FranceConnect it is', (monter) => {
	it('R-020 SEC17 an address that a compte of the form has is refused; the compte is as it was, and its owner is told', async () => {
		const { app, entre } = await scene({}, monter);
		const proprietaire = await candidat(app, { mail: MAIL });
		expect(await refuse(entre())).toBe('franceconnect_mail_existe');
		expect(await lignesDe(app, 'identiteFederee')).toEqual([]);
		expect(await compteNomme(app, MAIL)).toMatchObject({ ...proprietaire, origine: 'formulaire' });
		await envoyerCourriels(app);
		expect(app.partis).toMatchObject([{ destinataire: MAIL, corps: expect.stringContaining('rien n’a été créé') }]);
	});

	it('R-020 two people of a family with one address are two people: the second is refused', async () => {
		const { app, entre, faux } = await scene({}, monter);
		await entre();
		faux.personnes.set('theo', { ...AMINATA, given_name: 'Théo', gender: 'male' });
		expect(await refuse(entre('theo'))).toBe('franceconnect_mail_existe');
		expect(await lignesDe(app, 'compte')).toHaveLength(1);
	});

	it('SEC17 the same sub at another issuer is another person', async () => {
		const { app, entre } = await scene({}, monter);
		const id = await entre();
		const ailleurs = await demarreFournisseur(app.clock);
		onTestFinished(() => ailleurs.arrete());
		ailleurs.personnes.set('aminata', { ...AMINATA, email: 'autre@exemple.fr' });
		const fournisseur = createFournisseur({ emetteur: ailleurs.emetteur, ...CLIENT }, app.clock, PATIENCE);
		const { adresse, demande } = await fournisseur.demander(RETOUR);
		expect(await revient(app, fournisseur, ailleurs.connecte(adresse), demande)).not.toBe(id);
	});

	it('R-020 two tabs that come back at once open one compte', async () => {
		const { app, entre } = await scene({}, monter);
		const ids = await Promise.all([entre(), entre()]);
		expect(new Set(ids).size).toBe(1);
		expect(await lignesDe(app, 'compte')).toHaveLength(1);
	});

	it('R-032 an identity that lacks something opens nothing, and says what', async () => {
		const { app, entre, faux } = await scene({}, monter);
		faux.personnes.set('aminata', { ...AMINATA, given_name: '', email: undefined });
		await expect(entre()).rejects.toMatchObject({
			code: 'franceconnect_incomplet',
			details: { manques: ['prenoms', 'mail'] }
		});
		await rien(app);
	});

	it('R-040 SEC5 no password opens a compte of FranceConnect, not even an empty one', async () => {
		const { app, entre } = await scene({}, monter);
		await entre();
		for (const motDePasse of ['', ' ', 'Pirogue/Maripa7'])
			expect(await refuse(identifier(app, MAIL, motDePasse, CHEZ_SOI))).toBe('identifiants_invalides');
	});

	it('R-052 whoever has no password proves again who they are, and their compte goes with all that hangs on it', async () => {
		const { app, entre, faux, fournisseur } = await scene({}, monter);
		const id = await entre();
		const compte = await findCompteById(app.engine, id);
		if (!compte) throw new Error('the compte that was just opened is not there');
		// Whatever password is typed: it has none.
		expect(await refuse(supprimerCompte(app, compte, ''))).toBe('identifiants_invalides');
		const demande = await fournisseur.demander(RETOUR, { denouveau: true });
		expect(new URL(demande.adresse).searchParams.get('prompt')).toBe('login');
		const reponse = await fournisseur.repondre(faux.connecte(demande.adresse), demande.demande);
		await reidentifier(app, reponse, fournisseur.emetteur, compte, id);
		await supprimerCompteFedere(app, compte);
		await rien(app);
	});

	it('R-052 somebody else’s identity proves nothing, and opens nothing', async () => {
		const { app, entre, faux, fournisseur } = await scene({}, monter);
		const id = await entre();
		const compte = await findCompteById(app.engine, id);
		faux.personnes.set('theo', { ...AMINATA, given_name: 'Théo', email: 'theo@exemple.fr' });
		const revenu = async (sujet: string) => {
			const { adresse, demande } = await fournisseur.demander(RETOUR);
			return fournisseur.repondre(faux.connecte(adresse, sujet), demande);
		};
		const theo = await revenu('theo');
		expect(await refuse(reidentifier(app, theo, fournisseur.emetteur, compte, id))).toBe('autre_compte');
		// Nor their own one, once another person is signed in here.
		const autre = await candidat(app);
		const elle = await revenu('aminata');
		expect(await refuse(reidentifier(app, elle, fournisseur.emetteur, autre, id))).toBe('autre_compte');
		expect(await refuse(reidentifier(app, elle, fournisseur.emetteur, null, id))).toBe('autre_compte');
		expect(await refuse(supprimerCompteFedere(app, autre))).toBe('identifiants_invalides');
		expect(await lignesDe(app, 'compte')).toHaveLength(2);
		expect(await lignesDe(app, 'identiteFederee')).toHaveLength(1);
	});

	it('R-052 with a candidature nothing is deleted, proof or not', async () => {
		const { app, entre } = await scene({}, monter);
		const compte = await findCompteById(app.engine, await entre());
		if (!compte) throw new Error('the compte that was just opened is not there');
		const { id } = await campagne(app);
		await preinscrire(app, compte, id);
		expect(await refuse(supprimerCompteFedere(app, compte))).toBe('suppression_interdite');
		expect(await lignesDe(app, 'compte')).toHaveLength(1);
	});
});
