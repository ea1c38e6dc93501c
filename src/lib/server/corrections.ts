/**
 * « Demander une correction » of a frozen état civil: a candidat asks, with a proof; a gestionnaire of one of their
 * académies decides. What is decided stays written down, visible to both.
 */
import { randomUUID } from 'node:crypto';
import type { Compte } from '$lib/domain/compte';
import {
	changementDe,
	champsDe,
	DEMANDES_PAR_HEURE,
	estChampCorrigeable,
	formatValeur,
	LIBELLES_CORRIGEABLES,
	lireValeur,
	refusDecision,
	type ChampCorrigeable,
	type EtatCorrection
} from '$lib/domain/correction';
import { TAILLE_MAX, type TypeDepot } from '$lib/domain/depot';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import { natureFichier, OCTETS_NATURE } from '$lib/domain/nature-fichier';
import { nomPrenoms } from '$lib/domain/noms';
import { exiger, Refus } from '$lib/domain/refus';
import type { App } from './app';
import { deposerCourriel } from './courriels';
import { findCompteById, updateCompte } from './db/comptes';
import * as corrections from './db/corrections';
import { listCandidatures } from './db/candidatures';
import type { Row } from './db/engine';
import type { FichierDepose } from './fichiers';
import { lettreCorrectionDecidee, lettreCorrectionDemandee } from './lettres-compte';

const HEURE = 3_600_000;
/** More than anybody decides in a sitting: the next ones come up as these go. */
const PAR_PAGE = 50;

export interface Demande {
	champ: ChampCorrigeable;
	valeur: string;
	motif: string;
	preuve: Uint8Array;
}

export interface CorrectionLisible {
	id: string;
	libelle: string;
	avant: string;
	apres: string;
	motif: string;
	etat: EtatCorrection;
	creeLe: Date;
	decideeLe: Date | null;
	/** The gestionnaire’s word. */
	information: string | null;
}

/** The same asked twice is asked once; another value for a field that already waits is refused. */
export async function demanderCorrection(app: App, compte: Compte, demande: Demande): Promise<void> {
	const { champ, motif } = demande;
	if (!champsDe(compte).includes(champ)) throw new Refus('introuvable');
	const lue = lireValeur(champ, demande.valeur, compte, app.clock.now());
	if ('message' in lue) throw aCorriger('valeur', lue.message);
	await app.engine.tx(() => exigerDemandable(app, compte.id));
	const preuve = await garderPreuve(app, demande.preuve);
	const id = randomUUID();
	const faite = await app.engine.tx(async () => {
		await exigerDemandable(app, compte.id);
		const attendent = (await corrections.listCorrections(app.engine, compte.id)).filter(
			(autre) => autre.champ === champ && autre.etat === 'demandee'
		);
		if (attendent.some(({ apres }) => apres === lue.valeur)) return false;
		if (attendent.length > 0)
			throw aCorriger('valeur', 'Vous avez déjà demandé cette correction. Attendez la réponse du rectorat.');
		const creeLe = app.clock.now();
		await corrections.insertCorrection(app.engine, {
			...{ id, compteId: compte.id, champ, motif, etat: 'demandee', creeLe },
			...{ avant: compte[champ] ?? '', apres: lue.valeur },
			...{ preuve: preuve.cle, preuveType: preuve.type, preuveOctets: preuve.octets.length }
		});
		const lettre = lettreCorrectionDemandee(LIBELLES_CORRIGEABLES[champ], page(app));
		await deposerCourriel(app, { compteId: compte.id, destinataire: compte.mail, ...lettre });
		return true;
	});
	// The sweep may have found it nameless just before the row named it.
	if (faite && !(await app.storage.has(preuve.cle))) await app.storage.put(preuve.octets);
	if (faite) app.journal.info('correction_demandee', { compte: compte.id, correction: id, champ });
}

/** Only of whoever has a candidature: before it everything is theirs to change, and no rectorat knows them. */
async function exigerDemandable({ engine, clock }: App, compteId: string): Promise<void> {
	if ((await listCandidatures(engine, compteId)).length === 0) throw new Refus('introuvable');
	const depuis = new Date(clock.now().getTime() - HEURE);
	const recentes = await corrections.countCorrectionsSince(engine, compteId, depuis);
	exiger(recentes >= DEMANDES_PAR_HEURE ? 'quota_depots' : null);
}

/** Through the same gate as a pièce. The file before the row: a row never names a file that is not there. */
async function garderPreuve(
	app: App,
	octets: Uint8Array
): Promise<{ cle: string; type: TypeDepot; octets: Uint8Array }> {
	try {
		return await app.porte.aTour(async () => {
			exiger(octets.length > TAILLE_MAX ? 'fichier_trop_gros' : null);
			const nature = natureFichier(octets.subarray(0, OCTETS_NATURE));
			const type: TypeDepot = nature === 'pdf' ? 'application/pdf' : 'image/jpeg';
			const net = await app.porte.passer(octets, type);
			if ((await app.scanner?.analyser(net.octets)) === 'infecte') throw new Refus('fichier_infecte');
			return { cle: await app.storage.put(net.octets), type, octets: net.octets };
		});
	} catch (refus) {
		if (!(refus instanceof Refus)) throw refus;
		throw aCorriger('preuve', refus.message);
	}
}

export async function listerCorrections(app: App, compteId: string): Promise<CorrectionLisible[]> {
	return (await corrections.listCorrections(app.engine, compteId)).map(lisible);
}

export interface CorrectionDuBureau extends CorrectionLisible {
	candidat: string;
	numeroCandidat: string;
	preuve: { type: string; octets: number } | null;
	/** Who decided. */
	par: string | null;
}

export async function listerDemandes(
	app: App,
	{ academies }: Gestionnaire,
	decidees: boolean
): Promise<CorrectionDuBureau[]> {
	return (await corrections.listCorrectionsAuBureau(app.engine, academies, decidees, PAR_PAGE)).map(duBureau);
}

/** With all that the same person asked before. Throws `introuvable`. */
export async function lireDemande(app: App, qui: Gestionnaire, id: string) {
	const trouvee = await exigerDemande(app, qui, id);
	const toutes = await listerCorrections(app, trouvee.correction.compteId);
	return { demande: duBureau(trouvee), autres: toutes.filter((autre) => autre.id !== id) };
}

/**
 * The proof, asked of the antivirus each time it is looked at: what is not known to be safe is not shown. Who looked is told in
 * the journal.
 */
export async function lirePreuve(app: App, qui: Gestionnaire, id: string): Promise<FichierDepose> {
	const { correction } = await exigerDemande(app, qui, id);
	if (!correction.preuve || !correction.preuveType) throw new Refus('introuvable');
	// The same bytes given as a pièce may have been destroyed since.
	if (!(await app.storage.has(correction.preuve))) throw new Refus('introuvable');
	const octets = await app.storage.get(correction.preuve);
	if (app.scanner && (await app.scanner.analyser(octets)) !== 'sain') throw new Refus('introuvable');
	app.journal.info('preuve_consultee', { gestionnaire: qui.id, correction: id });
	return { octets, type: correction.preuveType, nom: nomPreuve(correction.preuveType) };
}

export const nomPreuve = (type: string) => `preuve.${type === 'application/pdf' ? 'pdf' : 'jpg'}`;

export async function deciderCorrection(
	app: App,
	qui: Gestionnaire,
	id: string,
	{ decision, information }: { decision: string; information: string }
): Promise<void> {
	const etat: EtatCorrection = decision === 'accepter' ? 'acceptee' : 'refusee';
	await app.engine.tx(async () => {
		const { correction } = await exigerDemande(app, qui, id);
		const { compteId, champ, apres } = correction;
		exiger(refusDecision(correction.etat));
		const compte = await findCompteById(app.engine, compteId);
		if (!compte || !estChampCorrigeable(champ)) throw new Refus('introuvable');
		const decideeLe = app.clock.now();
		const dit = { etat, decideeLe, gestionnaireId: qui.id, information: information || null };
		await corrections.updateCorrection(app.engine, id, dit);
		if (etat === 'acceptee') await updateCompte(app.engine, compteId, changementDe(champ, apres));
		const lettre = lettreCorrectionDecidee(LIBELLES_CORRIGEABLES[champ], etat, dit.information, page(app));
		await deposerCourriel(app, { compteId, destinataire: compte.mail, ...lettre });
	});
	app.journal.info('correction_decidee', { gestionnaire: qui.id, correction: id, etat });
}

async function exigerDemande({ engine }: App, { academies }: Gestionnaire, id: string) {
	const trouvee = await corrections.findCorrectionAuBureau(engine, academies, id);
	if (!trouvee) throw new Refus('introuvable');
	return trouvee;
}

function lisible({ id, champ, avant, apres, motif, etat, creeLe, decideeLe, information }: Row<'correction'>) {
	const connu = estChampCorrigeable(champ) ? champ : null;
	return {
		...{ id, etat, creeLe, decideeLe, information },
		motif: motif ?? '',
		libelle: connu ? LIBELLES_CORRIGEABLES[connu] : champ,
		avant: connu ? formatValeur(connu, avant) : avant,
		apres: connu ? formatValeur(connu, apres) : apres
	};
}

function duBureau({ correction, compte, par }: corrections.CorrectionAuBureau): CorrectionDuBureau {
	const { preuveType: type, preuveOctets: octets } = correction;
	return {
		...lisible(correction),
		candidat: nomPrenoms(compte),
		numeroCandidat: compte.numeroCandidat,
		preuve: type && octets ? { type, octets } : null,
		par
	};
}

const page = ({ settings }: App) => `${settings.origin}/compte/correction`;

function aCorriger(champ: string, message: string): Refus {
	return new Refus('saisie_invalide', { erreurs: [{ champ, message }] });
}
