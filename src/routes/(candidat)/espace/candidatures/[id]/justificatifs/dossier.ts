/** What « Mes justificatifs » draws: the server's word, over which goes what waits on this phone. */
import type { EnvoiGarde } from '$lib/client/local-db';
import type { Etat } from '$lib/domain/candidature';
import type { Justificatifs } from '$lib/domain/depot';
import type { Examen } from '$lib/domain/examen';
import type { PieceDemandee } from '$lib/domain/pieces';
import type { Dossier, EnAttente } from '$lib/domain/situation-piece';

export function dossierDe(
	etat: Etat,
	{ candidatureId, version, pieces, fenetre, limitePropre = false }: Justificatifs,
	demandees: PieceDemandee[],
	envois: readonly EnvoiGarde[]
): Dossier {
	const depots = new Map<string, EnAttente>();
	const verrous = new Map<string, EnAttente>();
	const retraits = new Map<string, EnAttente>();
	const retires = new Set<string>();
	for (const { id, fil, nature, pieceId, groupe, octets = 0, refus, chemin } of envois) {
		if (fil !== candidatureId) continue;
		const enAttente = { id, octets, refus: refus?.message ?? null, ...(refus && { code: refus.code }) };
		if ((nature === 'depot' || nature === 'signature') && pieceId) depots.set(pieceId, enAttente);
		else if (nature === 'verrou' && groupe) verrous.set(groupe, enAttente);
		else if (nature === 'retrait') {
			const depotId = chemin.split('/').at(-1) ?? '';
			if (refus) retraits.set(depotId, enAttente);
			else retires.add(depotId);
		}
	}
	const suivies = pieces.map((p) => (p.depot && retires.has(p.depot.id) ? { ...p, depot: null } : p));
	return {
		etat,
		version,
		fenetre: { ...fenetre, ouverture: new Date(fenetre.ouverture), fermeture: new Date(fenetre.fermeture) },
		limitePropre,
		demandees,
		suivies,
		depots,
		verrous,
		retraits
	};
}

/** What the pages under « Mes justificatifs » read (`+layout.ts`). */
export interface Suivi {
	justificatifs: Justificatifs;
	demandees: PieceDemandee[];
	/** The récapitulatif may be signed on the screen. */
	signatureEcran: boolean;
	/** In the words of that rectorat. */
	statuts: Examen['statutsPieces'];
}
