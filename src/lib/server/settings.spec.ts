import { describe, expect, it } from 'vitest';
import { readCommandSettings, readSettings } from './settings';

const production = {
	NODE_ENV: 'production',
	ORIGIN: 'https://inscription.example',
	SMTP_URL: 'smtp://mail.example:25'
};

const FRANCECONNECT = {
	FRANCECONNECT_ISSUER: 'https://fc.example/api/v2',
	FRANCECONNECT_CLIENT_ID: 'escale',
	FRANCECONNECT_CLIENT_SECRET: 'seize lettres ou plus'
};

describe('the settings', () => {
	it('the demo starts with nothing set', () => {
		expect(readSettings({ DEMO: '1' })).toMatchObject({ demo: true, origin: 'http://localhost:3000', dataDir: 'data' });
	});

	it('a production start with what it needs is accepted, empty variables counting as unset', () => {
		expect(readSettings({ ...production, DATABASE_URL: '' })).toMatchObject({ demo: false, databaseUrl: undefined });
	});

	it('R-002 the operator writes the messages of the accueil, one a line', () => {
		const { messages } = readSettings({ DEMO: '1', MESSAGES: 'Service interrompu dimanche.\n\nRetour à 8 h.' });
		expect(messages).toEqual(['Service interrompu dimanche.', 'Retour à 8 h.']);
		expect(readSettings({ DEMO: '1' }).messages).toEqual([]);
	});

	it('an operator’s command asks for what it uses, the database, and reads it as the server does', () => {
		const { NODE_ENV, DATABASE_URL } = { ...production, DATABASE_URL: 'postgres://db.example/escale' };
		expect(readCommandSettings({ NODE_ENV, DATABASE_URL })).toMatchObject({ databaseUrl: DATABASE_URL, demo: false });
		expect(readCommandSettings({})).toMatchObject({ dataDir: readSettings({ DEMO: '1' }).dataDir });
		expect(() => readCommandSettings({ DATABASE_URL: 'mysql://db.example' })).toThrow(/DATABASE_URL: /);
	});

	it('the second factor is asked of every gestionnaire in production; the demo leaves it to them unless told', () => {
		expect(readSettings(production).secondFacteurObligatoire).toBe(true);
		expect(readSettings({ DEMO: '1' }).secondFacteurObligatoire).toBe(false);
		expect(readSettings({ DEMO: '1', SECOND_FACTEUR: 'obligatoire' }).secondFacteurObligatoire).toBe(true);
		expect(() => readSettings({ ...production, SECOND_FACTEUR: 'facultatif' })).toThrow(
			/SECOND_FACTEUR: only the demo/
		);
	});

	it('SEC10 the antivirus is asked where the operator says it is, and there is none unless they do', () => {
		expect(readSettings(production).clamav).toBe(undefined);
		const CLAMAV_HOST = 'clamav.example';
		expect(readSettings({ ...production, CLAMAV_HOST }).clamav).toEqual({ host: CLAMAV_HOST, port: 3310 });
		const ailleurs = readSettings({ ...production, CLAMAV_HOST, CLAMAV_PORT: '3311' });
		expect(ailleurs.clamav).toEqual({ host: CLAMAV_HOST, port: 3311 });
	});

	it('R-020 FranceConnect is offered when its three settings are there, and not at all without them', () => {
		expect(readSettings(production).franceconnect).toBe(undefined);
		expect(readSettings({ ...production, ...FRANCECONNECT }).franceconnect).toEqual({
			emetteur: 'https://fc.example/api/v2',
			clientId: 'escale',
			clientSecret: 'seize lettres ou plus'
		});
		// Its own machine may speak without TLS.
		const ici = { ...FRANCECONNECT, FRANCECONNECT_ISSUER: 'http://127.0.0.1:4000' };
		expect(readSettings({ ...production, ...ici }).franceconnect?.emetteur).toBe('http://127.0.0.1:4000');
	});

	it.each([
		['FRANCECONNECT_ISSUER', { ...FRANCECONNECT, FRANCECONNECT_ISSUER: '' }],
		['FRANCECONNECT_ISSUER', { ...FRANCECONNECT, FRANCECONNECT_ISSUER: 'http://fc.example/api/v2' }],
		['FRANCECONNECT_CLIENT_ID', { ...FRANCECONNECT, FRANCECONNECT_CLIENT_ID: '' }],
		['FRANCECONNECT_CLIENT_SECRET', { ...FRANCECONNECT, FRANCECONNECT_CLIENT_SECRET: '' }],
		['FRANCECONNECT_CLIENT_SECRET', { ...FRANCECONNECT, FRANCECONNECT_CLIENT_SECRET: 'court' }]
	])('R-020 a wrong or lone %s stops the start and is named', (name, env) => {
		const start = () => readSettings({ ...production, ...env });
		expect(start).toThrow(new RegExp(`^Escale cannot start[^]*${name}: `));
	});

	it.each([
		['CLAMAV_PORT', { ...production, CLAMAV_HOST: 'clamav.example', CLAMAV_PORT: 'x' }],
		['DEMO', { ...production, DEMO: '1' }],
		['HORLOGE', { ...production, HORLOGE: '2026-11-05T08:00:00Z' }],
		['ORIGIN', { ...production, ORIGIN: '' }],
		['ORIGIN', { ...production, ORIGIN: 'inscription.example' }],
		['SMTP_URL', { ...production, SMTP_URL: '' }],
		['SMTP_URL', { ...production, SMTP_URL: 'https://mail.example' }],
		['DATABASE_URL', { ...production, DATABASE_URL: 'mysql://db.example' }]
	])('the production start refuses a wrong %s and names it', (name, env) => {
		expect(() => readSettings(env)).toThrow(new RegExp(`^Escale cannot start[^]*${name}: `));
	});
});
