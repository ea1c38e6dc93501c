import { describe, expect, it } from 'vitest';
import { connexionPour, suiteDe } from './suite';

const PIECES = '/espace/candidatures/6f9619ff-8b86-4d01-b42d-00cf4fc964ff/justificatifs';
const suite = (texte: string) =>
	suiteDe(new URL(`https://escale.example/connexion?${new URLSearchParams({ suite: texte })}`));

describe('where one was going before signing in', () => {
	it('R-214 the page of a candidature that was asked for is opened once signed in', () => {
		expect(suiteDe(new URL(connexionPour(PIECES), 'https://escale.example'))).toBe(PIECES);
		for (const page of [PIECES, '/espace/messages', '/espace/inscription/6f9619ff']) expect(suite(page)).toBe(page);
	});

	it('any other page of the space leads to « Mes inscriptions », as before', () => {
		for (const chemin of ['/espace', '/espace/', '/espace/n-existe-pas'])
			expect(connexionPour(chemin)).toBe('/connexion');
		expect(suiteDe(new URL('https://escale.example/connexion'))).toBe('/espace');
	});

	it.each([
		'//mechant.example',
		'https://mechant.example/espace/candidatures/a',
		'/\\mechant.example',
		'/espace/candidatures/../../deconnexion',
		'/espace/candidatures/a?b=c',
		`${PIECES}\r\nset-cookie: a=b`,
		`${PIECES}\n`,
		'/espace/candidatures//mechant.example',
		'javascript:alert(1)',
		'/api/moi'
	])('SEC1 an address written by somebody else leads nowhere but home: « %s »', (adresse) => {
		expect(suite(adresse)).toBe('/espace');
		expect(connexionPour(adresse)).toBe('/connexion');
	});
});
