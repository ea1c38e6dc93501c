import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { CandidatureResume, Moi } from '$lib/domain/candidature';
import { envoyer, listerEnvois, type Poster } from './envois';
import { ouvrirLocal } from './local';
import type { EnvoiGarde } from './local-db';
import { preparerActe } from './preparation-suivi';
import { adresseSignalements } from './suivi';

const CLE = { compteId: 'alya', candidatureId: 'c1' };
const LE = new Date('2026-11-05T08:00:00Z');
const conditions = { maintenant: () => LE.getTime(), hasard: () => 0 };
const coupe: Poster = async () => ({ type: 'hors_ligne', parti: false });

function telephone(nom: string) {
	const local = ouvrirLocal(nom);
	return {
		local,
		envois: () => listerEnvois(local, 'alya'),
		desinscrire: () => preparerActe(local, CLE, { nature: 'desinscription', demande: {} }, 'Désinscription', LE),
		absence: (absent: boolean) =>
			preparerActe(local, CLE, { nature: 'absence', demande: { absent } }, 'Je ne viendrai pas', LE),
		signaler: (texte: string) =>
			preparerActe(local, CLE, { nature: 'signalement', demande: { texte } }, 'Signaler une erreur', LE)
	};
}

describe('what one does with a candidature, on this phone', () => {
	it('R-180 « Se désinscrire » pressed twice is one envoi, and waits for the network', async () => {
		const { local, envois, desinscrire } = telephone('desinscrire');
		expect(await desinscrire()).toBe(await desinscrire());
		await envoyer(local, 'alya', coupe, conditions);
		expect(await envois()).toMatchObject([
			{ nature: 'desinscription', methode: 'POST', chemin: '/api/candidatures/c1/desinscription', refus: null }
		]);
	});

	it('« Je ne viendrai pas », taken back before it left, leaves as what was said last', async () => {
		const { envois, absence } = telephone('absence');
		await absence(true);
		await absence(false);
		expect((await envois()).map(({ corps }) => corps)).toEqual(['{"absent":false}']);
	});

	it('each signalement is one of its own, in the order they were made', async () => {
		const { envois, signaler } = telephone('signaler');
		await signaler('Ma langue est l’anglais.');
		await signaler('Mon nom est mal écrit.');
		expect((await envois()).map(({ corps }) => JSON.parse(corps).texte)).toEqual([
			'Ma langue est l’anglais.',
			'Mon nom est mal écrit.'
		]);
	});

	it('R-180 the receipt changes what this phone last saw, in every place, with the end of the envoi', async () => {
		const { local, envois, desinscrire, absence, signaler } = telephone('recus');
		const carte = { id: 'c1', etat: 'inscrit', absenteLe: null } as CandidatureResume;
		const vu = (chemin: string, corps: unknown) =>
			local((db) => db.put('vus', { compteId: 'alya', chemin, corps, vuLe: LE.toISOString() }));
		await vu('/api/moi', { candidatures: [carte, { ...carte, id: 'c2' }] } as Moi);
		await vu('/api/candidatures/c1', carte);
		await vu(adresseSignalements('c1'), []);
		await absence(true);
		await signaler('Ma langue est l’anglais.');
		await desinscrire();
		const recu: Poster = async ({ id, nature }: EnvoiGarde) => ({
			type: 'accepte',
			recu: {
				envoiId: id,
				...(nature === 'absence' && { absenteLe: '2026-11-05T09:00:00Z' }),
				...(nature === 'signalement' && { signalement: { id, texte: 'Ma langue', etat: 'demande' } })
			}
		});
		await envoyer(local, 'alya', recu, conditions);
		expect(await envois()).toEqual([]);
		const lu = (chemin: string) => local((db) => db.get('vus', ['alya', chemin]));
		expect((await lu('/api/candidatures/c1'))?.corps).toMatchObject({
			etat: 'desinscrit',
			absenteLe: '2026-11-05T09:00:00Z'
		});
		expect((await lu('/api/moi'))?.corps).toMatchObject({
			candidatures: [{ etat: 'desinscrit' }, { id: 'c2', etat: 'inscrit' }]
		});
		expect((await lu(adresseSignalements('c1')))?.corps).toMatchObject([{ texte: 'Ma langue' }]);
	});
});
