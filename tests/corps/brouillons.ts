/** Bodies against `/api/brouillons`, where nearly everything typed is kept, and against signing in again in place. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DemandeOnglet, estPartie, refusOnglet } from '../../src/lib/domain/brouillon';
import type { Compte } from '../../src/lib/domain/compte';
import type { PartieSaisie, Saisie } from '../../src/lib/domain/saisie';
import { listerBrouillons } from '../../src/lib/server/brouillons';
import { listOngletsDe } from '../../src/lib/server/db/brouillons';
import { DELETE } from '../../src/routes/api/brouillons/[id]/+server';
import { PUT } from '../../src/routes/api/brouillons/[id]/[onglet]/+server';
import { POST } from '../../src/routes/api/connexion/+server';
import { candidat, MOT_DE_PASSE, saisieIndividuel } from '../support/candidats';
import { Biscuits, jouer } from '../support/evenement';
import { chaquePiege, corpsJson, requete, texte, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

/** In the place of the version that the phone knows, which is put there when the body leaves. */
const BASE = 424_242;

const cle = fc.oneof(
	{ weight: 20, arbitrary: fc.uuid() },
	{ weight: 1, arbitrary: fc.constantFrom(undefined, '', 'x', `${randomUUID()}\u00e9`) }
);
const json = (body: string): Corps => ({ body, type: 'application/json' });

interface Envoi {
	corps: Corps;
	cle: string | undefined;
	id: string;
	onglet: string;
	qui: Compte | null;
}

/** Sends onglets one after the other, each based on what the server has by then. */
function envoyeur(terrain: Terrain): (envoi: Envoi) => Promise<void> {
	const versions = new Map<string, number>();
	const cles = new Set<string>();
	return async ({ corps, cle, id, onglet, qui }) => {
		const { app } = terrain;
		const avant = await terrain.lignes();
		const base = String(versions.get(`${id} ${onglet}`) ?? 0);
		const body = typeof corps.body === 'string' ? corps.body.replace(String(BASE), base) : corps.body;
		const request = requete({ ...corps, body }, cle === undefined ? {} : { 'idempotency-key': cle }, 'PUT');
		const issue = await jouer(PUT, app, { request, compte: qui, params: { id, onglet } });
		if (issue.statut !== 200) return terrain.rienEcrit(issue, avant);
		// Shaped as a form could show it, whatever it says; and there it is.
		const { valeur } = DemandeOnglet.parse(JSON.parse(String(body)));
		if (!qui || !estPartie(onglet)) return expect.unreachable();
		expect(refusOnglet(onglet, valeur)).toBe(null);
		// The same envoi again, by chance: the same answer, and nothing more.
		if (cle !== undefined && cles.has(cle)) return expect(await terrain.lignes()).toBe(avant);
		cles.add(String(cle));
		expect(await terrain.lignes()).toBeGreaterThan(avant);
		versions.set(`${id} ${onglet}`, JSON.parse(String(issue.corps)).version);
		const [garde] = (await listOngletsDe(app.engine, qui.id, id)).filter((o) => o.onglet === onglet);
		expect(garde?.valeur).toEqual(valeur);
	};
}

export function brouillons(terrain: () => Terrain, numRuns: number): void {
	it(
		'R-062 an onglet of a brouillon',
		async () => {
			const { app, campagneId } = terrain();
			const [compte, id] = [await candidat(app), randomUUID()];
			const saisie: Saisie = saisieIndividuel();
			const bon = (onglet: PartieSaisie) => ({
				brouillon: { campagneId, candidatureId: null, creeLe: '2026-11-05T08:00:00.000Z' },
				base: BASE,
				valeur: saisie[onglet]
			});
			const envoi = fc
				.constantFrom<PartieSaisie>('identification', 'acquis', 'complements', 'qualification')
				.chain((onglet) =>
					fc.record({
						corps: corpsJson(bon(onglet)),
						cle,
						id: fc.oneof(
							{ weight: 12, arbitrary: fc.constant(id) },
							{ weight: 1, arbitrary: fc.uuid() },
							{ weight: 1, arbitrary: texte }
						),
						onglet: fc.oneof({ weight: 15, arbitrary: fc.constant(onglet) }, { weight: 1, arbitrary: texte }),
						qui: fc.oneof({ weight: 9, arbitrary: fc.constant(compte) }, { weight: 1, arbitrary: fc.constant(null) })
					})
				);
			const garder = envoyeur(terrain());
			await fc.assert(fc.asyncProperty(envoi, garder), { numRuns });
			const encore = { cle: randomUUID(), id, onglet: 'identification', qui: compte };
			for (const body of chaquePiege(bon('identification')))
				await garder({ ...encore, corps: json(body), cle: randomUUID() });
			const avant = await terrain().lignes();
			await garder({ ...encore, corps: json(JSON.stringify(bon('identification'))) });
			expect(await terrain().lignes()).toBeGreaterThan(avant);
		},
		MINUTES
	);

	it(
		'R-062 dropping a brouillon, one’s own or not',
		async () => {
			const { app, compte, autre } = terrain();
			const [id, dAutrui] = [randomUUID(), randomUUID()];
			const pose = async (qui: Compte, brouillonId: string) => {
				const demande = {
					brouillon: { campagneId: terrain().campagneId, candidatureId: null, creeLe: '2026-11-05T08:00:00.000Z' },
					base: 0,
					valeur: saisieIndividuel().identification
				};
				const request = requete(json(JSON.stringify(demande)), { 'idempotency-key': randomUUID() }, 'PUT');
				const params = { id: brouillonId, onglet: 'identification' };
				expect(await jouer(PUT, app, { request, compte: qui, params })).toMatchObject({ statut: 200 });
			};
			await pose(compte, id);
			await pose(autre, dAutrui);
			const essai = async (corps: Corps, cle: string | undefined, vise: string, qui: Compte | null) => {
				const avant = await terrain().lignes();
				const request = requete(corps, cle === undefined ? {} : { 'idempotency-key': cle }, 'DELETE');
				const issue = await jouer(DELETE, app, { request, compte: qui, params: { id: vise } });
				if (issue.statut !== 200) return terrain().rienEcrit(issue, avant);
				expect(JSON.parse(String(issue.corps))).toEqual({ envoiId: cle });
			};
			const vise = fc.oneof(
				{ weight: 4, arbitrary: fc.constantFrom(id, dAutrui) },
				{ weight: 2, arbitrary: fc.uuid() },
				{ weight: 4, arbitrary: texte }
			);
			const qui = fc.constantFrom(compte, compte, compte, null);
			await fc.assert(fc.asyncProperty(corpsJson({ brouillonId: id }), cle, vise, qui, essai), { numRuns });
			const vivant = (de: Compte) =>
				listerBrouillons(app, de.id).then((tous) => tous.map((b) => [b.id, b.fin === null]));
			expect(await vivant(autre)).toEqual([[dAutrui, true]]);
			expect(await vivant(compte)).toEqual([[id, false]]);
		},
		MINUTES
	);

	it(
		'R-040 signing in again without leaving the page',
		async () => {
			const { app, compte, autre } = terrain();
			const bon = { identifiant: compte.mail, motDePasse: MOT_DE_PASSE, appareilPartage: false, compteId: compte.id };
			const essai = async (corps: Corps) => {
				// Nobody is slowed: each is looked at.
				app.horloge.avance(900_000);
				const avant = await terrain().lignes();
				const biscuits = new Biscuits();
				const issue = await jouer(POST, app, { request: requete(corps), biscuits });
				expect(String(issue.corps)).not.toContain(MOT_DE_PASSE);
				if (issue.statut !== 200) {
					expect([...biscuits.poses]).toEqual([]);
					return terrain().rienEcrit(issue, avant);
				}
				// The authSession; and what lets this phone send later, which a shared one is not given.
				expect(await terrain().lignes()).toBe(avant + (biscuits.get('escale-partage') === '1' ? 1 : 2));
			};
			await fc.assert(fc.asyncProperty(corpsJson(bon), essai), { numRuns });
			for (const body of chaquePiege(bon)) await essai(json(body));
			// Nobody takes the place of another.
			await essai(json(JSON.stringify({ ...bon, compteId: autre.id })));
			app.horloge.avance(900_000);
			const request = requete(json(JSON.stringify(bon)));
			expect(await jouer(POST, app, { request })).toMatchObject({ statut: 200 });
		},
		MINUTES
	);
}
