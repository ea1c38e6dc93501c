import { describe, expect, it } from 'vitest';
import { Gardien } from './gardien.svelte';

/** A disk whose writes end when the test says so. */
function disque() {
	const ecrits: [onglet: string, valeur: unknown][] = [];
	const enAttente: { reussir(): void; echouer(): void }[] = [];
	const gardien = new Gardien(async (onglet, valeur) => {
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		enAttente.push({ reussir: resolve, echouer: () => reject(new Error('QuotaExceededError')) });
		await promise;
		ecrits.push([onglet, valeur]);
	}, null);
	return { gardien, ecrits, enAttente };
}

/** Lets everything that can go on go on. */
const suite = () => new Promise((resolve) => setImmediate(resolve));

describe('what is typed is kept as it is typed', () => {
	it('what the phone refused to keep is tried again when somebody is about to leave', async () => {
		const { gardien, ecrits, enAttente } = disque();
		gardien.noter('identification', 'Rue');
		await suite();
		enAttente[0]?.echouer();
		await gardien.fini();
		expect(gardien.echec).toBe(true);
		const reprise = gardien.reprendre();
		await suite();
		enAttente[1]?.reussir();
		await reprise;
		expect([gardien.echec, gardien.enCours, ecrits]).toEqual([false, false, [['identification', 'Rue']]]);
		await gardien.reprendre();
		expect(enAttente).toHaveLength(2);
	});

	it('« Enregistré sur cet appareil » is true only once the write is over', async () => {
		const { gardien, ecrits, enAttente } = disque();
		expect([gardien.enCours, gardien.gardeLe]).toEqual([false, null]);
		gardien.noter('identification', 'R');
		await suite();
		expect([gardien.enCours, gardien.gardeLe, ecrits]).toEqual([true, null, []]);
		enAttente[0]?.reussir();
		await gardien.fini();
		expect(gardien.enCours).toBe(false);
		expect(gardien.gardeLe).toBeInstanceOf(Date);
		expect(ecrits).toEqual([['identification', 'R']]);
	});

	it('one write at a time; what is typed meanwhile leaves as one, the last key being the one kept', async () => {
		const { gardien, ecrits, enAttente } = disque();
		for (const valeur of ['R', 'Ru', 'Rue']) gardien.noter('identification', valeur);
		await suite();
		expect(enAttente).toHaveLength(1);
		gardien.noter('identification', 'Rue d');
		gardien.noter('identification', 'Rue d’Ici');
		gardien.noter('modalites', true);
		await suite();
		expect(enAttente).toHaveLength(1);
		enAttente[0]?.reussir();
		await suite();
		expect(gardien.enCours).toBe(true);
		enAttente[1]?.reussir();
		await suite();
		enAttente[2]?.reussir();
		await gardien.fini();
		// The first write had left with what was typed by then.
		expect(ecrits.at(-2)).toEqual(['identification', 'Rue d’Ici']);
		expect(ecrits.at(-1)).toEqual(['modalites', true]);
		expect(enAttente).toHaveLength(3);
		expect(gardien.enCours).toBe(false);
	});

	it('a phone that refuses to keep is told so, nothing is called kept, and the next key tries again', async () => {
		const { gardien, ecrits, enAttente } = disque();
		gardien.noter('identification', 'Rue');
		await suite();
		enAttente[0]?.echouer();
		await gardien.fini();
		expect([gardien.echec, gardien.enCours, gardien.gardeLe]).toEqual([true, true, null]);

		gardien.noter('modalites', true);
		await suite();
		enAttente[1]?.reussir();
		await suite();
		enAttente[2]?.reussir();
		await gardien.fini();
		expect([gardien.echec, gardien.enCours]).toEqual([false, false]);
		expect(new Map(ecrits)).toEqual(
			new Map<string, unknown>([
				['identification', 'Rue'],
				['modalites', true]
			])
		);
	});

	it('what failed is not written over what was typed since', async () => {
		const { gardien, ecrits, enAttente } = disque();
		gardien.noter('identification', 'Rue');
		await suite();
		gardien.noter('identification', 'Rue d’Ici');
		enAttente[0]?.echouer();
		await gardien.fini();
		gardien.noter('modalites', true);
		for (const rang of [1, 2]) {
			await suite();
			enAttente[rang]?.reussir();
		}
		await gardien.fini();
		expect(new Map(ecrits).get('identification')).toBe('Rue d’Ici');
		expect(ecrits).toHaveLength(2);
	});

	it('a phone that refuses at once, without even trying, can be written to again', async () => {
		const ecrits: unknown[] = [];
		let plein = true;
		const gardien = new Gardien((_, valeur) => {
			if (plein) throw new Error('InvalidStateError');
			ecrits.push(valeur);
			return Promise.resolve();
		}, null);
		gardien.noter('identification', 'Rue');
		await suite();
		expect(gardien.echec).toBe(true);
		plein = false;
		gardien.noter('identification', 'Rue d’Ici');
		await suite();
		expect(ecrits).toEqual(['Rue d’Ici']);
		expect([gardien.echec, gardien.enCours]).toEqual([false, false]);
	});
});
