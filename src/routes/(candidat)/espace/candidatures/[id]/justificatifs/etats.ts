/** The situation of a pièce in a word and an icon: dashed as long as the rectorat has nothing of it. */
import type { Situation } from '$lib/domain/situation-piece';
import type { TypeEtat } from '$lib/ui/etats';
import type { NomIcone } from '$lib/ui/icones';

interface Etat {
	mot: string;
	icone: NomIcone;
	type?: TypeEtat;
	local?: boolean;
}

export const ETATS: Record<Situation, Etat> = {
	absente: { mot: 'Aucun fichier', icone: 'envoyer', local: true },
	en_attente: { mot: 'Sur cet appareil, pas encore envoyé', icone: 'tel', local: true },
	envoi_refuse: { mot: 'Envoi refusé', icone: 'croix', type: 'error' },
	deposee: { mot: 'Déposé, pas encore confirmé', icone: 'horloge', type: 'warning' },
	confirmee: { mot: 'En attente de contrôle', icone: 'horloge', type: 'info' },
	perimee: { mot: 'À refaire pour la nouvelle version', icone: 'reprise', type: 'warning' },
	recue: { mot: 'Reçue', icone: 'ok', type: 'info' },
	non_conforme: { mot: 'Non conforme', icone: 'croix', type: 'error' },
	attente_nouvelle_pj: { mot: 'En attente d’une nouvelle PJ', icone: 'reprise', type: 'warning' },
	en_attente_controle: { mot: 'En attente de contrôle', icone: 'horloge', type: 'info' },
	conforme: { mot: 'Conforme', icone: 'ok', type: 'success' }
};
