/**
 * « Enregistrer »: the act that makes a candidature count (R-061, R-062), and the reading of what was enregistré.
 *
 * The phone has judged the saisie by the same rules; the server parses it again and asks them again with its own
 * clock. Then everything is written at once or not at all: the candidature, its immutable instantané, the numéro
 * d'inscription, the mail, and the receipt that makes a second arrival of the same envoi the same act.
 */
import { randomUUID } from 'node:crypto';
import { avancementPieces } from '$lib/domain/avancement';
import { campagneTransmise, type Campagne } from '$lib/domain/campagne';
import { comptePublic, type Compte } from '$lib/domain/compte';
import {
	estActive,
	numeroSuivant,
	type CandidatureDetail,
	type CandidatureResume,
	type DemandeEnregistrement,
	type Preinscription,
	type Recu
} from '$lib/domain/candidature';
import { refusEnregistrer } from '$lib/domain/etats';
import type { Instantane } from '$lib/domain/instantane';
import { piecesDemandees } from '$lib/domain/pieces';
import { etablirRecapitulatif } from '$lib/domain/recapitulatif';
import { academie } from '$lib/domain/referentiels';
import { prolonger, refusFenetre } from '$lib/domain/fenetre';
import type { Examen } from '$lib/domain/examen';
import { trouverCategorie } from '$lib/domain/offre';
import { exiger, Refus } from '$lib/domain/refus';
import { memeValeur } from '$lib/domain/valeurs';
import { validationDe } from '$lib/domain/validation';
import { presenter } from '$lib/domain/presentation';
import { verifier, type Contexte } from '$lib/domain/verification';
import type { App } from './app';
import { devenirDe, exigerBrouillonVu, terminerBrouillon } from './brouillons';
import { lireCampagne } from './campagnes';
import { deposerCourriel } from './courriels';
import { findBrouillon } from './db/brouillons';
import * as candidatures from './db/candidatures';
import type { Row } from './db/engine';
import { insertCandidatureEvenement } from './db/suivi';
import { finDerogation } from './derogations';
import { uneSeuleFois, type EnvoiRecu } from './envois';
import { exigerAction } from './etats';
import { lireExamen } from './examens';
import { lettreInscription, lettreModification } from './lettres';
import { lireNouveautes } from './nouveautes';
import { lireSituation } from './pieces';
import { lireSuivi } from './situation';
import { estIndividuelleIci } from './suivi';

export interface Enregistrement extends Omit<EnvoiRecu, 'compteId'> {
	compte: Compte;
	/** The candidature to complete or modify; null for a new one. */
	candidatureId: string | null;
	demande: DemandeEnregistrement;
}

export async function enregistrerCandidature(app: App, e: Enregistrement): Promise<Recu> {
	const campagne = await lireCampagne(app, e.demande.campagneId);
	const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);

	return uneSeuleFois(app, { ...e, compteId: e.compte.id }, async (maintenant) => {
		const existantes = await candidatures.listCandidatures(app.engine, e.compte.id);
		const { brouillonId, surVersion, versions } = e.demande;
		const deja = await dejaEnregistree(app, existantes, e);
		if (deja) return deja;
		// First: who registered elsewhere meanwhile is told so, whatever else could be said against it.
		await exigerBrouillonVu(app, e.compte.id, brouillonId, versions);
		const existante = trouver(existantes, e);
		if (existante && surVersion !== undefined) await exigerVersionVue(app, existante, surVersion);
		if (existante) exigerAction(existante, existante.etat === 'a_completer' ? 'enregistrer' : 'modifier');
		const derogation = await finDerogation(app, e.compte.id, campagne.id);
		exiger(refusFenetre(prolonger(campagne, { ...campagne.reglages, derogation }), maintenant));

		const contexte: Contexte = {
			examen,
			campagne,
			compte: comptePublic(e.compte),
			saisie: e.demande.saisie,
			maintenant,
			preinscription: existante?.preinscription != null,
			autreCandidature: await autreCandidature(app, existantes, existante, campagne)
		};
		const erreurs = verifier(contexte);
		if (erreurs.length) throw new Refus('saisie_invalide', { erreurs });

		const candidature = existante ?? (await creer(app, e, maintenant));
		const version = candidature.version + 1;
		const numeroInscription =
			candidature.numeroInscription ??
			numeroSuivant(
				existantes
					.map((c) => c.numeroInscription ?? '')
					.sort()
					.at(-1) || null
			);
		const instantane: Instantane = {
			format: 1,
			numeroInscription,
			version,
			enregistreeLe: maintenant.toISOString(),
			compte: contexte.compte,
			// What is printed and sent tells the hour that counts for this person.
			campagne: campagneTransmise(prolonger(campagne, { derogation })),
			saisie: e.demande.saisie,
			recapitulatif: etablirRecapitulatif(contexte),
			pieces: piecesDemandees(contexte)
		};
		const recu: Recu = {
			envoiId: e.envoiId,
			candidatureId: candidature.id,
			numeroInscription,
			version,
			enregistreeLe: instantane.enregistreeLe
		};

		const confirmees = existante !== undefined && (await aDesPiecesConfirmees(app, existante));
		await candidatures.insertVersion(app.engine, {
			candidatureId: candidature.id,
			version,
			instantane,
			enregistreeLe: maintenant
		});
		await candidatures.updateCandidature(app.engine, candidature.id, {
			etat: 'inscrit',
			version,
			numeroInscription,
			modifieeLe: maintenant
		});
		await terminerBrouillon(app, e.compte.id, brouillonId, candidature.id);
		if (confirmees)
			await insertCandidatureEvenement(app.engine, {
				id: randomUUID(),
				candidatureId: candidature.id,
				nature: 'modification',
				motif: `Version ${version}`,
				le: maintenant
			});
		await annoncer(app, candidature.id, instantane, e.compte, confirmees);
		return recu;
	});
}

/**
 * Pressed again after an answer that was lost and an envoi that was taken back, or on two devices: what is asked is what is
 * there, and its receipt says so.
 */
async function dejaEnregistree(
	app: App,
	existantes: Row<'candidature'>[],
	{ compte, envoiId, demande }: Enregistrement
): Promise<Recu | null> {
	const brouillon = await findBrouillon(app.engine, compte.id, demande.brouillonId);
	const devenue = existantes.find(({ id }) => id === brouillon?.devenuId);
	// Unregistered or set aside since then: no receipt may say that it counts.
	if (!devenue || !estActive(devenue.etat)) return null;
	const derniere = await candidatures.findLastVersion(app.engine, devenue.id);
	if (!derniere || !memeValeur(derniere.instantane.saisie, demande.saisie)) return null;
	const { candidatureId, version, instantane } = derniere;
	const { numeroInscription, enregistreeLe } = instantane;
	return { envoiId, candidatureId, numeroInscription, version, enregistreeLe };
}

/** Another brouillon changed the candidature since this one began: the phone puts both together, and the person looks again. */
async function exigerVersionVue(app: App, existante: Row<'candidature'>, surVersion: number): Promise<void> {
	if (surVersion >= existante.version) return;
	const modifiee = await devenirDe(app, existante, surVersion);
	if (modifiee) throw new Refus('candidature_modifiee', { ...modifiee });
}

/** R-175: from then on a change asks for a new signature, and for a look at the rectorat. */
async function aDesPiecesConfirmees(app: App, candidature: Row<'candidature'>): Promise<boolean> {
	return (await lireSituation(app, candidature)).suivies.some(({ verrouilleeLe }) => verrouilleeLe !== null);
}

/** The candidature that this envoi is about: the one named, else the one its brouillon already became. */
function trouver(existantes: Row<'candidature'>[], { candidatureId, demande }: Enregistrement) {
	const trouvee = existantes.find((c) =>
		candidatureId ? c.id === candidatureId : c.brouillonId === demande.brouillonId
	);
	if (candidatureId && !trouvee) throw new Refus('introuvable');
	if (trouvee && trouvee.campagneId !== demande.campagneId) throw new Refus('campagne_inconnue');
	if (!trouvee && existantes.some((c) => c.campagneId === demande.campagneId && refusEnregistrer(c.etat) === null))
		throw new Refus('candidature_existe');
	return trouvee;
}

/** Another candidature that still counts, to the same examen and sessionExamen, whatever the académie (R-210). */
async function autreCandidature(
	app: App,
	existantes: Row<'candidature'>[],
	existante: Row<'candidature'> | undefined,
	{ examenCode, sessionExamen }: Campagne
): Promise<boolean> {
	// One after the other: the transaction has one connection, which answers one question at a time.
	for (const autre of existantes) {
		if (autre.id === existante?.id || autre.etat !== 'inscrit') continue;
		const campagne = await lireCampagne(app, autre.campagneId);
		if (campagne.examenCode === examenCode && campagne.sessionExamen === sessionExamen) return true;
	}
	return false;
}

async function creer(app: App, { compte, demande }: Enregistrement, maintenant: Date): Promise<Row<'candidature'>> {
	const candidature: Row<'candidature'> = {
		id: randomUUID(),
		compteId: compte.id,
		brouillonId: demande.brouillonId,
		campagneId: demande.campagneId,
		etat: 'inscrit',
		version: 0,
		numeroInscription: null,
		preinscription: null,
		valideeVersion: null,
		absenteLe: null,
		notesPublieesLe: null,
		creeLe: maintenant,
		modifieeLe: maintenant
	};
	await candidatures.insertCandidature(app.engine, candidature);
	return candidature;
}

async function annoncer(
	app: App,
	candidatureId: string,
	instantane: Instantane,
	compte: Compte,
	piecesConfirmees: boolean
) {
	const { campagne, recapitulatif } = instantane;
	const lien = `/espace/candidatures/${candidatureId}`;
	const lettre = instantane.version === 1 ? lettreInscription : lettreModification;
	const { objet, corps } = lettre({
		examen: recapitulatif.examen,
		sessionExamen: campagne.sessionExamen,
		academie: academie(campagne.academie)?.libelle ?? campagne.academie,
		specialite: recapitulatif.specialite.libelle,
		numeroCandidat: compte.numeroCandidat,
		numeroInscription: instantane.numeroInscription,
		version: instantane.version,
		enregistreeLe: new Date(instantane.enregistreeLe),
		fenetre: {
			ouverture: new Date(campagne.ouverture),
			fermeture: new Date(campagne.fermeture),
			fuseau: campagne.fuseau
		},
		lienCandidature: `${app.settings.origin}${lien}`,
		piecesConfirmees
	});
	const fait = `inscription:${candidatureId}:${instantane.version}`;
	await deposerCourriel(app, {
		compteId: compte.id,
		destinataire: compte.mail,
		objet,
		corps,
		lien,
		candidatureId,
		fait
	});
}

export async function listerCandidatures(app: App, compteId: string): Promise<CandidatureResume[]> {
	const rows = await candidatures.listCandidatures(app.engine, compteId);
	return Promise.all(
		rows.map(async (row) => resumer(app, row, await candidatures.findLastVersion(app.engine, row.id)))
	);
}

/** One candidature of that compte; `introuvable` for one that does not exist and for somebody else's alike. */
export async function lireCandidature(app: App, compteId: string, id: string): Promise<CandidatureDetail> {
	const row = await candidatures.findCandidature(app.engine, compteId, id);
	if (!row) throw new Refus('introuvable');
	const derniere = await candidatures.findLastVersion(app.engine, row.id);
	return {
		...(await resumer(app, row, derniere)),
		preinscription: row.preinscription as Preinscription | null,
		instantane: derniere?.instantane ?? null
	};
}

async function resumer(
	app: App,
	row: Row<'candidature'>,
	derniere: Row<'candidatureVersion'> | null
): Promise<CandidatureResume> {
	const campagne = await lireCampagne(app, row.campagneId);
	const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const preinscription = row.preinscription as Preinscription | null;
	const saisie = derniere?.instantane.saisie ?? preinscription;
	const specialite = examen.specialites.find((s) => s.cfd === saisie?.qualification?.specialite);
	const etablissement = campagne.reglages.etablissements.find((lieu) => lieu.id === saisie?.candidature?.etablissement);
	const situation = await lireSituation(app, row);
	return {
		id: row.id,
		etat: row.etat,
		version: row.version,
		numeroInscription: row.numeroInscription,
		campagne: campagneTransmise(campagne),
		examenLibelle: examen.libelle,
		specialite: specialite?.libelle ?? null,
		etablissement: etablissement ? `${etablissement.nom}${etablissement.uai ? ` (${etablissement.uai})` : ''}` : null,
		enregistreeLe: derniere?.enregistreeLe.toISOString() ?? null,
		nouveautes: await lireNouveautes(app, row.compteId, row.id),
		validation: validationDe(row, examen),
		preinscritePar: preinscription && preinscriteParQui(examen, preinscription),
		avancement: derniere && avancementPieces(situation.demandees, situation.suivies, situation.version),
		suivi: await lireSuivi(app, row, situation),
		individuelle: await estIndividuelleIci(app, row),
		absenteLe: row.absenteLe?.toISOString() ?? null,
		...(!estActive(row.etat) && { finieLe: row.modifieeLe.toISOString() }),
		piecesConfirmees: situation.suivies.some(({ verrouilleeLe }) => verrouilleeLe !== null)
	};
}

/** A pupil is pre-registered by their établissement, anybody else from the session before (R-173, R-174). */
function preinscriteParQui(examen: Examen, { candidature }: Preinscription): 'etablissement' | 'session' {
	const categorie = trouverCategorie(examen, candidature?.categorie ?? '');
	return categorie?.voie === 'individuel' ? 'session' : 'etablissement';
}
