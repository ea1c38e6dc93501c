/** The campagnes, as the public pages and the phone ask for them, and as an operator opens one. */
import type { Campagne } from '$lib/domain/campagne';
import { campagneDemandee, parseCampagne } from '$lib/domain/campagne-fichier';
import type { ChoixCampagne } from '$lib/domain/choix';
import { lireEtablissements } from '$lib/domain/etablissements-csv';
import { FichierRefuse, lireFichier, lireTexte } from '$lib/domain/fichier';
import { presenter } from '$lib/domain/presentation';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { findCampagne, insertCampagne, listCampagnes, updateReglages } from './db/campagnes';
import { isUnique } from './db/engine';
import { lireExamen, trouverExamen } from './examens';

/** Every campagne, as far as choosing one goes. */
export async function listerChoix(app: App): Promise<ChoixCampagne[]> {
	const campagnes = await listCampagnes(app.engine);
	return Promise.all(
		campagnes.map(async (campagne) => {
			const { id, examenCode, sessionExamen, academie, ouverture, fermeture, fuseau } = campagne;
			const { libelle, menu } = presenter(await lireExamen(app, campagne.examenHash), campagne);
			return {
				id,
				examenCode,
				examenLibelle: libelle,
				demarrer: menu.demarrer,
				sessionExamen,
				academie,
				ouverture: ouverture.toISOString(),
				fermeture: fermeture.toISOString(),
				fuseau
			};
		})
	);
}

export async function lireCampagne(app: App, id: string): Promise<Campagne> {
	const campagne = await findCampagne(app.engine, id);
	if (!campagne) throw new Refus('campagne_inconnue');
	return campagne;
}

/** Opens the campagne that a file describes; throws `FichierRefuse`, and then nothing has changed. */
export async function ouvrirCampagne(app: App, octets: Uint8Array): Promise<Campagne> {
	const demande = parseCampagne(lireFichier(octets));
	const trouve = await trouverExamen(app, demande.examen);
	if (!trouve) throw refusee('examen', `« ${demande.examen} » n’est pas un examen importé`);
	const campagne = campagneDemandee(demande, trouve.examen, trouve.hash);
	try {
		await app.engine.tx(() => insertCampagne(app.engine, campagne));
	} catch (erreur) {
		if (!isUnique(erreur)) throw erreur;
		throw refusee('examen', 'une campagne existe déjà pour cet examen, cette session et cette académie');
	}
	return campagne;
}

/** Replaces the établissements of a campagne by those of a table; throws `FichierRefuse`, and then nothing has changed. */
export async function importerEtablissements(
	app: App,
	id: string,
	octets: Uint8Array
): Promise<{ avant: number; apres: number }> {
	const campagne = await findCampagne(app.engine, id);
	if (!campagne) throw refusee('campagne', `« ${id} » n’est pas une campagne ouverte`);
	const { categories } = await lireExamen(app, campagne.examenHash);
	const etablissements = lireEtablissements(
		lireTexte(octets),
		categories.map((c) => c.id)
	);
	return app.engine.tx(async () => {
		const { reglages } = await lireCampagne(app, id);
		await updateReglages(app.engine, id, { ...reglages, etablissements });
		return { avant: reglages.etablissements.length, apres: etablissements.length };
	});
}

function refusee(champ: string, message: string): FichierRefuse {
	return new FichierRefuse('Fichier de campagne refusé.', [{ path: [champ], message }]);
}
