import { describe, expect, it } from 'vitest';
import type { PieceSuivie } from './depot';
import { DEPOSEE } from './deposee.exemple';
import type { PieceDemandee } from './pieces';
import { IDENTITE } from './pieces.exemple';
import { REFUS } from './refus';
import {
	completerait,
	gestesAFaire,
	manqueIci,
	motStatut,
	sectionsPieces,
	suivieVide,
	titreInformation,
	type Dossier
} from './situation-piece';

const MAINTENANT = new Date('2026-11-05T09:00:00Z');
const recapitulatif: PieceDemandee = {
	...IDENTITE,
	id: 'recapitulatif',
	code: 'CINSIG01',
	groupe: 'Récapitulatif',
	libelle: 'Récapitulatif signé',
	recapitulatifSigne: true
};
const certificat: PieceDemandee = {
	...IDENTITE,
	id: 'certificat',
	groupe: 'Santé',
	libelle: 'Certificat',
	mode: 'postal'
};
const DOSSIER: Dossier = {
	etat: 'inscrit',
	version: 1,
	fenetre: {
		ouverture: new Date('2026-11-02T07:00:00Z'),
		fermeture: new Date('2026-12-01T23:00:00Z'),
		fuseau: 'Europe/Paris'
	},
	demandees: [IDENTITE],
	suivies: [],
	depots: new Map(),
	verrous: new Map(),
	retraits: new Map()
};
const ligne = (dossier: Partial<Dossier>) =>
	sectionsPieces({ ...DOSSIER, ...dossier }, MAINTENANT)[0]?.groupes[0]?.lignes[0];
const groupe = (dossier: Partial<Dossier>) => sectionsPieces({ ...DOSSIER, ...dossier }, MAINTENANT)[0]?.groupes[0];
const attend = (refus: string | null = null) => ({ id: 'e1', octets: 10, refus });

describe('where a pièce stands', () => {
	it('R-200 pièces are listed by mode of dépôt and date limite, in the time of the window', () => {
		const sections = sectionsPieces({ ...DOSSIER, demandees: [IDENTITE, certificat, recapitulatif] }, MAINTENANT);
		expect(sections.map((s) => [s.titre, s.groupes.map((g) => g.nom)])).toEqual([
			['A déposer en ligne', ['Identité', 'Récapitulatif']],
			['A envoyer par voie postale', ['Santé']]
		]);
		const quand = 'entre le lundi 02 novembre 2026 et le mardi 01 décembre 2026 23:59 (heure/Paris)';
		expect(sections.map((s) => s.quand)).toEqual([quand, quand]);
	});

	it('R-200 where the rectorat sets a limit for pièces alone, what goes by post is due at the latest then', () => {
		const [section] = sectionsPieces({ ...DOSSIER, limitePropre: true, demandees: [certificat] }, MAINTENANT);
		expect(section?.quand).toBe('au plus tard le mardi 01 décembre 2026 23:59 (heure/Paris)');
	});

	it('R-200 a pièce with a limit of its own stands under its own dates; past it, under « Dépôt terminé »', () => {
		const domicile = { ...IDENTITE, id: 'domicile', groupe: 'Domicile', avant: '2026-11-04' };
		const sections = sectionsPieces({ ...DOSSIER, demandees: [IDENTITE, domicile] }, MAINTENANT);
		expect(sections.map((s) => s.titre)).toEqual(['A déposer en ligne', 'Dépôt terminé']);
		expect(sections[1]?.quand).toContain('sauf nouvelle PJ demandée');
		expect(sections[1]?.groupes[0]?.lignes[0]?.refusAjout).toBe('depot_ferme');
	});

	it('R-206 the server’s word is shown as it is', () => {
		for (const statut of ['recue', 'non_conforme', 'attente_nouvelle_pj', 'en_attente_controle', 'conforme'] as const)
			expect(ligne({ suivies: [{ ...DEPOSEE, statut }] })?.situation).toBe(statut);
	});

	it('R-206 a statut is said in the words of that rectorat, else in those of the guides', () => {
		const siens = [{ id: 'non_conforme' as const, libelle: 'Non Conforme' }];
		expect(motStatut('non_conforme', siens)).toBe('Non Conforme');
		expect(motStatut('conforme', siens)).toBe('Conforme');
	});

	it('R-203 R-204 a file is « déposé » until « J’ai fourni toutes mes pièces », then being looked at', () => {
		expect(ligne({})?.situation).toBe('absente');
		expect(ligne({ suivies: [DEPOSEE] })?.situation).toBe('deposee');
		expect(ligne({ suivies: [{ ...DEPOSEE, verrouilleeLe: '2026-11-04T10:00:00Z' }] })?.situation).toBe('confirmee');
	});

	it('what waits on this phone is told before what the server holds', () => {
		const depots = new Map([['identite', attend()]]);
		expect(ligne({ suivies: [DEPOSEE], depots })?.situation).toBe('en_attente');
		expect(ligne({ depots: new Map([['identite', attend('non')]]) })?.situation).toBe('envoi_refuse');
	});

	it('a récapitulatif signed for an older version is void, and says so', () => {
		const suivies = [{ ...DEPOSEE, pieceId: 'recapitulatif', statut: 'conforme' as const }];
		const l = ligne({ demandees: [recapitulatif], suivies, version: 2 });
		expect(l?.situation).toBe('perimee');
		expect(l?.refusAjout).toBeNull();
	});
});

describe('what is missing and has no gesture here', () => {
	const manque = (dossier: Partial<Dossier>, le = MAINTENANT) =>
		manqueIci(sectionsPieces({ ...DOSSIER, ...dossier }, le));
	const APRES = new Date('2026-12-02T00:00:00Z');

	it('R-200 while the window is open: what goes by post, until the rectorat has received it', () => {
		const demandees = [IDENTITE, certificat];
		expect(manque({ demandees })).toEqual({ horsDelai: 0, parLaPoste: 1 });
		const recue: PieceSuivie = { ...suivieVide('certificat'), statut: 'recue' };
		expect(manque({ demandees, suivies: [recue] })).toEqual({ horsDelai: 0, parLaPoste: 0 });
	});

	it('R-206 once it is closed: what was never given, and what was refused and not asked again', () => {
		expect(manque({}, APRES)).toEqual({ horsDelai: 1, parLaPoste: 0 });
		expect(manque({ suivies: [DEPOSEE] }, APRES)).toEqual({ horsDelai: 0, parLaPoste: 0 });
		const refusee: PieceSuivie = { ...DEPOSEE, statut: 'non_conforme', verrouilleeLe: '2026-11-10T09:00:00Z' };
		expect(
			manque({ suivies: [refusee] }, APRES).horsDelai +
				gestesAFaire(sectionsPieces({ ...DOSSIER, suivies: [refusee] }, APRES)).length
		).toBe(1);
	});
});

describe('« J’ai fourni toutes mes pièces »', () => {
	it('R-204 is offered once every pièce of the groupe is there, be it on this phone alone', () => {
		const deux = [IDENTITE, { ...IDENTITE, id: 'verso' }];
		expect(groupe({ demandees: deux, suivies: [DEPOSEE] })?.aConfirmer).toBe(false);
		const depots = new Map([['verso', attend()]]);
		expect(groupe({ demandees: deux, suivies: [DEPOSEE], depots })?.aConfirmer).toBe(true);
		expect(
			groupe({ demandees: deux, suivies: [DEPOSEE], depots: new Map([['verso', attend('non')]]) })?.aConfirmer
		).toBe(false);
		// What she sees is the refused one: an older file is not confirmed in its place.
		expect(groupe({ suivies: [DEPOSEE], depots: new Map([['identite', attend('non')]]) })?.aConfirmer).toBe(false);
	});

	it('R-204 is not offered again once pressed here or confirmed there; it is after a refusal', () => {
		expect(groupe({ suivies: [DEPOSEE], verrous: new Map([['Identité', attend()]]) })?.aConfirmer).toBe(false);
		expect(groupe({ suivies: [DEPOSEE], verrous: new Map([['Identité', attend('non')]]) })?.aConfirmer).toBe(true);
		expect(groupe({ suivies: [{ ...DEPOSEE, verrouilleeLe: '2026-11-04T10:00:00Z' }] })?.aConfirmer).toBe(false);
	});
});

describe('the last file of a groupe', () => {
	it('R-204 may be confirmed as it leaves, with those that are there; not while another is missing', () => {
		const verso = { ...IDENTITE, id: 'verso' };
		const demandees = [IDENTITE, verso];
		expect(completerait({ ...DOSSIER, demandees }, 'verso', MAINTENANT)).toBeNull();
		expect(completerait({ ...DOSSIER, demandees, suivies: [DEPOSEE] }, 'verso', MAINTENANT)).toEqual({
			identite: 'd1'
		});
		expect(completerait(DOSSIER, 'identite', MAINTENANT)).toEqual({});
	});
});

describe('what is to do', () => {
	const gestes = (dossier: Partial<Dossier>) =>
		gestesAFaire(sectionsPieces({ ...DOSSIER, ...dossier }, MAINTENANT)).map((g) => g.texte);

	it('is one line a pièce, then one line to confirm; nothing while the rectorat looks', () => {
		expect(gestes({})).toEqual(['Ajouter\u00a0: document justifiant l’identité']);
		expect(gestes({ suivies: [DEPOSEE] })).toEqual(['Confirmer le groupe «\u00a0Identité\u00a0»']);
		expect(gestes({ suivies: [{ ...DEPOSEE, verrouilleeLe: '2026-11-04T10:00:00Z' }] })).toEqual([]);
		expect(gestes({ suivies: [{ ...DEPOSEE, statut: 'non_conforme' }] })).toEqual([
			'Reprendre\u00a0: document justifiant l’identité'
		]);
	});

	it('R-180 is nothing once the candidature is over: no file may be added, taken away or confirmed', () => {
		const finie: Partial<Dossier> = { etat: 'desinscrit', suivies: [DEPOSEE] };
		expect(gestes({ etat: 'desinscrit' })).toEqual([]);
		expect(gestes(finie)).toEqual([]);
		expect(ligne(finie)).toMatchObject({ refusAjout: 'etat_interdit', refusRetrait: 'etat_interdit' });
		expect(groupe(finie)?.aConfirmer).toBe(false);
	});

	it('R-205 a pièce to post is never among them', () => {
		expect(gestes({ demandees: [certificat] })).toEqual([]);
	});
});

it('what the antivirus says of a pièce is not called the word of a gestionnaire', () => {
	expect(titreInformation(REFUS.fichier_infecte.message)).toBe('Motif');
	expect(titreInformation('Pièce illisible')).toBe('Information du gestionnaire');
});
