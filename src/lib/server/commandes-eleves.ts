/** What an operator asks for the pupils of schools (`npm run comptes`): each answers the lines to print and the PDFs to write. */
import type { Papillon } from '$lib/domain/papillon';
import { construirePapillons } from '$lib/pdf/papillon';
import { avec, type Env } from './commande';
import { importerEleves, type LigneImportee } from './eleves';
import { lireOctets } from './examens-deposes';
import { renouvelerPapillon, type Ecole } from './papillons';
import { lirePolices } from './polices';

/** To be written where the operator said: each holds passwords. */
export interface FichierPdf {
	nom: string;
	octets: Uint8Array;
}

/** The report, line by line, and the papillons of what was made: one PDF a class, one a pupil. */
export async function importerElevesDe(
	chemin: string,
	options: { campagneId: string | null; ecole: Ecole },
	env: Env
): Promise<{ lignes: string[]; fichiers: FichierPdf[] }> {
	const octets = await lireOctets(chemin);
	return avec(env, async (app) => {
		const { lignes, papillons } = await importerEleves(app, octets, options);
		const combien = (issue: LigneImportee['issue']) => lignes.filter((ligne) => ligne.issue === issue).length;
		const [crees, deja] = [combien('cree'), combien('connu') + combien('preinscrit')];
		return {
			lignes: [
				...lignes.map(({ ligne, issue, dit }) => `ligne ${ligne} : ${ISSUES[issue]} ${dit}`.trimEnd()),
				`Comptes créés : ${crees}. Déjà là : ${deja}. Lignes refusées : ${combien('refuse')}.`
			],
			fichiers: await pdfDes(papillons)
		};
	});
}

const ISSUES: Record<LigneImportee['issue'], string> = {
	cree: 'compte créé,',
	preinscrit: 'compte déjà là, pré-inscrit,',
	connu: 'déjà là, rien de changé,',
	refuse: 'refusée,'
};

/** A lost papillon: another password, and the PDF that says it. */
export async function renouvelerPapillonDe(
	identifiant: string,
	ecole: Ecole,
	env: Env
): Promise<{ lignes: string[]; fichiers: FichierPdf[] }> {
	return avec(env, async (app) => {
		const papillon = await renouvelerPapillon(app, identifiant, ecole);
		const octets = await construirePapillons([papillon], await lirePolices());
		return {
			lignes: ['Nouveau papillon : l’ancien mot de passe n’ouvre plus rien.'],
			fichiers: [{ nom: nomPdf('papillon', papillon.identifiant), octets }]
		};
	});
}

async function pdfDes(papillons: readonly Papillon[]): Promise<FichierPdf[]> {
	const polices = await lirePolices();
	const fichier = async (nom: string, ceux: readonly Papillon[]) => ({
		nom,
		octets: await construirePapillons(ceux, polices)
	});
	const classes = Map.groupBy(papillons, (p) => nomPdf('papillons', p.etablissement.uai, p.classe ?? 'sans-classe'));
	return Promise.all([
		...[...classes].map(([nom, ceux]) => fichier(nom, ceux)),
		...papillons.map((papillon) => fichier(nomPdf('papillon', papillon.identifiant), [papillon]))
	]);
}

/** A class may be called « 37/B ». */
function nomPdf(...parties: string[]): string {
	return `${parties.map((partie) => partie.replace(/[^\p{L}\p{N}.]+/gu, '-')).join('-')}.pdf`;
}
