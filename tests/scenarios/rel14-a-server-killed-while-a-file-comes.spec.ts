/**
 * REL14 on the built server: killed (SIGKILL) while a file comes, while it is looked at, or an instant after; started
 * again on the same disk, it goes on from where it was. Each seed draws when; `REL_SEED`, `REL14_SEEDS`.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DepotEnCours, RecuDepot } from '../../src/lib/domain/depot.ts';
import { graines, Hasard } from '../rel/hasard.ts';
import { annonce, part } from '../support/envoi-de-fichier.ts';
import { commentaire, jpeg, pdf } from '../support/fichiers.ts';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

test.use({ serveurPour: 'rel14' });

for (const graine of graines('REL14')) {
	test(`R-203 seed ${graine}: a file sent to a server that is killed three times is there once, whole`, async ({
		alya,
		registre,
		serveur,
		surveillance
	}) => {
		surveillance.tolere(/.*/);
		const hasard = new Hasard(graine);
		await entre(alya, registre);
		const { candidatureId } = await aUneCandidature(alya);
		const { page } = alya;
		const photo = hasard.chance(0.5);
		const octets = photo
			? jpeg({ graine, avant: Array.from({ length: 30 }, () => commentaire('x'.repeat(60_000))) })
			: await pdf(30);
		const type = photo ? 'image/jpeg' : 'application/pdf';
		const id = randomUUID();
		let morts = 3;
		let recu: RecuDepot | null = null;
		while (recu === null) {
			const etat: DepotEnCours | RecuDepot | null = await annonce(page, {
				...{ candidatureId, pieceId: 'identite', octets, type, id }
			})
				.then((reponse) => reponse.json())
				.catch(() => null);
			if (etat && 'sha256' in etat) recu = etat;
			else if (etat) {
				const envoi = part(page, id, octets.subarray(etat.offset), etat.offset)
					.then((reponse) => reponse.json())
					.catch(() => null);
				if (morts-- > 0) {
					await Promise.race([envoi, pause(hasard.entier(0, 60))]);
					await serveur.tue();
					await serveur.relance();
				}
				const dit: RecuDepot | DepotEnCours | null = await envoi;
				if (dit && 'sha256' in dit) recu = dit;
			}
		}
		expect(recu).toMatchObject({ envoiId: id, octets: octets.length });
		const rendu = await page.request.get(`/api/depots/${id}/fichier`);
		expect(rendu.status()).toBe(200);
		const cle = createHash('sha256')
			.update(await rendu.body())
			.digest('hex');
		const [ligne] = registre.lignes('select fichier from depot where id = ? and recu_le is not null', id);
		expect(ligne).toEqual({ fichier: cle });
		expect(existsSync(join(serveur.dataDir, 'fichiers', cle.slice(0, 2), cle))).toBe(true);
		expect(registre.lignes('select 1 from piece_evenement where depot_id = ?', id)).toHaveLength(1);
		const sansFichier = registre
			.lignes('select fichier from depot where recu_le is not null and retire_le is null')
			.map(({ fichier }) => String(fichier))
			.filter((nom) => !existsSync(join(serveur.dataDir, 'fichiers', nom.slice(0, 2), nom)));
		expect(sansFichier).toEqual([]);
	});
}
