/**
 * What a PDF could do or bring beside showing pages: programs, files joined, forms that send, films. A pièce justificative
 * needs none of it, and a reader that runs it is somebody's computer in a rectorat. One list, for the phone that looks
 * in the bytes and for the server that reads the objects (R-202, SEC10).
 */

/** Under these keys lies a program or a file, wherever the dictionary is. */
export const CLES_ACTIVES = [
	...['JS', 'JavaScript', 'XFA', 'EF', 'EmbeddedFile', 'EmbeddedFiles', 'RichMediaContent', 'Collection']
] as const;

/** What an action does (`/S`). */
export const ACTIONS_ACTIVES = [
	...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'Rendition', 'Movie', 'Sound'],
	...['RichMediaExecute', 'GoTo3DView', 'Trans', 'SetOCGState']
] as const;

/** What an annotation is (`/Subtype`). */
export const SOUS_TYPES_ACTIFS = ['RichMedia', 'FileAttachment', 'Movie', 'Sound', 'Screen', '3D'] as const;
