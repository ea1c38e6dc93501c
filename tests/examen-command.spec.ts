/** `npm run examen`, `npm run campagne` and `npm run gestionnaire`, as an operator runs them: what they print, and what they leave behind. */
import { CAMPAGNE_GUYANE } from './support/campagne-demandee';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { schemaJSON } from '../src/lib/domain/examen';
import { Registre } from './support/registre';

const BCP = 'src/lib/domain/examens/bcp.json';
const folder = mkdtempSync(join(tmpdir(), 'escale-commande-'));
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true }));

function command(script: 'examen' | 'campagne' | 'gestionnaire', ...args: string[]) {
	const { PATH = '', HOME = '', SystemRoot = '' } = process.env;
	const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.mjs`, ...args], {
		encoding: 'utf8',
		env: { PATH, HOME, SystemRoot, DATA_DIR: dataDir }
	});
	return { status, said: stdout.trimEnd().split('\n'), wrong: stderr };
}

function file(name: string, content: string): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

describe('npm run examen', () => {
	it('check says that a file is one, or what is wrong with it, and leaves no trace', () => {
		expect(command('examen', 'check', BCP)).toMatchObject({ status: 0, wrong: '' });
		const faux = file('faux.json', readFileSync(BCP, 'utf8').replace('"format": 1', '"format": "un"'));
		expect(command('examen', 'check', faux)).toEqual({
			status: 1,
			said: [''],
			wrong: 'Fichier d’examen refusé.\nformat : « un » n’est pas possible : « 1 » est attendu\n'
		});
	});

	it('import stores the file in the server’s database and prints its hash; campagne ouvrir opens it to candidats', () => {
		const importe = command('examen', 'import', BCP);
		expect(importe).toMatchObject({ status: 0, wrong: '' });
		const hash = importe.said[0] ?? '';
		expect(hash).toMatch(/^[0-9a-f]{64}$/);

		const campagne = file(
			'campagne.json',
			JSON.stringify({ ...CAMPAGNE_GUYANE, examen: hash, fermeture: '2026-11-20T24:00' })
		);
		const ouverte = command('campagne', 'ouvrir', campagne);
		expect(ouverte).toMatchObject({ status: 0, wrong: '' });
		expect(ouverte.said[1]?.replaceAll('\u00a0', ' ')).toBe(
			'du lundi 12 octobre 2026 à 8 h 00 au vendredi 20 novembre 2026 à 23 h 59 (heure de Cayenne)'
		);
		const registre = new Registre({ dataDir });
		expect(registre.lignes('select examen_hash from campagne')).toEqual([{ examen_hash: hash }]);
	});

	it('says which verbs there are when it is asked for another', () => {
		const { status, wrong } = command('examen', 'importer');
		expect(status).toBe(1);
		expect(wrong).toContain('npm run examen -- import FICHIER');
	});
});

describe('npm run gestionnaire', () => {
	it('R-221 creer opens an access and says its password; the database holds no trace of it', () => {
		const cree = command('gestionnaire', 'creer', 'camille@ac-guyane.example', 'Camille', '33');
		expect(cree).toMatchObject({ status: 0, wrong: '' });
		const motDePasse = /fois seulement : (\S+)/.exec(cree.said[1] ?? '')?.[1] ?? '';
		expect(motDePasse).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
		const registre = new Registre({ dataDir });
		expect(registre.lignes('select mail from gestionnaire')).toEqual([{ mail: 'camille@ac-guyane.example' }]);
		expect(registre.contient(motDePasse)).toBe(false);

		const encore = command('gestionnaire', 'creer', 'camille@ac-guyane.example', 'Camille', '33');
		expect(encore).toMatchObject({ status: 1, wrong: 'Gestionnaire refusé.\nmail : cette adresse a déjà un accès\n' });
		expect(command('gestionnaire', 'second-facteur', 'camille@ac-guyane.example')).toMatchObject({ status: 0 });
		expect(command('gestionnaire', 'fermer', 'camille@ac-guyane.example')).toMatchObject({ status: 0 });
		expect(registre.lignes('select 1 from gestionnaire where ferme_le is not null')).toHaveLength(1);
	}, 90_000);
});

describe('the JSON Schema of exam files', () => {
	it('is the one that the rules give (npm run examen -- schema)', () => {
		const written: unknown = JSON.parse(readFileSync('src/lib/domain/examens/examen.schema.json', 'utf8'));
		expect(written).toEqual(JSON.parse(JSON.stringify(schemaJSON())));
	});
});
