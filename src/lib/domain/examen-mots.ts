/** The small pieces that every part of the exam schema is made of. */
import * as z from 'zod/mini';

export const texte = (description: string) => z.string().check(z.minLength(1), z.describe(description));
export const source = texte(
	'D’où vient ce fait : seed S1…S5, article de loi, adresse ; « Escale » pour nos propres mots.'
);
export const oui = (description: string) => z.boolean().check(z.describe(description));
export const identifiant = (description: string) =>
	z.string().check(z.regex(/^[A-Za-z0-9_-]{1,60}$/), z.describe(description));

/** A text or nothing; absent from the file it is nothing. */
export const texteOuRien = (description: string) =>
	z._default(z.nullable(z.string()).check(z.describe(description)), null);

export const adresseWeb = z.string().check(z.regex(/^https:\/\/[^\s]+$/), z.describe('Adresse, « https://… ».'));

/** « The legal article is one tap away. » */
const article = z.strictObject({ article: texte('« D337-69 du code de l’éducation »'), url: adresseWeb });
export type Loi = z.infer<typeof article>;
export const loi = z._default(
	z.nullable(article).check(z.describe('L’article de loi à montrer et son adresse ; null s’il n’est pas connu.')),
	null
);

/** The onglets that the program knows. */
export const onglet = z.enum([
	'modalites',
	'identification',
	'candidature',
	'qualification',
	'acquis',
	'epreuves',
	'recapitulatif',
	'conditions',
	'numero'
]);
/** Those where something is typed. */
export const ongletSaisi = z.enum([
	'modalites',
	'identification',
	'candidature',
	'qualification',
	'acquis',
	'epreuves',
	'conditions'
]);
