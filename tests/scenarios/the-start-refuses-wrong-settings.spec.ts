/** The production start says what is missing by the name of its variable, and never serves the demo. */
import { expect, test } from '@playwright/test';
import { demarrageRefuse } from '../support/serveur.ts';

const PRODUCTION = { NODE_ENV: 'production', ORIGIN: 'https://inscription.example', SMTP_URL: 'smtp://127.0.0.1:2525' };

const REFUS: [string, Record<string, string>][] = [
	['DEMO', { ...PRODUCTION, DEMO: '1' }],
	['HORLOGE', { ...PRODUCTION, HORLOGE: '2026-11-05T08:00:00Z' }],
	['ORIGIN', { ...PRODUCTION, ORIGIN: '' }],
	['SMTP_URL', { ...PRODUCTION, SMTP_URL: '' }],
	['DATABASE_URL', { ...PRODUCTION, DATABASE_URL: 'mysql://127.0.0.1/escale' }],
	['EXAMENS_DIR', { ...PRODUCTION, EXAMENS_DIR: 'un/dossier/qui/manque' }],
	['PORT', { ...PRODUCTION, PORT: 'trois-mille' }]
];

for (const [variable, env] of REFUS)
	test(`the production start refuses a wrong ${variable} and names it`, async () => {
		const { code, sortie } = await demarrageRefuse(env);
		expect(code).toBe(1);
		expect(sortie).toMatch(new RegExp(`\\b${variable}\\b`));
		// A sentence for the operator, not a stack.
		expect(sortie).not.toContain('    at ');
	});
