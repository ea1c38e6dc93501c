/** Gestionnaires as the specs of the server need them. */
import { randomUUID } from 'node:crypto';
import type { Gestionnaire } from '../../src/lib/domain/gestionnaire';
import type { App } from '../../src/lib/server/app';
import { findGestionnaireByMail } from '../../src/lib/server/db/gestionnaires';
import { inscrireGestionnaire } from '../../src/lib/server/gestionnaires';

export const MOT_DE_PASSE_GESTION = 'trois-petits-ponts';

/** Of la Guyane, as the campagne of the examples; each call is another person. */
export async function gestionnaire(app: App, academies = ['33']): Promise<Gestionnaire> {
	const mail = `${randomUUID()}@rectorat.example`;
	await inscrireGestionnaire(app, { mail, nom: 'Camille Rose-Belle', academies }, MOT_DE_PASSE_GESTION);
	const trouve = await findGestionnaireByMail(app.engine, mail);
	if (!trouve) throw new Error('a gestionnaire that was just written is not there');
	return trouve.gestionnaire;
}
