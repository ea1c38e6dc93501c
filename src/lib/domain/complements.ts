/**
 * Compléments: the extra fields and attestations that an exam file adds to an onglet, asked while their condition holds.
 *
 * They are kept with the saisie, shown in the récapitulatif, and emptied when their condition stops holding.
 */
import { estVraie } from './condition';
import type { Contexte } from './contexte';
import { formatJour, parseJour } from './dates';
import type { Attestation, ChampComplementaire } from './examen';
import { faitsDe } from './faits';
import type { ErreurChamp } from './refus';
import type { Onglet, Saisie } from './saisie';
import { carnet, imprimable, INVISIBLE } from './verification/carnet';

export interface Complements {
	champs: ChampComplementaire[];
	attestations: Attestation[];
}

/** Those asked of this candidat, in the order of the exam file; of one onglet when it is named. */
export function complementsDemandes(contexte: Contexte, onglet?: Onglet): Complements {
	const { champs, attestations } = contexte.examen;
	if (champs.length === 0 && attestations.length === 0) return { champs: [], attestations: [] };
	const faits = faitsDe(contexte);
	const ici = (complement: { onglet: Onglet }) => onglet === undefined || complement.onglet === onglet;
	return {
		champs: champs.filter((champ) => ici(champ) && Object.hasOwn(faits.champs, champ.id)),
		attestations: attestations.filter((a) => ici(a) && (a.si === null || estVraie(a.si, faits)))
	};
}

export function verifierComplements(onglet: Onglet, contexte: Contexte): ErreurChamp[] {
	const { champs, attestations } = complementsDemandes(contexte, onglet);
	const { erreurs, exiger } = carnet('complements');
	const { complements } = contexte.saisie;
	for (const champ of champs) {
		const message = fauteChamp(champ, complements.champs[champ.id] ?? null);
		if (message) exiger(false, `champs.${champ.id}`, message);
	}
	for (const { id } of attestations) {
		exiger(complements.attestations[id] === true, `attestations.${id}`, 'Cochez la case pour attester.');
	}
	return erreurs;
}

/** Answers to questions that are not asked: the phone empties them, so they come from nowhere else than a forged envoi. */
export function complementsDeTrop(contexte: Contexte): ErreurChamp[] {
	const { champs, attestations } = elaguerComplements(contexte);
	const { complements } = contexte.saisie;
	const { erreurs, exiger } = carnet('complements');
	const message = 'Cette réponse n’est pas demandée ici. Effacez-la.';
	for (const id of Object.keys(complements.champs)) exiger(Object.hasOwn(champs, id), `champs.${id}`, message);
	for (const id of Object.keys(complements.attestations)) {
		exiger(Object.hasOwn(attestations, id), `attestations.${id}`, message);
	}
	return erreurs;
}

/** Only the answers to what is asked. */
export function elaguerComplements(contexte: Contexte): Saisie['complements'] {
	const demandes = complementsDemandes(contexte);
	const { champs, attestations } = contexte.saisie.complements;
	return {
		champs: garder(champs, demandes.champs),
		attestations: garder(attestations, demandes.attestations)
	};
}

/** What was answered, in words; '' for what was not. */
export function lignesComplements(contexte: Contexte): { libelle: string; valeur: string }[] {
	const { champs, attestations } = complementsDemandes(contexte);
	const { complements } = contexte.saisie;
	return [
		...champs.map((champ) => ({ libelle: champ.libelle, valeur: enMots(champ, complements.champs[champ.id] ?? null) })),
		...attestations.map(({ id, texte }) => ({
			libelle: texte,
			valeur: complements.attestations[id] ? 'J’atteste' : ''
		}))
	];
}

function enMots({ type, options }: ChampComplementaire, valeur: string | boolean | null): string {
	if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non';
	if (valeur === null || valeur === '') return '';
	if (type === 'choix') return options.find((o) => o.id === valeur)?.libelle ?? '';
	const jour = type === 'date' ? parseJour(valeur) : null;
	return jour ? formatJour(jour) : valeur;
}

const LONGUEUR = 200;

function fauteChamp(champ: ChampComplementaire, valeur: string | boolean | null): string | null {
	if (valeur === null || valeur === '') {
		if (!champ.obligatoire) return null;
		return champ.type === 'oui_non' ? 'Répondez par Oui ou par Non.' : 'Répondez à cette question.';
	}
	if (champ.type === 'oui_non') return typeof valeur === 'boolean' ? null : 'Répondez par Oui ou par Non.';
	if (typeof valeur !== 'string') return 'Répondez à cette question.';
	switch (champ.type) {
		case 'choix':
			return champ.options.some((o) => o.id === valeur) ? null : 'Choisissez une réponse dans la liste.';
		case 'date':
			return parseJour(valeur) !== null ? null : 'Saisissez une date. Exemple\u00a0: 08/03/2027';
		case 'texte': {
			const max = champ.max ?? LONGUEUR;
			if ([...valeur].length > max) return `C’est trop long\u00a0: ${max} caractères au maximum.`;
			return imprimable(valeur) ? null : INVISIBLE;
		}
	}
}

function garder<V>(valeurs: Record<string, V>, demandes: { id: string }[]): Record<string, V> {
	return Object.fromEntries(
		demandes.flatMap(({ id }) => {
			const valeur = Object.hasOwn(valeurs, id) ? valeurs[id] : undefined;
			return valeur === undefined ? [] : [[id, valeur]];
		})
	);
}
