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

	it.each([
		'/espace/messages',
		'/espace/inscription/6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
		'/espace/nouvelle',
		'/espace/nouvelle?examen=BCP&session=NOVEMBRE+2027+VAE&academie=02'
	])('R-060 what the link of a mail or of a school may name is found again, its choices too: « %s »', (chemin) => {
		const connexion = new URL(connexionPour(chemin), 'https://escale.example');
		expect([...connexion.searchParams.keys()]).toEqual(['suite']);
		expect(suiteDe(connexion)).toBe(chemin);
	});

	it('any other page of the space leads to « Mes inscriptions », as before', () => {
		for (const chemin of ['/espace', '/espace/', '/espace/n-existe-pas', `${PIECES}?a=b`])
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
		'/espace/nouvelle?examen=//mechant.example',
		'/espace/nouvelle/../../deconnexion',
		'/espace/nouvelle?a=b#c',
		'/espace/nouvelle?a=b\r\nset-cookie: a=b',
		'/api/moi'
	])('SEC1 an address written by somebody else leads nowhere but home: « %s »', (adresse) => {
		expect(suite(adresse)).toBe('/espace');
		expect(connexionPour(adresse)).toBe('/connexion');
	});
});
