/** Alya has not received the activation mail: it goes again after a wait, and a mistyped address is corrected. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/monde.ts';
import { ALYA } from '../support/identites.ts';
import { demandeUnCompte } from '../support/raccourcis.ts';

const ENVOYE = /Si un compte attend d’être activé à cette adresse, un mail vient d’y partir/;
const TROP = 'Trop de tentatives. Attendez quelques minutes, puis réessayez.';

test('R-027 R-031 the mail goes again at once, then after a wait that grows; whoever asks learns nothing of the address', async ({
	alya,
	courriels,
	horloge,
	registre
}) => {
	await demandeUnCompte(alya.page, alya.identite);
	await alya.page.setViewportSize({ width: 360, height: 740 });
	await alya.vaSur('/compte/activation');
	await alya.voit(/indésirables/);
	await alya.peutLire();
	const demande = async (mail: string) => {
		await alya.champ('Adresse mail du compte').fill(mail);
		await alya.appuieSur('Renvoyer le mail');
	};
	await demande(alya.mail);
	await alya.voit(ENVOYE);
	await alya.peutLire();
	await courriels.pour(alya.mail, /Activer mon compte/, 2);
	await demande(alya.mail);
	await alya.voit(TROP);
	await alya.peutLire();
	expect(registre.courriels(alya.mail)).toBe(2);
	await horloge.avance({ minutes: 1 });
	await demande(alya.mail);
	await alya.voit(ENVOYE);
	await courriels.pour(alya.mail, /Activer mon compte/, 3);

	const personne = `personne.${randomUUID().slice(0, 8)}@exemple.fr`;
	await demande(personne);
	await alya.voit(ENVOYE);
	await demande(personne);
	await alya.voit(TROP);
	expect(registre.courriels(personne)).toBe(0);

	// Each of the mails opens the page of the same compte; the last one works like the first.
	const { lien } = await courriels.pour(alya.mail, /Activer mon compte/, 3);
	await alya.vaSur(lien);
	await alya.appuieSur('Activer mon compte');
	await alya.seConnecte();
});

test('R-027 R-031 an address mistyped at the creation is corrected with the password; the wrong one opens nothing any more', async ({
	personne,
	courriels,
	registre,
	surveillance
}) => {
	const suffixe = randomUUID().slice(0, 8);
	const fausse = `alya.${suffixe}@gmial.com`;
	const bonne = `alya.${suffixe}@exemple.fr`;
	surveillance.confie(bonne);
	const alya = await personne({ ...ALYA, mail: fausse });
	await demandeUnCompte(alya.page, alya.identite);
	const { lien: perdu } = await courriels.pour(fausse, /Activer mon compte/);
	await alya.vaSur('/compte/activation');
	const corrige = async (motDePasse: string, confirmation = bonne) => {
		await alya.champ('Adresse écrite à la création').fill(fausse);
		await alya.champ('Mot de passe du compte').fill(motDePasse);
		await alya.champ('Bonne adresse mail').fill(bonne);
		await alya.champ('Confirmation de la bonne adresse mail').fill(confirmation);
		await alya.appuieSur('Corriger et renvoyer le mail');
	};
	await corrige('Un.autre1');
	await alya.voit('Identifiant ou mot de passe incorrect.');
	await alya.peutLire();
	await corrige(alya.identite.motDePasse, fausse);
	await alya.voit(/Les deux adresses mail sont différentes/);
	expect([registre.comptes(fausse), registre.comptes(bonne)]).toEqual([1, 0]);
	await corrige(alya.identite.motDePasse);
	await alya.voit(/L’adresse est corrigée/);
	await alya.peutLire();
	expect([registre.comptes(fausse), registre.comptes(bonne)]).toEqual([0, 1]);

	// Whoever reads the letter box of the mistyped address activates nothing.
	await alya.vaSur(perdu);
	await alya.voit(/Ce lien a expiré ou a déjà servi/);
	const { lien } = await courriels.pour(bonne, /Activer mon compte/);
	await alya.vaSur(lien);
	await alya.appuieSur('Activer mon compte');
	await alya.essaieDeSeConnecter(alya.identite.motDePasse, bonne);
	await alya.page.waitForURL('**/espace');
});
