/** The saisie as the server parses it when it arrives. The phone imports the type only, and pays for no parser. */
import * as z from 'zod/mini';
import { LONGUEURS } from './saisie';

const texte = (max: number) => z.string().check(z.maxLength(max), z.normalize('NFC'), z.trim());
/** A yes/no question not answered yet is null: « Non » must be a choice, never a default. */
const ouiNon = z.nullable(z.boolean());
const annee = texte(4);

export const SaisieModalites = z.strictObject({ acceptees: z.boolean() });

/** R-072 … R-075. Civil data are the compte's and are not typed again here. */
export const SaisieIdentification = z.strictObject({
	/** INSEE code of the country of residence, '100' for France. */
	pays: texte(3),
	voie: texte(LONGUEURS.voie),
	complement1: texte(LONGUEURS.complement1),
	complement2: texte(LONGUEURS.complement2),
	complement3: texte(LONGUEURS.complement3),
	codePostal: texte(LONGUEURS.codePostal),
	localite: texte(LONGUEURS.localite),
	/** INSEE code of the country, '100' for « Française ». */
	nationalite: texte(3),
	telephoneMobile: texte(LONGUEURS.telephoneMobile),
	telephone: texte(LONGUEURS.telephone),
	/** Code of the catégorie socio-professionnelle of a représentant légal. */
	categorieSocioProfessionnelle: texte(3)
});

/** R-080 … R-085. */
export const SaisieCandidature = z.strictObject({
	/** Id of a catégorie of the exam file. */
	categorie: texte(40),
	situation: texte(40),
	amenagementDuree: ouiNon,
	/** Id of an établissement of the campagne. */
	etablissement: texte(40),
	handicap: ouiNon,
	diffusionPresse: ouiNon,
	diffusionCollectivites: ouiNon
});

/** R-090 … R-093. */
export const SaisieQualification = z.strictObject({
	/** CFD, 8 characters: the five digits shown are not unique among MC/CS. */
	specialite: texte(8),
	enseignement: texte(40),
	sectionLangue: texte(40),
	formePassage: z.enum(['', 'globale', 'progressive']),
	derogation: ouiNon
});

/** One mark kept from an earlier sessionExamen, as typed: « 12,5 », « 12,50 / 20 ». */
const NotesTypees = z.record(texte(12), texte(12));

/** R-100 … R-102: the four questions; null when the box is not ticked. */
export const SaisieAcquis = z.strictObject({
	dejaPresente: z.nullable(z.strictObject({ annee, academie: texte(3), notes: NotesTypees })),
	autreSpecialite: z.nullable(
		z.strictObject({ specialite: texte(LONGUEURS.specialite), annee, academie: texte(3), notes: NotesTypees })
	),
	titulaire: z.nullable(
		z.strictObject({
			/** Id of a titre of the spécialité. */
			titre: texte(60),
			annee,
			academie: texte(3),
			/** Codes of the dispensed épreuves that the candidat unticked, to sit them again. */
			repassees: z.array(texte(12)).check(z.maxLength(60))
		})
	),
	/** Codes of the épreuves dispensed by a VAE. */
	vae: z.nullable(z.strictObject({ epreuves: z.array(texte(12)).check(z.maxLength(60)) }))
});

/** R-110 … R-113: the choices, by code of épreuve; an épreuve without a choice has no entry. */
export const SaisieEpreuves = z.strictObject({
	choix: z.record(
		texte(12),
		z.strictObject({
			/** For a facultative, or for any épreuve in forme progressive. */
			inscrit: z.boolean(),
			/** The language, the country of the mobility… as the exam file lists them. */
			valeur: texte(60)
		})
	)
});

/** What the exam file asks besides, by id; emptied when its condition stops holding. */
export const SaisieComplements = z.strictObject({
	champs: z.record(texte(60), z.nullable(z.union([texte(500), z.boolean()]))),
	attestations: z.record(texte(60), z.boolean())
});

export const SaisieConditions = z.strictObject({ acceptees: z.boolean() });

export const Saisie = z.strictObject({
	modalites: SaisieModalites,
	identification: SaisieIdentification,
	candidature: SaisieCandidature,
	qualification: SaisieQualification,
	acquis: SaisieAcquis,
	epreuves: SaisieEpreuves,
	complements: SaisieComplements,
	conditions: SaisieConditions
});
export type Saisie = z.infer<typeof Saisie>;
