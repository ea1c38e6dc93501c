/**
 * What an operator asks for from a terminal (`npm run examen`, `campagne`, `gestionnaire`, `comptes`, `documents`, `notes`): each answers the lines to print.
 *
 * What is wrong with a file is thrown as `FichierRefuse`, with a setting as `SettingsError`; both speak to the operator.
 */
import { formatFermeture, formatInstant, nomFuseau, PARIS } from '$lib/domain/dates';
import { parseExamen, schemaJSON } from '$lib/domain/examen';
import { lireFichier } from '$lib/domain/fichier';
import { gestionnaireDemande } from '$lib/domain/gestionnaire';
import { academie } from '$lib/domain/referentiels';
import type { App } from './app';
import { semerApercu } from './apercu';
import { importerEtablissements, ouvrirCampagne } from './campagnes';
import { avec, type Env } from './commande';
import { accorderDerogation } from './derogations';
import { importerFichier } from './examens';
import { lireOctets } from './examens-deposes';
import { creerGestionnaire, fermerGestionnaire, renouvelerGestionnaire, retirerSecondFacteurDe } from './gestionnaires';

export { importerElevesDe, renouvelerPapillonDe } from './commandes-eleves';
export { importerNotesDe, preparerSessionDe, publierDossierDe, publierNotesDe } from './commandes-suivi';

/** What kinds of errors speak to the operator: their message is printed alone, any other shows where it broke. */
export const POUR_OPERATEUR = ['FichierRefuse', 'ExamenInvalide', 'SettingsError'];

export async function verifierExamen(chemin: string): Promise<string[]> {
	const { code, libelle, specialites, onglets, pieces } = parseExamen(lireFichier(await lireOctets(chemin)));
	return [
		`${chemin} : ${code} (${libelle}) est un fichier d’examen valable.`,
		`${specialites.length} spécialités, ${onglets.length} onglets, ${pieces.length} pièces.`
	];
}

export async function importerExamen(chemin: string, env: Env): Promise<string[]> {
	const octets = await lireOctets(chemin);
	return avec(env, async (app) => {
		const { hash, code, libelle, connu, changements } = await importerFichier(app, octets);
		if (connu) return [hash, `${code} (${libelle}) : cette édition était déjà importée, rien n’a changé.`];
		if (changements === null) return [hash, `${code} (${libelle}) : première édition importée.`];
		const quoi = changements.length > 0 ? changements : ['rien que la mise en forme'];
		return [
			hash,
			`${code} (${libelle}) : nouvelle édition importée. Depuis la dernière :`,
			...quoi.map((phrase) => `  ${phrase}`),
			'Les campagnes déjà ouvertes gardent la leur.'
		];
	});
}

export async function ouvrirCampagneDe(chemin: string, env: Env): Promise<string[]> {
	const octets = await lireOctets(chemin);
	return avec(env, async (app) => {
		const { id, examenHash, academie: code, ouverture, fermeture, fuseau } = await ouvrirCampagne(app, octets);
		return [
			`Campagne ${id} : ${academie(code)?.libelle ?? code}`,
			`du ${formatInstant(ouverture, fuseau, 'parle')} au ${formatFermeture(fermeture, fuseau)} (${nomFuseau(fuseau)})`,
			`examen ${examenHash}`
		];
	});
}

export async function accorderDerogationDe(chemin: string, env: Env): Promise<string[]> {
	const octets = await lireOctets(chemin);
	return avec(env, async (app) => {
		const { id, campagneId, jusquA } = await accorderDerogation(app, octets);
		return [
			`Dérogation ${id} : campagne ${campagneId}, jusqu’au ${formatInstant(jusquA, PARIS, 'parle')} (heure de Paris)`
		];
	});
}

export async function importerEtablissementsDe(campagne: string, chemin: string, env: Env): Promise<string[]> {
	const octets = await lireOctets(chemin);
	return avec(env, async (app) => {
		const { avant, apres } = await importerEtablissements(app, campagne, octets);
		return [`Campagne ${campagne} : ${apres} établissements, à la place de ${avant}.`];
	});
}

export async function creerGestionnaireDe(mail: string, nom: string, academies: string, env: Env): Promise<string[]> {
	const demande = gestionnaireDemande(mail, nom, academies);
	return avec(env, async (app) => {
		const motDePasse = await creerGestionnaire(app, demande);
		const lieux = demande.academies.map((code) => academie(code)?.libelle ?? code);
		return [`Accès ouvert à ${demande.nom} : ${lieux.join(', ')}`, ...direMotDePasse(motDePasse, app)];
	});
}

export async function renouvelerGestionnaireDe(mail: string, env: Env): Promise<string[]> {
	return avec(env, async (app) => direMotDePasse(await renouvelerGestionnaire(app, mail), app));
}

export async function fermerGestionnaireDe(mail: string, env: Env): Promise<string[]> {
	return avec(env, async (app) => {
		await fermerGestionnaire(app, mail);
		return ['Accès fermé.'];
	});
}

export async function retirerSecondFacteurCommande(mail: string, env: Env): Promise<string[]> {
	return avec(env, async (app) => {
		await retirerSecondFacteurDe(app, mail);
		return ['Second facteur retiré : un autre sera installé à la prochaine connexion.'];
	});
}

function direMotDePasse(motDePasse: string, { settings }: App): string[] {
	return [
		`Mot de passe, affiché cette fois seulement : ${motDePasse}`,
		`Se connecter : ${settings.origin}/gestion/connexion`
	];
}

/** Fills the database of a demo with this exam and a campagne open for it; the lines say how to see it there. */
export async function preparerApercu(chemin: string, env: Env): Promise<string[]> {
	const octets = await lireOctets(chemin);
	parseExamen(lireFichier(octets));
	return avec(env, (app) => semerApercu(app, octets));
}

/** The JSON Schema of exam files, as it is committed beside them. */
export function texteSchema(): string {
	return `${JSON.stringify(schemaJSON(), null, '\t')}\n`;
}
