/** What a gestionnaire may look at: the candidatures of their académies, and no other. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Engine, Row } from './engine';

export async function findCandidatureControlee(
	{ read, tables }: Engine,
	gestionnaireId: string,
	candidatureId: string
): Promise<Row<'candidature'> | null> {
	const { candidature, campagne, gestionnaire } = tables;
	const [trouvee] = await read
		.select({ candidature, academie: campagne.academie })
		.from(candidature)
		.innerJoin(campagne, eq(campagne.id, candidature.campagneId))
		.where(eq(candidature.id, candidatureId));
	const [qui] = await read
		.select({ academies: gestionnaire.academies })
		.from(gestionnaire)
		.where(and(eq(gestionnaire.id, gestionnaireId), isNull(gestionnaire.fermeLe)));
	return trouvee && qui?.academies.includes(trouvee.academie) ? trouvee.candidature : null;
}
