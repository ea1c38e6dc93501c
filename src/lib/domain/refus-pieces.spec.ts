import { describe, expect, it } from 'vitest';
import type { PieceSuivie } from './depot';
import { DEPOSEE } from './deposee.exemple';
import { IDENTITE } from './pieces.exemple';
import { REFUS, type CodeRefus } from './refus';
import { sansObjet } from './refus-pieces';
import { gestesAFaire, manqueIci, sectionsPieces, type Dossier, type EnAttente } from './situation-piece';

const LE_5_NOVEMBRE = new Date('2026-11-05T09:00:00Z');
const APRES = new Date('2026-12-02T00:00:00Z');
const verso = { ...IDENTITE, id: 'verso', libelle: 'Verso' };
const confirmee: PieceSuivie = { ...DEPOSEE, verrouilleeLe: '2026-11-04T10:00:00Z' };
const DOSSIER: Dossier = {
	etat: 'inscrit',
	version: 1,
	fenetre: {
		ouverture: new Date('2026-11-02T07:00:00Z'),
		fermeture: new Date('2026-12-01T23:00:00Z'),
		fuseau: 'Europe/Paris'
	},
	demandees: [IDENTITE],
	suivies: [DEPOSEE],
	depots: new Map(),
	verrous: new Map(),
	retraits: new Map()
};
const refuse = (code: CodeRefus, message: string = REFUS[code].message): EnAttente => ({
	id: 'e1',
	octets: 10,
	refus: message,
	code
});

/** What is shown of the first groupe, and which refusals say nothing any more. */
function montre(dossier: Partial<Dossier>, le = LE_5_NOVEMBRE) {
	const entier = { ...DOSSIER, ...dossier };
	const sections = sectionsPieces(entier, le);
	const [groupe] = sections[0]?.groupes ?? [];
	if (!groupe?.lignes[0]) throw new Error('no pièce');
	return { groupe, ligne: groupe.lignes[0], sansObjet: sansObjet(entier, sections), sections };
}

describe('R-203 « Supprimer », refused', () => {
	const retraits = new Map([['d1', refuse('piece_verrouillee')]]);

	it('is said at its pièce, which is shown as the server has it', () => {
		const { ligne, sansObjet } = montre({ suivies: [confirmee], retraits });
		expect(ligne).toMatchObject({ situation: 'confirmee', retrait: { refus: REFUS.piece_verrouillee.message } });
		expect(sansObjet).toEqual([]);
	});

	it('is said for what keeps the file there now', () => {
		const { ligne } = montre({ suivies: [{ ...confirmee, statut: 'conforme' }], retraits });
		expect(ligne.retrait?.refus).toBe(REFUS.piece_conforme.message);
		expect(montre({ retraits }, APRES).ligne.retrait?.refus).toMatch(/^La date limite est passée/);
	});

	it('is not said once the file may go, or has gone', () => {
		for (const suivies of [[{ ...confirmee, statut: 'non_conforme' as const }], []])
			expect(montre({ suivies, retraits })).toMatchObject({ ligne: { retrait: null }, sansObjet: ['e1'] });
	});

	it('for a reason that no rule knows is said in the words of the server', () => {
		const etrange = new Map([['d1', refuse('corps_illisible')]]);
		expect(montre({ retraits: etrange }).ligne.retrait?.refus).toBe(REFUS.corps_illisible.message);
	});
});

describe('R-204 « J’ai fourni toutes mes pièces », refused', () => {
	const incomplet = new Map([
		['Identité', refuse('groupe_incomplet', 'Il manque encore\u00a0: Document justifiant l’identité, Verso. Ajoutez…')]
	]);
	const deux = { demandees: [IDENTITE, verso], verrous: incomplet };

	it('is nothing once the groupe is confirmed as it asked, on another device say', () => {
		for (const code of ['piece_verrouillee', 'pieces_changees', 'groupe_incomplet'] as const) {
			const verrous = new Map([['Identité', refuse(code)]]);
			expect(montre({ suivies: [confirmee], verrous })).toMatchObject({ groupe: { verrou: null }, sansObjet: ['e1'] });
		}
	});

	it('names what is missing now, and nothing that is there', () => {
		const { groupe } = montre({ ...deux, suivies: [DEPOSEE] });
		expect(groupe.verrou?.refus).toBe(
			'Il manque encore\u00a0: Verso. Ajoutez ce qui manque, puis confirmez à nouveau.'
		);
	});

	it('is nothing once what was missing is there, be it on this phone alone', () => {
		const depots = new Map([['verso', { id: 'e2', octets: 5, refus: null }]]);
		const { groupe, sansObjet } = montre({ ...deux, suivies: [DEPOSEE], depots });
		expect(groupe).toMatchObject({ verrou: null, aConfirmer: true });
		expect(sansObjet).toEqual(['e1']);
	});

	it('is said while the server refuses the file that was to complete the groupe', () => {
		const depots = new Map([['verso', refuse('fichier_illisible')]]);
		expect(montre({ ...deux, suivies: [DEPOSEE], depots }).groupe.verrou?.refus).toContain('Verso');
	});

	it('because other files are there is said until the person has read it', () => {
		const verrous = new Map([['Identité', refuse('pieces_changees')]]);
		expect(montre({ verrous })).toMatchObject({
			groupe: { verrou: { refus: REFUS.pieces_changees.message }, aConfirmer: true },
			sansObjet: []
		});
	});

	it('is never forgotten while it waits', () => {
		const verrous = new Map([['Identité', { id: 'e1', octets: 0, refus: null }]]);
		expect(montre({ suivies: [confirmee], verrous }).sansObjet).toEqual([]);
	});
});

describe('a file that the server refused', () => {
	it('R-204 is beside what the server holds where none may be given any more', () => {
		const depots = new Map([['identite', refuse('piece_verrouillee')]]);
		const { ligne, sections } = montre({ suivies: [confirmee], depots });
		expect(ligne).toMatchObject({ situation: 'confirmee', enAttente: null, refusee: { id: 'e1' } });
		expect(gestesAFaire(sections)).toEqual([]);
	});

	it('R-202 after the limit is nothing to take again: the pièce is missing, and too late', () => {
		const depots = new Map([['identite', refuse('depot_ferme')]]);
		const { ligne, sections } = montre({ suivies: [], depots }, APRES);
		expect(ligne).toMatchObject({ situation: 'absente', refusee: { id: 'e1' } });
		expect(gestesAFaire(sections)).toEqual([]);
		expect(manqueIci(sections)).toEqual({ horsDelai: 1, parLaPoste: 0 });
	});

	it('R-204 after the limit does not keep the one that came in time from being confirmed', () => {
		const depots = new Map([['identite', refuse('depot_ferme')]]);
		expect(montre({ depots }, APRES).groupe.aConfirmer).toBe(true);
		expect(montre({ depots }).groupe.aConfirmer).toBe(false);
	});

	it('R-202 while the pièce takes files is taken again', () => {
		const depots = new Map([['identite', refuse('fichier_illisible')]]);
		const { ligne, sections } = montre({ suivies: [], depots });
		expect(ligne).toMatchObject({ situation: 'envoi_refuse', refusee: null });
		expect(gestesAFaire(sections)).toHaveLength(1);
	});
});

describe('R-202 a pièce asked for again after the limit', () => {
	const attendue: PieceSuivie = { ...confirmee, statut: 'attente_nouvelle_pj' };

	it('takes one file, which can be neither replaced nor taken back', () => {
		expect(montre({ suivies: [attendue] }, APRES).ligne).toMatchObject({ refusAjout: null, sansRetour: true });
		expect(montre({}, APRES).ligne).toMatchObject({ refusAjout: 'depot_ferme', refusRetrait: 'depot_ferme' });
	});

	it('takes as many as one likes before it', () =>
		expect(montre({ suivies: [attendue] }).ligne).toMatchObject({ refusAjout: null, sansRetour: false }));
});
