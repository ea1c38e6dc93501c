import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appDeTest } from '../../../tests/support/app';
import { createDiskStorage } from './storage';

const octets = (texte: string) => new TextEncoder().encode(texte);

describe('the storage', () => {
	it('gives back the bytes it was given, under their SHA-256', async () => {
		const { storage } = await appDeTest();
		const cle = await storage.put(octets('Łódź'));
		expect(cle).toBe(createHash('sha256').update('Łódź').digest('hex'));
		expect(new TextDecoder().decode(await storage.get(cle))).toBe('Łódź');
	});

	it('of a file of several slices too, and of an empty one', async () => {
		const { storage } = await appDeTest();
		for (const longueur of [0, 256 * 1024, 700_001]) {
			const gros = randomBytes(longueur);
			const cle = await storage.put(gros);
			expect(cle).toBe(createHash('sha256').update(gros).digest('hex'));
			expect(gros.equals(await storage.get(cle))).toBe(true);
		}
	});

	it('keeps the same bytes once, even given at the same time, and leaves nothing half written', async () => {
		const { storage, dossier } = await appDeTest();
		const cles = await Promise.all(Array.from({ length: 20 }, () => storage.put(octets('un'))));
		expect(new Set(cles).size).toBe(1);
		const fichiers = readdirSync(join(dossier, 'fichiers'), { recursive: true, withFileTypes: true });
		expect(fichiers.filter((entree) => entree.isFile()).map(({ name }) => name)).toEqual([cles[0]]);
	});

	it('of bytes it does not have gives an error, not emptiness', async () => {
		const { storage } = await appDeTest();
		await expect(storage.get('0'.repeat(64))).rejects.toThrow('ENOENT');
	});

	it('that cannot write says so, and keeps nothing', async () => {
		const { dossier } = await appDeTest();
		// A file where the folder should be: refused to root too, whom a mode would not stop.
		const ici = join(dossier, 'escale.sqlite');
		await expect(createDiskStorage(ici).put(octets('un'))).rejects.toThrow('ENOTDIR');
	});
});
