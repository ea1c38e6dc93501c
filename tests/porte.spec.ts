/**
 * SEC9: the gate before files of every kind, each with the verdict that it must get, and within bounds: 150 MB of memory
 * for one file, and a second of processor, which `npm run qualif` judges: a busy machine counts a file's dearer.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { createAtelier } from '../src/lib/server/porte/atelier';
import { createPorte } from '../src/lib/server/porte/porte';
import type { Attendu } from './porte/attendu';
import { photos } from './porte/corpus-jpeg';
import { natures } from './porte/corpus-natures';
import { actifs, honnetes, hostiles } from './porte/corpus-pdf';
import { jpeg, pdf } from './support/fichiers';

const porte = createPorte(createAtelier());
afterAll(() => porte.close());

/** Milliseconds of processor for one file; without it nobody judges them. */
const PROCESSEUR = Number(process.env.SEC9_CPU ?? Infinity);
const CORPUS = [...natures, ...photos, ...honnetes, ...actifs, ...hostiles];
/** What it cost: milliseconds of processor, the thread's included; bytes of memory over what there was. */
async function mesurer(acte: () => Promise<unknown>) {
	const memoire = process.memoryUsage.rss();
	let pointe = memoire;
	const montre = setInterval(() => (pointe = Math.max(pointe, process.memoryUsage.rss())), 5);
	const debut = process.cpuUsage();
	await acte();
	const { user, system } = process.cpuUsage(debut);
	clearInterval(montre);
	return { cpu: (user + system) / 1_000, memoire: Math.max(pointe, process.memoryUsage.rss()) - memoire };
}

const verdict = ({ type }: Attendu, octets: Uint8Array) =>
	porte.passer(octets, type).then(
		(net) => ({ refus: null, net }),
		(error) => ({ refus: error.code, net: null })
	);

describe('the gate', () => {
	it(`SEC9 has ${CORPUS.length} files before it, all different`, async () => {
		expect(CORPUS.length).toBeGreaterThanOrEqual(120);
		expect(new Set(CORPUS.map(({ nom, type }) => `${type} ${nom}`)).size).toBe(CORPUS.length);
		// The thread is there, and what it needs is read: the measures are of files alone.
		await porte.passer(await pdf(), 'application/pdf');
	});

	it.each(CORPUS.map((attendu) => [attendu.refus ?? 'comes in', attendu.nom, attendu.type, attendu] as const))(
		'SEC9 %s: %s, given as %s',
		async (_, __, ___, attendu) => {
			const octets = await attendu.octets();
			let trouve: Awaited<ReturnType<typeof verdict>> | undefined;
			const { cpu, memoire } = await mesurer(async () => (trouve = await verdict(attendu, octets)));
			expect(trouve?.refus).toBe(attendu.refus);
			expect(cpu).toBeLessThan(PROCESSEUR);
			expect(memoire).toBeLessThan(150 * 1024 * 1024);
			if (!trouve?.net) return;
			const garde = Buffer.from(trouve.net.octets).toString('latin1');
			for (const texte of attendu.sans ?? []) expect(garde).not.toContain(texte);
			if (attendu.pages) expect(trouve.net.pages).toBe(attendu.pages);
			// What came in comes in again, the same.
			expect(await verdict(attendu, trouve.net.octets)).toMatchObject({ refus: null });
		}
	);

	it('SEC24 four files are in memory at once, the others wait, and one that fails gives its place', async () => {
		let [dedans, pointe, finis] = [0, 0, 0];
		const acte = async (n: number) => {
			pointe = Math.max(pointe, ++dedans);
			await porte.passer(n % 3 ? jpeg() : await pdf(), 'image/jpeg').finally(() => dedans--);
		};
		const issues = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => porte.aTour(() => acte(n))));
		for (const { status } of issues) if (status === 'fulfilled') finis++;
		expect([pointe, finis, dedans]).toEqual([4, 20, 0]);
	});

	it('SEC24 a PDF that takes its time does not hold back a photo, nor the server', async () => {
		const enCours = porte.passer(await pdf(30), 'application/pdf');
		const photo = porte.passer(jpeg(), 'image/jpeg').then(() => 'photo');
		expect(await Promise.race([enCours.then(() => 'pdf'), photo])).toBe('photo');
		await enCours;
	});
});
