/** The étiquette of each statut, and what the lines of the history say. */
import type { StatutPiece } from '$lib/domain/depot';
import type { EtatAffiche } from '$lib/domain/etats';
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
