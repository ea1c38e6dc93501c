/**
 * One candidate, seven dates of a campagne: before the opening, brouillon, incomplete, a pièce refused, definitive, convocation,
 * notes. At each the line, what may be done, the mail and the documents. With `CAPTURES=DIR` each is photographed for the README.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAMILLE, entreAuBureau, juge } from '../support/bureau.ts';
import { commande } from '../support/commande.ts';
import { donne } from '../support/envoi-de-fichier.ts';
import { jpeg, pdf } from '../support/fichiers.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { confirme } from '../support/pieces.ts';
import { entre, GUYANE, poseUnBrouillon, revient, SAISIE } from '../support/raccourcis.ts';

test.use({ serveurPour: 'sept-dates' });

const GROUPES = {
	identite: 'Identité',
	recapitulatif_signe: 'Récapitulatif de votre candidature',
	jdc: 'Service national'
};

test('R-156 R-159 R-214 Alya reads the right line, gestures, mails and documents at seven dates, from before the opening to her notes', async ({
	alya,
	telephone,
	horloge,
	courriels,
	registre,
	serveur,
	surveillance
}) => {
	test.setTimeout(480_000);
	// Between two dates her visit is over, and a page that is still open may ask.
	surveillance.tolere(/^401 (GET|PUT) /);
	const { page } = alya;
	let candidatureId = '';
	const base = () => `/espace/candidatures/${candidatureId}`;

	/** Months go by between two dates: she signs in again, and reads. */
	async function vient(heure: string, chemin: string) {
		await horloge.est(heure);
		await revient(alya);
		await alya.vaSur(chemin);
	}
	async function photographie(date: string) {
		await alya.peutLire();
		const { CAPTURES } = process.env;
		if (CAPTURES) await page.screenshot({ path: join(CAPTURES, `${date}.png`) });
	}
	async function auBureau(faire: (bureau: Awaited<ReturnType<typeof telephone>>) => Promise<void>) {
		const bureau = await telephone();
		await entreAuBureau(bureau, CAMILLE);
		await bureau.goto(`/gestion/candidatures/${candidatureId}`);
		await faire(bureau);
		await bureau.context().close();
	}

	// 1. Four days before the opening: nothing can be begun, and the day is said.
	await horloge.est('2026-10-12 09:00');
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await alya.voit("Vous n'avez aucune candidature active.");
	await alya.vaSur('/espace/nouvelle');
	await alya.suit('BACCALAURÉAT PROFESSIONNEL');
	await alya.suit('2027');
	await alya.suit('ACADÉMIE DE LA GUYANE - (2027)');
	await alya.voit(/pas encore ouvert/);
	await expect(page.getByRole('button', { name: 'Démarrer mon inscription' })).toHaveCount(0);
	await photographie('1-avant-ouverture');
	expect((await courriels.pour(alya.mail)).objet).toBe('[ESCALE] Activer mon compte');

	// 2. A brouillon: nothing counts yet.
	await vient('2026-10-20 09:00', '/espace');
	const brouillon = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur('/espace');
	await alya.voit(/Rien n’est enregistré/, /avant le 21\snovembre 2026 à 17\sh\s00/);
	await expect(page.getByRole('link', { name: /^(Continuer|Reprendre)/ })).toBeVisible();
	await photographie('2-brouillon');

	// 3. Enregistrée, and not definitive: what is missing, by when.
	await vient('2026-11-05 09:00', `${brouillon}?onglet=conditions`);
	await new Parcours(alya).enregistre('001');
	const [candidature] = registre.lignes(
		'select candidature.id from candidature join compte on compte.id = compte_id where mail = ?',
		alya.mail
	);
	candidatureId = String(candidature?.id);
	await alya.vaSur(base());
	await alya.voit(/il manque la confirmation signée et 2\spièces, avant le 21\snovembre 2026 à 17\sh\s00/);
	await photographie('3-incomplete');
	expect((await courriels.pour(alya.mail, /^Inscription enregistrée/)).corps).toContain('001');
	await alya.vaSur(`${base()}/documents`);
	await alya.voit('Récapitulatif de votre candidature', 'Demande de pièces justificatives');

	// 4. Everything given and confirmed; one pièce is refused, and says why.
	for (const [pieceId, groupe] of Object.entries(GROUPES)) {
		const { envoiId } = await donne(page, { candidatureId, pieceId, octets: jpeg({ graine: pieceId.length }) });
		await confirme(page, candidatureId, groupe, { [pieceId]: envoiId });
	}
	await horloge.est('2026-11-12 09:00');
	await auBureau(async (bureau) => {
		await juge(bureau, 'identite', 'Conforme');
		await juge(bureau, 'recapitulatif_signe', 'Conforme');
		await juge(bureau, 'jdc', 'Non conforme', 'Pièce illisible');
	});
	await vient('2026-11-12 10:00', `${base()}/justificatifs`);
	await alya.voit(/1\spièce à reprendre, avant le 21\snovembre 2026/, 'Pièce illisible');
	await expect(page.locator('#piece-jdc').getByRole('button', { name: /^(Photographier|Choisir)/ })).toHaveCount(2);
	await photographie('4-refusee');
	const refus = await courriels.pour(alya.mail, /^Votre pièce/);
	expect(refus.lien).toContain(`${base()}/justificatifs`);

	// 5. Taken again, and all conformes: the inscription is definitive.
	await horloge.est('2026-11-16 09:00');
	await revient(alya);
	const reprise = await donne(page, { candidatureId, pieceId: 'jdc', octets: jpeg({ graine: 9 }) });
	await confirme(page, candidatureId, GROUPES.jdc, { jdc: reprise.envoiId });
	await auBureau(async (bureau) => {
		await juge(bureau, 'jdc', 'Conforme');
		await juge(bureau, 'experience', 'Conforme');
	});
	await vient('2026-12-01 09:00', base());
	await alya.voit('Votre inscription est définitive.', 'Vous n’avez rien à faire pour l’instant.');
	await photographie('5-definitive');

	// 6. In April the convocation is there.
	await horloge.est('2027-04-20 09:00');
	const [compte] = registre.lignes('select numero_candidat as numero from compte where mail = ?', alya.mail);
	const numero = String(compte?.numero);
	const dossier = join(serveur.dataDir, 'convocations');
	mkdirSync(dossier);
	writeFileSync(join(dossier, `${numero}.pdf`), await pdf());
	await commande(serveur, 'documents', 'publier', dossier, '--campagne', GUYANE);
	await vient('2027-04-20 10:00', base());
	await alya.voit('Votre convocation est là.');
	await photographie('6-convocation');
	const annonce = await courriels.pour(alya.mail, /^Document disponible : Convocation$/);
	await alya.vaSur(annonce.lien);
	await new Parcours(alya).estSur('Convocation');

	// 7. In July her notes.
	await horloge.est('2027-07-06 09:00');
	const notes = join(serveur.dataDir, 'notes.csv');
	writeFileSync(notes, `numero_candidat;inscription;epreuve;note\n${numero};001;E2;12,5\n${numero};001;E3-A;14\n`);
	await commande(serveur, 'notes', 'import', notes, '--campagne', GUYANE);
	await commande(serveur, 'notes', 'publier', GUYANE);
	await vient('2027-07-06 10:00', `${base()}/notes`);
	await alya.voit('Vos notes sont publiées.', /12,5\s\/\s20/);
	await photographie('7-notes');
	expect((await courriels.pour(alya.mail, /^Vos notes sont disponibles/)).lien).toContain(`${base()}/notes`);
	await alya.vaSur(`${base()}/documents`);
	await alya.voit('Relevé de notes');
});
