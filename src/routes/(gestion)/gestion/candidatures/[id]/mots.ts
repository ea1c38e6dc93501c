/** The étiquette of each statut, and what the lines of the history say. */
import type { StatutPiece } from '$lib/domain/depot';
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
