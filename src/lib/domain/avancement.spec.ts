import { describe, expect, it } from 'vitest';
import { avancementPieces, resteAFaire, toutConforme } from './avancement';
import type { PieceSuivie } from './depot';
import type { PieceDemandee } from './pieces';
import { suivieVide } from './situation-piece';

const piece = (id: string, autrement: Partial<PieceDemandee> = {}): PieceDemandee => ({
	id,
	code: null,
	groupe: id,
	libelle: id,
	mode: 'en_ligne',
	raison: null,
	avant: null,
	effet: null,
	...autrement
});
const donnee = (pieceId: string, autrement: Partial<PieceSuivie> = {}): PieceSuivie => ({
	...suivieVide(pieceId),
	depot: {
		id: pieceId,
		type: 'image/jpeg',
		sha256: '',
		octets: 1,
		pages: 1,
		deposeLe: '',
		analyse: 'faite',
		version: 1
	},
	...autrement
});

describe('how far the pièces are', () => {
	const demandees = [piece('a'), piece('b'), piece('c'), piece('poste', { mode: 'postal' })];

	it('R-214 counts what is to give, to confirm and to take again; what goes by post is not the phone’s to give', () => {
		const suivies = [donnee('b'), donnee('c', { statut: 'non_conforme' })];
		const avancement = avancementPieces(demandees, suivies, 1);
		expect(avancement).toEqual({ total: 4, aDonner: 1, aConfirmer: 1, aReprendre: 1, conformes: 0, attendues: 1 });
		expect(resteAFaire(avancement)).toBe('il manque 1\u00a0pièce, 1\u00a0pièce à reprendre, 1\u00a0pièce à confirmer');
	});

	it('R-206 while the rectorat looks there is nothing to do; when every pièce is conforme, those by post too, it says so', () => {
		const confirmees = ['a', 'b', 'c'].map((id) => donnee(id, { verrouilleeLe: '2026-11-05T08:00:00Z' }));
		const enControle = avancementPieces(demandees, confirmees, 1);
		expect([resteAFaire(enControle), toutConforme(enControle)]).toEqual([null, false]);
		const conformes = demandees.map(({ id }) => donnee(id, { statut: 'conforme' }));
		expect(toutConforme(avancementPieces(demandees, conformes, 1))).toBe(true);
		expect(toutConforme(avancementPieces([], [], 1))).toBe(false);
	});

	it('a récapitulatif signed for an older version is to take again, conforme or not', () => {
		const signe = [piece('r', { recapitulatifSigne: true })];
		expect(avancementPieces(signe, [donnee('r', { statut: 'conforme' })], 2).aReprendre).toBe(1);
	});
});
