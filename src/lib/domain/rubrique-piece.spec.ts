import { describe, expect, it } from 'vitest';
import { instantLocal, PARIS } from './dates';
import type { Fenetre } from './fenetre';
import type { PieceDemandee } from './pieces';
import { IDENTITE } from './pieces.exemple';
import { horodatage, nomPiece, rubriquePiece } from './rubrique-piece';

const postale: PieceDemandee = { ...IDENTITE, mode: 'postal' };
const fenetreParis = (ouverture: string, fermeture: string, fuseau = PARIS): Fenetre => ({
	ouverture: instantLocal(ouverture, fuseau),
	fermeture: instantLocal(fermeture, fuseau),
	fuseau
});
const S2 = fenetreParis('2022-08-30T08:00', '2022-10-21T24:00');
const phrase = (demandee: PieceDemandee, fenetre = S2, limitePropre = false, maintenant = fenetre.ouverture) => {
	const { titre, quand } = rubriquePiece(demandee, { fenetre, limitePropre }, maintenant);
	return `${titre} ${quand}`;
};

describe('R-200 the words under which pièces are listed are those of the guides', () => {
	it('on line: « entre le … et le … 23:59 (heure/Paris) » (S2, S4)', () => {
		expect(phrase(IDENTITE)).toBe(
			'A déposer en ligne entre le mardi 30 août 2022 et le vendredi 21 octobre 2022 23:59 (heure/Paris)'
		);
		const s4 = fenetreParis('2020-07-02T08:00', '2020-11-12T24:00');
		expect(phrase(IDENTITE, s4)).toBe(
			'A déposer en ligne entre le jeudi 02 juillet 2020 et le jeudi 12 novembre 2020 23:59 (heure/Paris)'
		);
	});

	it('by post, in the window of the inscriptions: « entre le … et le … » (S2)', () => {
		expect(phrase(postale)).toBe(
			'A envoyer par voie postale entre le mardi 30 août 2022 et le vendredi 21 octobre 2022 23:59 (heure/Paris)'
		);
	});

	it('by post, where the rectorat sets a limit for pièces alone: « au plus tard le … » (S2)', () => {
		const fenetre = fenetreParis('2022-08-30T08:00', '2022-10-31T24:00');
		expect(phrase(postale, fenetre, true)).toBe(
			'A envoyer par voie postale au plus tard le lundi 31 octobre 2022 23:59 (heure/Paris)'
		);
	});

	it('by post, where the pièce has a day before which it is due: « avant le … » (S4)', () => {
		const fenetre = fenetreParis('2018-04-05T08:00', '2018-12-31T24:00');
		expect(phrase({ ...postale, avant: '2018-10-31' }, fenetre)).toBe(
			'A envoyer par voie postale avant le mardi 30 octobre 2018 23:59 (heure/Paris)'
		);
	});

	it('otherwise: « Autres modalités », with the limit; on line and past it, that no more is taken', () => {
		expect(phrase({ ...IDENTITE, mode: 'autre' })).toBe(
			'Autres modalités au plus tard le vendredi 21 octobre 2022 23:59 (heure/Paris)'
		);
		expect(phrase(IDENTITE, S2, false, S2.fermeture)).toBe(
			'Dépôt terminé depuis le vendredi 21 octobre 2022 23:59 (heure/Paris), sauf nouvelle PJ demandée'
		);
	});

	it('the limit of an académie overseas is told there, then in Paris, with its day where that is another', () => {
		const cayenne = (fermeture: string) => fenetreParis('2026-11-02T08:00', fermeture, 'America/Cayenne');
		expect(phrase(IDENTITE, cayenne('2026-12-01T13:00'))).toMatch(
			/et le mardi 01 décembre 2026 13:00 \(heure\/Cayenne\), 17:00 \(heure\/Paris\)$/
		);
		expect(phrase(IDENTITE, cayenne('2026-12-01T24:00'))).toMatch(
			/et le mardi 01 décembre 2026 23:59 \(heure\/Cayenne\), mercredi 02 décembre 2026 03:59 \(heure\/Paris\)$/
		);
	});
});

describe('a pièce and its file in the words of the guides', () => {
	it('R-201 a pièce is named by its code and its libellé: « DCSTID01 : Document justifiant l’identité »', () => {
		expect(nomPiece(IDENTITE)).toBe('DCSTID01\u00a0: Document justifiant l’identité');
		expect(nomPiece({ ...IDENTITE, code: null })).toBe('Document justifiant l’identité');
	});

	it.each([
		[PARIS, '05/11/2026 09:05 (heure/Paris)'],
		['America/Cayenne', '05/11/2026 05:05 (heure/Cayenne), 09:05 (heure/Paris)'],
		['Indian/Reunion', '05/11/2026 12:05 (heure/La Réunion), 09:05 (heure/Paris)'],
		['Pacific/Tahiti', '04/11/2026 22:05 (heure/Tahiti), 05/11/2026 09:05 (heure/Paris)']
	])('R-203 R-204 when it was given or confirmed is said in the time of %s, and in that of Paris', (fuseau, dit) => {
		expect(horodatage('2026-11-05T08:05:00Z', fuseau)).toBe(dit);
	});
});
