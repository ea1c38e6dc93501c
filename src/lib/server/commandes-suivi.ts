/** What an operator asks once the inscriptions are over (`npm run documents`, `notes`, `campagne -- preparer`): the lines to print. */
import {
	destinataireDuFichier,
	MOTS_BUREAU,
	PUBLICATION_MAX,
	typePublie,
	TYPES_PUBLIES,
	type TypePublie
} from '$lib/domain/documents-publies';
import { FichierRefuse } from '$lib/domain/fichier';
import { REFUS, Refus } from '$lib/domain/refus';
import type { App } from './app';
import { avec, type Env } from './commande';
import { lireOctets } from './examens-deposes';
import { exigerCampagne, importerNotes, publierNotes, trouverCandidature, type LigneDite } from './notes-import';
import { preparerSession } from './preparation-session';
import { publierDocument } from './publications';

/** A file of the operator's folder, read when its turn comes: a campagne has thousands. */
export interface FichierDuDossier {
	nom: string;
	octets: number;
	lire: () => Promise<Uint8Array>;
}

/** One PDF a candidat; the same folder again publishes nothing twice. */
export async function publierDossierDe(
	fichiers: readonly FichierDuDossier[],
	{ campagneId, type }: { campagneId: string; type: string },
	env: Env
): Promise<string[]> {
	const connu = typePublie(type);
	if (!connu)
		throw new FichierRefuse('Publication refusée.', [
			{ path: ['type'], message: `« ${type} », attendu ${TYPES_PUBLIES.map(({ id }) => id).join(', ')}` }
		]);
	return avec(env, async (app) => {
		await exigerCampagne(app, campagneId);
		const lignes: string[] = [];
		const compte = { publies: 0, deja: 0, refuses: 0 };
		for (const fichier of fichiers) {
			const [issue, dit] = await publierFichier(app, fichier, campagneId, connu.id);
			compte[issue]++;
			lignes.push(`${fichier.nom} : ${dit}`);
		}
		const { publies, deja, refuses } = compte;
		return [...lignes, `${connu.titre}. Publiés : ${publies}. Déjà là : ${deja}. Refusés : ${refuses}.`];
	});
}

async function publierFichier(
	app: App,
	{ nom, octets, lire }: FichierDuDossier,
	campagneId: string,
	type: TypePublie
): Promise<['publies' | 'deja' | 'refuses', string]> {
	const qui = destinataireDuFichier(nom);
	if (!qui) return ['refuses', 'refusé, le nom attendu est NUMEROCANDIDAT.pdf ou NUMEROCANDIDAT-INSCRIPTION.pdf'];
	const trouvee = await trouverCandidature(app, campagneId, qui.numeroCandidat, qui.numeroInscription);
	if (typeof trouvee === 'string') return ['refuses', `refusé, ${trouvee}`];
	if (octets > PUBLICATION_MAX) return ['refuses', 'refusé, le fichier dépasse 5 Mo'];
	try {
		const publie = await publierDocument(app, {
			candidatureId: trouvee.id,
			type,
			pdf: await lire(),
			gestionnaireId: null
		});
		return publie.neuf
			? ['publies', `publié, version ${publie.version}`]
			: ['deja', `déjà là, rien de changé, version ${publie.version}`];
	} catch (refus) {
		if (!(refus instanceof Refus)) throw refus;
		return ['refuses', `refusé, ${MOTS_BUREAU[refus.code] ?? REFUS[refus.code].message}`];
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
			'Les candidats ne voient rien avant « npm run notes -- publier » ; ensuite, une note changée se voit tout de suite.'
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
