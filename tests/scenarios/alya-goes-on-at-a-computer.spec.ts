/** Two devices of one person: what each typed comes together, and where they disagree she chooses. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import type { Personne } from '../support/personne.ts';
import { entre, GUYANE, poseUnBrouillon, revient, SAISIE } from '../support/raccourcis.ts';

const SUR_LE_SERVEUR = /^Enregistré sur le serveur à \d\d:\d\d$/;

/** Alya’s brouillon, on the telephone where she began it and on a computer. */
async function surDeuxAppareils(alya: Personne) {
	const adresse = await poseUnBrouillon(alya, SAISIE, GUYANE);
	await alya.vaSur(`${adresse}?onglet=identification`);
	await alya.voit(SUR_LE_SERVEUR);
	const ordinateur = await alya.surUnAutreAppareil();
	await revient(ordinateur);
	await ordinateur.vaSur('/espace');
	await ordinateur.voit('Brouillon');
	await ordinateur.suit('Reprendre mon inscription');
	await new Parcours(ordinateur).estSur("Modalités d'inscription");
	return { ordinateur, adresse };
}

test('R-062 different onglets filled in on two devices come together without a word', async ({ alya, registre }) => {
	await entre(alya, registre);
	const { ordinateur, adresse } = await surDeuxAppareils(alya);
	await ordinateur.vaSur(`${adresse}?onglet=candidature`);
	await new Parcours(ordinateur).repond(/aux collectivités territoriales/, 'Oui');
	await alya.champ('Localité').fill('Rémire-Montjoly');
	await ordinateur.voit(SUR_LE_SERVEUR);
	await alya.voit(SUR_LE_SERVEUR);

	await ordinateur.vaSur(`${adresse}?onglet=identification`);
	await expect(ordinateur.champ('Localité')).toHaveValue('Rémire-Montjoly');
	await alya.vaSur(`${adresse}?onglet=candidature`);
	await expect(
		new Parcours(alya).groupe(/aux collectivités territoriales/).getByLabel('Oui', { exact: true })
	).toBeChecked();
	for (const ici of [alya, ordinateur]) await ici.neVoitPas('Modifié aussi sur un autre appareil');
});

test('R-062 the same onglet on two devices: both values field by field; she chooses, undoes, chooses again, and both show it', async ({
	alya,
	registre,
	reseau,
	surveillance
}) => {
	test.setTimeout(300_000);
	surveillance.tolere(/^409 PUT /);
	await entre(alya, registre);
	const { ordinateur, adresse } = await surDeuxAppareils(alya);
	await ordinateur.vaSur(`${adresse}?onglet=identification`);
	await expect(ordinateur.champ('Localité')).toHaveValue('Cayenne');
	// Neither hears of the other while they type.
	await reseau.coupe();
	await alya.champ('Localité').fill('Kourou');
	await alya.champ('Code postal').fill('97310');
	await alya.voit(/^Enregistré sur cet appareil à/);
	await ordinateur.champ('Localité').fill('Saint-Laurent');
	await ordinateur.voit(/^Enregistré sur cet appareil à/);
	await ordinateur.page.context().setOffline(false);
	await ordinateur.voit(SUR_LE_SERVEUR);
	await reseau.revient();

	await alya.voit('Modifié aussi sur un autre appareil');
	await alya.peutLire();
	const conflit = alya.page.getByRole('region', { name: 'Modifié aussi sur un autre appareil' });
	const localite = conflit.getByRole('radiogroup', { name: 'Localité' });
	await expect(localite.getByLabel('Sur cet appareil\u00a0: Kourou')).toBeChecked();
	await localite.getByLabel("Sur l'autre appareil\u00a0: Saint-Laurent").check();
	await alya.appuieSur('Garder ces choix');
	await expect(alya.champ('Localité')).toHaveValue('Saint-Laurent');
	await expect(alya.champ('Code postal')).toHaveValue('97310');

	await alya.appuieSur('Annuler ce choix');
	await alya.voit('Modifié aussi sur un autre appareil');
	await expect(alya.champ('Localité')).toHaveValue('Kourou');
	await alya.appuieSur('Garder ces choix');
	await alya.neVoitPas('Modifié aussi sur un autre appareil');
	await alya.voit(SUR_LE_SERVEUR);
	await alya.peutLire();

	await ordinateur.vaSur(`${adresse}?onglet=identification`);
	for (const ici of [alya, ordinateur]) {
		await expect(ici.champ('Localité')).toHaveValue('Kourou');
		await expect(ici.champ('Code postal')).toHaveValue('97310');
	}
	await ordinateur.neVoitPas('Modifié aussi sur un autre appareil');
});
