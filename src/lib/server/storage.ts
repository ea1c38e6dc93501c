/**
 * The storage of files, by the SHA-256 of their bytes: the same bytes are kept once, and a row that names a file
 * also says what it must contain. A file is on the disk, synced, before any row speaks of it.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Fichier } from './empreinte';

export interface Storage {
	put(bytes: Uint8Array): Promise<string>;
	get(key: string): Promise<Uint8Array>;
	has(key: string): Promise<boolean>;
	/** Of a key that is not there: nothing. */
	delete(key: string): Promise<void>;
	list(): Promise<string[]>;
}

export function createDiskStorage(folder: string): Storage {
	const path = (key: string) => join(folder, key.slice(0, 2), key);
	return {
		async put(bytes) {
			const key = await sha256Fichier(bytes);
			const final = path(key);
			const temporary = `${final}.${randomUUID()}`;
			await mkdir(dirname(final), { recursive: true });
			try {
				await writeSynced(temporary, bytes);
				await rename(temporary, final);
				await syncFolder(dirname(final));
			} catch (error) {
				await rm(temporary, { force: true });
				throw error;
			}
			return key;
		},
		get: (key) => readFile(path(key)),
		has: async (key) => (await list(dirname(path(key)))).includes(key),
		delete: (key) => rm(path(key), { force: true }),
		async list() {
			const folders = await list(folder);
			const names = await Promise.all(folders.map((name) => list(join(folder, name))));
			// One that is being written bears another name.
			return names.flat().filter((name) => /^[0-9a-f]{64}$/.test(name));
		}
	};
}

async function list(folder: string): Promise<string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw error;
	}
}

async function writeSynced(path: string, bytes: Uint8Array) {
	const file = await open(path, 'wx');
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Without this a power cut may forget the rename although it kept the bytes. Windows cannot, and need not. */
async function syncFolder(folder: string) {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
