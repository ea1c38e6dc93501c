/** Antiviruses to ask: one that answers what it is told, and Debian's own with one signature of ours. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The test file of the European institute: in two halves, so that no antivirus takes this one for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface FauxClamd {
	port: number;
	/** What it was sent, unpacked from its lengths. */
	recus: Buffer[];
	close(): Promise<void>;
}

/** `dire` is called once the whole came; it may answer, be silent, or hang up. */
export async function fauxClamd(dire: (ligne: Socket, contenu: Buffer) => void): Promise<FauxClamd> {
	const recus: Buffer[] = [];
	const lignes = new Set<Socket>();
	const serveur = createServer((ligne) => {
		lignes.add(ligne);
		let tout = Buffer.alloc(0);
		ligne.on('error', () => {});
		ligne.on('data', (morceau) => {
			tout = Buffer.concat([tout, morceau]);
			const contenu = deballer(tout);
			if (!contenu) return;
			recus.push(contenu);
			dire(ligne, contenu);
		});
	});
	await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve));
	return {
		port: (serveur.address() as AddressInfo).port,
		recus,
		close: () => {
			for (const ligne of lignes) ligne.destroy();
			return new Promise((resolve) => serveur.close(() => resolve()));
		}
	};
}

/** Null while the piece of length nought has not come. */
function deballer(tout: Buffer): Buffer | null {
	const debut = 'zINSTREAM\0'.length;
	const morceaux: Buffer[] = [];
	for (let ici = debut; ici + 4 <= tout.length;) {
		const longueur = tout.readUInt32BE(ici);
		if (longueur === 0) return Buffer.concat(morceaux);
		morceaux.push(tout.subarray(ici + 4, ici + 4 + longueur));
		ici += 4 + longueur;
	}
	return null;
}

/** Where Debian puts it; undefined where there is none. */
export function findClamd(): string | undefined {
	return ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) => existsSync(path));
}

/** Debian's, knowing nothing but the test file. */
export async function vraiClamd(binary: string): Promise<{ port: number; close(): void }> {
	const folder = mkdtempSync(join(tmpdir(), 'escale-clamd-'));
	const port = await portLibre();
	writeFileSync(join(folder, 'escale.ndb'), `Escale.Test:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
	const reglages = {
		...{ Foreground: 'yes', DatabaseDirectory: folder, TemporaryDirectory: folder },
		...{ TCPAddr: '127.0.0.1', TCPSocket: String(port) }
	};
	const config = join(folder, 'clamd.conf');
	writeFileSync(
		config,
		Object.entries(reglages)
			.map((ligne) => `${ligne.join(' ')}\n`)
			.join('')
	);
	const clamd = spawn(binary, ['-c', config], { stdio: 'ignore' });
	const close = () => {
		clamd.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	};
	for (let essai = 0; essai < 200; essai++) {
		if (await ecoute(port)) return { port, close };
		if (clamd.exitCode !== null) break;
		await pause(50);
	}
	close();
	throw new Error(`${binary} does not answer: ${execFileSync(binary, ['--version'], { encoding: 'utf8' })}`);
}

function ecoute(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const ligne = connect({ host: '127.0.0.1', port });
		ligne.once('connect', () => resolve(true)).once('error', () => resolve(false));
		ligne.once('connect', () => ligne.destroy());
	});
}

export function portLibre(): Promise<number> {
	return new Promise((resolve, reject) => {
		const serveur = createServer().once('error', reject);
		serveur.listen(0, '127.0.0.1', () => {
			const { port } = serveur.address() as AddressInfo;
			serveur.close(() => resolve(port));
		});
	});
}
