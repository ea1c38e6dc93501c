/**
 * The rafale of REL3: two built servers on one database, people who press « Enregistrer » once, and phones that send it
 * again and again, to both at once.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DemandeEnregistrement } from '../../src/lib/domain/candidature';
import { ouvrirAuthSession } from '../../src/lib/server/auth';
import { monterApp, type AppDeTest, type Options } from '../support/app';
import { campagne, candidat, saisieIndividuel } from '../support/candidats';
import { Biscuits } from '../support/evenement';
import { ecrireHorloge } from '../support/horloge';
import { processusSur } from '../support/serveur';

/** Somebody signed in, and what their phone sends. */
export interface Presse {
	compteId: string;
	cookie: string;
	cle: string;
	demande: DemandeEnregistrement;
}

export interface Reponse {
	statut: number;
	texte: string;
}

/** An app in this process to make people with and to look into the database, and two servers beside it. */
export async function deuxServeurs(options: Pick<Options, 'postgres'>) {
	const { app, fermer } = await monterApp(options);
	const { id: campagneId } = await campagne(app);
	const horloge = join(app.dossier, 'horloge');
	ecrireHorloge(horloge, app.clock.now());
	const { databaseUrl } = app.settings;
	const env = { DATA_DIR: app.dossier, HORLOGE: horloge, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
	const serveurs = [await processusSur(env), await processusSur(env)];
	return {
		app,
		serveurs,
		presse: () => presse(app, campagneId),
		async fermer() {
			for (const { arrete } of serveurs) await arrete();
			await fermer();
		}
	};
}

async function presse(app: AppDeTest, campagneId: string): Promise<Presse> {
	const { id: compteId } = await candidat(app);
	const biscuits = new Biscuits();
	await ouvrirAuthSession(app, biscuits, compteId);
	const cookie = [...biscuits.poses].map(([nom, { valeur }]) => `${nom}=${valeur}`).join('; ');
	const demande = { brouillonId: randomUUID(), campagneId, saisie: saisieIndividuel() };
	return { compteId, cookie, cle: randomUUID(), demande };
}

export async function envoyer(origin: string, { cookie, cle, demande }: Presse): Promise<Reponse> {
	const reponse = await fetch(`${origin}/api/candidatures`, {
		method: 'POST',
		headers: {
			cookie,
			'content-type': 'application/json',
			'idempotency-key': cle,
			'sec-fetch-site': 'same-origin',
			origin
		},
		body: JSON.stringify(demande)
	});
	return { statut: reponse.status, texte: await reponse.text() };
}
