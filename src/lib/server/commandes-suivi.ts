/** What an operator asks once the inscriptions are over (`npm run documents`, `notes`, `campagne -- preparer`): the lines to print. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { destinataireDuFichier, PUBLICATION_MAX, typePublie, TYPES_PUBLIES } from '$lib/domain/documents-publies';
import { FichierRefuse } from '$lib/domain/fichier';
import { REFUS, Refus } from '$lib/domain/refus';
import type { App } from './app';
import { avec, type Env } from './commande';
import { lireOctets } from './examens-deposes';
import { exigerCampagne, importerNotes, publierNotes, trouverCandidature, type LigneDite } from './notes-import';
import { preparerSession } from './preparation-session';
import { publierDocument } from './publications';

/** One PDF a candidat, in a folder; the same folder again publishes nothing twice. */
export async function publierDossierDe(
	dossier: string,
	{ campagneId, type }: { campagneId: string; type: string },
	env: Env
): Promise<string[]> {
	const connu = typePublie(type);
	if (!connu)
		throw new FichierRefuse('Publication refusée.', [
			{ path: ['type'], message: `« ${type} », attendu ${TYPES_PUBLIES.map(({ id }) => id).join(', ')}` }
		]);
	const noms = (await listerFichiers(dossier)).sort();
	return avec(env, async (app) => {
		await exigerCampagne(app, campagneId);
		const lignes: string[] = [];
		const compte = { publies: 0, deja: 0, refuses: 0 };
		for (const nom of noms) {
			const [issue, dit] = await publierFichier(app, { dossier, nom, campagneId, type: connu.id });
			compte[issue]++;
			lignes.push(`${nom} : ${dit}`);
		}
		const { publies, deja, refuses } = compte;
		return [...lignes, `${connu.titre}. Publiés : ${publies}. Déjà là : ${deja}. Refusés : ${refuses}.`];
	});
}

async function listerFichiers(dossier: string): Promise<string[]> {
	try {
		return (await readdir(dossier, { withFileTypes: true })).filter((f) => f.isFile()).map(({ name }) => name);
	} catch {
		throw new FichierRefuse('Publication refusée.', [{ path: ['dossier'], message: `« ${dossier} » ne se lit pas` }]);
	}
}

type Fichier = { dossier: string; nom: string; campagneId: string; type: (typeof TYPES_PUBLIES)[number]['id'] };

async function publierFichier(
	app: App,
	{ dossier, nom, campagneId, type }: Fichier
): Promise<['publies' | 'deja' | 'refuses', string]> {
	const qui = destinataireDuFichier(nom);
	if (!qui) return ['refuses', 'refusé, le nom attendu est NUMEROCANDIDAT.pdf ou NUMEROCANDIDAT-INSCRIPTION.pdf'];
	const trouvee = await trouverCandidature(app, campagneId, qui.numeroCandidat, qui.numeroInscription);
	if (typeof trouvee === 'string') return ['refuses', `refusé, ${trouvee}`];
	const chemin = join(dossier, nom);
	if ((await stat(chemin)).size > PUBLICATION_MAX) return ['refuses', 'refusé, le fichier dépasse 5 Mo'];
	try {
		const pdf = new Uint8Array(await readFile(chemin));
		const publie = await publierDocument(app, { candidatureId: trouvee.id, type, pdf, gestionnaireId: null });
		return publie.neuf
			? ['publies', `publié, version ${publie.version}`]
			: ['deja', `déjà là, rien de changé, version ${publie.version}`];
	} catch (refus) {
		if (!(refus instanceof Refus)) throw refus;
		return ['refuses', `refusé, ${REFUS[refus.code].message}`];
	}
}

export async function importerNotesDe(chemin: string, campagneId: string, env: Env): Promise<string[]> {
	const octets = await lireOctets(chemin);
	return avec(env, async (app) => {
		const lignes = await importerNotes(app, campagneId, octets);
		const combien = (issue: LigneDite['issue']) => lignes.filter((ligne) => ligne.issue === issue).length;
		return [
			...lignes.map(({ ligne, issue, dit }) => `ligne ${ligne} : ${ISSUES[issue]} ${dit}`),
			`Notes gardées : ${combien('gardee')}. Changées : ${combien('changee')}. Déjà là : ${combien('connue')}. Lignes refusées : ${combien('refusee')}.`,
			'Rien n’est montré aux candidats avant « npm run notes -- publier ».'
		];
	});
}

const ISSUES: Record<LigneDite['issue'], string> = {
	gardee: 'gardée,',
	changee: 'changée,',
	connue: 'déjà là, rien de changé,',
	refusee: 'refusée,'
};

export async function publierNotesDe(campagneId: string, env: Env): Promise<string[]> {
	return avec(env, async (app) => {
		const publiees = await publierNotes(app, campagneId);
		return [`Campagne ${campagneId} : notes publiées pour ${publiees} candidature(s) de plus, un mail chacune.`];
	});
}

/** « Préparer une session à partir d’une autre ». */
export async function preparerSessionDe(depuis: string, vers: string, env: Env): Promise<string[]> {
	return avec(env, async (app) => {
		const lignes = await preparerSession(app, depuis, vers);
		const combien = (issue: string) => lignes.filter((ligne) => ligne.issue === issue).length;
		return [
			...lignes.map(({ qui, dit }) => `${qui} : ${dit}`),
			`Préparées : ${combien('preparee')}. Déjà là : ${combien('connue')}. Sans suite : ${combien('sans_suite')}. À décider par le rectorat : ${combien('a_decider')}.`
		];
	});
}
