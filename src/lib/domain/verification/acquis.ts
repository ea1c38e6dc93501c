/** « Acquis »: each ticked question is complete, possible in time, and about épreuves of the spécialité (R-100 … R-103). */
import {
	dispensesDuTitre,
	epreuvesConservables,
	estDansLaDuree,
	lireNote,
	noteMinimale,
	trouverTitre,
	type QuestionNotes
} from '../acquis';
import { jourLocal } from '../dates';
import { anneeSession } from '../offre';
import { academie } from '../referentiels';
import type { ErreurChamp } from '../refus';
import { reglementRenseigne, trouverSpecialite, unites } from '../reglement';
import type { Contexte } from '../contexte';
import { LONGUEURS } from '../saisie';
import { carnet, imprimable, INVISIBLE, tropLong, type Carnet } from './carnet';

const PAS_A_LA_SPECIALITE = 'Cette épreuve n’est pas dans votre spécialité. Décochez-la.';

export function verifierAcquis(contexte: Contexte): ErreurChamp[] {
	const { examen, saisie } = contexte;
	const notes = carnet('acquis');
	const { erreurs, exiger } = notes;
	const { dejaPresente, autreSpecialite, titulaire, vae } = saisie.acquis;
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);

	if (dejaPresente) {
		verifierObtention(contexte, notes, 'dejaPresente', dejaPresente, null);
		verifierNotes(contexte, notes, 'dejaPresente', dejaPresente);
	}
	if (autreSpecialite) {
		const champ = 'autreSpecialite.specialite';
		exiger(autreSpecialite.specialite !== '', champ, 'Saisissez la spécialité que vous aviez présentée.');
		exiger(imprimable(autreSpecialite.specialite), champ, INVISIBLE);
		exiger(autreSpecialite.specialite.length <= LONGUEURS.specialite, champ, tropLong(LONGUEURS.specialite));
		verifierObtention(contexte, notes, 'autreSpecialite', autreSpecialite, null);
		verifierNotes(contexte, notes, 'autreSpecialite', autreSpecialite);
	}
	if (titulaire) {
		const titre = specialite && trouverTitre(examen, specialite, titulaire.titre);
		exiger(titre !== null, 'titulaire.titre', 'Choisissez votre diplôme dans la liste.');
		verifierObtention(contexte, notes, 'titulaire', titulaire, titre?.depuis ?? null);
		const dispenses = specialite ? dispensesDuTitre(examen, specialite, titulaire.titre) : [];
		exiger(
			titulaire.repassees.every((code) => dispenses.includes(code)),
			'titulaire.repassees',
			'Vous ne pouvez repasser que les épreuves dispensées par votre diplôme.'
		);
	}
	if (vae) {
		const codes = specialite ? unites(specialite).map((e) => e.code) : [];
		// Nothing to tick while the règlement is not known: the rectorat completes it.
		const aCocher = specialite !== null && reglementRenseigne(specialite);
		exiger(!aCocher || vae.epreuves.length > 0, 'vae.epreuves', 'Cochez au moins une épreuve dispensée par la VAE.');
		exiger(
			vae.epreuves.every((code) => codes.includes(code)),
			'vae.epreuves',
			PAS_A_LA_SPECIALITE
		);
	}
	return erreurs;
}

/** The year and the académie of a diploma or of an earlier sessionExamen. */
function verifierObtention(
	{ compte, campagne, maintenant }: Contexte,
	{ exiger }: Carnet,
	question: QuestionNotes | 'titulaire',
	declaration: { annee: string; academie: string },
	depuis: number | null
): void {
	const champ = `${question}.annee`;
	const naissance = Number(compte.dateNaissance.slice(0, 4));
	const cetteAnnee = Number(jourLocal(maintenant, campagne.fuseau).slice(0, 4));
	const annee = Number(declaration.annee);
	if (exiger(/^\d{4}$/.test(declaration.annee), champ, 'Saisissez l’année avec 4 chiffres. Exemple\u00a0: 2022')) {
		exiger(annee <= cetteAnnee, champ, 'Cette année n’est pas encore arrivée. Vérifiez-la.');
		exiger(annee > naissance, champ, 'Cette année n’est pas après votre naissance. Vérifiez-la.');
		exiger(
			depuis === null || annee >= depuis,
			champ,
			`Ce diplôme dispense d’épreuves s’il date de ${depuis ?? ''} ou après. Vérifiez l’année.`
		);
	}
	exiger(academie(declaration.academie) !== null, `${question}.academie`, 'Choisissez l’académie dans la liste.');
}

function verifierNotes(
	{ examen, campagne, saisie }: Contexte,
	{ exiger }: Carnet,
	question: QuestionNotes,
	declaration: { annee: string; notes: Record<string, string> }
): void {
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	const codes = specialite ? epreuvesConservables(specialite, question).map((e) => e.code) : [];
	const typees = Object.entries(declaration.notes).filter(([, note]) => note !== '');
	for (const [code, typee] of typees) {
		const champ = `${question}.notes.${code}`;
		if (!exiger(codes.includes(code), champ, 'La note de cette épreuve ne peut pas être conservée. Effacez-la.'))
			continue;
		const note = lireNote(typee);
		if (!exiger(note !== null, champ, 'Saisissez une note de 0 à 20. Exemple\u00a0: 12,5')) continue;
		exiger(
			note !== null && note >= noteMinimale(examen, saisie),
			champ,
			'Une note inférieure à 10 ne se conserve pas en forme globale. Effacez-la.'
		);
	}
	if (typees.length > 0 && /^\d{4}$/.test(declaration.annee)) {
		exiger(
			estDansLaDuree(examen, declaration.annee, anneeSession(campagne.sessionExamen)),
			`${question}.annee`,
			`Une note se conserve ${examen.benefice.annees} ans. Effacez les notes de cette année-là.`
		);
	}
}
