/**
 * The pupils of a school: their comptes are made from its file, and with a campagne their candidatures « À compléter »
 * . Each line is a transaction of its own: a file that stopped half-way is given again, and makes nothing twice.
 */
import { mailAbsent } from '$lib/domain/mail-absent';
import { numeroSuivant } from '$lib/domain/candidature';
import { jourLocal, PARIS } from '$lib/domain/dates';
import { lireEleves, texteEleves, type EleveLu } from '$lib/domain/eleves-csv';
import { FichierRefuse } from '$lib/domain/fichier';
import { identifiantDe } from '$lib/domain/identifiant';
import { cleDeNom } from '$lib/domain/noms';
import type { Papillon } from '$lib/domain/papillon';
import { preinscriptionDe } from '$lib/domain/preinscription';
import { randomUUID } from 'node:crypto';
import type { App } from './app';
import { nomCommune } from './communes';
import { numeroLibre } from './comptes';
import { findCampagne } from './db/campagnes';
import { insertCandidature, listCandidatures } from './db/candidatures';
import * as comptes from './db/comptes';
import { lireExamen } from './examens';
import { hacher } from './mot-de-passe';
import { motDePasseDePapillon, papillonDe, type Ecole } from './papillons';

export interface LigneImportee {
	/** As a spreadsheet counts it. */
	ligne: number;
	issue: 'cree' | 'preinscrit' | 'connu' | 'refuse';
	/** The identifiant, or what is wrong. */
	dit: string;
}

export interface Importation {
	lignes: LigneImportee[];
	/** Of the comptes that were made: their passwords are said here, and nowhere again. */
	papillons: Papillon[];
}

/** `campagneId` null: comptes alone. Throws `FichierRefuse` when nothing of the file can be read. */
export async function importerEleves(
	app: App,
	octets: Uint8Array,
	{ campagneId, ecole }: { campagneId: string | null; ecole: Ecole }
): Promise<Importation> {
	const preparer = await preparation(app, campagneId);
	const connus = new Map<string, { id: string; identifiant: string | null }>();
	for (const connu of await comptes.listElevesConnus(app.engine)) for (const cle of cles(connu)) connus.set(cle, connu);

	const lues = lireEleves(texteEleves(octets), jourLocal(app.clock.now(), PARIS));
	const importation: Importation = { lignes: [], papillons: [] };
	for (const lue of lues) {
		const noter = (issue: LigneImportee['issue'], dit: string) =>
			importation.lignes.push({ ligne: lue.ligne, issue, dit });
		if ('fautes' in lue) {
			noter('refuse', lue.fautes.join(' ; '));
			continue;
		}
		const { eleve } = lue;
		const { fautes, preinscrire } = preparer(eleve);
		const commune = await communeDe(eleve);
		if (commune === null)
			fautes.push(`commune_naissance : « ${eleve.communeNaissance} » n’est pas une commune de ce département`);
		const connu = cles(eleve).flatMap((cle) => connus.get(cle) ?? [])[0];
		if (!connu && eleve.mail && (await comptes.findCompteByMail(app.engine, eleve.mail)))
			fautes.push('adresse_mail : un compte a déjà cette adresse ; laissez la case vide, l’élève dira la sienne');
		if (fautes.length > 0 || commune === null) {
			noter('refuse', fautes.join(' ; '));
			continue;
		}
		if (connu) {
			const neuve = await app.engine.tx(() => preinscrire(connu.id));
			noter(neuve ? 'preinscrit' : 'connu', connu.identifiant ?? '');
			continue;
		}
		const motDePasse = motDePasseDePapillon();
		const empreinte = await hacher(motDePasse);
		const cree = await app.engine.tx(async () => {
			const compte = await inserer(app, eleve, commune, empreinte);
			await preinscrire(compte.id);
			return compte;
		});
		for (const cle of cles(eleve)) connus.set(cle, cree);
		importation.papillons.push(await papillonDe(app, cree, motDePasse, ecole));
		noter('cree', cree.identifiant);
	}
	const combien = (issue: LigneImportee['issue']) => importation.lignes.filter((l) => l.issue === issue).length;
	app.journal.info('eleves_importes', { crees: combien('cree'), refuses: combien('refuse'), campagne: campagneId });
	return importation;
}

/** By what a pupil is known again: their INE wherever they are, else who they are in that school. */
function cles(eleve: Pick<EleveLu, 'ine' | 'nom' | 'prenoms' | 'dateNaissance'> & { etablissement: string | null }) {
	const { ine, nom, prenoms, dateNaissance, etablissement } = eleve;
	const nommement = [etablissement, cleDeNom(nom), cleDeNom(prenoms), dateNaissance].join('|');
	return ine ? [ine, nommement] : [nommement];
}

async function communeDe({ departementNaissance, communeNaissance }: EleveLu): Promise<string | null> {
	return departementNaissance ? nomCommune(departementNaissance, communeNaissance, '') : communeNaissance;
}

async function inserer(app: App, eleve: EleveLu, commune: string, motDePasse: string) {
	const { sexe, nom, prenoms, ine, dateNaissance, paysNaissance, departementNaissance, etablissement, classe } = eleve;
	const creeLe = app.clock.now();
	const numeroCandidat = await numeroLibre(app, creeLe);
	const compte = {
		id: randomUUID(),
		numeroCandidat,
		mail: eleve.mail ?? mailAbsent(numeroCandidat),
		motDePasse,
		sexe,
		nom,
		nomUsage: null,
		prenoms,
		dateNaissance,
		paysNaissance,
		departementNaissance,
		communeNaissance: commune,
		identifiant: await identifiantLibre(app, eleve),
		origine: 'etablissement' as const,
		provisoire: true,
		etablissement,
		classe,
		creeLe,
		// The school answers for them: no mail is waited for, and nothing is erased after 48 h.
		activeLe: creeLe,
		ine
	};
	await comptes.insertCompte(app.engine, compte);
	return compte;
}

async function identifiantLibre(app: App, eleve: EleveLu): Promise<string> {
	for (let rang = 1; ; rang++) {
		const identifiant = identifiantDe(eleve, rang);
		if (!(await comptes.existsIdentifiant(app.engine, identifiant))) return identifiant;
	}
}

interface Preparee {
	fautes: string[];
	/** Makes the candidature, inside a transaction; false when there was one. */
	preinscrire: (compteId: string) => Promise<boolean>;
}

async function preparation(app: App, campagneId: string | null): Promise<(eleve: EleveLu) => Preparee> {
	if (campagneId === null) return () => ({ fautes: [], preinscrire: async () => false });
	const campagne = await findCampagne(app.engine, campagneId);
	if (!campagne)
		throw new FichierRefuse('Import refusé.', [
			{ path: ['campagne'], message: `« ${campagneId} » n’est pas une campagne ouverte` }
		]);
	const examen = await lireExamen(app, campagne.examenHash);
	return (eleve) => {
		const { fautes, preinscription } = preinscriptionDe(eleve, examen, campagne);
		return {
			fautes,
			async preinscrire(compteId) {
				const siennes = await listCandidatures(app.engine, compteId);
				if (siennes.some((c) => c.campagneId === campagneId)) return false;
				const maintenant = app.clock.now();
				const numeros = siennes.map((c) => c.numeroInscription ?? '').sort();
				await insertCandidature(app.engine, {
					id: randomUUID(),
					compteId,
					brouillonId: randomUUID(),
					campagneId,
					etat: 'a_completer',
					numeroInscription: numeroSuivant(numeros.at(-1) || null),
					preinscription,
					creeLe: maintenant,
					modifieeLe: maintenant
				});
				return true;
			}
		};
	};
}
