/**
 * « Où j’en suis »: one line, and the way of an inscription in eight stops, computed from the facts that the
 * server last told. Nothing of it is stored; « définitive » follows from the pièces. Read by the phone, without network too,
 * and by the reminders.
 *
 * Sources: S4 (« Votre inscription ne sera définitivement validée que : … »), S5; the worst pain is to be unregistered unknowingly.
 */
import { resteAFaire, toutConfirme, toutConforme } from './avancement';
import type { CandidatureResume } from './candidature';
import { campagneRecue } from './campagne';
import { phraseEcheance, type Echeance } from './echeance';
import { estDefinitive } from './etats';

/** What the server tells beside the pièces. */
export interface Suivi {
	/** Until when this person may enregistrer, and give pièces; ISO instants, dérogations counted. */
	inscription: EcheanceTransmise;
	depot: EcheanceTransmise;
	/** ISO instants. */
	convocationLe: string | null;
	notesLe: string | null;
}

export interface EcheanceTransmise {
	jusquA: string;
	fuseau: string;
}

/** What the line needs to know of a candidature; older copies on a phone lack the last four. */
export type Faits = Pick<
	CandidatureResume,
	'etat' | 'version' | 'campagne' | 'avancement' | 'suivi' | 'validation' | 'absenteLe'
>;

export interface Ligne {
	ton: 'local' | 'warning' | 'success' | 'error' | 'info';
	/** What is true now. */
	fort: string;
	/** What is missing and by when, or what comes next; begins with its punctuation. */
	suite: string;
	/** The higher, the sooner it must be read. */
	urgence: number;
	/** By when the person must act; null when nothing waits for them. */
	echeance: Echeance | null;
}

/** `fuseauIci`: the zone of the device, told beside the académie's when its clocks show another time. */
export function ouJenSuis(faits: Faits, maintenant: Date, fuseauIci?: string): Ligne {
	switch (faits.etat) {
		case 'a_completer':
			return lignePasEnregistree(faits, maintenant, fuseauIci);
		case 'inscrit':
			return ligneInscrit(faits, maintenant, fuseauIci);
		case 'desinscrit':
			return calme('info', 'Vous vous êtes désinscrit(e).', ' Pour passer l’examen, il faut une nouvelle inscription.');
		case 'ecartee':
			return calme('error', 'Le rectorat a écarté cette candidature.', ' Contactez le service des examens.');
		case 'annulee':
			return calme(
				'error',
				'Votre inscription est annulée\u00a0:',
				' votre dossier n’était pas complet. Contactez le service des examens.'
			);
	}
}

/** A brouillon that is no candidature yet. */
export function ligneBrouillon(inscription: Echeance, maintenant: Date, fuseauIci?: string): Ligne {
	if (maintenant >= inscription.le)
		return {
			...calme(
				'error',
				'Ce brouillon n’a pas été enregistré.',
				` ${phraseEcheance(inscription, maintenant, fuseauIci)}.`
			),
			urgence: 1
		};
	return {
		ton: 'local',
		fort: 'Rien n’est enregistré\u00a0:',
		suite: ` allez jusqu’au bouton «\u00a0Enregistrer\u00a0», ${phraseEcheance(inscription, maintenant, fuseauIci)}.`,
		urgence: urgence(inscription, maintenant),
		echeance: inscription
	};
}

function lignePasEnregistree(faits: Faits, maintenant: Date, fuseauIci?: string): Ligne {
	const { inscription } = echeances(faits);
	const quand = phraseEcheance(inscription, maintenant, fuseauIci);
	if (maintenant >= inscription.le)
		return calme(
			'error',
			'Votre inscription n’a pas été enregistrée\u00a0:',
			` ${quand}. Contactez le service des examens.`
		);
	return {
		ton: 'warning',
		fort: 'À compléter\u00a0:',
		suite: ` rien n’est enregistré sans le bouton «\u00a0Enregistrer\u00a0», ${quand}.`,
		urgence: urgence(inscription, maintenant) + 1,
		echeance: inscription
	};
}

const PAS_DEFINITIVE = 'Votre inscription n’est pas encore définitive\u00a0:';

function ligneInscrit(faits: Faits, maintenant: Date, fuseauIci?: string): Ligne {
	const { avancement, suivi, absenteLe } = faits;
	if (suivi?.notesLe) return calme('success', 'Vos notes sont publiées.', ' Lisez-les dans «\u00a0Mes notes\u00a0».');
	if (absenteLe)
		return calme(
			'info',
			'Vous avez prévenu que vous ne viendrez pas.',
			' Vous pouvez changer d’avis jusqu’à l’examen.'
		);
	if (estDefinitive(faits))
		return suivi?.convocationLe
			? calme('success', 'Votre convocation est là.', ' Lisez-la dans «\u00a0Mes documents\u00a0».')
			: calme('success', 'Votre inscription est définitive.', ' Vous n’avez rien à faire pour l’instant.');

	const reste = resteDe(faits);
	if (!reste) {
		const attendues = avancement?.attendues ?? 0;
		const suite = attendues
			? ` le rectorat attend encore ${attendues}\u00a0pièce${attendues > 1 ? 's' : ''} par courrier.`
			: ' le rectorat contrôle vos pièces. Vous n’avez rien à faire pour l’instant.';
		return { ...calme('warning', PAS_DEFINITIVE, suite), urgence: attendues ? 2 : 1 };
	}
	const { depot } = echeances(faits);
	const quand = phraseEcheance(depot, maintenant, fuseauIci);
	if (maintenant < depot.le)
		return {
			ton: 'warning',
			fort: PAS_DEFINITIVE,
			suite: ` ${reste}, ${quand}.`,
			urgence: urgence(depot, maintenant) + 1,
			echeance: depot
		};
	// What the gestionnaire asked again may be given past the limit.
	const aRemplacer = avancement?.aRemplacer ?? 0;
	if (aRemplacer > 0)
		return {
			...calme(
				'warning',
				PAS_DEFINITIVE,
				` ${aRemplacer}\u00a0pièce${aRemplacer > 1 ? 's' : ''} à donner de nouveau, dès que possible.`
			),
			urgence: 1_000
		};
	return {
		...calme(
			'error',
			'Votre inscription n’est pas définitive\u00a0:',
			` ${reste}, et ${quand}. Contactez le service des examens.`
		),
		urgence: 900
	};
}

/** What is left for the person to do, in words; null when it is the rectorat's turn. */
export function resteDe({ avancement, validation: enLigne }: Faits): string | null {
	const validation = enLigne?.validee === false ? ['il manque votre validation en ligne'] : [];
	const pieces = avancement && resteAFaire(avancement);
	return [...validation, ...(pieces ? [pieces] : [])].join(', ') || null;
}

/** As the server told them, else as the campagne announces them. */
export function echeances({
	campagne,
	suivi
}: Pick<Faits, 'campagne' | 'suivi'>): Record<'inscription' | 'depot', Echeance> {
	const { fermeture, fuseau } = campagneRecue(campagne);
	const lue = (transmise: EcheanceTransmise | undefined): Echeance =>
		transmise ? { le: new Date(transmise.jusquA), fuseau: transmise.fuseau } : { le: fermeture, fuseau };
	return { inscription: lue(suivi?.inscription), depot: lue(suivi?.depot) };
}

/** 100 on the last day, one less each day before; below 100 in any case when nothing waits. */
function urgence({ le }: Echeance, maintenant: Date): number {
	return Math.max(3, 100 - Math.floor((le.getTime() - maintenant.getTime()) / 86_400_000));
}

function calme(ton: Ligne['ton'], fort: string, suite: string): Ligne {
	return { ton, fort, suite, urgence: 0, echeance: null };
}

/** The stops on the way, and whether each is behind. */
export interface Etape {
	libelle: string;
	fait: boolean;
}

export function chemin(faits: Faits): Etape[] {
	const { etat, version, avancement, suivi } = faits;
	const enregistree = version > 0 && etat !== 'a_completer';
	const etapes: [string, boolean][] = [
		['Compte créé', true],
		['Onglets remplis', enregistree],
		['Inscription enregistrée', enregistree],
		['Pièces confirmées', enregistree && !!avancement && toutConfirme(avancement)],
		['Pièces conformes', enregistree && !!avancement && toutConforme(avancement)],
		['Inscription définitive', estDefinitive(faits)],
		// Not every épreuve is convoked here: with notes, that stop is behind all the same.
		['Convocation', !!suivi?.convocationLe || !!suivi?.notesLe],
		['Résultats', !!suivi?.notesLe]
	];
	return etapes.map(([libelle, fait]) => ({ libelle, fait }));
}

/** Index of the stop where one stands; their number when all are behind. */
export function etapeCourante(etapes: readonly Etape[]): number {
	const premiere = etapes.findIndex(({ fait }) => !fait);
	return premiere === -1 ? etapes.length : premiere;
}
