import { describe, expect, it } from 'vitest';
import { erreursDe, exiger, Refus, REFUS } from './refus';

describe('the catalogue of refusals', () => {
	it.each(Object.entries(REFUS))('« %s » is short enough for a phone: no sentence above 20 words', (_, { message }) => {
		for (const phrase of message.split(/[.?:;]\s/)) {
			expect(phrase.split(/\s+/).filter((mot) => /\p{L}|\d/u.test(mot)).length).toBeLessThanOrEqual(20);
		}
	});

	it.each(Object.entries(REFUS))('« %s » keeps its punctuation on the line, in French typography', (_, { message }) => {
		expect(message).not.toMatch(/[^\u00a0][:;?!»]/);
		expect(message).not.toMatch(/«[^\u00a0]/);
		expect(message).not.toContain("'");
	});

	it.each(Object.entries(REFUS))('« %s » blames the request, never the server', (_, { http }) => {
		expect(http).toBeGreaterThanOrEqual(400);
		expect(http).toBeLessThan(500);
	});

	it('R-026 an address already used is told in the guide’s words', () => {
		expect(REFUS.mail_existe.message).toBe('Cette adresse mail existe déjà dans l’application Escale');
	});

	it('R-028 an expired activation link says that the data are erased after 48 h and what to do', () => {
		expect(REFUS.jeton_invalide).toMatchObject({
			http: 410,
			message: expect.stringMatching(/effacées après 48.h.*créez à nouveau/)
		});
	});

	it('R-011 after the closing the draft is said to be intact and the service is named', () => {
		expect(REFUS.service_ferme.message).toMatch(/fermeture.*passée.*brouillon est intact.*Contactez le service/);
	});
});

describe('exiger', () => {
	it('lets through when no rule objects', () => {
		expect(() => exiger(null)).not.toThrow();
	});

	it('throws the refusal with its code, status and sentence', () => {
		expect(() => exiger('service_ferme')).toThrow(Refus);
		const refus = new Refus('saisie_invalide', { erreurs: [{ champ: 'nom', message: 'Saisissez votre nom.' }] });
		expect(refus).toMatchObject({ code: 'saisie_invalide', http: 422, message: REFUS.saisie_invalide.message });
		expect(refus.details?.erreurs).toHaveLength(1);
	});
});

describe('the fields to correct', () => {
	it('names each field once, with its first sentence', () => {
		expect(
			erreursDe([
				{ path: ['nom'], message: 'a' },
				{ path: ['nom'], message: 'b' },
				{ path: ['acquis', 0, 'annee'], message: 'c' }
			])
		).toEqual([
			{ champ: 'nom', message: 'a' },
			{ champ: 'acquis.0.annee', message: 'c' }
		]);
	});
});
