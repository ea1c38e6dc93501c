/**
 * An exam is a file: everything that makes the BCP differ from another exam, read from `examens/*.json`.
 *
 * Only the server parses one, when it enters the catalogue; the phone trusts a file by its hash and imports the types only.
 * A JSON Schema for editors is made from the descriptions. Sources: architecture « An exam is a file », R-060 … R-140, A11.
 */
import * as z from 'zod/mini';
import { verifierCoherence } from './examen-coherence';
import { fautesExamen } from './examen-fautes';
import { identifiant, loi, oui, source, texte } from './examen-mots';
import { Presentation, presentationParDefaut } from './examen-presentation';
import { Specialite, Titre } from './examen-reglement';
import { Attestation, ChampComplementaire, Eligibilite, Lien, Piece } from './examen-regles';
import { Textes, TexteSource } from './examen-textes';
import { FichierRefuse, premiereDemesure, type Faute } from './fichier';

export type { Loi } from './examen-mots';
export type { Epreuve, Matiere, Specialite, Titre } from './examen-reglement';
export type { Attestation, ChampComplementaire, Eligibilite, Lien, Piece } from './examen-regles';
export type { Presentation } from './examen-presentation';

const formePassage = z.enum(['globale', 'progressive']);

const Categorie = z.strictObject({
	id: identifiant('Identifiant gardé dans la candidature ; ne change jamais.'),
	libelle: texte('« INDIVIDUEL »'),
	code: z.nullable(z.string()).check(z.describe('Code imprimé, « 133 » ; null s’il n’est pas connu.')),
	voie: z.enum(['individuel', 'etablissement']).check(z.describe('Qui inscrit : la personne ou son établissement.')),
	choisissable: oui('Faux si seule une préinscription la donne.'),
	evaluation: z
		.strictObject({
			mode: z
				.enum(['ponctuel', 'selon_epreuve', 'a_preciser'])
				.check(z.describe('Tout ponctuel, comme chaque épreuve le dit, ou inconnu.')),
			source
		})
		.check(z.describe('Comment ses candidats sont évalués.')),
	formesPassage: z.array(formePassage).check(z.minLength(1), z.describe('Formes de passage permises.')),
	derogation: oui('Une dérogation du recteur peut ouvrir les autres formes : la question est posée.'),
	source
});
export type Categorie = z.infer<typeof Categorie>;

const valeursDeListe = (description: string) =>
	z
		.array(
			z.strictObject({ id: texte('Identifiant gardé dans la candidature.'), libelle: texte('À l’écran.'), source })
		)
		.check(z.describe(description));

export const Examen = z.strictObject({
	format: z.literal(1).check(z.describe('Version de ce format.')),
	code: z
		.string()
		.check(
			z.minLength(1),
			z.regex(/^[A-Z0-9]{0,20}$/),
			z.describe('« BCP » : majuscules et chiffres ; il nomme les campagnes.')
		),
	libelle: texte('« BACCALAURÉAT PROFESSIONNEL »'),
	abrege: texte('« BACPRO »'),
	source,
	...presentationParDefaut,
	presentations: z._default(
		z
			.array(Presentation)
			.check(z.describe('Ce que des rectorats présentent autrement ; la première qui convient est suivie.')),
		[]
	),
	textes: Textes.check(z.describe('Textes des écrans et des documents.')),
	categories: z.array(Categorie).check(z.minLength(1), z.describe('Catégories de candidat.')),
	situations: valeursDeListe('« Situation à l’inscription » ; champ absent si la liste est vide.'),
	enseignements: valeursDeListe('« Enseignements spécifiques » ; champ absent si la liste est vide.'),
	sectionsLangue: z
		.array(
			z.strictObject({
				id: texte('Identifiant gardé dans la candidature.'),
				libelle: texte('« Pas de section européenne »'),
				neutre: oui('Vrai si la valeur dit qu’il n’y a pas de section : elle n’est pas imprimée.'),
				source
			})
		)
		.check(z.describe('Sections de langue ; champ absent si la liste est vide.')),
	formesPassage: z
		.array(
			z.strictObject({
				id: formePassage.check(z.describe('Forme connue du programme.')),
				libelle: texte('« Globale »'),
				texte: texte('Explication ; `{sessionExamen}` est remplacé.'),
				source
			})
		)
		.check(z.describe('Formes de passage.')),
	regleFormePassage: TexteSource.check(z.describe('La règle montrée sous le choix de la forme.')),
	langues: z
		.array(z.strictObject({ id: texte('Identifiant gardé dans la candidature.'), libelle: texte('« Anglais »') }))
		.check(z.describe('Noms des langues.')),
	languesFacultatives: z
		.strictObject({
			ids: z.array(z.string()).check(z.describe('Langues possibles en épreuve facultative, ids de `langues`.')),
			differentesDesObligatoires: oui('La langue facultative ne peut pas être celle d’une épreuve obligatoire.'),
			source
		})
		.check(z.describe('Langues facultatives.')),
	benefice: z
		.strictObject({
			noteMinimale: z
				.number()
				.check(z.gte(0), z.lte(20), z.describe('Note sur 20 à partir de laquelle on peut la conserver.')),
			annees: z.int().check(z.gte(0), z.lte(50), z.describe('Durée de conservation, en années.')),
			sousLaMoyenneEnProgressive: oui('En forme progressive, une note plus basse peut aussi être conservée.'),
			loi,
			source
		})
		.check(z.describe('Bénéfice de notes.')),
	vae: z._default(
		z
			.nullable(z.strictObject({ loi, source }))
			.check(z.describe('Validation des acquis de l’expérience ; null si rien n’est sourcé.')),
		null
	),
	titres: z._default(z.array(Titre).check(z.describe('Titres donnant droit à dispense.')), []),
	titresParDefaut: z._default(
		z
			.array(z.string())
			.check(z.describe('Ids des titres, dans l’ordre de l’écran, d’une spécialité qui n’a pas sa propre liste.')),
		[]
	),
	specialites: z.array(Specialite).check(z.minLength(1), z.describe('Spécialités, par CFD.')),
	champs: z._default(z.array(ChampComplementaire).check(z.describe('Champs propres à cet examen.')), []),
	attestations: z._default(z.array(Attestation).check(z.describe('Cases à cocher propres à cet examen.')), []),
	eligibilite: z._default(z.array(Eligibilite).check(z.describe('Conditions pour s’inscrire.')), []),
	pieces: z.array(Piece).check(z.describe('Pièces justificatives et leur condition.')),
	liens: z._default(z.array(Lien).check(z.describe('Adresses utiles au candidat.')), [])
});
export type Examen = z.infer<typeof Examen>;

/** Reads an exam file; throws `ExamenInvalide`, which names the place and the fault, when it may not enter the catalogue. */
export function parseExamen(json: unknown): Examen {
	const demesure = premiereDemesure(json);
	if (demesure) throw new ExamenInvalide([demesure]);
	// The input tells what is missing from what is of another kind.
	const lu = z.safeParse(Examen, json, { reportInput: true });
	if (!lu.success) throw new ExamenInvalide(fautesExamen(lu.error.issues, json));
	const fautes = verifierCoherence(lu.data);
	if (fautes.length > 0) throw new ExamenInvalide(fautes);
	return lu.data;
}

/** The JSON Schema for editors: what may be written, defaults left out. */
export function schemaJSON(): object {
	return z.toJSONSchema(Examen, { io: 'input' });
}

export class ExamenInvalide extends FichierRefuse {
	constructor(fautes: readonly Faute[]) {
		super('Fichier d’examen refusé.', fautes);
		this.name = 'ExamenInvalide';
	}
}
