/** The facts of « Où j’en suis » (domain/situation.ts): what the phone is told of a candidature beside its versions and pièces. */
import { etatDe } from '$lib/domain/avancement';
import { fenetreDepot } from '$lib/domain/depot';
import { fenetreDePiece } from '$lib/domain/depot-regles';
import { prolonger } from '$lib/domain/fenetre';
import type { EcheanceTransmise, Suivi } from '$lib/domain/situation';
import type { App } from './app';
import { findConvocation } from './db/documents';
import type { Row } from './db/engine';
import type { lireSituation } from './pieces';

type Situation = Awaited<ReturnType<typeof lireSituation>>;

export async function lireSuivi(app: App, candidature: Row<'candidature'>, situation: Situation): Promise<Suivi> {
	const { campagne, derogation } = situation;
	const convocation = await findConvocation(app.engine, candidature.id);
	return {
		// What is announced leaves the grace out: it is for what was ready on a phone.
		inscription: transmettre(prolonger(campagne, { derogation })),
		depot: transmettre(limiteDepot(situation, app.clock.now())),
		convocationLe: convocation?.produitLe.toISOString() ?? null,
		notesLe: candidature.notesPublieesLe?.toISOString() ?? null
	};
}

/** A pièce may have a limit of its own: the next one of those still to give, else the last that is over. */
function limiteDepot({ demandees, suivies, version, campagne, derogation }: Situation, maintenant: Date) {
	const commune = prolonger(fenetreDepot(campagne), { derogation });
	const limites = demandees
		.filter((demandee) => {
			const suivie = suivies.find(({ pieceId }) => pieceId === demandee.id);
			return ['a_donner', 'a_confirmer', 'a_reprendre'].includes(etatDe(demandee, suivie, version));
		})
		.map((demandee) => fenetreDePiece(demandee, commune))
		.sort((a, b) => a.fermeture.getTime() - b.fermeture.getTime());
	return limites.find(({ fermeture }) => maintenant < fermeture) ?? limites.at(-1) ?? commune;
}

function transmettre({ fermeture, fuseau }: { fermeture: Date; fuseau: string }): EcheanceTransmise {
	return { jusquA: fermeture.toISOString(), fuseau };
}
