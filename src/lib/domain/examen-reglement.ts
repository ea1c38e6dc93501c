/**
 * The règlements in the exam file: spécialités, their épreuves as a tree, the titles that dispense of some of them.
 *
 * What is not sourced may be left out of the file: it is then null or empty, and shown as unknown. Sources.
 */
import * as z from 'zod/mini';
import { identifiant, loi, oui, source, texte, texteOuRien } from './examen-mots';

/** Subjects: a title dispenses a matière, whatever the code of its épreuve (R-101, arrêté du 8 novembre 2012). */
export const Matiere = z.enum([
	'langue_vivante',
	'langue_vivante_a',
	'langue_vivante_b',
	'francais',
	'histoire_geographie_emc',
	'francais_histoire_geographie_emc',
	'expression_connaissance_monde',
	'arts_appliques',
	'education_socioculturelle',
	'eps',
	'pse',
	'mathematiques',
	'physique_chimie',
	'mathematiques_physique_chimie',
	'economie_gestion',
	'economie_droit'
]);
export type Matiere = z.infer<typeof Matiere>;

const ChoixEpreuve = z.strictObject({
	type: z
		.enum(['langue_obligatoire', 'langue_facultative', 'pays', 'epreuve', 'liste'])
		.check(
			z.describe(
				'Ce que le candidat choisit : une langue (limitée par la campagne), un pays, une seule de ses sous-épreuves, ou une valeur de `options`.'
			)
		),
	libelle: texte('Nom du champ à l’écran : « Langue ».'),
	langues: z._default(
		z
			.nullable(z.array(z.string()))
			.check(z.describe('Langues que le règlement permet, ids de `langues` ; null s’il n’en dit rien.')),
		null
	),
	options: z._default(
		z
			.array(z.strictObject({ id: identifiant('Gardé dans la candidature.'), libelle: texte('À l’écran.') }))
			.check(z.describe('Les valeurs du type `liste`.')),
		[]
	),
	source
});

export const Epreuve = z.strictObject({
	code: z
		.string()
		.check(z.minLength(1), z.maxLength(12), z.describe('Code affiché : « E5-A ». Unique dans la spécialité.')),
	libelle: texte('Intitulé exact.'),
	unite: texteOuRien('Unité certificative, « U51 » ; null si l’épreuve n’en est pas une.'),
	coefficient: z._default(z.nullable(z.number()).check(z.describe('Coefficient ; null s’il n’est pas sourcé.')), null),
	forme: texteOuRien('Forme de l’épreuve ponctuelle : « écrit », « oral » ; null si elle n’est pas sourcée.'),
	duree: texteOuRien('Durée de l’épreuve ponctuelle : « 2 h » ; null si elle n’est pas sourcée.'),
	facultative: z._default(oui('Épreuve facultative : « Non inscrit » tant que le candidat ne la choisit pas.'), false),
	matiere: z._default(
		z.nullable(Matiere).check(z.describe('Matière générale, par laquelle un titre en dispense ; null sinon.')),
		null
	),
	langue: texteOuRien('Langue imposée par le règlement : id de `langues` ; null sinon.'),
	choix: z._default(
		z.nullable(ChoixEpreuve).check(z.describe('Ce que le candidat choisit pour elle ; null s’il n’y a rien.')),
		null
	),
	modes: z._default(
		z
			.array(
				z.strictObject({
					categories: z.array(z.string()).check(z.describe('Ids des catégories pour lesquelles ce mode est sourcé.')),
					mode: z.enum(['ccf', 'ponctuel']).check(z.describe('Contrôle en cours de formation, ou ponctuel.')),
					source
				})
			)
			.check(z.describe('Modes d’évaluation sourcés, par catégorie ; vide si aucun ne l’est.')),
		[]
	),
	ponctuelSource: z._default(
		oui('Faux si sa forme ponctuelle n’est pas sourcée : le mode est alors « à préciser ».'),
		true
	),
	note: texteOuRien('Ce qui reste à savoir d’elle, pour qui complétera ce fichier.'),
	get sousEpreuves(): z.ZodMiniDefault<z.ZodMiniArray<typeof Epreuve>> {
		return z._default(z.array(Epreuve).check(z.describe('Ses sous-épreuves, dans l’ordre.')), []);
	}
});
export type Epreuve = z.infer<typeof Epreuve>;

export const Titre = z.strictObject({
	id: identifiant('Identifiant gardé dans la candidature ; ne change jamais.'),
	diplome: texte('« BTS DUT DEUG LICENCE »'),
	specialite: texte('« Toutes spécialités »'),
	codeSpecialite: texteOuRien('Code imprimé, « 00002 » ; null s’il n’est pas connu.'),
	depuis: z._default(
		z.nullable(z.number()).check(z.describe('Année à partir de laquelle il dispense ; null sans limite connue.')),
		null
	),
	dispenses: z._default(
		z
			.array(
				z.strictObject({
					specialite: texte('CFD de la spécialité.'),
					epreuves: z.array(z.string()).check(z.describe('Codes des épreuves dont il y dispense.'))
				})
			)
			.check(z.describe('Épreuves dispensées, quand une source les nomme, par spécialité.')),
		[]
	),
	dispenseMatieres: z._default(
		z.array(Matiere).check(z.describe('Matières dispensées ; chaque épreuve de ces matières l’est.')),
		[]
	),
	loi,
	source
});
export type Titre = z.infer<typeof Titre>;

export const Specialite = z.pipe(
	z.strictObject({
		cfd: z.string().check(z.regex(/^\d{8}$/), z.describe('Code formation-diplôme, 8 chiffres : la clé.')),
		code: z
			.optional(z.string())
			.check(z.describe('Les 5 derniers chiffres, montrés au candidat ; tirés du CFD, ils peuvent être omis.')),
		libelle: texte('« Aéronautique option Systèmes »'),
		groupes: z._default(
			z
				.array(
					z.strictObject({
						libelle: texte('« Session normale 1er groupe »'),
						epreuves: z.array(Epreuve).check(z.describe('Les épreuves du groupe, dans l’ordre.'))
					})
				)
				.check(z.describe('Groupes d’épreuves, dans l’ordre ; vide : « règlement non renseigné ».')),
			[]
		),
		titres: z._default(
			z
				.nullable(z.array(z.string()))
				.check(z.describe('Ids de `titres`, dans l’ordre de l’écran ; null : ceux de `titresParDefaut`.')),
			null
		),
		titresDepuis: z._default(
			z
				.record(z.string(), z.number())
				.check(z.describe('Année à partir de laquelle un titre y dispense, si une source le dit pour elle.')),
			{}
		),
		completude: z._default(texte('Ce qui est sourcé et ce qui ne l’est pas.'), 'Règlement non renseigné.'),
		source: z._default(z.array(z.string()).check(z.describe('Sources du règlement.')), [])
	}),
	z.transform((specialite) => ({ ...specialite, code: specialite.code ?? specialite.cfd.slice(3) }))
);
export type Specialite = z.infer<typeof Specialite>;
