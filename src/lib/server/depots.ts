/**
 * The dépôts: a file announced by a phone, received part by part however often the line breaks, looked at, kept, and only
 * then put in the place of the one before. The server holds the offset; the phone goes on from there.
 */
import { TAILLE_MAX, type DemandeDepot, type DepotEnCours, type RecuDepot, type RecuRetrait } from '$lib/domain/depot';
import { refusDepot, refusRetrait, versionDuDepot } from '$lib/domain/depot-regles';
import { exiger, Refus, type CodeRefus } from '$lib/domain/refus';
import type { App } from './app';
import { findDepot, insertDepot, listAnnonces, updateDepot } from './db/depots';
import { isUnique, type Row } from './db/engine';
import { findEnvoi, insertEnvoi } from './db/envois';
import { findPiece } from './db/pieces';
import { sha256, sha256Fichier } from './empreinte';
import { uneSeuleFois, type EnvoiRecu } from './envois';
import { exigerPermise } from './etats';
import { changerPiece, lireSituation, situationDe } from './pieces';
import { debutDuRythme, exigerQuota, placeDe } from './quotas';

/** After a week without its end, what came of a file is forgotten. */
export const PATIENCE = 7 * 24 * 3_600_000;

/** Which dépôt, and of whom: its id is also the key of its envoi. */
export interface CleDepot {
	compteId: string;
	id: string;
}

/** Refused early by what is already known to be wrong; the same announce twice is one. */
export async function annoncerDepot(app: App, cle: CleDepot, demande: DemandeDepot): Promise<DepotEnCours | RecuDepot> {
	const dejaLa = await app.engine.tx(async () => {
		const existant = await findDepot(app.engine, cle.compteId, cle.id);
		if (existant) {
			exiger(memeAnnonce(existant, demande) ? null : 'cle_reutilisee');
			if (existant.recuLe || !estAbandonne(existant)) return existant;
		}
		const maintenant = app.clock.now();
		const { suivie, tailleMax, place } = await exigerDeposable(
			app,
			{ ...demande, ...cle, version: demande.version ?? 0 },
			maintenant
		);
		exiger(demande.octets > 0 ? null : 'fichier_vide');
		exiger(demande.octets > tailleMax ? 'fichier_trop_gros' : null);
		const remplace = [cle.id, suivie?.depot?.id];
		const annonces = await listAnnonces(app.engine, cle.compteId, debutDuRythme(maintenant));
		const autres = annonces.filter(({ id }) => !remplace.includes(id));
		exigerQuota(autres, demande, place, maintenant);
		if (existant) await updateDepot(app.engine, cle.id, { annonceLe: maintenant, retireLe: null });
		else await inserer(app, { ...demande, ...cle, annonceLe: maintenant });
		return null;
	});
	if (dejaLa) return lireDepot(app, cle);
	return { offset: await app.partiels.taille(cle.id) };
}

/** The server gave it up after days without news: the phone may come back with it. */
function estAbandonne({ recuLe, retireLe, annonceLe }: Row<'depot'>): boolean {
	return !recuLe && retireLe !== null && retireLe.getTime() - annonceLe.getTime() >= PATIENCE;
}

function memeAnnonce(depot: Row<'depot'>, demande: DemandeDepot): boolean {
	const { candidatureId, pieceId, type, sha256: empreinte, octets } = demande;
	return (
		depot.candidatureId === candidatureId &&
		depot.pieceId === pieceId &&
		depot.type === type &&
		depot.sha256 === empreinte &&
		depot.octets === octets
	);
}

async function inserer(app: App, depot: Parameters<typeof insertDepot>[1]): Promise<void> {
	try {
		await app.engine.tx(() => insertDepot(app.engine, depot));
	} catch (error) {
		// Somebody else’s id: no phone of ours draws the same twice.
		throw isUnique(error, 'id') ? new Refus('cle_reutilisee') : error;
	}
}

/** How much of it is here, or its receipt, or why it was refused for good. */
export async function lireDepot(app: App, cle: CleDepot): Promise<DepotEnCours | RecuDepot> {
	return (await recuGarde(app, cle)) ?? { offset: await app.partiels.taille(await exigerEnCours(app, cle)) };
}

/** The id of a dépôt that may still come. */
async function exigerEnCours(app: App, { compteId, id }: CleDepot): Promise<string> {
	const depot = await findDepot(app.engine, compteId, id);
	if (!depot) throw new Refus('introuvable');
	exiger(depot.retireLe ? 'depot_retire' : null);
	return id;
}

/** What its envoi was answered; throws the refusal, when that is what it was. */
async function recuGarde(app: App, { compteId, id }: CleDepot): Promise<RecuDepot | null> {
	const envoi = await findEnvoi(app.engine, compteId, id);
	if (!envoi) return null;
	if (envoi.statut !== 200) throw new Refus((envoi.reponse as { refus: CodeRefus }).refus);
	return envoi.reponse as RecuDepot;
}

export interface Part {
	offset: number;
	/** Null: nothing more comes, conclude. */
	corps: ReadableStream<Uint8Array> | null;
}

/** Takes what comes; once the last byte is there it is concluded, also when the phone is no longer there to hear it. */
export function recevoirPart(app: App, cle: CleDepot, part: Part): Promise<DepotEnCours | RecuDepot> {
	return app.partiels.tenir(cle.id, async (arret) => {
		const deja = await recuGarde(app, cle);
		if (deja) return deja;
		const depot = await findDepot(app.engine, cle.compteId, await exigerEnCours(app, cle));
		if (!depot) throw new Refus('introuvable');
		let offset = await app.partiels.taille(cle.id);
		if (part.offset !== offset) throw new Refus('depot_decale', { offset });
		if (part.corps && offset < depot.octets)
			offset = await app.partiels.ajouter(cle.id, { offset, fin: depot.octets }, part.corps, arret);
		return offset < depot.octets ? { offset } : app.porte.aTour(() => conclure(app, depot));
	});
}

async function conclure(app: App, depot: Row<'depot'>): Promise<RecuDepot> {
	const octets = await app.partiels.lire(depot.id);
	if ((await sha256Fichier(octets)) !== depot.sha256) {
		await app.partiels.retirer(depot.id);
		throw new Refus('fichier_abime', { offset: 0 });
	}
	// What the rule turns away anyway is not worth a look at.
	await exigerDeposable(app, depot, app.clock.now());
	const net = await passerLaPorte(app, depot, octets);
	// The file before the row: a row never names a file that is not there.
	const fichier = await app.storage.put(net.octets);
	const recu = await uneSeuleFois(app, envoiDe(depot), (maintenant) =>
		remplacer(app, depot, { fichier, pages: net.pages }, maintenant)
	);
	// The sweep may have found it nameless just before the row named it.
	if (!(await app.storage.has(fichier))) await app.storage.put(net.octets);
	await app.partiels.retirer(depot.id);
	return recu;
}

function envoiDe({ id, compteId, candidatureId, pieceId, sha256: empreinte }: Row<'depot'>): EnvoiRecu {
	return { compteId, envoiId: id, empreinte: sha256(`${candidatureId}\n${pieceId}\n${empreinte}`) };
}

/** What it refuses is refused for good: the phone that lost the answer gets it again, and the bytes are not kept. */
async function passerLaPorte(app: App, depot: Row<'depot'>, octets: Uint8Array) {
	try {
		return await app.porte.passer(octets, depot.type);
	} catch (error) {
		if (!(error instanceof Refus)) throw error;
		const { compteId, envoiId: id, empreinte } = envoiDe(depot);
		await app.engine.tx(async () => {
			const recuLe = app.clock.now();
			const reponse = { refus: error.code };
			await insertEnvoi(app.engine, { compteId, id, empreinte, statut: error.http, reponse, recuLe });
			await updateDepot(app.engine, id, { retireLe: recuLe });
		});
		await app.partiels.retirer(depot.id);
		app.journal.info('fichier_refuse', { depot: depot.id, refus: error.code });
		throw error;
	}
}

/** Inside the transaction of the receipt: the rule once more, with the clock of now; then this one is in force. */
async function remplacer(
	app: App,
	{ id, compteId, candidatureId, pieceId, sha256: empreinte, octets, version: annoncee }: Row<'depot'>,
	kept: { fichier: string; pages: number },
	maintenant: Date
): Promise<RecuDepot> {
	await exigerEnCours(app, { compteId, id });
	const depot = { compteId, candidatureId, pieceId, version: annoncee };
	const { version, suivie } = await exigerDeposable(app, depot, maintenant);
	if (suivie?.depot) await updateDepot(app.engine, suivie.depot.id, { retireLe: maintenant, aAnalyserLe: null });
	const aAnalyserLe = app.scanner ? maintenant : null;
	await updateDepot(app.engine, id, { ...kept, version, recuLe: maintenant, aAnalyserLe });
	// « Aucun statut n'est positionné » on what was just given (S2 §4.5), and nothing of it is confirmed.
	await changerPiece(
		app,
		{ candidatureId, pieceId },
		maintenant,
		{ depotId: id, statut: null, receptionLe: null, information: null, verrouilleeLe: null },
		{ nature: 'depot', depotId: id }
	);
	const recuLe = maintenant.toISOString();
	const analyse = aAnalyserLe ? 'en_attente' : 'faite';
	return {
		...{ envoiId: id, candidatureId, pieceId, version },
		...{ sha256: empreinte, sha256Garde: kept.fichier, octets, pages: kept.pages, recuLe, analyse }
	};
}

/** The candidature and its pièce as they stand, when a file may come in for it at that instant. */
async function exigerDeposable(
	app: App,
	{
		compteId,
		candidatureId,
		pieceId,
		version: annoncee
	}: Pick<Row<'depot'>, 'compteId' | 'candidatureId' | 'pieceId' | 'version'>,
	maintenant: Date
) {
	const candidature = await exigerPermise(app, compteId, candidatureId, 'deposer');
	const lue = await lireSituation(app, candidature);
	const situation = situationDe(pieceId, lue);
	exiger(refusDepot(situation, maintenant));
	const { demandee, suivie } = situation;
	const version = versionDuDepot(demandee, annoncee, candidature.version);
	if (demandee.recapitulatifSigne && suivie?.depot && suivie.depot.version > version)
		throw dejaSignee(version, suivie.depot.version, candidature.version);
	const tailleMax = lue.campagne.reglages.depot?.tailleMax ?? TAILLE_MAX;
	return { version, suivie, tailleMax, place: placeDe(lue.demandees, tailleMax) };
}

/** A paper that waited on another phone does not take the place of the good one. */
function dejaSignee(version: number, derniere: number, courante: number): Refus {
	const suite =
		derniere === courante
			? 'c’est elle qui compte. Supprimez cet envoi.'
			: `ni l’une ni l’autre ne compte plus. Supprimez cet envoi, puis signez la version ${courante}.`;
	const detail = `Ce papier signe la version ${version} de votre candidature, et vous avez déjà donné la version ${derniere}\u00a0: ${suite}`;
	return new Refus('signature_perimee', { detail });
}

export interface Retrait extends EnvoiRecu {
	depotId: string;
}

/** The candidat takes the file back, or gives up one that is still coming. */
export async function retirerDepot(app: App, envoi: Retrait): Promise<RecuRetrait> {
	const { compteId, envoiId, depotId } = envoi;
	const recu = await uneSeuleFois(app, envoi, async (maintenant) => {
		const depot = await findDepot(app.engine, compteId, depotId);
		if (!depot) throw new Refus('introuvable');
		exiger(depot.retireLe ? 'depot_retire' : null);
		if (depot.recuLe) await exigerRetrait(app, depot, maintenant);
		await updateDepot(app.engine, depotId, { retireLe: maintenant, aAnalyserLe: null });
		return { envoiId, depotId, retireLe: maintenant.toISOString() };
	});
	// Whose bytes are still coming is stopped first: written on, it would come back, or be looked for where it is no more.
	await app.partiels.tenir(depotId, () => app.partiels.retirer(depotId));
	return recu;
}

async function exigerRetrait(app: App, { id, compteId, candidatureId, pieceId }: Row<'depot'>, maintenant: Date) {
	const candidature = await exigerPermise(app, compteId, candidatureId, 'deposer');
	exiger(refusRetrait(situationDe(pieceId, await lireSituation(app, candidature)), maintenant));
	const piece = await findPiece(app.engine, candidatureId, pieceId);
	exiger(piece?.depotId === id ? null : 'depot_retire');
	await changerPiece(
		app,
		{ candidatureId, pieceId },
		maintenant,
		{ depotId: null, verrouilleeLe: null },
		{ nature: 'retrait', depotId: id }
	);
}
