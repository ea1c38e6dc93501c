/** The texts of an exam file that screens and documents name; `{…}` is replaced in them. */
import * as z from 'zod/mini';
import { source, texte } from './examen-mots';

export const TexteSource = z.strictObject({ texte: texte('Le texte, mot pour mot.'), source });

/** Ids are those of the design's list of texts. */
export const Textes = z.strictObject({
	'modalites.texte': TexteSource,
	'modalites.case': TexteSource,
	rgpd: TexteSource,
	'handicap.note': TexteSource,
	'handicap.medecin': TexteSource,
	'handicap.dossier': TexteSource,
	'diffusion.presse': TexteSource,
	'diffusion.collectivites': TexteSource,
	'acquis.intro': TexteSource,
	'acquis.deja_presente': TexteSource,
	'acquis.autre_specialite': TexteSource,
	'acquis.titulaire': TexteSource,
	'acquis.vae': TexteSource,
	'acquis.dispense': TexteSource,
	'acquis.type_de_droit': TexteSource,
	'acquis.rappel': TexteSource,
	'acquis.benefice': TexteSource,
	'acquis.dispense_def': TexteSource,
	'epreuves.inscrit': TexteSource,
	'epreuves.non_inscrit': TexteSource,
	'epreuves.aucun_choix': TexteSource,
	'recap.attention': TexteSource,
	'conditions.texte': TexteSource,
	'conditions.case': TexteSource,
	'numero.confirme': TexteSource,
	'numero.documents': TexteSource,
	'numero.contact': TexteSource,
	'pdf.important': TexteSource,
	'pdf.modif': TexteSource,
	'pdf.verifier': TexteSource,
	'pdf.cdc': TexteSource,
	'pdf.certifie': TexteSource,
	'pdf.lieu_date': TexteSource,
	'pdf.signature': TexteSource,
	'pdf.rouge': TexteSource,
	'pdf.identite': TexteSource
});
