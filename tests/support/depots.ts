/** Pièces, dépôts and gestionnaires as the specs of the server need them. */
import { randomUUID } from 'node:crypto';
import type { Campagne } from '../../src/lib/domain/campagne';
import type { Compte } from '../../src/lib/domain/compte';
import { BCP } from '../../src/lib/domain/contexte.exemple';
import type { PieceSuivie, RecuDepot, RecuVerrou, TypeDepot } from '../../src/lib/domain/depot';
import type { App } from '../../src/lib/server/app';
import { poserStatut, type PieceControlee, type Verdict } from '../../src/lib/server/controles';
import { annoncerDepot, recevoirPart, retirerDepot } from '../../src/lib/server/depots';
import { sha256 } from '../../src/lib/server/empreinte';
import { importerExamen } from '../../src/lib/server/examens';
import { lireJustificatifs, verrouillerGroupe } from '../../src/lib/server/pieces';
import { signerRecapitulatif } from '../../src/lib/server/signatures';
import { campagne, candidat, enregistrer } from './candidats';
import { jpeg } from './fichiers';

/** A groupe of three pièces to give on line: the identity, the récapitulatif signé, the JDC. */
export const GROUPE = 'Identité';
export const PIECES = ['identite', 'recapitulatif_signe', 'jdc'] as const;
/** It goes by post. */
export const POSTALE = 'experience';

export interface Inscrit {
	compte: Compte;
	candidatureId: string;
	campagneId: string;
}

/** A campagne whose pièces à déposer en ligne are all of one groupe. */
export async function campagneDePieces(app: App, autrement: Partial<Campagne> = {}): Promise<Campagne> {
	const pieces = BCP.pieces.map((piece) => (piece.mode === 'en_ligne' ? { ...piece, groupe: GROUPE } : piece));
	return campagne(app, { ...autrement, examenHash: await importerExamen(app, { ...BCP, pieces }) });
}

/** Somebody who is registered there, and for whom nothing was given yet. */
export async function inscrit(app: App, campagneId: string): Promise<Inscrit> {
	const compte = await candidat(app);
	const { candidatureId } = await enregistrer(app, compte, { campagneId });
	return { compte, candidatureId, campagneId };
}

let graine = 0;
/** A photo that nobody has sent yet. */
export const photo = () => jpeg({ graine: ++graine });

export interface Fichier {
	octets?: Uint8Array;
	type?: TypeDepot;
	id?: string;
	/** Of the récapitulatif that the paper signs. */
	version?: number;
}

export function annoncer(app: App, qui: Inscrit, pieceId: string, { octets = photo(), ...autrement }: Fichier = {}) {
	const { type = 'image/jpeg', id = randomUUID(), version } = autrement;
	const demande = {
		...{ candidatureId: qui.candidatureId, pieceId, type, sha256: sha256(octets), octets: octets.length },
		...(version !== undefined && { version })
	};
	return annoncerDepot(app, { compteId: qui.compte.id, id }, demande);
}

/** Those bytes, from that offset on. */
export function envoyer(app: App, { compte }: Inscrit, id: string, octets: Uint8Array, offset = 0) {
	const corps = new Response(new Uint8Array(octets)).body;
	return recevoirPart(app, { compteId: compte.id, id }, { offset, corps });
}

/** A whole dépôt, as the phone makes it on a good line; answers its id. */
export async function deposer(app: App, qui: Inscrit, pieceId: string, fichier: Fichier = {}): Promise<string> {
	const { id = randomUUID(), octets = photo() } = fichier;
	await annoncer(app, qui, pieceId, { ...fichier, id, octets });
	await envoyer(app, qui, id, octets);
	return id;
}

export function retirer(app: App, { compte }: Inscrit, depotId: string, envoiId: string = randomUUID()) {
	return retirerDepot(app, { compteId: compte.id, envoiId, empreinte: sha256(depotId), depotId });
}

/** « J’ai fourni toutes mes pièces », with what the person has before their eyes unless told otherwise. */
export async function verrouiller(
	app: App,
	{ compte, candidatureId }: Inscrit,
	autrement: { envoiId?: string; groupe?: string; depots?: Record<string, string> } = {}
): Promise<RecuVerrou> {
	const { envoiId = randomUUID(), groupe = GROUPE } = autrement;
	const { pieces } = await lireJustificatifs(app, compte.id, candidatureId);
	const vus = pieces.flatMap(({ pieceId, depot }) => (depot ? [[pieceId, depot.id] as const] : []));
	const demande = { groupe, depots: autrement.depots ?? Object.fromEntries(vus) };
	const empreinte = sha256(JSON.stringify(demande));
	return verrouillerGroupe(app, { compteId: compte.id, envoiId, empreinte, candidatureId, demande });
}

/** Signs the récapitulatif by name: the version that the person has before their eyes, unless told otherwise. */
export async function signer(
	app: App,
	{ compte, candidatureId }: Inscrit,
	autrement: { envoiId?: string; version?: number } = {}
): Promise<RecuDepot> {
	const { envoiId = randomUUID() } = autrement;
	const version = autrement.version ?? (await lireJustificatifs(app, compte.id, candidatureId)).version;
	const signataires = [{ qui: 'candidat' as const, nom: 'Ngọc Łucja', traits: [] }];
	const demande = { pieceId: 'recapitulatif_signe', version, signataires };
	const empreinte = sha256(JSON.stringify(demande));
	return signerRecapitulatif(app, { compteId: compte.id, envoiId, empreinte, candidatureId, demande });
}

export async function piece(app: App, { compte, candidatureId }: Inscrit, pieceId: string): Promise<PieceSuivie> {
	const { pieces } = await lireJustificatifs(app, compte.id, candidatureId);
	const trouvee = pieces.find((suivie) => suivie.pieceId === pieceId);
	if (!trouvee) throw new Error(`${pieceId} is not asked for`);
	return trouvee;
}

/** Somebody of a rectorat; answers their id. */
export async function gestionnaire(app: App, academies: string[] = ['33']): Promise<string> {
	const id = randomUUID();
	const { gestionnaire } = app.engine.tables;
	await app.engine.tx(async () => {
		await app.engine.write.insert(gestionnaire).values({
			id,
			mail: `${id}@academie.example`,
			motDePasse: 'x',
			nom: 'Martine Aubépine',
			academies,
			creeLe: app.clock.now()
		});
	});
	return id;
}

/** What they say of a pièce, the file in force before their eyes unless told otherwise. */
export async function controler(
	app: App,
	qui: Inscrit,
	verdict: Pick<Verdict, 'gestionnaireId' | 'pieceId' | 'statut'> & Partial<Verdict>
): Promise<PieceControlee> {
	const { depot } = await piece(app, qui, verdict.pieceId);
	return poserStatut(app, {
		candidatureId: qui.candidatureId,
		depotId: depot?.id ?? null,
		receptionLe: null,
		information: null,
		...verdict
	});
}
