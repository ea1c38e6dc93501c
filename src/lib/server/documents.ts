/**
 * « Mes documents »: those that Escale renders from the instantané of their version when first asked, then keeps; the
 * relevé, made of the notes; and those that the rectorat published. The last version of each is the one that is offered.
 *
 * Saving a candidature renders nothing; what was handed out once is handed out again, byte for byte.
 */
import { randomUUID } from 'node:crypto';
import type { DocumentPublie } from '$lib/domain/candidature';
import { documentReleve, TITRE_RELEVE } from '$lib/domain/document-notes';
import {
	documentDemandePieces,
	documentRecapitulatif,
	textesDocument,
	type DocumentOfficiel
} from '$lib/domain/documents';
import { typePublie } from '$lib/domain/documents-publies';
import type { Instantane } from '$lib/domain/instantane';
import { presenter } from '$lib/domain/presentation';
import { Refus } from '$lib/domain/refus';
import { construirePdf } from '$lib/pdf/construire';
import type { App } from './app';
import { findCandidature, findLastVersion } from './db/candidatures';
import { findDocument, findLastDocument, insertDocument, listDocuments, markDocumentRead } from './db/documents';
import type { Row } from './db/engine';
import { lireExamen } from './examens';
import { lireReleve } from './notes';
import { lirePolices } from './polices';

/** Rendered anew for each version of the candidature. */
export const TYPES = ['recapitulatif', 'demande_pieces'] as const;
export type TypeDocument = (typeof TYPES)[number];

/** The last version of each; empty before the first « Enregistrer ». */
export async function listerDocuments(app: App, compteId: string, candidatureId: string): Promise<DocumentPublie[]> {
	const lu = await lire(app, compteId, candidatureId);
	if (!lu.derniere) return [];
	const { version, enregistreeLe, instantane } = lu.derniere;
	const propres = TYPES.map(async (type): Promise<DocumentPublie> => ({
		type,
		titre: (await composer(app, instantane, type)).titre,
		version,
		misAJourLe: enregistreeLe.toISOString()
	}));
	const releve = await releveDe(app, lu.candidature, instantane);
	return [...publies(await listDocuments(app.engine, candidatureId)), ...(releve ? [releve.publie] : [])].concat(
		await Promise.all(propres)
	);
}

/** The last version of each type that the rectorat published, the newest first. */
export function publies(rows: Row<'document'>[]): DocumentPublie[] {
	const parType = new Map(rows.map((row) => [row.type, row]));
	return [...parType.values()]
		.sort((a, b) => b.produitLe.getTime() - a.produitLe.getTime())
		.flatMap((row) => {
			const type = typePublie(row.type);
			return type ? [{ ...ligne(row), titre: type.titre, publie: true }] : [];
		});
}

const ligne = ({ type, version, produitLe, luLe }: Row<'document'>) => ({
	...{ type, version },
	misAJourLe: produitLe.toISOString(),
	luLe: luLe?.toISOString() ?? null
});

/** The document as structure, for its HTML twin; of what is published, its line alone: it is a PDF. */
export async function lireDocument(
	app: App,
	compteId: string,
	candidatureId: string,
	type: string
): Promise<DocumentOfficiel | DocumentPublie> {
	const { candidature, derniere } = await lire(app, compteId, candidatureId);
	if (!derniere) throw new Refus('introuvable');
	const propre = TYPES.find((t) => t === type);
	if (propre) return composer(app, derniere.instantane, propre);
	if (type === 'releve') return (await exigerReleve(app, candidature, derniere.instantane)).document;
	const [publie] = publies((await listDocuments(app.engine, candidatureId)).filter((row) => row.type === type));
	if (!publie) throw new Refus('introuvable');
	return publie;
}

export async function lirePdf(
	app: App,
	compteId: string,
	candidatureId: string,
	type: string
): Promise<{ pdf: Uint8Array; nom: string }> {
	const { candidature, derniere } = await lire(app, compteId, candidatureId);
	if (!derniere) throw new Refus('introuvable');
	const { instantane, version } = derniere;
	const nommer = (v: number) => `${type.replaceAll('_', '-')}-${instantane.numeroInscription}-v${v}.pdf`;
	const propre = TYPES.find((t) => t === type);
	if (propre) {
		const rendre = async () => composer(app, instantane, propre);
		const le = new Date(instantane.enregistreeLe);
		return { pdf: await rendreUneFois(app, { candidatureId, type, version }, rendre, le), nom: nommer(version) };
	}
	if (type === 'releve') {
		const { document, publie } = await exigerReleve(app, candidature, instantane);
		const cle = { candidatureId, type, version: publie.version };
		const pdf = await rendreUneFois(app, cle, async () => document, new Date(publie.misAJourLe));
		return { pdf, nom: nommer(publie.version) };
	}
	const dernier = typePublie(type) && (await findLastDocument(app.engine, candidatureId, type));
	if (!dernier) throw new Refus('introuvable');
	return { pdf: await app.storage.get(dernier.fichier), nom: nommer(dernier.version) };
}

async function rendreUneFois(
	app: App,
	cle: Pick<Row<'document'>, 'candidatureId' | 'type' | 'version'>,
	composerLe: () => Promise<DocumentOfficiel>,
	le: Date
): Promise<Uint8Array> {
	const garde = await findDocument(app.engine, cle);
	if (garde) return app.storage.get(garde.fichier);
	const pdf = await construirePdf(await composerLe(), await lirePolices(), le);
	// The file before the row: a row never names a file that is not there.
	const fichier = await app.storage.put(pdf);
	// Of a relevé, the instant of its notes: by it the next version is told from this one.
	const produitLe = cle.type === 'releve' ? le : app.clock.now();
	await app.engine.tx(() =>
		insertDocument(app.engine, { id: randomUUID(), ...cle, fichier, octets: pdf.length, produitLe })
	);
	return pdf;
}

/** « Lu le », by the phone of its owner, which may tell it long after: never before it was there, never in the future. */
export async function marquerLu(app: App, qui: { compteId: string; candidatureId: string; type: string }, le: Date) {
	const { compteId, candidatureId, type } = qui;
	// The relevé has a row once it was rendered: it may have been read as a page alone.
	if (type === 'releve') await lirePdf(app, compteId, candidatureId, type);
	return app.engine.tx(async () => {
		if (!(await findCandidature(app.engine, compteId, candidatureId))) throw new Refus('introuvable');
		const dernier = await findLastDocument(app.engine, candidatureId, type);
		if (!dernier) throw new Refus('introuvable');
		const luLe = new Date(Math.min(app.clock.now().getTime(), Math.max(le.getTime(), dernier.produitLe.getTime())));
		await markDocumentRead(app.engine, dernier.id, luLe);
		return { luLe: dernier.luLe ?? luLe, version: dernier.version };
	});
}

/** The relevé as its notes stand; null while none is published. */
async function releveDe(app: App, candidature: Row<'candidature'>, instantane: Instantane) {
	const releve = await lireReleve(app, candidature, instantane);
	if (!releve) return null;
	const { version, misAJourLe } = releve;
	const rendu = await findDocument(app.engine, { candidatureId: candidature.id, type: 'releve', version });
	const luLe = rendu?.luLe?.toISOString() ?? null;
	const publie: DocumentPublie = { type: 'releve', titre: TITRE_RELEVE, version, misAJourLe, luLe };
	return { publie, document: documentReleve(instantane, releve) };
}

async function exigerReleve(app: App, candidature: Row<'candidature'>, instantane: Instantane) {
	const releve = await releveDe(app, candidature, instantane);
	if (!releve) throw new Refus('introuvable');
	return releve;
}

async function lire(app: App, compteId: string, candidatureId: string) {
	const candidature = await findCandidature(app.engine, compteId, candidatureId);
	if (!candidature) throw new Refus('introuvable');
	return { candidature, derniere: await findLastVersion(app.engine, candidatureId) };
}

async function composer(app: App, instantane: Instantane, type: TypeDocument): Promise<DocumentOfficiel> {
	const { campagne } = instantane;
	const textes = textesDocument(presenter(await lireExamen(app, campagne.examenHash), campagne));
	return type === 'recapitulatif'
		? documentRecapitulatif(instantane, textes)
		: documentDemandePieces(instantane, textes);
}
