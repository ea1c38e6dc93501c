import { describe, expect, it } from 'vitest';
import { createSceau } from './sceau';

const sceau = createSceau('un secret de plus de seize lettres');
const TEXTE = 'état, nonce';

describe('a sealed cookie', () => {
	it('SEC17 opens for whoever has the secret, and shows nothing of what it holds', () => {
		const scelle = sceau.sceller('fc', TEXTE);
		expect(createSceau('un secret de plus de seize lettres').ouvrir('fc', scelle)).toBe(TEXTE);
		expect(Buffer.from(scelle, 'base64url').toString()).not.toContain('nonce');
		expect(sceau.sceller('fc', TEXTE)).not.toBe(scelle);
	});

	it('SEC17 does not open for another usage, with another secret, or when one bit of it changed', () => {
		const scelle = sceau.sceller('fc', TEXTE);
		expect(sceau.ouvrir('fin', scelle)).toBe(null);
		expect(createSceau('un autre secret, aussi long que lui').ouvrir('fc', scelle)).toBe(null);
		const octets = Buffer.from(scelle, 'base64url');
		for (let i = 0; i < octets.length; i++) {
			const change = Buffer.from(octets);
			change[i] = (change[i] ?? 0) ^ 1;
			expect(sceau.ouvrir('fc', change.toString('base64url')), `octet ${i}`).toBe(null);
		}
		for (const autre of ['', 'x', scelle.slice(0, -4), 'é'.repeat(50)]) expect(sceau.ouvrir('fc', autre)).toBe(null);
	});
});
