/**
 * REL1b: the model test bites. Eight faults that queues are known for, and three of ours, are sown into our own sources, one at a time, and
 * each must be seen within 500 histories. Which one saw it is printed, with its seed.
 */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { histoiresAvec, MUTANTS } from './rel/mutants';

const seed = Number(process.env.REL1B_SEED ?? 1);

describe('the model test sees each of eleven faults', () => {
	it.each(MUTANTS)('REL1b $faute', { timeout: 10 * 60_000 }, async (mutant) => {
		const vu = await histoiresAvec(mutant, { runs: 500, seed, court: false }).then(
			() => 'no history of 500 saw it',
			(erreur: Error) => erreur.message
		);
		expect(vu).toMatch(/^Property failed after \d+ tests/);
		console.info(`REL1b ${mutant.faute}: ${vu.split('\n', 2).join(' ')}`);
	});
});
