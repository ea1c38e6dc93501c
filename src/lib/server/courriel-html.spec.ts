import { describe, expect, it } from 'vitest';
import { enHtml } from './courriel-html';

const html = (corps: string, objet = '[ESCALE] Activer mon compte') => enHtml({ objet, corps });
const boutons = (page: string) =>
	[...page.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, vers, mots]) => [vers, mots]);

describe('a mail as HTML', () => {
	it('is a page in French, whose one heading is the objet without the name of the product', () => {
		const page = html('Bonjour,');
		expect(page).toContain('<html lang="fr">');
		expect(page).toContain('<title>[ESCALE] Activer mon compte</title>');
		expect([...page.matchAll(/<h1[^>]*>([^<]*)<\/h1>/g)].map(([, mots]) => mots)).toEqual(['Activer mon compte']);
	});

	it.each([
		['veuillez cliquer sur le lien Activer mon compte :', 'Activer mon compte'],
		['Voir cette pièce :', 'Voir cette pièce'],
		[
			'Si c’était vous, connectez-vous avec cette adresse et votre mot de passe, sans attendre le dernier jour, jamais :',
			'Ouvrir dans Escale'
		]
	])('R-159 an address alone is a button that says what it does, with the address below: « %s »', (phrase, geste) => {
		const adresse = 'https://escale.example/compte/activer/abc?a=1&b=2';
		const page = html(`${phrase}\n\n${adresse}`);
		expect(boutons(page)).toEqual([['https://escale.example/compte/activer/abc?a=1&amp;b=2', geste]]);
		expect(page).toContain('>https://escale.example/compte/activer/abc?a=1&amp;b=2</p>');
	});

	it('keeps lines apart, makes lists of dashes and links of addresses in a sentence', () => {
		const page = html(
			'Examen : CAP\nSession : 2027\n\nÀ savoir :\n- un\n- deux\n\nLire https://escale.example/aide avant.'
		);
		expect(page).toContain('Examen : CAP<br>Session : 2027');
		expect(page).toContain('<ul style="margin:0 0 16px;padding-left:24px"><li>un</li><li>deux</li></ul>');
		expect(boutons(page)).toEqual([['https://escale.example/aide', 'https://escale.example/aide']]);
	});

	it('SEC15 what a person or a gestionnaire wrote is text, never a tag, an attribute or an address that runs', () => {
		const ruse = `Pièce : <img src=x onerror="alert('1')"> & "co"\n\nhttps://e.example/"onclick="a\n\njavascript:alert(1)`;
		const page = html(ruse, '<script>alert(1)</script>');
		const connus = /^<\/?(html|head|meta|title|body|main|h1|p|a|br|ul|li)\b/;
		for (const [balise] of page.matchAll(/<\/?[a-z][^>]*>/g)) expect(balise).toMatch(connus);
		expect(page).not.toMatch(/<[^>]*\son\w+=/);
		expect(page).not.toContain('href="javascript');
		expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; &quot;co&quot;');
	});

	it('fetches nothing: no image, no style sheet, no font of another site', () => {
		expect(html('Bonjour,\n\nhttps://escale.example/')).not.toMatch(
			/<(img|link|script|style|iframe)\b|url\(|@import|src=/
		);
	});
});
