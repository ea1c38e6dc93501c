import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Entete from './Entete.svelte';
import PiedDePage from './PiedDePage.svelte';
import { pagesDuMenu } from './pages';

describe('the header', () => {
	it('R-003 leads to « Besoin d’aide ? » and to both ways in, in a menu that opens without a script', () => {
		const { body } = render(Entete, { props: { liens: pagesDuMenu } });
		expect(body).toContain('Besoin d’aide\u00a0?');
		expect(body).toMatch(/<details[^>]*>\s*<summary[^>]*>.*Menu<\/summary>/s);
		expect(body).toContain('href="/connexion"');
		expect(body).toContain('href="/compte/creer"');
		expect(body).not.toContain('Déconnexion');
	});

	it('R-045 names the signed-in candidat and offers « Déconnexion » by a form, not by a link', () => {
		const { body } = render(Entete, { props: { compte: { prenoms: 'Alya', nom: 'SAINVIL' }, liens: [] } });
		expect(body).toContain('Alya SAINVIL');
		expect(body).toMatch(/<form method="post" action="\/deconnexion"><button>.*?Déconnexion<\/button><\/form>/s);
		expect(body).not.toContain('href="/connexion"');
	});

	it('says which page one is on', () => {
		const liens = pagesDuMenu.map((lien) => ({ ...lien, actif: lien.href === '/aide' }));
		expect(render(Entete, { props: { liens } }).body).toMatch(/href="\/aide" aria-current="page"/);
	});
});

describe('the footer', () => {
	it('R-003 has the four legal links and claims no conformity that no audit has shown', () => {
		const { body } = render(PiedDePage);
		for (const libelle of ['Plan du site', 'Mentions légales', 'Données personnelles', 'Un problème\u00a0?'])
			expect(body).toContain(libelle);
		expect(body).toContain('Accessibilité\u00a0: non conforme');
		expect(body).toContain('© Escale 2026');
	});
});
