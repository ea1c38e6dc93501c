/**
 * The official documents of a candidature: rendered from the instantané of their version when first asked, then kept.
 * Saving a candidature renders nothing; what was handed out once is handed out again, byte for byte.
 */
import { randomUUID } from 'node:crypto';
import type { DocumentPublie } from '$lib/domain/candidature';
import {
	documentDemandePieces,
	documentRecapitulatif,
	textesDocument,
	type DocumentOfficiel
} from '$lib/domain/documents';
import type { Instantane } from '$lib/domain/instantane';
import { presenter } from '$lib/domain/presentation';
import { Refus } from '$lib/domain/refus';
import { construirePdf } from '$lib/pdf/construire';
import type { App } from './app';
import { findCandidature, findLastVersion } from './db/candidatures';
import { findDocument, insertDocument } from './db/documents';
import { lireExamen } from './examens';
import { lirePolices } from './polices';

export const TYPES = ['recapitulatif', 'demande_pieces'] as const;
export type TypeDocument = (typeof TYPES)[number];

/** the last version of each; empty before the first « Enregistrer ». */
export async function listerDocuments(app: App, compteId: string, candidatureId: string): Promise<DocumentPublie[]> {
	const derniere = await derniereVersion(app, compteId, candidatureId);
	if (!derniere) return [];
	return Promise.all(
		TYPES.map(async (type) => ({
			type,
			titre: (await composer(app, derniere.instantane, type)).titre,
			version: derniere.version,
			misAJourLe: derniere.enregistreeLe.toISOString()
		}))
	);
}

/** The document as structure, for its HTML twin. */
export async function lireDocument(app: App, compteId: string, candidatureId: string, type: TypeDocument) {
	const derniere = await derniereVersion(app, compteId, candidatureId);
	if (!derniere) throw new Refus('introuvable');
	return composer(app, derniere.instantane, type);
}

export async function lirePdf(
	app: App,
	compteId: string,
	candidatureId: string,
	type: TypeDocument
): Promise<{ pdf: Uint8Array; nom: string }> {
	const derniere = await derniereVersion(app, compteId, candidatureId);
	if (!derniere) throw new Refus('introuvable');
	const { version, instantane } = derniere;
	const nom = `${type.replace('_', '-')}-${instantane.numeroInscription}-v${version}.pdf`;
	const garde = await findDocument(app.engine, { candidatureId, type, version });
	if (garde) return { pdf: await app.storage.get(garde.fichier), nom };

	const document = await composer(app, instantane, type);
	const pdf = await construirePdf(document, await lirePolices(), new Date(instantane.enregistreeLe));
	// The file before the row: a row never names a file that is not there.
	const fichier = await app.storage.put(pdf);
	const produitLe = app.clock.now();
	await app.engine.tx(() =>
		insertDocument(app.engine, {
			id: randomUUID(),
			candidatureId,
			type,
			version,
			fichier,
			octets: pdf.length,
			produitLe
		})
	);
	return { pdf, nom };
}

async function derniereVersion(app: App, compteId: string, candidatureId: string) {
	const candidature = await findCandidature(app.engine, compteId, candidatureId);
	if (!candidature) throw new Refus('introuvable');
	return findLastVersion(app.engine, candidatureId);
}

async function composer(app: App, instantane: Instantane, type: TypeDocument): Promise<DocumentOfficiel> {
	const { campagne } = instantane;
	const textes = textesDocument(presenter(await lireExamen(app, campagne.examenHash), campagne));
	return type === 'recapitulatif'
		? documentRecapitulatif(instantane, textes)
		: documentDemandePieces(instantane, textes);
}
