/** The preview of an exam file: the demo, and one campagne more, open now for that exam, to go through as a candidat. */
import type { App } from './app';
import { insertCampagne } from './db/campagnes';
import { ALYA, MOT_DE_PASSE_DEMO, semerDemo } from './demo';
import { importerFichier } from './examens';

const JOUR = 86_400_000;
/** Any would do: Paris. */
const ACADEMIE = '01';

/** Answers the lines that say where to go and as whom. */
export async function semerApercu(app: App, octets: Uint8Array): Promise<string[]> {
	await semerDemo(app);
	const { hash, code, libelle } = await importerFichier(app, octets);
	const maintenant = app.clock.now();
	// Beside the demo's own campagnes, which may be of the same examen.
	const sessionExamen = `${maintenant.getUTCFullYear() + 1} APERÇU`;
	await app.engine.tx(() =>
		insertCampagne(app.engine, {
			id: `APERCU-${hash.slice(0, 8)}`,
			examenCode: code,
			examenHash: hash,
			sessionExamen,
			academie: ACADEMIE,
			ouverture: new Date(maintenant.getTime() - JOUR),
			fermeture: new Date(maintenant.getTime() + 30 * JOUR),
			fuseau: 'Europe/Paris',
			reglages: {
				service: { nom: 'SERVICE DES EXAMENS (APERÇU)', adresse: [], telephone: null, mail: null },
				etablissements: [],
				languesFacultatives: null,
				languesObligatoires: null,
				specialites: null,
				messages: []
			}
		})
	);
	const choix = new URLSearchParams([
		['examen', code],
		['session', sessionExamen],
		['academie', ACADEMIE]
	]);
	return [
		`Aperçu de ${code} (${libelle}), sur une base jetable.`,
		`  1. ${app.settings.origin}/connexion : ${ALYA}, mot de passe ${MOT_DE_PASSE_DEMO}`,
		`  2. ${app.settings.origin}/espace/nouvelle?${choix.toString()}`
	];
}
