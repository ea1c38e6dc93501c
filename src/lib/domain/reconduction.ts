/**
 * The candidature of last session, as a pré-inscription to the next: the same spécialité, forme de passage and choices,
 * with the notes that may be kept as acquis. What the candidat declares or accepts is theirs to say again.
 */
import { epreuvesConservables, estDansLaDuree, lireNote, noteMinimale } from './acquis';
import type { Campagne } from './campagne';
import type { Preinscription } from './candidature';
import type { Examen } from './examen';
import type { Instantane } from './instantane';
import type { LigneNote } from './notes';
import { anneeSession, etablissementsProposes, formesPermises, specialitesProposees, trouverCategorie } from './offre';
import type { Saisie } from './saisie';

export interface Reconduction {
	preinscription: Preinscription;
	/** Codes of the épreuves whose note is proposed. */
	conservees: string[];
	/** Why the rectorat has to decide; null when nothing stands in the way. */
	empeche: string | null;
}

export function reconduire(
	{ saisie, campagne: ancienne }: Instantane,
	lignes: readonly LigneNote[],
	examen: Examen,
	campagne: Campagne
): Reconduction {
	const { identification, candidature, qualification, epreuves } = saisie;
	const categorie = trouverCategorie(examen, candidature.categorie)?.id ?? '';
	const etablissements = etablissementsProposes(campagne, categorie);
	const dejaPresente = notesProposees(saisie, lignes, examen, campagne, ancienne);
	return {
		preinscription: {
			identification,
			candidature: {
				...candidature,
				categorie,
				etablissement: etablissements.some(({ id }) => id === candidature.etablissement)
					? candidature.etablissement
					: '',
				// Each session is asked for anew.
				handicap: null,
				diffusionPresse: null,
				diffusionCollectivites: null
			},
			qualification,
			acquis: { ...saisie.acquis, dejaPresente },
			epreuves
		},
		conservees: Object.keys(dejaPresente?.notes ?? {}),
		empeche: empechement(saisie, examen, campagne)
	};
}

function empechement({ candidature, qualification }: Saisie, examen: Examen, campagne: Campagne): string | null {
	const { specialite, formePassage, derogation } = qualification;
	if (!specialitesProposees(examen, campagne).some(({ cfd }) => cfd === specialite))
		return 'sa spécialité n’est pas organisée par cette campagne';
	const formes: string[] = formesPermises(examen, candidature.categorie, derogation);
	return formes.includes(formePassage) ? null : 'sa forme de passage n’est plus permise à sa catégorie';
}

/**
 * The notes of this session that may be kept, beside those that were kept before. A declaration has one year: the earliest is
 * said, so that no note is kept longer than its own five years; where that one is too old, its notes are left behind.
 */
function notesProposees(
	saisie: Saisie,
	lignes: readonly LigneNote[],
	examen: Examen,
	campagne: Campagne,
	ancienne: Instantane['campagne']
): Saisie['acquis']['dejaPresente'] {
	const specialite = examen.specialites.find(({ cfd }) => cfd === saisie.qualification.specialite);
	if (!specialite) return null;
	const conservables = new Set(epreuvesConservables(specialite, 'dejaPresente').map(({ code }) => code));
	const minimum = noteMinimale(examen, saisie);
	const obtenues = lignes.flatMap(({ code, genre, note }) =>
		genre === 'session' && note !== null && note >= Math.max(minimum, PROPOSEE) && conservables.has(code)
			? [[code, note] as const]
			: []
	);
	const avant = saisie.acquis.dejaPresente;
	const vise = anneeSession(campagne.sessionExamen);
	const encore = avant !== null && estDansLaDuree(examen, avant.annee, vise);
	const gardees = Object.entries(encore ? avant.notes : {}).flatMap(([code, typed]) => {
		const note = lireNote(typed);
		return note !== null && note >= minimum && conservables.has(code) ? [[code, note] as const] : [];
	});
	const notes = new Map([...gardees, ...obtenues]);
	const annee = String(anneeSession(ancienne.sessionExamen) ?? '');
	return {
		annee: gardees.length > 0 && avant ? avant.annee : annee,
		academie: ancienne.academie,
		notes: Object.fromEntries([...notes].map(([code, note]) => [code, String(note).replace('.', ',')]))
	};
}

/** Below ten one keeps a note on purpose alone, where the forme de passage lets them. */
const PROPOSEE = 10;
