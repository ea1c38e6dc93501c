/**
 * « J’ai fourni toutes mes pièces » over a bad line: the phone's own queue against the server's own handlers, while the
 * person gives, replaces, takes back and confirms, also in the midst of what leaves. Nothing that they no longer want is
 * confirmed in their name.
 */
import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { poster } from '../src/lib/client/api';
import { envoyer, listerEnvois } from '../src/lib/client/envois';
import { ouvrirLocal } from '../src/lib/client/local';
import { preparerDepot, preparerRetrait, preparerVerrou } from '../src/lib/client/preparation-pieces';
import { televerser } from '../src/lib/client/televersement';
import type { DemandeVerrou } from '../src/lib/domain/depot';
import { fil } from './rel/fil';
import { appDeTest, type AppDeTest } from './support/app';
import { lignesDe } from './support/candidats';
import { campagneDePieces, GROUPE, inscrit, photo, piece, PIECES } from './support/depots';
import { Hasard } from './support/hasard';

const HISTOIRES = Number(process.env.CONFIRMATIONS_SEEDS ?? 200);
const LE = new Date('2023-11-20T08:00:00Z');
/** Nobody can say what the server has of it until another file is given. */
const INCERTAIN = Symbol('taken back');

type Voulu = Record<string, string | typeof INCERTAIN | null>;

async function histoire(app: AppDeTest, campagneId: string, graine: number) {
	const hasard = new Hasard(graine);
	const qui = await inscrit(app, campagneId);
	const compteId = qui.compte.id;
	const local = ouvrirLocal(`confirmations-${graine}-${randomUUID()}`);
	const cle = (pieceId: string) => ({ compteId, candidatureId: qui.candidatureId, pieceId });
	const voulu: Voulu = Object.fromEntries(PIECES.map((id) => [id, null]));
	/** Pressed since they last changed anything, on all that they want. */
	let confirmee = false;

	async function confirmer() {
		const depots = Object.entries(voulu).filter((e): e is [string, string] => typeof e[1] === 'string');
		if (depots.length < PIECES.length) return;
		await preparerVerrou(local, cle(''), { groupe: GROUPE, depots: Object.fromEntries(depots) }, LE);
		confirmee = true;
	}
	async function donner(pieceId: string) {
		const fichier = { octets: Uint8Array.from(photo()).buffer, type: 'image/jpeg' as const };
		confirmee = false;
		voulu[pieceId] = await preparerDepot(local, cle(pieceId), fichier, pieceId, LE);
		if (hasard.entier(2)) await confirmer();
	}
	async function supprimer(pieceId: string) {
		const attend = (await listerEnvois(local, compteId)).some((e) => e.nature === 'depot' && e.pieceId === pieceId);
		const depotId = attend ? null : ((await piece(app, qui, pieceId)).depot?.id ?? null);
		confirmee = false;
		voulu[pieceId] = INCERTAIN;
		await preparerRetrait(local, cle(pieceId), depotId, pieceId, LE);
	}
	const gestes = [donner, donner, donner, supprimer, confirmer];
	const geste = () => hasard.parmi(gestes as [typeof donner, ...(typeof donner)[]])(hasard.parmi([...PIECES]));

	/** Confirmed although no longer wanted. */
	const malgreElle: string[] = [];
	let unSur = 5;
	let restent = 4 + hasard.entier(8);
	const { aller } = fil(app, qui, hasard, () => unSur);
	const pendant: typeof fetch = async (chemin, init) => {
		if (String(chemin).endsWith('/verrou')) {
			const { depots } = JSON.parse(String(init?.body)) as DemandeVerrou;
			for (const [pieceId, depotId] of Object.entries(depots)) if (voulu[pieceId] !== depotId) malgreElle.push(pieceId);
		}
		const part = aller(chemin, init);
		if (restent > 0 && hasard.entier(6) === 0) {
			restent--;
			part.catch(() => {});
			await geste();
		}
		return part;
	};
	const conditions = { maintenant: () => LE.getTime(), hasard: () => 0, presse: true };
	const autre = poster(pendant);
	const passer = () =>
		envoyer(
			local,
			compteId,
			(envoi) => (envoi.nature === 'depot' ? televerser(local, envoi, { aller: pendant }) : autre(envoi)),
			conditions
		);
	const attendent = async () => (await listerEnvois(local, compteId)).filter((e) => !e.refus);

	for (const pieceId of PIECES) await donner(pieceId);
	while (restent-- > 0) {
		await geste();
		if (hasard.entier(2)) await passer();
	}
	unSur = 0;
	for (let passage = 0; (await attendent()).length > 0; passage++) {
		expect(passage, `graine ${graine}: still in the queue`).toBeLessThan(100);
		await passer();
	}
	expect(malgreElle, `graine ${graine}: confirmed in spite of the person`).toEqual([]);

	const refuses = await listerEnvois(local, compteId);
	const suivies = await Promise.all(PIECES.map((pieceId) => piece(app, qui, pieceId)));
	for (const { pieceId, depot } of suivies)
		if (typeof voulu[pieceId] === 'string' && !refuses.some((e) => e.pieceId === pieceId))
			expect(depot?.id, `graine ${graine}: ${pieceId}`).toBe(voulu[pieceId]);
	if (confirmee && refuses.length === 0)
		expect(
			suivies.every(({ verrouilleeLe }) => verrouilleeLe !== null),
			`graine ${graine}: confirmed last, and not locked`
		).toBe(true);
	const siens = (await lignesDe(app, 'depot')).filter((d) => d.candidatureId === qui.candidatureId);
	const enRoute = siens.filter(({ recuLe, retireLe }) => !recuLe && !retireLe);
	expect(enRoute, `graine ${graine}: half a file is left on the server`).toEqual([]);
	return { verrouillees: suivies.filter((s) => s.verrouilleeLe).length, refuses: refuses.length };
}

it(
	'R-204 whatever the line does, nothing that the person took back or replaced is confirmed in their name, and what they confirmed last is',
	async () => {
		const app = await appDeTest();
		const { id: campagneId } = await campagneDePieces(app);
		let verrouillees = 0;
		for (let graine = 1; graine <= HISTOIRES; graine++)
			verrouillees += (await histoire(app, campagneId, graine)).verrouillees;
		expect(verrouillees).toBeGreaterThan(HISTOIRES / 10);
	},
	60 * 60_000
);
