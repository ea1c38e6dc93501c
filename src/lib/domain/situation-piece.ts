/**
 * Where each pièce of a candidature stands for the person who looks at it: what the server holds, over which goes what
 * this phone has not sent yet. It decides what the screen says and which gestures it offers; the server decides again.
 *
 * Sources: R-200 ….
 */
import type { Etat } from './candidature';
import { refusDepot, refusRetrait, refusVerrou } from './depot-regles';
import { LIBELLES_STATUT_PIECE, type PieceSuivie, type StatutPiece } from './depot';
import { refusAction } from './etats';
import type { Examen } from './examen';
import type { Fenetre } from './fenetre';
import type { PieceDemandee } from './pieces';
import { REFUS, type CodeRefus } from './refus';
import { retraitEncore, verrouEncore } from './refus-pieces';
import { rubriquePiece, type Rubrique } from './rubrique-piece';

/** What waits on this phone for that pièce, or for its groupe. */
export interface EnAttente {
	id: string;
	/** 0: no file of it is here; of a signature the server makes one. */
	octets: number;
	/** The server’s « non », and its sentence; null while it waits. */
	refus: string | null;
	/** Which « non » it is; absent while it waits. */
	code?: CodeRefus;
}

export type Situation =
	/** Nothing was given. */
	| 'absente'
	/** On this phone, on its way. */
	| 'en_attente'
	/** The server said « non » to the file of this phone. */
	| 'envoi_refuse'
	/** The server has it; « J’ai fourni toutes mes pièces » is still to press. */
	| 'deposee'
	/** Confirmed: the rectorat looks at it. */
	| 'confirmee'
	/** Signed for a version that is no longer the last. */
	| 'perimee'
	/** The gestionnaire’s word. */
	| 'recue'
	| 'non_conforme'
	| 'attente_nouvelle_pj'
	| 'en_attente_controle'
	| 'conforme';

export interface LignePiece {
	demandee: PieceDemandee;
	suivie: PieceSuivie;
	enAttente: EnAttente | null;
	/** What the server refused and would refuse again: said beside what it holds, until the person has read it. */
	refusee: EnAttente | null;
	/** « Supprimer », refused: the file is still there. */
	retrait: EnAttente | null;
	situation: Situation;
	/** Why nothing may be added now; null when something may. */
	refusAjout: CodeRefus | null;
	refusRetrait: CodeRefus | null;
	/** Asked for after the limit: the file that comes can be neither replaced nor taken back. */
	sansRetour: boolean;
}

export interface GroupePieces {
	nom: string;
	lignes: LignePiece[];
	/** « J’ai fourni toutes mes pièces » pressed here, not answered yet, or refused for what is still so. */
	verrou: EnAttente | null;
	/** Every pièce is there, here or on the server, and the person has not said so yet. */
	aConfirmer: boolean;
}

export interface SectionPieces extends Rubrique {
	mode: PieceDemandee['mode'];
	groupes: GroupePieces[];
}

export interface Dossier {
	/** Of the candidature: one that is over takes no more pièces. */
	etat: Etat;
	version: number;
	fenetre: Fenetre;
	/** The rectorat set a limit for pièces that is not that of the inscriptions; absent: no. */
	limitePropre?: boolean;
	demandees: PieceDemandee[];
	suivies: PieceSuivie[];
	/** By pièce. */
	depots: ReadonlyMap<string, EnAttente>;
	/** By groupe. */
	verrous: ReadonlyMap<string, EnAttente>;
	/** « Supprimer », refused: by the dépôt that was to go. */
	retraits: ReadonlyMap<string, EnAttente>;
}

export const suivieVide = (pieceId: string): PieceSuivie => ({
	pieceId,
	statut: null,
	receptionLe: null,
	information: null,
	verrouilleeLe: null,
	depot: null
});

/** by mode of dépôt and date limite, then by groupe, in the order of the exam file. */
export function sectionsPieces(dossier: Dossier, maintenant: Date): SectionPieces[] {
	const sections = new Map<string, SectionPieces>();
	const limites = { fenetre: dossier.fenetre, limitePropre: dossier.limitePropre === true };
	for (const demandee of dossier.demandees) {
		const { titre, quand } = rubriquePiece(demandee, limites, maintenant);
		const cle = `${titre}\n${quand}`;
		const section = sections.get(cle) ?? { titre, quand, mode: demandee.mode, groupes: [] };
		sections.set(cle, section);
		let groupe = section.groupes.find((g) => g.nom === demandee.groupe);
		if (!groupe) {
			const verrou = verrouDit(dossier, demandee.groupe, maintenant);
			groupe = { nom: demandee.groupe, lignes: [], verrou, aConfirmer: false };
			section.groupes.push(groupe);
		}
		groupe.lignes.push(lignePiece(dossier, demandee, maintenant));
	}
	for (const { groupes } of sections.values())
		for (const groupe of groupes) groupe.aConfirmer = aConfirmer(dossier, groupe, maintenant);
	return [...sections.values()];
}

/** One of them, as it stands for the person who looks at it. */
export function lignePiece(dossier: Dossier, demandee: PieceDemandee, maintenant: Date): LignePiece {
	const { etat, version, fenetre } = dossier;
	const finie = refusAction(etat, 'deposer');
	const suivie = dossier.suivies.find((s) => s.pieceId === demandee.id) ?? suivieVide(demandee.id);
	const faits = { demandee, suivie, version, fenetre };
	const refusAjout = finie ?? refusDepot(faits, maintenant);
	const depot = dossier.depots.get(demandee.id) ?? null;
	// Refused, and not to be tried again: where the pièce stands is what the server says of it.
	const perdue = depot?.refus != null && refusAjout !== null;
	const enAttente = perdue ? null : depot;
	const leRetrait = finie ?? refusRetrait(faits, maintenant);
	const encore = suivie.depot && dossier.retraits.get(suivie.depot.id);
	return {
		demandee,
		suivie,
		enAttente,
		refusee: perdue ? depot : null,
		retrait: encore ? retraitEncore(encore, leRetrait) : null,
		situation: situationDe(demandee, suivie, enAttente, version),
		refusAjout,
		refusRetrait: leRetrait,
		sansRetour: refusAjout === null && refusDepot({ ...faits, suivie: null }, maintenant) === 'depot_ferme'
	};
}

function situationDe(
	{ recapitulatifSigne }: PieceDemandee,
	{ statut, depot, verrouilleeLe }: PieceSuivie,
	enAttente: EnAttente | null,
	version: number
): Situation {
	if (enAttente) return enAttente.refus === null ? 'en_attente' : 'envoi_refuse';
	if (recapitulatifSigne && depot && depot.version < version) return 'perimee';
	if (statut) return statut;
	if (!depot) return 'absente';
	return verrouilleeLe ? 'confirmee' : 'deposee';
}

/** offered once each pièce of the groupe is here or there, and the server would say yes. */
function aConfirmer(
	{ etat, version, fenetre }: Dossier,
	{ nom, lignes, verrou }: GroupePieces,
	maintenant: Date
): boolean {
	if ((verrou && verrou.refus === null) || refusAction(etat, 'confirmer')) return false;
	// One that the server refused is shown, and would not be what is confirmed: it is taken again or withdrawn first.
	if (lignes.some(({ enAttente }) => enAttente && enAttente.refus !== null)) return false;
	const suivies = lignes.map(({ suivie, enAttente }) => (enAttente ? avecLui(suivie, enAttente, version) : suivie));
	const demandees = lignes.map((l) => l.demandee);
	return refusVerrou(nom, { demandees, suivies, version, fenetre }, maintenant) === null;
}

/** As the pièce will stand once what waits here has arrived. */
function avecLui(suivie: PieceSuivie, { id, octets }: EnAttente, version: number): PieceSuivie {
	const depot = {
		id,
		octets,
		type: 'application/pdf',
		sha256: '',
		pages: 1,
		deposeLe: '',
		analyse: 'faite',
		version
	} as const;
	return { ...suivie, statut: null, verrouilleeLe: null, depot };
}

function verrouDit(dossier: Dossier, nom: string, maintenant: Date): EnAttente | null {
	const verrou = dossier.verrous.get(nom);
	if (!verrou) return null;
	const attendues = dossier.demandees.map(({ id }) => {
		const suivie = dossier.suivies.find(({ pieceId }) => pieceId === id) ?? suivieVide(id);
		const enAttente = dossier.depots.get(id);
		return enAttente?.refus === null ? avecLui(suivie, enAttente, dossier.version) : suivie;
	});
	return verrouEncore(verrou, nom, { ...dossier, attendues }, maintenant);
}

/**
 * The other dépôts that « J’ai fourni toutes mes pièces » would confirm with the one about to leave for `pieceId`, by
 * pièce; null when the groupe would still want something.
 */
export function completerait(dossier: Dossier, pieceId: string, maintenant: Date): Record<string, string> | null {
	const groupe = dossier.demandees.find(({ id }) => id === pieceId)?.groupe;
	const depots = new Map(dossier.depots).set(pieceId, { id: '', octets: 0, refus: null });
	const complet = sectionsPieces({ ...dossier, depots, verrous: new Map() }, maintenant)
		.flatMap(({ groupes }) => groupes)
		.find(({ nom }) => nom === groupe);
	if (!complet?.aConfirmer) return null;
	return Object.fromEntries(
		complet.lignes.flatMap(({ demandee: { id }, suivie, enAttente }) => {
			const depot = enAttente?.id ?? suivie.depot?.id;
			return id !== pieceId && depot ? [[id, depot]] : [];
		})
	);
}

/** in the words of that rectorat, where its presentation has some for it. */
export function motStatut(statut: StatutPiece, siens: Examen['statutsPieces']): string {
	return siens.find(({ id }) => id === statut)?.libelle ?? LIBELLES_STATUT_PIECE[statut];
}

/** Before what is said of a pièce: the antivirus has one sentence, all others are the gestionnaire's. */
export const titreInformation = (information: string): string =>
	information === REFUS.fichier_infecte.message ? 'Motif' : 'Information du gestionnaire';

/** What the person has to do now, one line each; empty when everything is with the rectorat. */
export function gestesAFaire(sections: SectionPieces[]): { pieceId: string; texte: string }[] {
	return sections.flatMap(({ groupes }) =>
		groupes.flatMap(({ lignes, aConfirmer, nom }) => {
			const gestes = lignes.flatMap(({ demandee, situation, refusAjout }) => {
				const verbe = refusAjout === null ? VERBES[situation] : undefined;
				return verbe ? [{ pieceId: demandee.id, texte: `${verbe}\u00a0: ${minuscule(demandee.libelle)}` }] : [];
			});
			const premiere = lignes[0]?.demandee.id;
			if (gestes.length === 0 && aConfirmer && premiere)
				return [{ pieceId: premiere, texte: `Confirmer le groupe «\u00a0${nom}\u00a0»` }];
			return gestes;
		})
	);
}

/** What is missing and has no gesture here: past its limit, or to be sent by post. */
export function manqueIci(sections: SectionPieces[]): { horsDelai: number; parLaPoste: number } {
	const lignes = sections.flatMap(({ groupes }) => groupes.flatMap((groupe) => groupe.lignes));
	const manquent = lignes.filter(({ situation, refusAjout }) => VERBES[situation] && refusAjout !== null);
	const horsDelai = manquent.filter(({ demandee }) => demandee.mode === 'en_ligne').length;
	return { horsDelai, parLaPoste: manquent.length - horsDelai };
}

const VERBES: Partial<Record<Situation, string>> = {
	absente: 'Ajouter',
	envoi_refuse: 'Reprendre',
	perimee: 'Signer la nouvelle version',
	non_conforme: 'Reprendre',
	attente_nouvelle_pj: 'Remplacer'
};

const minuscule = (libelle: string) => libelle.charAt(0).toLowerCase() + libelle.slice(1);
