/**
 * REL2: whatever happens to the line, the phone and the server, no label lies and nothing typed is lost. Each seed is a
 * schedule of twenty to forty acts; `REL_SEED=7` plays one again, `REL2_SEEDS=1000` the first thousand.
 */
import { graines } from '../rel/hasard.ts';
import { DEPART_MOTS, Horaire } from '../rel/horaire.ts';
import { expect, test } from '../rel/ligne.ts';
import { lisLesLabels, Livre } from '../rel/livre.ts';
import { ouvreUneCampagne } from '../support/campagnes.ts';
import type { Serveur } from '../support/serveur.ts';

/** Opened once on each server: that of the candidature whose pièce is photographed. */
const ouvertes = new Map<Serveur, Promise<string>>();
function piecesDe(serveur: Serveur): Promise<string> {
	const ouverte = ouvertes.get(serveur) ?? ouvreUneCampagne(serveur, '2028');
	ouvertes.set(serveur, ouverte);
	return ouverte;
}

for (const graine of graines('REL2')) {
	test(`R-062 R-140 seed ${graine}: what the screen said was kept is kept`, async ({ ligne, candidat, telephone }) => {
		test.setTimeout(300_000);
		const livre = new Livre(DEPART_MOTS);
		const tel = telephone((context) => lisLesLabels(context, livre));
		const horaire = new Horaire({
			ligne,
			livre,
			graine,
			candidat: await candidat(),
			telephone: tel,
			campagneId: await piecesDe(ligne.serveur)
		});
		try {
			await horaire.commence();
			await horaire.joue();
			await horaire.calme();
			expect(horaire.violes, 'labels that lied').toEqual([]);
			expect(horaire.labels).toBeGreaterThan(0);
			expect(tel.erreurs, 'errors that nobody caught').toEqual([]);
		} catch (raison) {
			console.log(`REL_SEED=${graine}\n${horaire.recit.join('\n')}\n— the line:\n${ligne.proxy.journal.join('\n')}`);
			throw raison;
		}
	});
}
