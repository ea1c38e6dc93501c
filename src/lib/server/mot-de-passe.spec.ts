import { describe, expect, it } from 'vitest';
import { hacher, verifierMotDePasse } from './mot-de-passe';

describe('a password at rest', () => {
	it('SEC7 is an argon2id hash of OWASP’s strength, another one each time', async () => {
		const [un, autre] = [await hacher('Goéland.bleu7'), await hacher('Goéland.bleu7')];
		expect(un).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(autre).not.toBe(un);
	});

	it('SEC7 is the same however a phone composes its accents, and no other', async () => {
		const empreinte = await hacher('Goéland.bleu7');
		expect(await verifierMotDePasse(empreinte, 'Goe\u0301land.bleu7')).toBe(true);
		for (const faux of ['Goeland.bleu7', 'goéland.bleu7', 'Goéland.bleu7 ', ' Goéland.bleu7', ''])
			expect(await verifierMotDePasse(empreinte, faux)).toBe(false);
	});

	it.each(['é'.repeat(200), '👩‍👩‍👧'.repeat(20), 'Goéland.bleu7\u0000fin', 'fin \u00a0 '])(
		'SEC7 is never cut: « %s » is not itself without its last character',
		async (motDePasse) => {
			const empreinte = await hacher(motDePasse);
			expect(await verifierMotDePasse(empreinte, motDePasse)).toBe(true);
			expect(await verifierMotDePasse(empreinte, [...motDePasse].slice(0, -1).join(''))).toBe(false);
		}
	);

	it('half a character, as a broken client may send, is wrong and breaks nothing', async () => {
		expect(await verifierMotDePasse(await hacher('Goéland.bleu7'), 'Goéland.bleu7\ud800')).toBe(false);
	});

	it('SEC5 of nobody is never right, whatever is typed', async () => {
		for (const motDePasse of ['', 'Goéland.bleu7', 'un mot de passe que personne ne porte'])
			expect(await verifierMotDePasse(null, motDePasse)).toBe(false);
	});
});
