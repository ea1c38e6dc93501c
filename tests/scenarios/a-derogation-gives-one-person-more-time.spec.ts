/** A dérogation: a gestionnaire lets one person enregistrer after the fermeture; nobody else. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commande } from '../support/commande.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre, envoie, GUYANE, poseUnBrouillon, revient, SAISIE } from '../support/raccourcis.ts';
import { randomUUID } from 'node:crypto';

// La Guyane closes on 21 November 2026 at 17:00 in Cayenne: 21:00 in Paris.
test('R-011 after the fermeture Alya, to whom it was granted, enregistre; Bastien is refused; the journal names nobody', async ({
	alya,
	bastien,
	horloge,
	registre,
	serveur,
	surveillance
}) => {
	surveillance.tolere(/^409 POST /);
	// Her space is open while the night goes by: it asks once, and is told that she is signed out.
	surveillance.tolere(/^401 GET .*\/api\/brouillons$/);
	await horloge.est('2026-11-21 20:30');
	await entre(alya, registre);
	await entre(bastien, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await horloge.est('2026-11-22 10:00');
	await revient(alya);
	await revient(bastien);
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await alya.voit(/Les inscriptions sont fermées/);
	await alya.appuieSur('Enregistrer');
	await alya.voit('Votre inscription n’est pas enregistrée', /L’heure de fermeture des inscriptions est passée/);

	const [compte] = registre.lignes('select numero_candidat as numero from compte where mail = ?', alya.mail);
	const fichier = join(serveur.dataDir, 'derogation.json');
	writeFileSync(
		fichier,
		JSON.stringify({
			numeroCandidat: compte?.numero,
			campagne: GUYANE,
			jusquA: '2026-11-24T12:00',
			motif: 'Hospitalisée le jour de la fermeture',
			par: 'DEC 2'
		})
	);
	const { sortie } = await commande(serveur, 'campagne', 'deroger', fichier);
	expect(sortie).toMatch(/érogation/);

	await alya.vaSur(`${adresse}?onglet=conditions`);
	await alya.voit(/avant le mardi 24\snovembre 2026 à\s12\sh\s00\s\(Cayenne\)/);
	await alya.peutLire();
	await new Parcours(alya).enregistre('001');
	// The hour that counts for her, not the one that is past.
	await alya.voit('24/11/2026 à 12:00');
	await alya.peutLire();

	const refus = await envoie(bastien.page, { brouillonId: randomUUID(), campagneId: GUYANE, saisie: SAISIE });
	expect(refus.status()).toBe(409);
	expect(await refus.json()).toMatchObject({ code: 'service_ferme' });
});
