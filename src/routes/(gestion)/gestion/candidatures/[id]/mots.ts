/** The étiquette of each statut, what it does to the pièce, and what the lines of the history say. */
import { ROUVRENT } from '$lib/domain/controle';
import type { StatutPiece } from '$lib/domain/depot';
import type { EtatAffiche } from '$lib/domain/etats';
import type { PieceDuDossier } from '$lib/server/dossier';
import type { Histoire } from '$lib/server/histoire';
import type { TypeEtat } from '$lib/ui/etats';
import type { NomIcone } from '$lib/ui/icones';

interface Etiquette {
	icone: NomIcone;
	type?: TypeEtat;
	local?: boolean;
	/** Where no statut says it. */
	mot: string;
}

export const etiquettes: Record<StatutPiece | 'a_controler' | 'deposee' | 'aucun', Etiquette> = {
	a_controler: { icone: 'horloge', type: 'warning', mot: 'À contrôler' },
	deposee: { icone: 'fichier', local: true, mot: 'Déposée, pas encore confirmée' },
	aucun: { icone: 'moins', local: true, mot: 'Aucun statut' },
	en_attente_controle: { icone: 'horloge', type: 'warning', mot: 'En attente de contrôle' },
	recue: { icone: 'ok', type: 'info', mot: 'Reçue' },
	conforme: { icone: 'ok', type: 'success', mot: 'Conforme' },
	non_conforme: { icone: 'croix', type: 'error', mot: 'Non conforme' },
	attente_nouvelle_pj: { icone: 'reprise', type: 'warning', mot: 'En attente d’une nouvelle PJ' }
};

/** Beside a statut, before it is chosen: what the candidat may then do; null where they have nothing to do. */
export function aideStatut(
	statut: StatutPiece,
	{ mode, depotFerme }: Pick<PieceDuDossier, 'mode' | 'depotFerme'>,
	employes: { statut: StatutPiece; libelle: string }[]
): string | null {
	if (!ROUVRENT.includes(statut)) return null;
	if (mode !== 'en_ligne') return 'Le candidat l’envoie à nouveau, de la façon indiquée sur la demande de pièces.';
	const rendue = 'La pièce est rendue au candidat, qui en dépose une autre';
	if (!depotFerme) return `${rendue}.`;
	if (statut === 'attente_nouvelle_pj') return `${rendue}, même après la date limite.`;
	const redemande = employes.find((employe) => employe.statut === 'attente_nouvelle_pj');
	const sauf = redemande ? `, sauf si vous choisissez «\u00a0${redemande.libelle}\u00a0»` : '';
	return `La date limite de cette pièce est passée\u00a0: le candidat ne pourra pas en déposer une autre${sauf}.`;
}

export const natures: Record<'depot' | 'retrait' | 'verrou' | 'statut' | 'infection', string> = {
	depot: 'Fichier déposé',
	retrait: 'Fichier supprimé',
	verrou: 'Confirmée',
	statut: 'Statut retiré',
	infection: 'Fichier refusé par l’antivirus'
};

/** the gestionnaire reads who did it. */
export const etats: Record<EtatAffiche, string> = {
	a_completer: 'à compléter',
	inscrit: 'inscrit',
	definitive: 'inscrit, définitive',
	desinscrit: 'Désinscrit par le candidat',
	ecartee: 'écartée',
	annulee: 'annulée, dossier incomplet'
};

export const evenements: Record<Histoire['evenements'][number]['nature'], string> = {
	desinscription: 'Désinscription',
	ecart: 'Écartée',
	annulation: 'Annulée, dossier incomplet',
	reouverture: 'Rouverte',
	absence: '«\u00a0Je ne viendrai pas\u00a0»',
	absence_retiree: '«\u00a0Je viendrai finalement\u00a0»',
	validation: 'Validée en ligne',
	notes: 'Notes publiées',
	modification: 'Modifiée après des pièces confirmées',
	modification_vue: 'Modification vérifiée'
};

const DU_CANDIDAT = [
	'depot',
	'retrait',
	'verrou',
	'desinscription',
	'absence',
	'absence_retiree',
	'validation',
	'modification'
];

/** Who did it: by name when a gestionnaire did it here, else by what it is; `notes` come by the operator's command. */
export function auteur(nature: keyof typeof natures | keyof typeof evenements, par: string | null): string {
	if (par) return par;
	if (nature === 'infection') return 'l’antivirus';
	return DU_CANDIDAT.includes(nature) ? 'le candidat' : 'le rectorat';
}
