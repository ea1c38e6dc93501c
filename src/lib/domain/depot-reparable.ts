/** What the phone can do about a file that the server refused. */
import type { CodeRefus } from './refus';

/** Refused for what it is: made anew on the phone, page by page, it would be taken. */
export const estReparable = (refus: CodeRefus): boolean => REPARABLES.has(refus);

const REPARABLES = new Set<CodeRefus>([
	'pdf_actif',
	'pdf_protege',
	'pdf_trop_de_pages',
	'fichier_illisible',
	'fichier_trop_gros',
	'image_trop_grande'
]);
