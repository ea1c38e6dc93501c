/**
 * The icons: one path each, drawn on a 24 × 24 grid, stroke only.
 *
 * They are inlined rather than fetched from a sprite: a page uses three or four of about eighty bytes each, and an
 * external `<use>` would cost a request on the slowest phones before the first arrow appears.
 */
const CERCLE = 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0z';

export const icones = {
	aide: `${CERCLE}M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8m0 3.1v.1`,
	alerte: 'M12 3.5 2.5 20h19zM12 10v4.5m0 2.8v.1',
	cadenas: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
	coupe:
		'M3 3l18 18M8.5 16.2a5 5 0 0 1 7 0M5.2 12.6a9.6 9.6 0 0 1 4.3-2.4m5.2.3a9.6 9.6 0 0 1 4.1 2.1M2.5 9.2a14 14 0 0 1 4.6-3m4-.8a14 14 0 0 1 10.4 3.8M12 19.5v.1',
	crayon: 'm4 20 1-4.5L16.5 4 20 7.5 8.5 19z',
	croix: `${CERCLE}m6-3 6 6m0-6-6 6`,
	dossier: 'M3.5 6h6l2 2.5h9V19h-17z',
	droite: 'M5 12h14m-6-6 6 6-6 6',
	bas: 'M12 5v14m-6-6 6 6 6-6',
	envoyer: 'M12 16V5m0 0L7.5 9.5M12 5l4.5 4.5M4 19.5h16',
	fichier: 'M6 3h8l5 5v13H6zM14 3v5h5',
	gauche: 'M19 12H5m6-6-6 6 6 6',
	haut: 'M12 19V5m-6 6 6-6 6 6',
	horloge: `${CERCLE}M12 7v5l3.5 2`,
	info: `${CERCLE}M12 11v5.5m0-8.9v.1`,
	mail: 'M5 5.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zm-1 2 8 6 8-6',
	menu: 'M4 7h16M4 12h16M4 17h16',
	moins: 'M5 12h14',
	note: 'M4 20V10m5.3 10V4m5.4 16v-7M20 20V8',
	oeil: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zm6.7 0a2.8 2.8 0 1 0 5.6 0 2.8 2.8 0 1 0-5.6 0z',
	ok: 'M5 12.5 10 17.5 19.5 7',
	photo:
		'M4 8h3.5L9 5.5h6L16.5 8H20a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1zm4.4 5.2a3.6 3.6 0 1 0 7.2 0 3.6 3.6 0 1 0-7.2 0z',
	plus: 'M12 5v14M5 12h14',
	reprise: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4v5.4h-5.4',
	sortir: 'M13 4H5v16h8M10 12h11m-4-4 4 4-4 4',
	supprimer: 'M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13.5h9l1-13.5',
	tel: 'M9 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zm2 15.7h2'
};

export type NomIcone = keyof typeof icones;
