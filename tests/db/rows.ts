/** Rows: what comes back is what was given, and a value already taken is told from any other refusal. */
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as postgresColumns from '../../src/lib/server/db/columns-postgres';
import * as sqliteColumns from '../../src/lib/server/db/columns-sqlite';
import { isUnique, type Engine } from '../../src/lib/server/db/engine';
import type { Bench } from './bench';
import { inscrit, leCompte, maintenant, refusal, unCompte, unEnvoi } from './exemples';

export function rows({ engine, ddl }: Bench): void {
	const { compte, envoi } = engine.tables;

	describe('rows', () => {
		it('give back what they were given: accents, instants to the millisecond, absences', async () => {
			const donne = unCompte({ nom: 'D’Àlböra', prenoms: 'Łukasz Ngọc', activeLe: maintenant });
			const [rendu] = await engine.tx(() => engine.write.insert(compte).values(donne).returning());

			const absents = { nomUsage: null, nomCherche: null, departementNaissance: null, ine: null };
			const duneForme = {
				identifiant: null,
				origine: 'formulaire',
				provisoire: false,
				etablissement: null,
				classe: null
			};
			expect(rendu).toEqual({ ...donne, ...absents, ...duneForme });
			expect(rendu?.activeLe?.getTime()).toBe(maintenant.getTime());
			expect(await leCompte(engine, donne.id)).toEqual(rendu);
		});

		it('keep a JSON to the letter, the order of its keys and U+0000 included', async () => {
			const { id: compteId } = await inscrit(engine);
			const reponse = { z: [1, null, 'œ\u0000'], a: { vrai: true, nombre: 1.5 }, texte: '« Łódź »' };
			await engine.tx(() => engine.write.insert(envoi).values({ ...unEnvoi(compteId), reponse }));

			const [rendu] = await engine.read.select().from(envoi).where(eq(envoi.compteId, compteId));
			expect(JSON.stringify(rendu?.reponse)).toBe(JSON.stringify(reponse));
		});

		it('keep yes, no and bytes', async () => {
			const probe = probeTable(engine.kind);
			await ddl(
				engine.kind === 'sqlite'
					? 'create table probe (id text primary key, oui integer not null, octets blob not null)'
					: 'create table probe (id text primary key, oui boolean not null, octets bytea not null)'
			);
			const octets = Buffer.from([0, 255, 13, 10]);
			await engine.tx(() =>
				engine.write.insert(probe).values([
					{ id: 'a', oui: true, octets },
					{ id: 'b', oui: false, octets: Buffer.alloc(0) }
				])
			);
			const rows = await engine.read.select().from(probe).orderBy(asc(probe.id));
			expect(rows.map(({ oui }) => oui)).toEqual([true, false]);
			expect(rows.map((row) => [...row.octets])).toEqual([[0, 255, 13, 10], []]);
		});

		it('a second compte with the same mail is refused, and the refusal names the mail', async () => {
			const premier = await inscrit(engine);
			const refus = await refusal(inscrit(engine, unCompte({ mail: premier.mail })));

			expect(isUnique(refus)).toBe(true);
			expect(isUnique(refus, 'mail')).toBe(true);
			expect(isUnique(refus, 'numero_candidat')).toBe(false);
		});

		it('any other refusal is not mistaken for a value already taken', async () => {
			const refus = await refusal(engine.tx(() => engine.write.insert(envoi).values(unEnvoi('personne'))));
			expect(isUnique(refus)).toBe(false);
			expect(isUnique(new Error('UNIQUE constraint failed: compte.mail'))).toBe(false);
		});
	});
}

/** A table of the test, with the kinds of columns that no table of the schema has yet. */
function probeTable(kind: Engine['kind']) {
	const onPostgresTable = postgresColumns.table('probe', {
		id: postgresColumns.text('id').primaryKey(),
		oui: postgresColumns.bool('oui').notNull(),
		octets: postgresColumns.bytes('octets').notNull()
	});
	const onSqliteTable = sqliteColumns.table('probe', {
		id: sqliteColumns.text('id').primaryKey(),
		oui: sqliteColumns.bool('oui').notNull(),
		octets: sqliteColumns.bytes('octets').notNull()
	});
	return kind === 'postgres' ? onPostgresTable : (onSqliteTable as unknown as typeof onPostgresTable);
}
