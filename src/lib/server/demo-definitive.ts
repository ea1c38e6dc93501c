/** How a person of the demo becomes « définitive »: by the very acts of a candidat and of a gestionnaire, on their dates. */
import { randomUUID } from 'node:crypto';
import { jourLocal } from '$lib/domain/dates';
import type { DocumentOfficiel } from '$lib/domain/documents';
import type { Instantane } from '$lib/domain/instantane';
import { titreCivil } from '$lib/domain/noms';
import { construirePdf } from '$lib/pdf/construire';
import type { App } from './app';
import { poserStatut } from './controles';
import { annoncerDepot, recevoirPart } from './depots';
import { sha256 } from './empreinte';
import { verrouillerGroupe } from './pieces';
import { lirePolices } from './polices';

export interface Inscrite {
	id: string;
	compteId: string;
	instantane: Instantane;
}

/** The same App, on that day. */
export const le = (app: App, jour: Date): App => ({ ...app, clock: { ...app.clock, now: () => jour } });

/** Each pièce given, confirmed, and found conforme by that gestionnaire. */
export async function devenirDefinitive(
	app: App,
	{ id: candidatureId, compteId, instantane }: Inscrite,
	quand: { depot: Date; controle: Date },
	gestionnaireId: string
): Promise<void> {
	const polices = await lirePolices();
	const alors = le(app, quand.depot);
	const depots: Record<string, string> = {};
	for (const { id: pieceId, libelle, mode } of instantane.pieces) {
		if (mode !== 'en_ligne') continue;
		const pdf = await construirePdf(piece(instantane, libelle), polices, quand.depot);
		const cle = { compteId, id: randomUUID() };
		depots[pieceId] = cle.id;
		const annonce = { candidatureId, pieceId, type: 'application/pdf' as const };
		await annoncerDepot(alors, cle, { ...annonce, sha256: sha256(pdf), octets: pdf.length });
		await recevoirPart(alors, cle, { offset: 0, corps: new Blob([pdf as BlobPart]).stream() });
	}
	for (const groupe of new Set(instantane.pieces.map((p) => p.groupe))) {
		const siens = instantane.pieces.flatMap(({ id, groupe: sien }) => {
			const depot = sien === groupe ? depots[id] : undefined;
			return depot ? [[id, depot] as const] : [];
		});
		if (siens.length === 0) continue;
		const demande = { groupe, depots: Object.fromEntries(siens) };
		const empreinte = sha256(JSON.stringify(demande));
		await verrouillerGroupe(alors, { compteId, envoiId: randomUUID(), empreinte, candidatureId, demande });
	}
	const receptionLe = jourLocal(quand.controle, instantane.campagne.fuseau);
	for (const { id: pieceId, mode } of instantane.pieces)
		await poserStatut(le(app, quand.controle), {
			...{ gestionnaireId, candidatureId, pieceId, statut: 'conforme' as const, information: null },
			...{ depotId: depots[pieceId] ?? null, receptionLe: mode === 'en_ligne' ? null : receptionLe }
		});
}

/** A page in the place of a photo. */
function piece({ compte, campagne }: Instantane, libelle: string): DocumentOfficiel {
	return {
		type: 'recapitulatif',
		titre: libelle,
		sousTitre: 'Exemple de démonstration, sans valeur',
		brouillon: false,
		enTete: [],
		reperes: [
			{ libelle: 'N° candidat', valeur: compte.numeroCandidat },
			{ libelle: 'Session', valeur: campagne.sessionExamen }
		],
		sections: [{ genre: 'titre', texte: titreCivil(compte) }]
	};
}
