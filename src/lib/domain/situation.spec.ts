import { describe, expect, it } from 'vitest';
import type { Avancement } from './avancement';
import { campagneTransmise } from './campagne';
import { CONTEXTE_S2 } from './contexte.exemple';
import { instantLocal, PARIS } from './dates';
import { estDefinitive } from './etats';
import { chemin, etapeCourante, ligneBrouillon, ouJenSuis, type Faits, type Suivi } from './situation';

const LIMITE = instantLocal('2026-12-01T17:00', PARIS);
const AVANT = instantLocal('2026-11-28T09:00', PARIS);
const APRES = instantLocal('2026-12-02T09:00', PARIS);
const limite = { jusquA: LIMITE.toISOString(), fuseau: PARIS };

const suivi: Suivi = {
	inscription: limite,
	depot: limite,
	convocationLe: null,
	notesLe: null
};
const avancement: Avancement = {
	total: 3,
	aDonner: 3,
	aConfirmer: 0,
	aReprendre: 0,
	conformes: 0,
	confirmation: 'a_donner'
};
const inscrit: Faits = {
	etat: 'inscrit',
	version: 1,
	campagne: campagneTransmise(CONTEXTE_S2.campagne),
	avancement,
	suivi
};
const conforme: Avancement = { ...avancement, aDonner: 0, conformes: 3, confirmation: 'conforme' };
const definitif: Faits = { ...inscrit, avancement: conforme };

const dire = (faits: Faits, maintenant = AVANT) => {
	const { ton, fort, suite } = ouJenSuis(faits, maintenant);
	return `${ton} · ${(fort + suite).replaceAll('\u00a0', ' ')}`;
};

describe('« Où j’en suis »', () => {
	it('R-156 says what is missing, by when, and how many days are left', () => {
		expect(dire(inscrit)).toBe(
			'warning · Votre inscription n’est pas encore définitive : il manque la confirmation signée et 2 pièces, avant le 1er décembre 2026 à 17 h 00 (heure de Paris), dans 3 jours.'
		);
	});

	it.each<[string, Partial<Avancement>, string]>([
		['only the confirmation', { aDonner: 1 }, 'il manque la confirmation signée,'],
		['a pièce refused', { aDonner: 0, confirmation: 'en_controle', aReprendre: 1 }, '1 pièce à reprendre,'],
		[
			'a new version',
			{ aDonner: 0, confirmation: 'a_reprendre', aReprendre: 1 },
			'la confirmation est à signer de nouveau,'
		],
		['given, not confirmed', { aDonner: 0, confirmation: 'a_confirmer', aConfirmer: 3 }, '3 pièces à confirmer,']
	])('R-214 %s', (_, autrement, phrase) => {
		expect(dire({ ...inscrit, avancement: { ...avancement, ...autrement } })).toContain(`définitive : ${phrase}`);
	});

	it('R-011 once the limit is over it says so, and who can still help', () => {
		expect(dire(inscrit, APRES)).toBe(
			'error · Votre inscription n’est pas définitive : il manque la confirmation signée et 2 pièces, et la date limite était le 1er décembre 2026 à 17 h 00 (heure de Paris). Contactez le service des examens.'
		);
	});

	it('R-206 what the gestionnaire asked again may be given past the limit, and the line asks for it', () => {
		const redemandee = { ...conforme, conformes: 2, aReprendre: 1, aRemplacer: 1 };
		expect(dire({ ...inscrit, avancement: redemandee }, APRES)).toBe(
			'warning · Votre inscription n’est pas encore définitive : 1 pièce à donner de nouveau, dès que possible.'
		);
	});

	it('R-205 when all is given it is the rectorat’s turn; what it awaits by post is told', () => {
		const enControle: Avancement = { ...avancement, aDonner: 0, confirmation: 'en_controle' };
		expect(dire({ ...inscrit, avancement: enControle })).toContain(
			'le rectorat contrôle vos pièces. Vous n’avez rien à faire pour l’instant.'
		);
		expect(dire({ ...inscrit, avancement: { ...enControle, attendues: 1 } })).toContain(
			'le rectorat attend encore 1 pièce par courrier.'
		);
	});

	it('R-156 definitive when every pièce is conforme, the signed confirmation among them; then convocation, then notes', () => {
		expect(dire(definitif)).toContain('success · Votre inscription est définitive.');
		const convoquee = { ...definitif, suivi: { ...suivi, convocationLe: '2027-04-02T08:00:00Z' } };
		expect(dire(convoquee)).toContain('success · Votre convocation est là.');
		const notee = { ...convoquee, suivi: { ...convoquee.suivi, notesLe: '2027-07-05T08:00:00Z' } };
		expect(dire(notee)).toContain('success · Vos notes sont publiées.');
	});

	it('R-173 where the exam wants a validation en ligne, the inscription is not definitive without it', () => {
		const aValider: Faits = { ...definitif, validation: { validee: false } };
		expect(estDefinitive(aValider)).toBe(false);
		expect(dire(aValider)).toContain('il manque votre validation en ligne, avant le');
		expect(estDefinitive({ ...aValider, validation: { validee: true } })).toBe(true);
	});

	it('R-173 « À compléter » counts for nothing until « Enregistrer », and says it did not once it is too late', () => {
		const aCompleter: Faits = { ...inscrit, etat: 'a_completer', version: 0, avancement: null };
		expect(dire(aCompleter)).toContain(
			'warning · À compléter : rien n’est enregistré sans le bouton « Enregistrer », avant le'
		);
		expect(dire(aCompleter, APRES)).toContain(
			'error · Votre inscription n’a pas été enregistrée : la date limite était le'
		);
	});

	it('R-180 désinscrit, écartée and annulée are told in words of their own', () => {
		expect(dire({ ...inscrit, etat: 'desinscrit' })).toContain('info · Vous vous êtes désinscrit(e).');
		expect(dire({ ...inscrit, etat: 'ecartee' })).toContain('error · Le rectorat a écarté cette candidature.');
		expect(dire({ ...definitif, etat: 'annulee' })).toContain('error · Votre inscription est annulée : votre dossier');
	});

	it('a copy kept by an older app, without these facts, still has a line', () => {
		const { avancement: _, suivi: __, ...ancienne } = inscrit;
		expect(dire(ancienne)).toContain('le rectorat contrôle vos pièces');
	});

	it('a brouillon counts for nothing; once it is too late it says that it was not enregistré', () => {
		const echeance = { le: LIMITE, fuseau: PARIS };
		expect(ligneBrouillon(echeance, AVANT)).toMatchObject({ ton: 'local', fort: 'Rien n’est enregistré\u00a0:' });
		expect(ligneBrouillon(echeance, APRES)).toMatchObject({
			ton: 'error',
			fort: 'Ce brouillon n’a pas été enregistré.'
		});
	});

	it('the most urgent comes first: what must be done soonest before what is done', () => {
		const urgence = (faits: Faits, maintenant = AVANT) => ouJenSuis(faits, maintenant).urgence;
		expect(urgence(inscrit, LIMITE)).toBeGreaterThan(urgence(inscrit));
		expect(urgence(inscrit, new Date(LIMITE.getTime() - 1))).toBeGreaterThan(urgence(inscrit));
		expect(urgence(inscrit)).toBeGreaterThan(urgence(definitif));
	});
});

describe('the way of an inscription', () => {
	const ou = (faits: Faits) => {
		const etapes = chemin(faits);
		return etapes[etapeCourante(etapes)]?.libelle ?? 'arrivée';
	};

	it('R-214 has eight stops, and one stands at the first that is not behind', () => {
		expect(chemin(inscrit)).toHaveLength(8);
		expect(ou({ ...inscrit, etat: 'a_completer', version: 0, avancement: null })).toBe('Onglets remplis');
		expect(ou(inscrit)).toBe('Pièces confirmées');
		expect(ou({ ...inscrit, avancement: { ...avancement, aDonner: 0, confirmation: 'en_controle' } })).toBe(
			'Pièces conformes'
		);
		expect(ou(definitif)).toBe('Convocation');
		expect(ou({ ...definitif, suivi: { ...suivi, convocationLe: 'x' } })).toBe('Résultats');
		expect(ou({ ...definitif, suivi: { ...suivi, convocationLe: 'x', notesLe: 'x' } })).toBe('arrivée');
		expect(ou({ ...definitif, suivi: { ...suivi, notesLe: 'x' } })).toBe('arrivée');
	});
});
