import { FichierRefuse } from '$lib/domain/fichier';
import { parseExamen } from '$lib/domain/examen';
import bcp from '$lib/domain/examens/bcp.json';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAMPAGNE_GUYANE } from '../../../tests/support/campagne-demandee';
import type { App } from './app';
import { importerEtablissements, lireCampagne, listerChoix, ouvrirCampagne } from './campagnes';
import { findExamen, insertExamen } from './db/examens';
import { sha256 } from './empreinte';
import { importerFichier, texteExamen, transmettreExamen, trouverExamen } from './examens';
import { createExamensDeposes, lireOctets } from './examens-deposes';
import { ouvrirPourCommande } from './start';

interface Ligne {
	evenement: string;
	faits: Record<string, unknown>;
}

let app: App;
let dossier: string;
let journal: Ligne[];
let maintenant: Date;

beforeEach(async () => {
	dossier = mkdtempSync(join(tmpdir(), 'escale-examens-'));
	journal = [];
	maintenant = new Date('2026-09-01T08:00:00Z');
	const note = (evenement: string, faits = {}) => void journal.push({ evenement, faits });
	const ouverte = await ouvrirPourCommande({ DATA_DIR: join(dossier, 'data') });
	app = {
		...ouverte,
		// Each reading is a second later: two editions are never of the same instant.
		clock: { ...ouverte.clock, now: () => (maintenant = new Date(maintenant.getTime() + 1_000)) },
		journal: { info: note, erreur: (evenement, _, faits) => note(evenement, faits) }
	};
});

afterEach(async () => {
	await app.engine.close();
	rmSync(dossier, { recursive: true, force: true });
});

const octets = (valeur: unknown) => new TextEncoder().encode(JSON.stringify(valeur));
const editions = async () => (await app.engine.read.select().from(app.engine.tables.examen)).map((e) => e.hash);

describe('an exam file that is imported', () => {
	it('enters the catalogue by its hash, once', async () => {
		const premiere = await importerFichier(app, octets(bcp));
		expect(premiere).toMatchObject({ code: 'BCP', connu: false, changements: null });
		expect(await importerFichier(app, octets(bcp))).toMatchObject({ hash: premiere.hash, connu: true });
		expect(await editions()).toEqual([premiere.hash]);
		expect((await trouverExamen(app, 'BCP'))?.hash).toBe(premiere.hash);
	});

	it('says what changed since the last edition, which stays', async () => {
		const premiere = await importerFichier(app, octets(bcp));
		const texte = await texteExamen(app, premiere.hash);
		const seconde = await importerFichier(app, octets({ ...bcp, abrege: 'BAC PRO' }));
		expect(seconde).toMatchObject({ connu: false, changements: ['abrege : modifié'] });
		expect((await trouverExamen(app, 'BCP'))?.hash).toBe(seconde.hash);
		expect((await trouverExamen(app, premiere.hash))?.hash).toBe(premiere.hash);
		expect(await texteExamen(app, premiere.hash)).toBe(texte);
	});

	it('travels without its sources and the notes of its maintainers, compressed, as the text that its hash is of', async () => {
		const { hash } = await importerFichier(app, octets(bcp));
		const { texte, brotli } = await transmettreExamen(app, hash);
		expect(sha256(texte)).toBe(hash);
		expect(brotliDecompressSync(brotli).toString()).toBe(texte);
		expect(texte).not.toMatch(/"(source|completude|note)":/);
		expect(brotli.length).toBeLessThan(12_000);
	});

	it('that corrects sources alone is the same edition, with the corrected ones', async () => {
		const { hash } = await importerFichier(app, octets(bcp));
		expect(await importerFichier(app, octets({ ...bcp, source: 'relu en 2027' }))).toMatchObject({ hash, connu: true });
		expect(await editions()).toEqual([hash]);
		expect((await findExamen(app.engine, hash))?.contenu).toHaveProperty('source', 'relu en 2027');
	});

	it.each([
		['the sources', (texte: string) => texte],
		[
			'the notes',
			(texte: string) =>
				JSON.stringify(JSON.parse(texte, (cle, v) => (/^(source|completude)$/.test(cle) ? undefined : v)))
		]
	])('imported before %s stayed behind keeps its hash', async (_, alors) => {
		const contenu = parseExamen(bcp);
		const hash = sha256(alors(JSON.stringify(contenu)));
		const ligne = { hash, code: 'BCP', contenu, importeLe: app.clock.now() };
		await app.engine.tx(() => insertExamen(app.engine, ligne));
		expect(sha256((await transmettreExamen(app, hash)).texte)).toBe(hash);
	});

	it('changes nothing when it is refused', async () => {
		const { hash } = await importerFichier(app, octets(bcp));
		const enDouble = { ...bcp, specialites: [...bcp.specialites, bcp.specialites[0]] };
		for (const fichier of [octets(enDouble), octets({ ...bcp, format: 2 }), octets([]), Uint8Array.of(0xff)])
			await expect(importerFichier(app, fichier)).rejects.toThrow(FichierRefuse);
		expect(await editions()).toEqual([hash]);
	});

	it('that is not there is said, not thrown about', async () => {
		await expect(lireOctets(join(dossier, 'absent.json'))).rejects.toThrow(/absent\.json ne s’ouvre pas \(ENOENT\)/);
		await expect(lireOctets(dossier)).rejects.toThrow(FichierRefuse);
	});
});

describe('the folder where the operator drops exam files', () => {
	const depose = (nom: string, valeur: unknown) => writeFileSync(join(dossier, nom), JSON.stringify(valeur));
	/** What the journal says since the last time. */
	const dits = () => journal.splice(0).map(({ evenement, faits }) => [evenement, faits['fichier']]);
	const passeUneMinute = () => (maintenant = new Date(maintenant.getTime() + 60_000));

	it('is imported whole, but for a wrong file, which is told with its sentences and holds back no other', async () => {
		depose('a-faux.json', { ...bcp, code: '' });
		depose('b-juste.json', bcp);
		depose('c-juste.json', { ...bcp, code: 'BP' });
		writeFileSync(join(dossier, 'd-pas-du-json.json'), '{');
		mkdirSync(join(dossier, 'e-dossier.json'));
		writeFileSync(join(dossier, 'LISEZMOI.txt'), 'Rien à importer.');
		await createExamensDeposes(dossier).importer(app);
		expect(journal[0]).toEqual({
			evenement: 'examen_refuse',
			faits: { fichier: 'a-faux.json', fautes: 'code : ne peut pas être vide' }
		});
		expect(dits()).toEqual([
			['examen_refuse', 'a-faux.json'],
			['examen_importe', 'b-juste.json'],
			['examen_importe', 'c-juste.json'],
			['examen_refuse', 'd-pas-du-json.json'],
			['examen_refuse', 'e-dossier.json']
		]);
		expect(await editions()).toHaveLength(2);
	});

	it('is looked at again after a minute: what changed is read, what did not is not', async () => {
		const deposes = createExamensDeposes(dossier);
		depose('bcp.json', { ...bcp, code: '' });
		await deposes.importer(app);
		expect(dits()).toEqual([['examen_refuse', 'bcp.json']]);

		depose('bcp.json', bcp);
		utimesSync(join(dossier, 'bcp.json'), maintenant, maintenant);
		await deposes.importer(app);
		expect(dits()).toEqual([]);
		passeUneMinute();
		await deposes.importer(app);
		expect(dits()).toEqual([['examen_importe', 'bcp.json']]);
		passeUneMinute();
		await deposes.importer(app);
		expect(dits()).toEqual([]);
	});

	it('is read again by the next start, which finds nothing new in it', async () => {
		depose('bcp.json', bcp);
		await createExamensDeposes(dossier).importer(app);
		expect(dits()).toHaveLength(1);
		await createExamensDeposes(dossier).importer(app);
		expect(dits()).toEqual([]);
	});
});

describe('a campagne that an operator opens by a file', () => {
	const demande = { ...CAMPAGNE_GUYANE, examen: 'BCP', sessionExamen: 'JUIN 2027' };
	const fautesDe = (fichier: object) =>
		ouvrirCampagne(app, octets(fichier)).then(
			() => [],
			(erreur: unknown) => {
				if (erreur instanceof FichierRefuse) return erreur.fautes;
				throw erreur;
			}
		);

	it('R-009 R-010 opens at the hours of its académie, under the last edition of its examen', async () => {
		await importerFichier(app, octets(bcp));
		const { hash } = await importerFichier(app, octets({ ...bcp, abrege: 'BAC PRO' }));
		const { id } = await ouvrirCampagne(app, octets(demande));
		expect(id).toBe('BCP-JUIN-2027-33');
		expect(await lireCampagne(app, id)).toMatchObject({
			examenHash: hash,
			fuseau: 'America/Cayenne',
			ouverture: new Date('2026-10-12T11:00:00Z'),
			fermeture: new Date('2026-11-20T20:00:00Z')
		});
		expect(await listerChoix(app)).toHaveLength(1);
	});

	it('R-009 may announce Paris time, and an older edition by its hash', async () => {
		const { hash } = await importerFichier(app, octets(bcp));
		await importerFichier(app, octets({ ...bcp, abrege: 'BAC PRO' }));
		const { id } = await ouvrirCampagne(app, octets({ ...demande, examen: hash, fuseau: 'Europe/Paris' }));
		expect(await lireCampagne(app, id)).toMatchObject({
			examenHash: hash,
			ouverture: new Date('2026-10-12T06:00:00Z')
		});
	});

	it('is refused, with the place, when it names what does not exist or closes before it opens', async () => {
		expect(await fautesDe(demande)).toEqual(['examen : « BCP » n’est pas un examen importé']);
		await importerFichier(app, octets(bcp));
		expect(await fautesDe({ ...demande, fermeture: '2026-10-01T17:00' })).toEqual([
			'fermeture : elle vient avant l’ouverture'
		]);
		expect(await fautesDe({ ...demande, sessionExamen: 'JUIN', academie: '99', fuseau: 'Europe/Cayenne' })).toEqual([
			'sessionExamen : « JUIN » ne dit pas l’année',
			'academie : « 99 » n’est pas le code d’une académie',
			'fuseau : un fuseau horaire est attendu, comme « Europe/Paris »'
		]);
		expect(
			await fautesDe({
				...demande,
				reglages: {
					...demande.reglages,
					presentation: 'clermont',
					specialites: ['40022106', '40099999'],
					etablissements: [{ id: 'CNED', nom: 'CNED', uai: null, categories: ['APPRENTI'] }]
				}
			})
		).toEqual([
			'reglages.presentation : « clermont » : cet examen n’a pas cette présentation',
			'reglages.specialites[1] : « 40099999 » : cet examen n’a pas cette spécialité',
			'reglages.etablissements[0].categories[0] : « APPRENTI » : cet examen n’a pas cette catégorie'
		]);
		expect(await fautesDe({ ...demande, ouverture: '12/10/2026' })).toEqual([
			expect.stringMatching(/^ouverture : « 12\/10\/2026 » n’a pas la forme attendue/)
		]);
		expect(await listerChoix(app)).toEqual([]);
	});

	it('is refused when there already is one for that examen, session and académie', async () => {
		await importerFichier(app, octets(bcp));
		await ouvrirCampagne(app, octets(demande));
		expect(await fautesDe({ ...demande, fermeture: '2027-01-01T17:00' })).toEqual([
			'examen : une campagne existe déjà pour cet examen, cette session et cette académie'
		]);
		expect((await lireCampagne(app, 'BCP-JUIN-2027-33')).fermeture).toEqual(new Date('2026-11-20T20:00:00Z'));
	});

	it('R-083 takes its établissements from a table, whole or not at all', async () => {
		await importerFichier(app, octets(bcp));
		const { id } = await ouvrirCampagne(app, octets(demande));
		const table = (lignes: string) => new TextEncoder().encode(`id;nom;uai;categories\n${lignes}`);
		const etablissements = async () => (await lireCampagne(app, id)).reglages.etablissements;
		await importerEtablissements(app, id, table('CNED;CNED;;ENSEIGNEMENT_A_DISTANCE'));
		const seul = [{ id: 'CNED', nom: 'CNED', uai: null, categories: ['ENSEIGNEMENT_A_DISTANCE'] }];
		expect(await etablissements()).toEqual(seul);
		await expect(importerEtablissements(app, id, table('A;Lycée A;;\nB;Lycée B;;APPRENTI'))).rejects.toThrow(/ligne 3/);
		await expect(importerEtablissements(app, 'BCP-1999-33', table(''))).rejects.toThrow(/n’est pas une campagne/);
		await expect(importerEtablissements(app, id, new Uint8Array([0xff]))).rejects.toThrow(/UTF-8/);
		expect(await etablissements()).toEqual(seul);
	});
});
