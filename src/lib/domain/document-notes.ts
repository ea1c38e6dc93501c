/** The relevé de notes that Escale makes of what is published: the notes as « Mes notes » shows them, on paper. */
import { formatInstant } from './dates';
import { guichet, type DocumentOfficiel, type LigneDeNote } from './documents';
import type { Instantane } from './instantane';
import type { LigneNote, ReleveNotes } from './notes';

export const TITRE_RELEVE = 'Relevé de notes';

export function documentReleve(instantane: Instantane, releve: ReleveNotes): DocumentOfficiel {
	const { compte, campagne, numeroInscription, recapitulatif } = instantane;
	const groupes = [...new Set(releve.lignes.map(({ groupe }) => groupe))];
	return {
		type: 'releve',
		titre: TITRE_RELEVE,
		sousTitre: recapitulatif.examen,
		brouillon: false,
		enTete: guichet(instantane),
		reperes: [
			{ libelle: 'N° candidat', valeur: compte.numeroCandidat },
			{ libelle: 'Inscription n°', valeur: numeroInscription },
			{ libelle: 'Session', valeur: campagne.sessionExamen },
			{
				libelle: 'Version',
				valeur: `${releve.version} du ${formatInstant(new Date(releve.misAJourLe), campagne.fuseau, 'court')}`
			}
		],
		sections: [
			{ genre: 'destinataire', lignes: recapitulatif.destinataire },
			{
				genre: 'titre',
				texte: `Spécialité\u00a0: ${recapitulatif.specialite.libelle} (${recapitulatif.specialite.code})`
			},
			...groupes.map((groupe) => ({
				genre: 'tableauNotes' as const,
				titre: groupe,
				lignes: releve.lignes.filter((ligne) => ligne.groupe === groupe).map(ligneDeNote)
			})),
			{
				genre: 'paragraphe',
				ton: 'avis',
				fragments: [{ texte: 'Moyenne\u00a0: ', gras: true }, { texte: direMoyenne(releve) }]
			},
			{
				genre: 'paragraphe',
				ton: 'note',
				fragments: [
					{
						texte:
							'Ce relevé reprend les notes publiées dans votre espace candidat. Seul le relevé délivré par le rectorat après la décision du jury fait foi.'
					}
				]
			}
		]
	};
}

export function direMoyenne({ moyenne }: ReleveNotes): string {
	return moyenne.valeur === null ? (moyenne.raison ?? '') : `${nombre(moyenne.valeur)}\u00a0/\u00a020`;
}

/** « 12,5 / 20 », « Absent », « Dispense »; nothing for a heading. */
export function direNote({ genre, note }: Pick<LigneNote, 'genre' | 'note'>): string {
	if (genre === 'absent') return 'Absent';
	if (genre === 'dispense') return 'Dispense';
	if (note !== null) return `${nombre(note)}\u00a0/\u00a020`;
	return genre === 'attendue' ? 'Pas encore connue' : '';
}

/** What tells a kept note and points of a facultative from the notes of the session; null for those. */
export function direOrigine({ genre, facultative, note }: LigneNote): string | null {
	if (genre === 'conservee') return 'Note conservée';
	if (genre === 'titre' || genre === 'detail' || !facultative || note === null) return null;
	const points = note - 10;
	if (points <= 0) return 'Facultative\u00a0: ne compte pas';
	return `Facultative\u00a0: ${nombre(points)}\u00a0${points < 2 ? 'point' : 'points'} en plus`;
}

function ligneDeNote(ligne: LigneNote): LigneDeNote {
	return {
		epreuve: `${ligne.code} - ${ligne.libelle}`,
		coefficient: ligne.facultative || ligne.coefficient === null ? '' : nombre(ligne.coefficient),
		note: direNote(ligne),
		origine: direOrigine(ligne),
		niveau: ligne.niveau
	};
}

/** 12.5 → « 12,5 », without the dust of floating point. */
export function nombre(valeur: number): string {
	return String(Math.round(valeur * 100) / 100).replace('.', ',');
}
