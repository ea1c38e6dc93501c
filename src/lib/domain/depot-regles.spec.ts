import { describe, expect, it } from 'vitest';
import { instantLocal } from './dates';
import { STATUTS_PIECE, type DepotRecu, type PieceSuivie, type StatutPiece } from './depot';
import { estReparable } from './depot-reparable';
import { fenetreDePiece, refusDepot, refusRetrait, refusVerrou, type SituationPiece } from './depot-regles';
import type { Fenetre } from './fenetre';
import type { PieceDemandee } from './pieces';
import { IDENTITE } from './pieces.exemple';
import type { CodeRefus } from './refus';

const fenetre: Fenetre = {
	ouverture: instantLocal('2026-10-12T08:00', 'America/Cayenne'),
	fermeture: instantLocal('2026-12-08T24:00', 'America/Cayenne'),
	fuseau: 'America/Cayenne'
};
const AVANT = new Date(fenetre.ouverture.getTime() - 1);
const PENDANT = instantLocal('2026-11-05T09:00', 'America/Cayenne');
const APRES = fenetre.fermeture;

const recapitulatif: PieceDemandee = { ...IDENTITE, id: 'recapitulatif', recapitulatifSigne: true };
const depot: DepotRecu = {
	id: 'd1',
	type: 'image/jpeg',
	sha256: '0'.repeat(64),
	octets: 300_000,
	pages: 1,
	deposeLe: PENDANT.toISOString(),
	analyse: 'faite',
	version: 1
};
const deposee: PieceSuivie = {
	pieceId: 'identite',
	statut: null,
	receptionLe: null,
	information: null,
	verrouilleeLe: null,
	depot
};
const verrouillee: PieceSuivie = { ...deposee, verrouilleeLe: PENDANT.toISOString() };
const situation: SituationPiece = { demandee: IDENTITE, suivie: deposee, version: 1, fenetre };

type Reponses = [avant: CodeRefus | null, pendant: CodeRefus | null, apres: CodeRefus | null];
const auFilDuTemps = (s: SituationPiece): Reponses => [
	refusDepot(s, AVANT),
	refusDepot(s, PENDANT),
	refusDepot(s, APRES)
];
const TOUJOURS = (code: CodeRefus): Reponses => [code, code, code];
const DANS_LA_FENETRE: Reponses = ['depot_pas_ouvert', null, 'depot_ferme'];

describe('giving a pièce à déposer en ligne', () => {
	it('R-202 is possible inside the window only, to the millisecond', () => {
		for (const suivie of [null, { ...deposee, depot: null }, deposee])
			expect(auFilDuTemps({ ...situation, suivie })).toEqual(DANS_LA_FENETRE);
		expect(refusDepot(situation, fenetre.ouverture)).toBe(null);
		expect(refusDepot(situation, new Date(APRES.getTime() - 1))).toBe(null);
	});

	const attendus: Record<StatutPiece | 'aucun', [libre: Reponses, verrouillee: Reponses]> = {
		aucun: [DANS_LA_FENETRE, TOUJOURS('piece_verrouillee')],
		recue: [DANS_LA_FENETRE, TOUJOURS('piece_verrouillee')],
		en_attente_controle: [DANS_LA_FENETRE, TOUJOURS('piece_verrouillee')],
		non_conforme: [DANS_LA_FENETRE, DANS_LA_FENETRE],
		attente_nouvelle_pj: [
			['depot_pas_ouvert', null, null],
			['depot_pas_ouvert', null, null]
		],
		conforme: [TOUJOURS('piece_conforme'), TOUJOURS('piece_conforme')]
	};
	it.each([null, ...STATUTS_PIECE])(
		'R-204 R-206 with the statut « %s », before, inside and after the window',
		(statut) => {
			const [libre, close] = attendus[statut ?? 'aucun'];
			expect(auFilDuTemps({ ...situation, suivie: { ...deposee, statut } })).toEqual(libre);
			expect(auFilDuTemps({ ...situation, suivie: { ...verrouillee, statut } })).toEqual(close);
		}
	);

	it.each(['postal', 'autre'] as const)('R-205 by « %s » never takes a file, whatever was said of it', (mode) => {
		for (const statut of [null, ...STATUTS_PIECE])
			for (const suivie of [deposee, verrouillee, { ...deposee, depot: null }]) {
				const postale = { ...situation, demandee: { ...IDENTITE, mode }, suivie: { ...suivie, statut } };
				expect(auFilDuTemps(postale)).toEqual(TOUJOURS('piece_non_dematerialisee'));
				expect(refusRetrait(postale, PENDANT)).toBe('piece_non_dematerialisee');
			}
	});

	it('R-208 a limit of its own replaces that of the campagne, earlier or later, in the campagne’s zone', () => {
		const avant = (jour: string) => ({ ...situation, demandee: { ...IDENTITE, avant: jour } });
		const minuit = (jour: string) => instantLocal(`${jour}T00:00`, 'America/Cayenne');
		for (const jour of ['2026-11-20', '2027-03-08']) {
			expect(fenetreDePiece({ avant: jour }, fenetre)).toEqual({ ...fenetre, fermeture: minuit(jour) });
			expect(refusDepot(avant(jour), new Date(minuit(jour).getTime() - 1))).toBe(null);
			expect(refusDepot(avant(jour), minuit(jour))).toBe('depot_ferme');
		}
	});
});

describe('the signed récapitulatif', () => {
	const signe: SituationPiece = { ...situation, demandee: recapitulatif };

	it.each([null, ...STATUTS_PIECE])(
		'R-155 signed for an older version is given again, though « %s » and confirmed',
		(statut) => {
			const perime = { ...signe, suivie: { ...verrouillee, statut }, version: 2 };
			const enAttente = statut === 'attente_nouvelle_pj';
			expect(auFilDuTemps(perime)).toEqual(enAttente ? ['depot_pas_ouvert', null, null] : DANS_LA_FENETRE);
		}
	);

	it('R-155 signed for this version stays; and another pièce is not void because the version changed', () => {
		expect(refusDepot({ ...signe, suivie: verrouillee }, PENDANT)).toBe('piece_verrouillee');
		expect(refusDepot({ ...situation, suivie: verrouillee, version: 2 }, PENDANT)).toBe('piece_verrouillee');
	});
});

describe('taking a file back', () => {
	it('R-203 R-204 is possible while the file may be replaced, and only when there is one', () => {
		expect(refusRetrait(situation, PENDANT)).toBe(null);
		expect(refusRetrait({ ...situation, suivie: verrouillee }, PENDANT)).toBe('piece_verrouillee');
		expect(refusRetrait(situation, APRES)).toBe('depot_ferme');
		for (const suivie of [null, { ...deposee, depot: null }])
			expect(refusRetrait({ ...situation, suivie }, PENDANT)).toBe('depot_retire');
	});
});

describe('« J’ai fourni toutes mes pièces »', () => {
	const domicile: PieceDemandee = { ...IDENTITE, id: 'domicile' };
	const parCourrier: PieceDemandee = { ...IDENTITE, id: 'certificat', mode: 'postal' };
	const ailleurs: PieceDemandee = { ...IDENTITE, id: 'jdc', groupe: 'Citoyenneté' };
	const demandees = [IDENTITE, domicile, parCourrier, ailleurs];
	const aussi: PieceSuivie = { ...deposee, pieceId: 'domicile', depot: { ...depot, id: 'd2' } };
	const verrou = (suivies: PieceSuivie[], quand = PENDANT, autrement: { version?: number } = {}) =>
		refusVerrou('Identité', { demandees, suivies, version: 1, fenetre, ...autrement }, quand);

	it('R-204 asks for a file of each pièce of the groupe that goes on line, and of no other', () => {
		expect(verrou([deposee, aussi])).toBe(null);
		expect(verrou([deposee])).toBe('groupe_incomplet');
		expect(verrou([deposee, { ...aussi, depot: null }])).toBe('groupe_incomplet');
		expect(verrou([])).toBe('groupe_incomplet');
	});

	it('R-204 has nothing to confirm in a groupe that nobody asks for, or that goes by post alone', () => {
		expect(refusVerrou('Travail', { demandees, suivies: [], version: 1, fenetre }, PENDANT)).toBe('piece_inconnue');
		const postal = { demandees: [parCourrier], suivies: [], version: 1, fenetre };
		expect(refusVerrou('Identité', postal, PENDANT)).toBe('piece_inconnue');
	});

	it('R-204 is pressed once, and once more when a pièce of it was given again', () => {
		const confirmee = { ...aussi, verrouilleeLe: PENDANT.toISOString() };
		expect(verrou([verrouillee, confirmee])).toBe('piece_verrouillee');
		expect(verrou([{ ...deposee, statut: 'conforme' }, confirmee])).toBe('piece_verrouillee');
		expect(verrou([deposee, confirmee])).toBe(null);
	});

	it.each(['non_conforme', 'attente_nouvelle_pj'] as const)('R-206 « %s »: the new file first', (statut) => {
		expect(verrou([{ ...deposee, statut }, aussi])).toBe('groupe_incomplet');
	});

	it('R-155 a récapitulatif signed for an older version is still to be given', () => {
		const signees = { demandees: [recapitulatif], suivies: [{ ...deposee, pieceId: 'recapitulatif' }], fenetre };
		expect(refusVerrou('Identité', { ...signees, version: 1 }, PENDANT)).toBe(null);
		expect(refusVerrou('Identité', { ...signees, version: 2 }, PENDANT)).toBe('groupe_incomplet');
	});

	it('R-204 confirms after the closing what was given before it; before the opening there is nothing to confirm', () => {
		expect(verrou([deposee, aussi], APRES)).toBe(null);
		expect(verrou([deposee, aussi], AVANT)).toBe('depot_pas_ouvert');
	});
});

describe('a file that the server refused', () => {
	it('R-202 is offered to be made anew on the phone when what it is was refused: a program in it, a password, its weight', () => {
		for (const code of ['pdf_actif', 'pdf_protege', 'pdf_trop_de_pages', 'fichier_trop_gros'] as const)
			expect(estReparable(code)).toBe(true);
	});

	it('is not when another file is needed, or another day', () => {
		for (const code of ['fichier_infecte', 'depot_ferme', 'piece_verrouillee', 'quota_depots'] as const)
			expect(estReparable(code)).toBe(false);
	});
});
