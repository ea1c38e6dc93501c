/**
 * SEC9: files whose bytes were changed by chance, as a bad line, a bad card or somebody patient changes them. The gate
 * answers each, by a file that it would take again or by a refusal of the catalogue: it never breaks and never hangs.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { TypeDepot } from '../src/lib/domain/depot';
import { REFUS, Refus } from '../src/lib/domain/refus';
import { createAtelier } from '../src/lib/server/porte/atelier';
import { createPorte } from '../src/lib/server/porte/porte';
import { photos } from './porte/corpus-jpeg';
import { actifs, honnetes } from './porte/corpus-pdf';
import type { Attendu } from './porte/attendu';

const MUTANTS = Number(process.env.SEC9_RUNS ?? 10_000);
/** The gate stops a file that takes so long, and says that it cannot be read: here that would be a hang. */
const HORS_DE_PATIENCE = 4_500;
const MINUTES = 60 * 60_000;
const ATTENDUS = ['fichier_type', 'fichier_illisible', 'fichier_vide', 'image_trop_grande', 'pdf_protege', 'pdf_actif'];

const porte = createPorte(createAtelier());
afterAll(() => porte.close());

/** What chance does to bytes: one changed, some taken out, some put twice, the rest lost. */
const changement = fc.record({
	quoi: fc.constantFrom('changer', 'changer', 'changer', 'oter', 'doubler', 'couper', 'inserer'),
	ou: fc.double({ min: 0, max: 1, noNaN: true }),
	longueur: fc.integer({ min: 1, max: 40 }),
	octet: fc.oneof(fc.constantFrom(0, 0xff, 0x2f, 0x3c, 0x3e, 0x5b, 0x28), fc.integer({ min: 0, max: 255 }))
});

type Changement = typeof changement extends fc.Arbitrary<infer Un> ? Un : never;

function muter(octets: Uint8Array, changements: Changement[]): Uint8Array {
	return changements.reduce<Uint8Array>((avant, { quoi, ou, longueur, octet }) => {
		const ici = Math.floor(ou * avant.length);
		const [debut, fin] = [avant.subarray(0, ici), avant.subarray(ici + longueur)];
		if (quoi === 'changer') return Buffer.concat([debut, Uint8Array.of(octet), avant.subarray(ici + 1)]);
		if (quoi === 'oter') return Buffer.concat([debut, fin]);
		if (quoi === 'doubler') return Buffer.concat([avant.subarray(0, ici + longueur), avant.subarray(ici)]);
		if (quoi === 'inserer') return Buffer.concat([debut, Buffer.alloc(longueur, octet), avant.subarray(ici)]);
		return ici > 20 ? debut : avant;
	}, octets);
}

async function juger(octets: Uint8Array, type: TypeDepot): Promise<string> {
	try {
		const net = await porte.passer(octets, type);
		await porte.passer(net.octets, type);
		return 'comes in';
	} catch (error) {
		if (!(error instanceof Refus)) throw error;
		expect(ATTENDUS).toContain(error.code);
		expect(REFUS).toHaveProperty(error.code);
		return error.code;
	}
}

describe('the gate before files changed by chance', () => {
	const petits = (corpus: Attendu[]) => corpus.filter(({ nom }) => !/5 Mo|scan|thirty/.test(nom));
	it.each([
		['photos', 'image/jpeg', petits(photos)],
		['PDFs', 'application/pdf', petits([...honnetes, ...actifs])]
	] as const)(
		`SEC9 ${MUTANTS} %s: no crash, no hang`,
		async (_, type, corpus) => {
			const origines = await Promise.all(corpus.map(({ octets }) => octets()));
			const vus = new Map<string, number>();
			const mutant = fc.tuple(fc.constantFrom(...origines), fc.array(changement, { minLength: 1, maxLength: 6 }));
			await fc.assert(
				fc.asyncProperty(mutant, async ([octets, changements]) => {
					const debut = performance.now();
					const verdict = await juger(muter(octets, changements), type);
					expect(performance.now() - debut).toBeLessThan(HORS_DE_PATIENCE);
					vus.set(verdict, (vus.get(verdict) ?? 0) + 1);
				}),
				{ numRuns: MUTANTS, seed: Number(process.env.SEC9_SEED ?? 1) }
			);
			// Chance went everywhere: some came in, some did not.
			expect(vus.get('comes in')).toBeGreaterThan(MUTANTS / 100);
			expect(vus.get('fichier_illisible')).toBeGreaterThan(MUTANTS / 20);
		},
		MINUTES
	);
});
