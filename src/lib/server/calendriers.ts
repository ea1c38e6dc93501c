/** The échéances of a candidature, or of a campagne for whoever has only a brouillon, as a file for the agenda. */
import { calendrier, type Evenement } from '$lib/domain/calendrier';
import type { Campagne } from '$lib/domain/campagne';
import { campagneRecue } from '$lib/domain/campagne';
import { estActive } from '$lib/domain/candidature';
import { echeanceDe, type Echeance } from '$lib/domain/echeance';
import { academie } from '$lib/domain/referentiels';
import { echeances } from '$lib/domain/situation';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { lireCandidature } from './candidatures';
import { listerDerogations } from './derogations';
import { lireExamen } from './examens';

export async function calendrierCandidature(app: App, compteId: string, id: string): Promise<Response> {
	const candidature = await lireCandidature(app, compteId, id);
	const campagne = campagneRecue(candidature.campagne);
	const { inscription, depot } = echeances(candidature);
	const base = `/espace/candidatures/${id}`;
	const faits = { examen: candidature.examenLibelle, campagne, compteId };
	const evenements = [
		fermeture(app, faits, inscription, `${base}/inscription`),
		...(candidature.version > 0
			? [
					evenement(app, faits, depot, {
						cle: 'pieces',
						titre: 'Dernier moment pour donner mes pièces',
						description: 'Donnez vos pièces, puis appuyez sur «\u00a0J’ai fourni toutes mes pièces\u00a0».',
						chemin: `${base}/justificatifs`
					})
				]
			: [])
	];
	return repondre(app, estActive(candidature.etat) ? evenements : []);
}

export async function calendrierCampagne(app: App, id: string, compteId: string | null): Promise<Response> {
	const campagne = await lireCampagne(app, id);
	const { libelle } = await lireExamen(app, campagne.examenHash);
	const derogations = compteId ? await listerDerogations(app, compteId) : [];
	const faits = { examen: libelle, campagne, compteId };
	return repondre(app, [fermeture(app, faits, echeanceDe(campagne, derogations), '/espace')]);
}

interface Faits {
	examen: string;
	campagne: Campagne;
	/** Two people of one family may share an agenda: neither takes the place of the other. Null: nobody has signed in. */
	compteId: string | null;
}

function fermeture(app: App, faits: Faits, echeance: Echeance, chemin: string): Evenement {
	return evenement(app, faits, echeance, {
		cle: 'inscription',
		titre: 'Fermeture des inscriptions',
		description: 'Après cette date, rien ne peut plus être enregistré ni modifié.',
		chemin
	});
}

interface Mots {
	cle: string;
	titre: string;
	description: string;
	chemin: string;
}

function evenement(
	{ settings }: App,
	{ examen, campagne, compteId }: Faits,
	echeance: Echeance,
	mots: Mots
): Evenement {
	const ou = `Session ${campagne.sessionExamen}, ${academie(campagne.academie)?.libelle ?? campagne.academie}.`;
	const qui = compteId ? `-${compteId.slice(0, 8)}` : '';
	return {
		...echeance,
		uid: `${mots.cle}-${campagne.id}${qui}@${new URL(settings.origin).hostname}`,
		titre: `${mots.titre}\u00a0: ${examen}`,
		description: `${ou} ${mots.description}`,
		lien: `${settings.origin}${mots.chemin}`
	};
}

function repondre(app: App, evenements: Evenement[]): Response {
	return new Response(calendrier(evenements, app.clock.now()), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="escale.ics"'
		}
	});
}
