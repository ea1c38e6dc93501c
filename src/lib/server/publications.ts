/**
 * What the rectorat publishes for a candidature (R-152 … R-154): a PDF through the same gate as the pièces, its next version,
 * and one mail that tells of it, in one transaction. The very same file again is nothing new.
 */
import { randomUUID } from 'node:crypto';
import { PUBLICATION_MAX, typePublie, type TypePublie } from '$lib/domain/documents-publies';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import { presenter } from '$lib/domain/presentation';
import { exiger, Refus } from '$lib/domain/refus';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { deposerCourriel } from './courriels';
import { findCandidatureById } from './db/candidatures';
import { findCompteById } from './db/comptes';
import { findLastDocument, insertDocument } from './db/documents';
import type { Row } from './db/engine';
import { exigerCandidature } from './dossier';
import { exigerAction } from './etats';
import { lireExamen } from './examens';
import { lettreDocument } from './lettres-publications';

export interface Publication {
	candidatureId: string;
	type: TypePublie;
	pdf: Uint8Array;
	/** Null: by the operator's command. */
	gestionnaireId: string | null;
}

export interface Publie {
	version: number;
	/** False: it was the last version already. */
	neuf: boolean;
}

/** By a gestionnaire of its académie, from the dossier; for anybody else the candidature does not exist. */
export async function publierAuDossier(
	app: App,
	qui: Gestionnaire,
	publication: Omit<Publication, 'gestionnaireId'>
): Promise<Publie> {
	await exigerCandidature(app, qui, publication.candidatureId);
	return publierDocument(app, { ...publication, gestionnaireId: qui.id });
}

export function publierDocument(app: App, publication: Publication): Promise<Publie> {
	return app.porte.aTour(async () => {
		const { pdf } = publication;
		exiger(pdf.length > PUBLICATION_MAX ? 'fichier_trop_gros' : null);
		const { octets } = await app.porte.passer(pdf, 'application/pdf');
		await exigerSain(app, octets);
		return inscrirePublication(app, { ...publication, pdf: octets });
	});
}

/** `pdf` has passed the gate, or is ours. */
export async function inscrirePublication(app: App, publication: Publication): Promise<Publie> {
	const { candidatureId, type, pdf, gestionnaireId } = publication;
	// The file before the row: a row never names a file that is not there.
	const fichier = await app.storage.put(pdf);
	const publie = await app.engine.tx(async () => {
		const candidature = await findCandidatureById(app.engine, candidatureId);
		if (!candidature) throw new Refus('introuvable');
		exigerAction(candidature, 'publier_document');
		// Nothing is shown of a candidature before its first « Enregistrer ».
		exiger(candidature.version > 0 ? null : 'etat_interdit');
		const dernier = await findLastDocument(app.engine, candidatureId, type);
		if (dernier?.fichier === fichier) return { version: dernier.version, neuf: false };
		const version = (dernier?.version ?? 0) + 1;
		await insertDocument(app.engine, {
			id: randomUUID(),
			...{ candidatureId, type, version, fichier, gestionnaireId },
			octets: pdf.length,
			produitLe: app.clock.now()
		});
		await annoncer(app, candidature, type, version);
		return { version, neuf: true };
	});
	// The sweep may have found it nameless just before the row named it.
	if (!(await app.storage.has(fichier))) await app.storage.put(pdf);
	if (publie.neuf)
		app.journal.info('document_publie', { candidature: candidatureId, type, gestionnaire: gestionnaireId });
	return publie;
}

async function exigerSain({ scanner }: App, octets: Uint8Array): Promise<void> {
	if (!scanner) return;
	const verdict = await scanner.analyser(octets);
	exiger(verdict === 'infecte' ? 'fichier_infecte' : null);
	exiger(verdict === 'inconnu' ? 'antivirus_muet' : null);
}

async function annoncer(app: App, { id, compteId, campagneId }: Row<'candidature'>, type: TypePublie, version: number) {
	const compte = await findCompteById(app.engine, compteId);
	if (!compte) return;
	const campagne = await lireCampagne(app, campagneId);
	const lien = `/espace/candidatures/${id}/documents/${type}`;
	await deposerCourriel(app, {
		compteId,
		destinataire: compte.mail,
		...lettreDocument({
			titre: typePublie(type)?.titre ?? type,
			examen: presenter(await lireExamen(app, campagne.examenHash), campagne).libelle,
			sessionExamen: campagne.sessionExamen,
			version,
			lien: `${app.settings.origin}${lien}`
		}),
		lien,
		candidatureId: id,
		fait: `document:${id}:${type}:${version}`
	});
}
