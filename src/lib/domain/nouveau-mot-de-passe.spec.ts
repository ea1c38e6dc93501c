import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { changementMotDePasse, nouveauMotDePasse } from './nouveau-mot-de-passe';
import { erreursDe } from './refus';

const champs = (schema: z.ZodMiniType, saisie: Record<string, string>) => {
	const lu = schema.safeParse(saisie);
	return lu.success ? [] : erreursDe(lu.error.issues).map(({ champ }) => champ);
};

describe('a new password, typed twice', () => {
	it('R-042 is taken when both agree', () => {
		const mot = { motDePasse: 'Bateau.Bleu-2026', motDePasseConfirmation: 'Bateau.Bleu-2026' };
		expect(champs(nouveauMotDePasse, mot)).toEqual([]);
		expect(champs(changementMotDePasse, { ancien: 'x', ...mot })).toEqual([]);
	});

	it('R-051 is another one than the one it replaces', () => {
		const mot = { motDePasse: 'Bateau.Bleu-2026', motDePasseConfirmation: 'Bateau.Bleu-2026' };
		expect(champs(changementMotDePasse, { ancien: mot.motDePasse, ...mot })).toEqual(['motDePasse']);
	});

	it('R-024 R-042 too short and typed two ways, both are said at once', () => {
		const deux = { motDePasse: 'abc', motDePasseConfirmation: 'abd' };
		expect(champs(nouveauMotDePasse, deux)).toEqual(['motDePasse', 'motDePasseConfirmation']);
		expect(champs(nouveauMotDePasse, { ...deux, motDePasse: 'Bateau.Bleu-2026' })).toEqual(['motDePasseConfirmation']);
	});
});
