/**
 * The reminders by mail: for a brouillon that became no candidature, for one « À compléter », for pièces that are missing or
 * not confirmed. Each palier once (domain/rappels.ts), in the transaction of its mail; none once the thing is done.
 */
import type { Campagne } from '$lib/domain/campagne';
import { estActive } from '$lib/domain/candidature';
import { fermetureAffichee, jourLocal } from '$lib/domain/dates';
import { fenetreDepot } from '$lib/domain/depot';
import { echeanceDe, type Echeance } from '$lib/domain/echeance';
import { estTranquille, palierDe, type Palier } from '$lib/domain/rappels';
import { academie } from '$lib/domain/referentiels';
import { echeances, resteDe } from '$lib/domain/situation';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { lireCandidature } from './candidatures';
import { deposerCourriel } from './courriels';
import { findBrouillon } from './db/brouillons';
import { listCampagnes } from './db/campagnes';
import { findCandidature, listCandidatures } from './db/candidatures';
import { findCompteById } from './db/comptes';
import { existsRappel, insertRappel, listCampagnesADerogation, listSujets, type Sujet } from './db/rappels';
import { listerDerogations } from './derogations';
import { lireExamen } from './examens';
import type { Texte } from './lettres';
import { lettreRappelInscription, lettreRappelPieces, type FaitsRappel } from './lettres-rappels';

const HEURE = 3_600_000;
const PAR_PASSE = 200;
/** Farther than the first palier, whatever the zone. */
const HORIZON = 9 * 24 * HEURE;
/** A pièce may have a limit of its own, months after the fermeture (8 March for the work at height of S4). */
const PIECE_TARDIVE = 300 * 24 * HEURE;

/** A tâche: it may be called as often as one likes; everybody is looked at once an hour, some at each call. */
export function createRappels(app: App): () => Promise<void> {
	let dernierLe = -Infinity;
	let file: Sujet[] = [];
	return async () => {
		const maintenant = app.clock.now();
		if (file.length === 0 && maintenant.getTime() - dernierLe >= HEURE) {
			dernierLe = maintenant.getTime();
			file = await listSujets(app.engine, await campagnesProches(app, maintenant));
		}
		for (const sujet of file.splice(0, PAR_PASSE)) await rappeler(app, sujet);
	};
}

async function campagnesProches(app: App, maintenant: Date): Promise<string[]> {
	const proche = (le: Date) => maintenant < le && le.getTime() - maintenant.getTime() < HORIZON;
	const prolongees = await listCampagnesADerogation(app.engine, maintenant);
	const proches: string[] = [];
	for (const campagne of await listCampagnes(app.engine)) {
		const { id, ouverture, fermeture, examenHash } = campagne;
		const enCours = ouverture <= maintenant && maintenant.getTime() - fermeture.getTime() < PIECE_TARDIVE;
		if (
			proche(fermeture) ||
			proche(fenetreDepot(campagne).fermeture) ||
			prolongees.includes(id) ||
			(enCours && (await lireExamen(app, examenHash)).pieces.some(({ fenetre }) => fenetre !== null))
		)
			proches.push(id);
	}
	return proches;
}

interface Rappel {
	/** As the row names it. */
	echeance: string;
	palier: Palier;
	lettre: Texte;
	lien: string;
	candidatureId?: string;
}

async function rappeler(app: App, { nature, compteId, id }: Sujet): Promise<void> {
	const chercher = nature === 'brouillon' ? pourBrouillon : pourCandidature;
	if (!(await chercher(app, compteId, id))) return;
	await app.engine.tx(async () => {
		// Again, inside: what was missing may have arrived meanwhile, and another process may have told it.
		const rappel = await chercher(app, compteId, id);
		const compte = await findCompteById(app.engine, compteId);
		if (!rappel || !compte) return;
		const { echeance, palier, lettre, lien, candidatureId } = rappel;
		await insertRappel(app.engine, { compteId, sujet: id, echeance, palier, le: app.clock.now() });
		await deposerCourriel(app, {
			compteId,
			destinataire: compte.mail,
			...lettre,
			lien,
			fait: `rappel:${id}:${echeance}:${palier}`,
			...(candidatureId && { candidatureId })
		});
	});
}

async function pourBrouillon(app: App, compteId: string, id: string): Promise<Rappel | null> {
	const maintenant = app.clock.now();
	const brouillon = await findBrouillon(app.engine, compteId, id);
	if (!brouillon || brouillon.finiLe || estTranquille(brouillon.modifieLe, maintenant)) return null;
	// Registered there all the same, from another brouillon.
	const siennes = await listCandidatures(app.engine, compteId);
	if (siennes.some(({ campagneId, etat }) => campagneId === brouillon.campagneId && estActive(etat))) return null;
	const campagne = await lireCampagne(app, brouillon.campagneId);
	const echeance = echeanceDe(campagne, await listerDerogations(app, compteId));
	const cle = cleDe('inscription', echeance);
	const palier = await palierADire(app, { compteId, sujet: id, echeance: cle }, echeance);
	if (!palier) return null;
	const lien = `/espace/inscription/${id}`;
	const faits = await faitsDe(app, campagne, echeance, lien);
	return { echeance: cle, palier, lettre: lettreRappelInscription(faits, false), lien };
}

async function pourCandidature(app: App, compteId: string, id: string): Promise<Rappel | null> {
	const row = await findCandidature(app.engine, compteId, id);
	if (!row || !estActive(row.etat) || row.absenteLe || estTranquille(row.modifieeLe, app.clock.now())) return null;
	const candidature = await lireCandidature(app, compteId, id);
	const { inscription, depot } = echeances(candidature);
	const aCompleter = row.etat === 'a_completer';
	const reste = resteDe(candidature);
	if (!aCompleter && !reste) return null;
	const limite = aCompleter ? inscription : depot;
	const cle = cleDe(aCompleter ? 'inscription' : 'pieces', limite);
	const palier = await palierADire(app, { compteId, sujet: id, echeance: cle }, limite);
	if (!palier) return null;
	const lien = `/espace/candidatures/${id}${aCompleter ? '' : '/justificatifs'}`;
	const faits = await faitsDe(app, await lireCampagne(app, row.campagneId), limite, lien);
	const lettre = aCompleter ? lettreRappelInscription(faits, true) : lettreRappelPieces(faits, reste ?? '');
	return { echeance: cle, palier, lettre, lien, candidatureId: id };
}

/** « pieces:2026-12-01 »: what ends and its last day, so that a limit that was put off is told anew. */
function cleDe(quoi: 'inscription' | 'pieces', { le, fuseau }: Echeance): string {
	return `${quoi}:${jourLocal(fermetureAffichee(le, fuseau), fuseau)}`;
}

/** The palier of now, unless it was told. */
async function palierADire(
	app: App,
	cle: { compteId: string; sujet: string; echeance: string },
	limite: Echeance
): Promise<Palier | null> {
	const palier = palierDe(limite, app.clock.now());
	return palier && !(await existsRappel(app.engine, { ...cle, palier })) ? palier : null;
}

async function faitsDe(app: App, campagne: Campagne, echeance: Echeance, lien: string): Promise<FaitsRappel> {
	return {
		examen: (await lireExamen(app, campagne.examenHash)).libelle,
		sessionExamen: campagne.sessionExamen,
		academie: academie(campagne.academie)?.libelle ?? campagne.academie,
		echeance,
		maintenant: app.clock.now(),
		lien: `${app.settings.origin}${lien}`
	};
}
