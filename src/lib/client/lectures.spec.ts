import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { envoyer, listerEnvois, type Reponse } from './envois';
import { preparerLecture, type Lecture } from './lectures';
import { ouvrirLocal } from './local';
import { preparerValidation } from './preparation-validation';

const LE = new Date('2026-11-05T08:00:00Z');
const LECTURE: Lecture = {
	compteId: 'alya',
	chemin: '/api/messages/m1/lu',
	vu: { chemin: '/api/messages', champ: 'id', valeur: 'm1' }
};
const conditions = { maintenant: () => LE.getTime(), hasard: () => 0 };
const refus: Reponse = { type: 'refus', code: 'introuvable', message: '', erreurs: [], details: {} };

describe('« lu »', () => {
	it('R-185 is told once, for when it was read, and shown read from then on without network', async () => {
		const local = ouvrirLocal('lu');
		const corps = [
			{ id: 'm1', luLe: null },
			{ id: 'm2', luLe: null }
		];
		await local((db) => db.put('vus', { compteId: 'alya', chemin: '/api/messages', corps, vuLe: LE.toISOString() }));
		await preparerLecture(local, LECTURE, LE);
		await preparerLecture(local, LECTURE, new Date(LE.getTime() + 60_000));
		expect(await listerEnvois(local, 'alya')).toMatchObject([
			{ nature: 'lecture', chemin: LECTURE.chemin, corps: JSON.stringify({ le: LE.toISOString() }) }
		]);
		const vu = await local((db) => db.get('vus', ['alya', '/api/messages']));
		expect(vu?.corps).toEqual([
			{ id: 'm1', luLe: LE.toISOString() },
			{ id: 'm2', luLe: null }
		]);
	});

	it('R-185 of what is gone meanwhile is forgotten without a word, and holds back nothing', async () => {
		const local = ouvrirLocal('parti');
		await preparerLecture(local, LECTURE, LE);
		const autre = { ...LECTURE, chemin: '/api/messages/m2/lu' };
		await preparerLecture(local, autre, LE);
		const partis: string[] = [];
		await envoyer(
			local,
			'alya',
			async ({ id, chemin }) => {
				partis.push(chemin);
				return chemin === LECTURE.chemin ? refus : { type: 'accepte', recu: { envoiId: id } };
			},
			conditions
		);
		expect(partis).toEqual([LECTURE.chemin, autre.chemin]);
		expect(await listerEnvois(local, 'alya')).toEqual([]);
	});
});

describe('« Valider »', () => {
	const qui = { compteId: 'alya', candidatureId: 'c1' };

	it('R-173 pressed twice is one envoi; of another version it takes the place of the first', async () => {
		const local = ouvrirLocal('valider');
		await preparerValidation(local, qui, { version: 1 }, LE);
		const [premier] = await listerEnvois(local, 'alya');
		await preparerValidation(local, qui, { version: 1 }, LE);
		expect(await listerEnvois(local, 'alya')).toEqual([premier]);
		await preparerValidation(local, qui, { version: 2 }, LE);
		expect(await listerEnvois(local, 'alya')).toMatchObject([
			{ nature: 'validation', fil: 'c1', corps: '{"version":2}' }
		]);
	});

	it('R-173 refused, it stays with its reason until it is pressed again', async () => {
		const local = ouvrirLocal('refusee');
		await preparerValidation(local, qui, { version: 1 }, LE);
		const perimee: Reponse = { ...refus, code: 'validation_perimee', message: 'relisez' };
		await envoyer(local, 'alya', async () => perimee, conditions);
		expect(await listerEnvois(local, 'alya')).toMatchObject([{ refus: { code: 'validation_perimee' } }]);
		await preparerValidation(local, qui, { version: 1 }, LE);
		expect(await listerEnvois(local, 'alya')).toMatchObject([{ refus: null }]);
	});
});
