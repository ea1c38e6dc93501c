/** « Exporter mes données »: all that Escale knows of one person, as they may take it elsewhere: JSON, PDFs, pièces. */
import { comptePublic, type Compte } from '$lib/domain/compte';
import type { App } from './app';
import { nomPreuve } from './corrections';
import { listCandidatures, listVersions } from './db/candidatures';
import { listCorrections } from './db/corrections';
import { listCourriels } from './db/courriels';
import { listDepotsDuCompte, listEvenements, listHistoire } from './db/exports';
import { listBrouillons, listOnglets } from './db/brouillons';
import { listDocumentsDuCompte } from './db/documents';
import { listPieces } from './db/pieces';
import { listNotes } from './db/notes';
import { listSignalements } from './db/suivi';
import { lirePdf, TYPES } from './documents';
import { sansSecret } from './liens';
import { suivre } from './signalements';
import type { Entree } from './zip';

/** More messages than anybody got. */
const MESSAGES = 10_000;

export async function* exporterDonnees(app: App, compte: Compte): AsyncGenerator<Entree> {
	const { engine, storage } = app;
	const siennes = await listCandidatures(engine, compte.id);
	const depots = await listDepotsDuCompte(engine, compte.id);
	const candidatures = await Promise.all(
		siennes.map(async ({ compteId: _, ...candidature }) => ({
			...candidature,
			versions: (await listVersions(engine, candidature.id)).map(({ instantane }) => instantane),
			pieces: await listPieces(engine, candidature.id),
			evenements: await listEvenements(engine, candidature.id),
			// Before they are published they are the jury's.
			notes: candidature.notesPublieesLe ? await listNotes(engine, candidature.id) : [],
			histoire: await listHistoire(engine, candidature.id),
			signalements: (await listSignalements(engine, candidature.id)).map(suivre)
		}))
	);
	const corrections = await listCorrections(engine, compte.id);
	const messages = await listCourriels(engine, compte.id, MESSAGES);
	const donnees = {
		exporteLe: app.clock.now(),
		compte: comptePublic(compte),
		candidatures,
		depots: depots.map(({ id, candidatureId, pieceId, type, octets, annonceLe, recuLe, retireLe }) => ({
			...{ id, candidatureId, pieceId, type, octets },
			...{ annonceLe, recuLe, retireLe }
		})),
		brouillons: await listBrouillons(engine, compte.id, new Date(0)),
		corrections: corrections.map(({ champ, avant, apres, motif, etat, creeLe, decideeLe, information }) => ({
			...{ champ, avant, apres, motif, etat },
			...{ creeLe, decideeLe, information }
		})),
		onglets: await listOnglets(engine, compte.id),
		// A link that still opens something is for whoever reads the letter box, not for whoever found a page open.
		messages: messages.map(({ objet, corps, destinataire, creeLe, envoyeLe }) => ({
			...{ objet, corps: sansSecret(corps), destinataire },
			...{ creeLe, envoyeLe }
		}))
	};
	yield { nom: 'donnees.json', octets: Buffer.from(JSON.stringify(donnees, null, '\t')) };
	for (const { id, version } of siennes)
		for (const type of version > 0 ? TYPES : []) {
			const { pdf, nom } = await lirePdf(app, compte.id, id, type);
			yield { nom: `documents/${nom}`, octets: pdf };
		}
	for (const { document } of await listDocumentsDuCompte(engine, compte.id, TYPES))
		yield {
			nom: `documents/${document.type}-v${document.version}-${document.id.slice(0, 8)}.pdf`,
			octets: await storage.get(document.fichier)
		};
	// What the antivirus refused is given back to nobody.
	for (const { id, pieceId, type, fichier, retireLe, infecte } of depots)
		if (fichier && !retireLe && !infecte)
			yield {
				nom: `pieces/${pieceId}-${id.slice(0, 8)}.${type === 'application/pdf' ? 'pdf' : 'jpg'}`,
				octets: await storage.get(fichier)
			};
	for (const { id, preuve, preuveType } of corrections)
		if (preuve && preuveType && (await storage.has(preuve)))
			yield { nom: `corrections/${id.slice(0, 8)}-${nomPreuve(preuveType)}`, octets: await storage.get(preuve) };
}
