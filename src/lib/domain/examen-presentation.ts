/**
 * What changes from one rectorat to another for the same exam (A11): onglets, where « Enregistrer » stands, names of the
 * documents, how the signed one comes back, wording of the menu and of the statuts.
 */
import * as z from 'zod/mini';
import { identifiant, onglet, source, texte, texteOuRien } from './examen-mots';
import { Lien } from './examen-regles';

const Documents = z
	.strictObject({
		recapitulatif: texte('Titre du document d’inscription.'),
		demandePieces: texte('Titre de la demande de pièces.'),
		source
	})
	.check(z.describe('Noms des documents (ils changent d’un rectorat à l’autre).'));

const Definitive = z
	.strictObject({
		par: z.enum(['document_signe', 'validation_en_ligne']).check(z.describe('Par un document signé ou en ligne.')),
		retour: z._default(
			z
				.nullable(z.enum(['en_ligne', 'postal', 'autre']))
				.check(z.describe('Comment le document signé revient ; null si ce n’est pas connu.')),
			null
		),
		signatureEcran: z._default(
			z.boolean().check(z.describe('Le document se signe aussi à l’écran, sans imprimante.')),
			false
		),
		texte: texteOuRien('La phrase qui le dit au candidat ; null s’il n’y en a pas.'),
		source
	})
	.check(z.describe('Comment l’inscription devient définitive.'));

const Menu = z
	.strictObject({
		ajouter: texte('« Ajouter une nouvelle candidature »'),
		demarrer: texte('« Démarrer mon inscription »'),
		source
	})
	.check(z.describe('Libellés du menu et des boutons.'));

const onglets = z
	.array(
		z.strictObject({
			id: onglet.check(z.describe('Un des onglets connus du programme.')),
			titre: texte('« Identification »')
		})
	)
	.check(z.minLength(1), z.describe('Les onglets, dans l’ordre.'));

const statutsPieces = z
	.array(
		z.strictObject({
			id: z
				.enum(['aucun', 'en_attente_controle', 'recue', 'non_conforme', 'attente_nouvelle_pj', 'conforme'])
				.check(z.describe('Statut connu du programme.')),
			libelle: texte('« Non conforme »')
		})
	)
	.check(z.describe('Les statuts d’une pièce que ce rectorat emploie, dans ses mots.'));

/** The properties of an exam that a presentation may replace; the exam's own are the default one. */
export const presentationParDefaut = {
	documents: Documents,
	definitive: Definitive,
	menu: Menu,
	onglets,
	enregistrerSur: onglet.check(z.describe('L’onglet où « Enregistrer » est actif.')),
	enregistrerSurPreinscription: onglet.check(z.describe('Le même, pour les élèves préinscrits (S2 §4.2).')),
	statutsPieces: z._default(statutsPieces, [])
};

export const Presentation = z.strictObject({
	id: identifiant('Identifiant, nommé par les réglages d’une campagne.'),
	academies: z
		.array(z.string())
		.check(z.describe('Codes des académies qui la suivent d’elles-mêmes ; vide : une campagne doit la nommer.')),
	documents: z.optional(Documents),
	definitive: z.optional(Definitive),
	menu: z.optional(Menu),
	onglets: z.optional(onglets),
	enregistrerSur: z.optional(onglet).check(z.describe('L’onglet où « Enregistrer » est actif.')),
	enregistrerSurPreinscription: z.optional(onglet).check(z.describe('Le même, pour les élèves préinscrits.')),
	statutsPieces: z.optional(statutsPieces),
	liens: z.optional(z.array(Lien)).check(z.describe('Ses propres adresses, en plus de celles de l’examen.')),
	source
});
export type Presentation = z.infer<typeof Presentation>;
