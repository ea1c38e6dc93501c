/** The facts of « Où j’en suis » (domain/situation.ts): what the phone is told of a candidature beside its versions. */
import { avancementPieces, etatDe, type Avancement } from '$lib/domain/avancement';
import type { Campagne } from '$lib/domain/campagne';
import { fenetreDepot } from '$lib/domain/depot';
import { fenetreDePiece, type SituationPieces } from '$lib/domain/depot-regles';
import { prolonger } from '$lib/domain/fenetre';
import { presenter } from '$lib/domain/presentation';
import type { EcheanceTransmise, Suivi } from '$lib/domain/situation';
import type { App } from './app';
import { findConvocation } from './db/documents';
import type { Row } from './db/engine';
import { lireExamen } from './examens';
import { lireSituation } from './pieces';

/** `avancement`: null before the first version. */
export async function lireSuivi(
	app: App,
	candidature: Row<'candidature'>
): Promise<{ avancement: Avancement | null; suivi: Suivi }> {
	const situation = await lireSituation(app, candidature);
	const { campagne, derogation, demandees, suivies, version } = situation;
	const { definitive } = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const enLigne = definitive.par === 'validation_en_ligne' && candidature.version > 0;
	const convocation = await findConvocation(app.engine, candidature.id);
	return {
		avancement: candidature.version > 0 ? avancementPieces(demandees, suivies, version) : null,
		suivi: {
			// What is announced leaves the grace out: it is for what was ready on a phone.
			inscription: transmettre(prolonger(campagne, { derogation })),
			depot: transmettre(limiteDepot(situation, campagne, derogation, app.clock.now())),
			validation: enLigne ? (candidature.valideeVersion === candidature.version ? 'faite' : 'a_faire') : null,
			convocationLe: convocation?.produitLe.toISOString() ?? null,
			notesLe: candidature.notesPublieesLe?.toISOString() ?? null,
			absenteLe: candidature.absenteLe?.toISOString() ?? null
		}
	};
}

/** A pièce may have a limit of its own: the next one of those still to give, else the last that is over. */
function limiteDepot(
	{ demandees, suivies, version }: SituationPieces,
	campagne: Campagne,
	derogation: Date | null,
	maintenant: Date
) {
	const commune = prolonger(fenetreDepot(campagne), { derogation });
	const limites = demandees
		.filter((demandee) => {
			const etat = etatDe(
				demandee,
				suivies.find(({ pieceId }) => pieceId === demandee.id),
				version
			);
			return etat === 'a_donner' || etat === 'a_confirmer' || etat === 'a_reprendre';
		})
		.map((demandee) => fenetreDePiece(demandee, commune))
		.sort((a, b) => a.fermeture.getTime() - b.fermeture.getTime());
	return limites.find(({ fermeture }) => maintenant < fermeture) ?? limites.at(-1) ?? commune;
}

function transmettre({ fermeture, fuseau }: { fermeture: Date; fuseau: string }): EcheanceTransmise {
	return { jusquA: fermeture.toISOString(), fuseau };
}
