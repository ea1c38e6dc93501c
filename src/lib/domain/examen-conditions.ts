/** The conditions of an exam file as they are parsed. The phone judges them (`condition.ts`) and parses none. */
import * as z from 'zod/mini';
import type * as condition from './condition';
import { FAITS_JOUR, FAITS_OUI_NON, FAITS_VALEUR } from './condition';

export const Quand: z.ZodMiniType<condition.Quand> = z.union([
	z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.describe('« 2027-03-08 »')),
	z.strictObject({
		mois: z.int().check(z.gte(1), z.lte(12), z.describe('Mois, de 1 à 12.')),
		jour: z.int().check(z.gte(1), z.lte(31), z.describe('Jour du mois.')),
		anneeDecalage: z.int().check(z.gte(-10), z.lte(10), z.describe('0 : l’année de la session ; -1 : celle d’avant.'))
	})
]);

const champ = z.templateLiteral(['champ:', z.string()]);
const sousCondition = z.lazy((): z.ZodMiniType<condition.Condition> => Condition);

export const Condition: z.ZodMiniType<condition.Condition> = z.union([
	z.strictObject({ tous: z.array(sousCondition).check(z.describe('Vraie si toutes le sont.')) }),
	z.strictObject({ unDe: z.array(sousCondition).check(z.describe('Vraie si l’une au moins l’est.')) }),
	z.strictObject({ non: sousCondition.check(z.describe('Vraie si celle-ci ne l’est pas.')) }),
	z.strictObject({
		fait: z.literal('age').check(z.describe('L’âge, en années révolues, le jour de la candidature ou un autre.')),
		le: z.optional(Quand).check(z.describe('Le jour où l’âge est compté ; absent : celui de la candidature.')),
		auMoins: z.optional(z.number()).check(z.describe('Âge minimal, compris.')),
		moinsDe: z.optional(z.number()).check(z.describe('Âge maximal, exclu.'))
	}),
	z.strictObject({
		fait: z.union([z.enum(FAITS_VALEUR), champ]).check(z.describe('Un choix du candidat, ou « champ:<id> ».')),
		parmi: z.array(z.string()).check(z.minLength(1), z.describe('Les valeurs pour lesquelles elle est vraie.'))
	}),
	z.strictObject({
		fait: z.union([z.enum(FAITS_OUI_NON), champ]).check(z.describe('Une déclaration, ou « champ:<id> » (Oui ou Non).')),
		est: z.boolean().check(z.describe('La réponse pour laquelle elle est vraie.'))
	}),
	z.strictObject({
		fait: z.union([z.enum(FAITS_JOUR), champ]).check(z.describe('Un jour, ou « champ:<id> » (une date).')),
		depuis: z.optional(Quand).check(z.describe('Ce jour ou après.')),
		avant: z.optional(Quand).check(z.describe('Avant ce jour.'))
	})
]);
export type Quand = condition.Quand;
export type Condition = condition.Condition;
