/**
 * The rules in the exam file: extra fields, attestations, eligibility, pièces, each with the condition under which it applies.
 *
 * Sources: R-200 … R-213, architecture « An exam is a file ».
 */
import * as z from 'zod/mini';
import { Condition, Quand } from './examen-conditions';
import { adresseWeb, identifiant, loi, onglet, ongletSaisi, oui, source, texte, texteOuRien } from './examen-mots';

const si = (description: string) => z._default(z.nullable(Condition).check(z.describe(description)), null);

export const ChampComplementaire = z.strictObject({
	id: identifiant('Identifiant gardé dans la candidature ; « champ:<id> » dans les conditions.'),
	onglet: ongletSaisi.check(z.describe('L’onglet où il est demandé.')),
	type: z.enum(['texte', 'choix', 'oui_non', 'date']).check(z.describe('Ce que l’on y répond.')),
	libelle: texte('Nom du champ à l’écran.'),
	aide: texteOuRien('Phrase montrée sous le nom.'),
	obligatoire: oui('Sans réponse, l’onglet n’est pas complet.'),
	si: si('Quand il est demandé ; null : toujours. Elle ne cite que des champs déclarés avant lui.'),
	options: z._default(
		z
			.array(z.strictObject({ id: identifiant('Gardé dans la candidature.'), libelle: texte('À l’écran.') }))
			.check(z.describe('Les réponses du type `choix`.')),
		[]
	),
	max: z._default(
		z.nullable(z.int().check(z.gte(1), z.lte(500))).check(z.describe('Longueur d’un texte ; null : 200.')),
		null
	),
	source
});
export type ChampComplementaire = z.infer<typeof ChampComplementaire>;

export const Attestation = z.strictObject({
	id: identifiant('Identifiant gardé dans la candidature.'),
	onglet: ongletSaisi.check(z.describe('L’onglet où elle est à cocher.')),
	texte: texte('Ce que le candidat atteste, mot pour mot.'),
	si: si('Quand elle est demandée ; null : toujours.'),
	source
});
export type Attestation = z.infer<typeof Attestation>;

export const Eligibilite = z.strictObject({
	id: identifiant('Identifiant de la règle.'),
	onglet: ongletSaisi.check(z.describe('L’onglet où elle est dite.')),
	si: si('À qui elle s’applique ; null : à tous.'),
	exige: Condition.check(z.describe('Ce qu’il faut ; rien n’est dit tant qu’une réponse manque.')),
	effet: z.enum(['bloque', 'avertit']).check(z.describe('Empêche d’enregistrer, ou prévient seulement.')),
	message: texte('Pourquoi, en une phrase au candidat.'),
	autrement: texte('Ce qui reste possible.'),
	piece: texteOuRien('Id de la pièce demandée quand elle avertit ; null s’il n’y en a pas.'),
	loi,
	source
});
export type Eligibilite = z.infer<typeof Eligibilite>;

export const Piece = z.strictObject({
	id: identifiant('Identifiant ; ne change jamais.'),
	code: texteOuRien('« DCSTID01 » ; null s’il n’est pas connu.'),
	groupe: texte('« Identité »'),
	libelle: texte('« Document justifiant l’identité »'),
	mode: z.enum(['en_ligne', 'postal', 'autre']).check(z.describe('Mode de dépôt.')),
	si: si('Quand elle est demandée ; null : toujours, ou quand une règle d’éligibilité la demande.'),
	raison: texteOuRien('Pourquoi elle est demandée, dite au candidat ; null si toujours.'),
	fenetre: z._default(
		z
			.nullable(z.strictObject({ avant: Quand.check(z.describe('Avant ce jour.')) }))
			.check(z.describe('Sa propre date limite ; null : celle de la campagne.')),
		null
	),
	effet: texteOuRien('Ce qui arrive sans elle ; null si rien n’en est dit.'),
	recapitulatifSigne: z._default(
		z.boolean().check(z.describe('C’est le récapitulatif signé : il peut se signer à l’écran si l’examen le permet.')),
		false
	),
	rectoVerso: z._default(
		z.boolean().check(z.describe('Ses deux faces comptent : une seule page donne un avis, jamais un refus.')),
		false
	),
	mots: z._default(
		z
			.array(z.string().check(z.minLength(3), z.maxLength(60)))
			.check(
				z.maxLength(12),
				z.describe(
					'Des mots dont l’un au moins figure sur sa première page ; vide : rien n’est vérifié. Un avis, jamais un refus.'
				)
			),
		[]
	),
	source
});
export type Piece = z.infer<typeof Piece>;

export const Lien = z.strictObject({
	libelle: texte('« Règlement d’examen »'),
	url: adresseWeb,
	onglet: z._default(z.nullable(onglet).check(z.describe('L’onglet où le montrer ; null : au récapitulatif.')), null),
	source
});
export type Lien = z.infer<typeof Lien>;
