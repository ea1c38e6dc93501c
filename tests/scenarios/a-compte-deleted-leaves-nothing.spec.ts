/** « Mes données »: somebody without candidature deletes their compte, and neither the server nor the telephone keeps anything. */
import { readdirSync } from 'node:fs';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

// Its files and its rows are counted: nobody else may write there.
test.use({ serveurPour: 'suppression' });

/** What the telephone keeps, as text. */
const gardeIci = async () => {
	const tout: unknown[] = [];
	for (const { name = '' } of await indexedDB.databases()) {
		const base = await new Promise<IDBDatabase>((ok, ko) => {
			const demande = indexedDB.open(name);
			demande.onsuccess = () => ok(demande.result);
			demande.onerror = () => ko(demande.error);
		});
		for (const store of base.objectStoreNames)
			tout.push(
				await new Promise((ok, ko) => {
					const demande = base.transaction(store).objectStore(store).getAll();
					demande.onsuccess = () => ok(demande.result);
					demande.onerror = () => ko(demande.error);
				})
			);
		base.close();
	}
	return JSON.stringify(tout);
};

test('SEC18 R-052 Alya deletes her compte: nothing of her is left in the database, on the disk nor in the browser', async ({
	alya,
	registre,
	serveur
}) => {
	const { page } = alya;
	const vide = registre.compteDesLignes();
	const surLeDisque = () => readdirSync(serveur.dataDir, { recursive: true, encoding: 'utf8' });
	const gardes = (nom: string) => /^(fichiers|partiels)\/.+\/./.test(nom);
	// The demo's people have files of their own.
	const avant = surLeDisque().filter(gardes);
	await entre(alya, registre);
	await alya.vaSur('/espace');
	const parcours = new Parcours(alya);
	await parcours.commence('ACADÉMIE DE LA GUYANE');
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await alya.champ('Numéro, rue, voie').fill('12 rue Lallouette');
	await alya.voit(/^Enregistré sur le serveur à/);
	const { compte } = await (await page.request.get('/api/moi')).json();
	expect(await page.evaluate(gardeIci)).toContain('12 rue Lallouette');

	await alya.vaSur('/compte/donnees');
	await alya.peutLire();
	const zip = await page.request.get('/compte/donnees/export');
	expect((await zip.body()).includes(Buffer.from('12 rue Lallouette'))).toBe(true);

	await alya.champ('Votre mot de passe, pour confirmer').fill('Un.autre1');
	await alya.appuieSur('Supprimer mon compte');
	await alya.voit('Ce n’est pas votre mot de passe.');
	await alya.peutLire();
	expect(registre.comptes(alya.mail)).toBe(1);

	await alya.champ('Votre mot de passe, pour confirmer').fill(alya.identite.motDePasse);
	await alya.appuieSur('Supprimer mon compte');
	await parcours.estSur('Votre compte est supprimé');
	await alya.voit(/Ce que cet appareil gardait est effacé aussi\./);
	await alya.peutLire();

	expect(registre.compteDesLignes()).toEqual(vide);
	const disque = surLeDisque();
	expect(disque.filter((nom) => nom.includes(compte.id))).toEqual([]);
	expect(disque.filter(gardes)).toEqual(avant);
	const garde = await page.evaluate(gardeIci);
	for (const sien of ['12 rue Lallouette', compte.id, alya.mail]) expect(garde).not.toContain(sien);
	await alya.essaieDeSeConnecter(alya.identite.motDePasse);
	await alya.voit('Identifiant ou mot de passe incorrect.');
});

test('R-052 with a candidature she is told why it is refused', async ({ alya, registre }) => {
	await entre(alya, registre);
	await aUneCandidature(alya);
	await alya.vaSur('/compte/donnees');
	await alya.voit('Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées');
	await alya.peutLire();
	await expect(alya.page.getByRole('button', { name: 'Supprimer mon compte' })).toHaveCount(0);
	await alya.suit('Ce qui est gardé, et combien de temps');
	await alya.voit(/jusqu’à la fin de l’année qui suit celle de la session/);
	await alya.peutLire();
});
