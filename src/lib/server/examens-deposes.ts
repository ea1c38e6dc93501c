/**
 * Exam files on the disk: those that the operator drops in EXAMENS_DIR, and the one that a command names.
 *
 * A folder is read at start and looked at again every minute; a file counts anew when its date or size changed. What is
 * wrong with one is written in the journal, and holds back neither the others nor the server.
 */
import { FichierRefuse, OCTETS_MAX } from '$lib/domain/fichier';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from './app';
import { importerFichier } from './examens';

const PAUSE = 60_000;

export interface ExamensDeposes {
	/** Imports what is new in the folder, once a minute at most. */
	importer(app: App): Promise<void>;
}

export function createExamensDeposes(dossier: string): ExamensDeposes {
	/** Name of a file → its date and size when it was last read. */
	const lus = new Map<string, string>();
	let derniereFois: number | null = null;

	return {
		async importer(app) {
			const maintenant = app.clock.now().getTime();
			// A clock that was set back must not stop the looking.
			if (derniereFois !== null && Math.abs(maintenant - derniereFois) < PAUSE) return;
			derniereFois = maintenant;
			for (const nom of (await readdir(dossier)).filter((n) => n.endsWith('.json')).sort()) {
				const etat = await etatDe(join(dossier, nom));
				if (lus.get(nom) === etat) continue;
				await importerUn(app, nom, join(dossier, nom));
				lus.set(nom, etat);
			}
		}
	};
}

async function etatDe(chemin: string): Promise<string> {
	const vu = await stat(chemin).catch(() => null);
	return vu ? `${vu.mtimeMs} ${vu.size}` : 'absent';
}

async function importerUn(app: App, fichier: string, chemin: string): Promise<void> {
	try {
		const { code, hash, connu } = await importerFichier(app, await lireOctets(chemin));
		if (!connu) app.journal.info('examen_importe', { fichier, code, hash });
	} catch (erreur) {
		if (!(erreur instanceof FichierRefuse)) throw erreur;
		app.journal.erreur('examen_refuse', erreur, { fichier, fautes: erreur.fautes.join('\n') });
	}
}

/** At most what may be read further, and a byte more, by which it is refused: a file may be of any size. */
export async function lireOctets(chemin: string): Promise<Uint8Array> {
	try {
		const fichier = await open(chemin, 'r');
		try {
			const tampon = Buffer.alloc(OCTETS_MAX + 1);
			let lus = 0;
			for (;;) {
				const { bytesRead } = await fichier.read(tampon, lus, tampon.length - lus);
				lus += bytesRead;
				if (bytesRead === 0 || lus === tampon.length) return tampon.subarray(0, lus);
			}
		} finally {
			await fichier.close();
		}
	} catch (erreur) {
		const code = erreur instanceof Error && 'code' in erreur ? String(erreur.code) : 'erreur';
		throw new FichierRefuse('Ce fichier ne peut pas être lu.', [
			{ path: [], message: `${chemin} ne s’ouvre pas (${code})` }
		]);
	}
}
