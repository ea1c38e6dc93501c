/** What holds of a candidature whatever happens to it, looked at after each event from what the database holds. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { Refus } from '../../src/lib/domain/refus';
import { listVersions } from '../../src/lib/server/db/candidatures';
import { listPieces } from '../../src/lib/server/db/pieces';
import { finDerogation } from '../../src/lib/server/derogations';
import { campagneDePieces, inscrit } from '../support/depots';
import type { AppDeTest } from '../support/app';
import type { Gestionnaire } from '../../src/lib/domain/gestionnaire';
import { PAR_LE_BUREAU, type Acteurs, type Evenement, type Lieu } from './evenements';
import { randomUUID } from 'node:crypto';

const DEPART = new Date('2023-12-11T19:06:00Z');

/** One candidature, from « Enregistrer » on; throws at the first promise that does not hold. */
export async function vivre(app: AppDeTest, camille: Gestionnaire, acteurs: Acteurs, histoire: Evenement[]) {
	app.horloge.est(DEPART);
	const { id, fermeture } = await campagneDePieces(app, { id: randomUUID(), sessionExamen: randomUUID() });
	const lieu: Lieu = { app, camille, qui: await inscrit(app, id), dernier: new Map() };
	let avant = await regarder(lieu);
	for (const evenement of histoire) {
		const ouverte = await estOuverte(lieu, fermeture);
		const fait = await jouer(acteurs, lieu, evenement);
		const apres = await regarder(lieu);
		tenir({ avant, apres, evenement, fait, ouverte });
		avant = apres;
	}
}

/** Whether it was done; anything but a refusal is a bug. */
async function jouer(acteurs: Acteurs, lieu: Lieu, evenement: Evenement): Promise<boolean> {
	try {
		const acte = acteurs[evenement.acte] as (lieu: Lieu, e: Evenement) => Promise<unknown>;
		await acte(lieu, evenement);
		return true;
	} catch (erreur) {
		if (erreur instanceof Refus) return false;
		throw erreur;
	}
}

async function estOuverte({ app, qui }: Lieu, fermeture: Date): Promise<boolean> {
	const derogation = await finDerogation(app, qui.compte.id, qui.campagneId);
	const maintenant = app.clock.now();
	return maintenant < fermeture || (derogation !== null && maintenant < derogation);
}

/** Everything that the promises speak of. */
async function regarder({ app: { engine }, qui: { candidatureId, compte } }: Lieu) {
	const { candidature, courriel } = engine.tables;
	const [row] = await engine.read.select().from(candidature).where(eq(candidature.id, candidatureId));
	if (!row) throw new Error('the candidature is gone');
	const courriels = await engine.read.select().from(courriel).where(eq(courriel.compteId, compte.id));
	return {
		etat: row.etat,
		version: row.version,
		versions: (await listVersions(engine, candidatureId)).map(({ instantane }) => JSON.stringify(instantane)),
		pieces: new Map((await listPieces(engine, candidatureId)).map((piece) => [piece.pieceId, piece])),
		courriels: courriels.length,
		faits: courriels.flatMap(({ fait }) => fait ?? [])
	};
}

interface Pas {
	avant: Awaited<ReturnType<typeof regarder>>;
	apres: Awaited<ReturnType<typeof regarder>>;
	evenement: Evenement;
	/** It was not refused. */
	fait: boolean;
	/** « Modifier » was open for that person, by the window or by a dérogation. */
	ouverte: boolean;
}

function tenir({ avant, apres, evenement, fait, ouverte }: Pas): void {
	const { acte } = evenement;
	const duCandidat = !PAR_LE_BUREAU.includes(acte);
	// Versions: one at a time, by « Enregistrer » alone, and the older ones as they were.
	const pas = apres.version - avant.version;
	expect(pas === 0 || (pas === 1 && acte === 'enregistrer' && fait), `version by ${acte}`).toBe(true);
	expect(apres.versions.slice(0, avant.version)).toEqual(avant.versions);
	expect(apres.versions).toHaveLength(apres.version);

	// Désinscrit is final; a candidature that was set aside does nothing until it is reopened.
	// What was signalé before is still answered.
	if (avant.etat === 'desinscrit')
		expect({ ...apres, courriels: 0, faits: [] }).toEqual({ ...avant, courriels: 0, faits: [] });
	if (avant.etat !== 'inscrit' && duCandidat) expect([apres.etat, apres.version]).toEqual([avant.etat, avant.version]);
	if (avant.etat !== apres.etat) expect(['desinscrire', 'etat']).toContain(acte);

	// After the closing the candidat changes nothing but what was reopened.
	if (!ouverte && duCandidat) expect([apres.etat, apres.version]).toEqual([avant.etat, avant.version]);
	for (const [pieceId, piece] of apres.pieces) {
		const deja = avant.pieces.get(pieceId);
		if (!duCandidat || piece.depotId === (deja?.depotId ?? null)) continue;
		const redemandee = deja?.statut === 'attente_nouvelle_pj';
		if (!ouverte) expect(redemandee, `a file after the closing: ${pieceId}`).toBe(true);
		// A locked pièce never changes, unless the gestionnaire gave it back, or it signs an older version.
		const perimee = pieceId === 'recapitulatif_signe' && avant.version > 1;
		const rendue = redemandee || deja?.statut === 'non_conforme';
		expect(!deja?.verrouilleeLe || rendue || perimee, `a locked pièce: ${pieceId}`).toBe(true);
		expect(deja?.statut === 'conforme' && !perimee, `a pièce conforme: ${pieceId}`).toBe(false);
	}

	// One mail a fact, and no fact without its mail.
	expect(new Set(apres.faits).size).toBe(apres.faits.length);
	const dits = apres.courriels - avant.courriels;
	if (!fait) expect(dits, `a mail of a refused ${acte}`).toBe(0);
	const annonce = pas === 1 || apres.etat !== avant.etat || (acte === 'repondre' && fait);
	if (acte !== 'controler') expect(dits, `mails of ${acte}`).toBe(annonce ? 1 : 0);
	else expect(dits).toBeLessThanOrEqual(1);
}
