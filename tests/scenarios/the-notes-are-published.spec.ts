/** The notes of a campagne are brought in and published; Alya reads them, what she keeps and what she was dispensed of told apart. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commande } from '../support/commande.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { texteDuPdf } from '../support/pdf.ts';
import { aUneCandidature, entre, GUYANE, SAISIE } from '../support/raccourcis.ts';

test.use({ serveurPour: 'notes' });

test('R-186 R-187 R-153 Alya is told that her notes are there, reads each, why there is no average, and the relevé', async ({
	alya,
	courriels,
	registre,
	serveur
}) => {
	test.setTimeout(240_000);
	await entre(alya, registre);
	const acquis = {
		...SAISIE.acquis,
		dejaPresente: { annee: '2026', academie: '33', notes: { E6: '14' } },
		titulaire: { titre: 'bts_dut_deug_licence', annee: '2022', academie: '02', repassees: ['E6'] }
	};
	const { candidatureId } = await aUneCandidature(alya, { ...SAISIE, acquis });
	const notes = `/espace/candidatures/${candidatureId}/notes`;
	await alya.vaSur(notes);
	await alya.voit('Aucune note n’est publiée pour cette candidature.');
	await expect(alya.page.getByRole('link', { name: /^Publication des résultats/ })).toBeVisible();
	await alya.peutLire();

	const [compte] = registre.lignes('select numero_candidat as numero from compte where mail = ?', alya.mail);
	const numero = String(compte?.numero);
	const fichier = join(serveur.dataDir, 'notes.csv');
	const lignes = [`${numero};001;E2;12,5`, `${numero};;E3-E;AB`, `${numero};;E99;8`];
	writeFileSync(fichier, ['numero_candidat;inscription;epreuve;note', ...lignes].join('\r\n'));
	const { sortie } = await commande(serveur, 'notes', 'import', fichier, '--campagne', GUYANE);
	expect(sortie).toContain(`ligne 4 : refusée, « E99 » n’est pas une épreuve que ${numero} présente`);
	expect(sortie).toContain('Notes gardées : 2. Changées : 0. Déjà là : 0. Lignes refusées : 1.');
	await alya.page.reload();
	await alya.voit('Aucune note n’est publiée pour cette candidature.');
	expect((await commande(serveur, 'notes', 'publier', GUYANE)).sortie).toContain(
		'notes publiées pour 1 candidature(s)'
	);

	const { lien, corps } = await courriels.pour(alya.mail, /^Vos notes sont disponibles/);
	expect(corps).not.toContain('12,5');
	expect(lien).toMatch(new RegExp(`${notes}$`));
	await alya.vaSur(lien);
	const ligne = (epreuve: string) => alya.page.getByRole('row', { name: new RegExp(`^${epreuve} - `) });
	await expect(ligne('E2')).toContainText(/12,5\s\/\s20/);
	await expect(ligne('E3-E')).toContainText('Absent');
	await expect(ligne('E6')).toContainText(/14\s\/\s20.*Note conservée/);
	await expect(ligne('E7')).toContainText('Dispense');
	await expect(ligne('E1-A')).toContainText('Pas encore connue');
	await alya.voit(/Vous êtes noté\(e\) absent\(e\) à une épreuve/);
	await alya.peutLire();

	const pdf = await (
		await alya.page.request.get(`/api/candidatures/${candidatureId}/documents/releve?format=pdf`)
	).body();
	const texte = texteDuPdf(pdf);
	// Debian's poppler-utils reads it in CI; a machine without it checks the rest.
	if (texte !== null) expect(texte).toMatch(/E2 - .*12,5\s\/\s20/);
	await alya.page.getByRole('link', { name: /^Lire à l’écran : Relevé/ }).click();
	await new Parcours(alya).estSur('Relevé de notes');
	await expect(ligne('E6')).toContainText('Note conservée');
	await alya.peutLire();

	// The mail that told of them has nothing more to tell: one message is left, of the inscription.
	await alya.vaSur('/espace');
	await expect(alya.page.getByRole('link', { name: '1 message non lu' })).toBeVisible();
	await alya.vaSur(`/espace/candidatures/${candidatureId}/documents`);
	await alya.voit('Relevé de notes');
	await alya.peutLire();
});
