/** What the tables hold to by themselves: numbers given once, versions kept, what an erasure takes along. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, asc, eq, max } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Instantane } from '../../src/lib/domain/instantane';
import { isUnique, type NewRow, type Row } from '../../src/lib/server/db/engine';
import type { Bench } from './bench';
import { inscrit, maintenant, plusTard, refusal, unCourriel, uneAuthSession, unEnvoi, unJeton } from './exemples';

export function tables({ engine }: Bench): void {
	const { compte, authSession, jeton, envoi, courriel, examen, campagne, candidature, candidatureVersion } =
		engine.tables;

	describe('what the tables hold to', () => {
		it('R-028 a compte never activated is erased with all that hangs on it, and nothing else', async () => {
			const [efface, garde] = [await inscrit(engine), await inscrit(engine)];
			await engine.tx(async () => {
				for (const { id: compteId } of [efface, garde]) {
					await engine.write.insert(authSession).values(uneAuthSession(compteId));
					await engine.write.insert(jeton).values(unJeton(compteId));
					await engine.write.insert(envoi).values(unEnvoi(compteId));
					await engine.write.insert(courriel).values(unCourriel(compteId));
				}
			});
			await engine.tx(() => engine.write.delete(compte).where(eq(compte.id, efface.id)));

			const reste = async (compteId: string) => [
				await engine.read.$count(authSession, eq(authSession.compteId, compteId)),
				await engine.read.$count(jeton, eq(jeton.compteId, compteId)),
				await engine.read.$count(envoi, eq(envoi.compteId, compteId)),
				await engine.read.$count(courriel, eq(courriel.compteId, compteId))
			];
			expect(await reste(efface.id)).toEqual([0, 0, 0, 0]);
			expect(await reste(garde.id)).toEqual([1, 1, 1, 1]);
		});

		it('a compte that holds a candidature is not erased by one delete', async () => {
			const { id: compteId } = await inscrit(engine);
			const { id } = await candidate(compteId);
			await expect(engine.tx(() => engine.write.delete(compte).where(eq(compte.id, compteId)))).rejects.toThrow();
			expect(await engine.read.$count(candidature, eq(candidature.id, id))).toBe(1);
		});

		it('R-140 candidatures enregistrées in the same instant get 001, 002 … each once', async () => {
			const { id: compteId } = await inscrit(engine);
			const campagneId = await uneCampagne();
			await Promise.all(Array.from({ length: 8 }, () => candidate(compteId, campagneId)));

			const numeros = await engine.read
				.select({ numero: candidature.numeroInscription })
				.from(candidature)
				.where(eq(candidature.compteId, compteId))
				.orderBy(asc(candidature.numeroInscription));
			expect(numeros.map(({ numero }) => numero)).toEqual(['001', '002', '003', '004', '005', '006', '007', '008']);
		});

		it('a numéro is unique for its compte only, and a candidature not yet enregistrée has none', async () => {
			const [alya, bastien] = [await inscrit(engine), await inscrit(engine)];
			const premiere = await candidate(alya.id);
			expect(premiere.numeroInscription).toBe('001');
			expect((await candidate(bastien.id)).numeroInscription).toBe('001');

			const encore = { ...premiere, id: randomUUID(), brouillonId: randomUUID() };
			const refus = await refusal(engine.tx(() => engine.write.insert(candidature).values(encore)));
			expect(isUnique(refus, 'numero_inscription')).toBe(true);

			const sansNumero = () => ({ ...premiere, id: randomUUID(), brouillonId: randomUUID(), numeroInscription: null });
			await engine.tx(() => engine.write.insert(candidature).values([sansNumero(), sansNumero()]));
			expect(await engine.read.$count(candidature, eq(candidature.compteId, alya.id))).toBe(3);
		});

		it('the same brouillon becomes one candidature', async () => {
			const { id: compteId } = await inscrit(engine);
			const premiere = await candidate(compteId);
			const encore = { ...premiere, id: randomUUID(), numeroInscription: '002' };
			const refus = await refusal(engine.tx(() => engine.write.insert(candidature).values(encore)));
			expect(isUnique(refus, 'brouillon_id')).toBe(true);
		});

		it('a version enregistrée is not written over, and its candidature does not disappear under it', async () => {
			const { id: compteId } = await inscrit(engine);
			const { id: candidatureId } = await candidate(compteId);
			const version = (texte: string): NewRow<'candidatureVersion'> => ({
				candidatureId,
				version: 1,
				instantane: JSON.parse(`{ "format": 1, "enregistreeLe": "${texte}" }`) as Instantane,
				enregistreeLe: maintenant
			});
			await engine.tx(() => engine.write.insert(candidatureVersion).values(version('premier')));

			const refus = await refusal(engine.tx(() => engine.write.insert(candidatureVersion).values(version('second'))));
			expect(isUnique(refus)).toBe(true);
			const uneVersion = and(eq(candidatureVersion.candidatureId, candidatureId), eq(candidatureVersion.version, 1));
			const [gardee] = await engine.read.select().from(candidatureVersion).where(uneVersion);
			expect(gardee?.instantane.enregistreeLe).toBe('premier');
			await expect(
				engine.tx(() => engine.write.delete(candidature).where(eq(candidature.id, candidatureId)))
			).rejects.toThrow();
		});

		it('the same envoi is kept once, and the first answer stays', async () => {
			const { id: compteId } = await inscrit(engine);
			const premier = unEnvoi(compteId);
			await engine.tx(() => engine.write.insert(envoi).values(premier));
			await engine.tx(() =>
				engine.write
					.insert(envoi)
					.values({ ...premier, statut: 500 })
					.onConflictDoNothing()
			);

			const rows = await engine.read.select().from(envoi).where(eq(envoi.compteId, compteId));
			expect(rows).toEqual([premier]);
		});

		it('a campagne needs the exam file it was opened with, and there is one per examen, session and académie', async () => {
			const id = await uneCampagne();
			const [premiere] = await engine.read.select().from(campagne).where(eq(campagne.id, id));
			if (!premiere) return expect.unreachable('the campagne was just written');
			const ouvrir = (autre: Row<'campagne'>) => engine.tx(() => engine.write.insert(campagne).values(autre));

			expect(isUnique(await refusal(ouvrir({ ...premiere, id: randomUUID() })), 'academie')).toBe(true);
			const sansFichier = { ...premiere, id: randomUUID(), sessionExamen: '2028', examenHash: 'inconnu' };
			await expect(ouvrir(sansFichier)).rejects.toThrow();
			await expect(engine.tx(() => engine.write.delete(examen))).rejects.toThrow();
		});
	});

	async function uneCampagne(): Promise<string> {
		const [id, hash] = [randomUUID(), randomUUID()];
		await engine.tx(async () => {
			await engine.write.insert(examen).values({ hash, code: 'BCP', contenu: {}, importeLe: maintenant });
			await engine.write.insert(campagne).values({
				id,
				examenCode: `BCP ${id}`,
				examenHash: hash,
				sessionExamen: '2027',
				academie: '33',
				ouverture: maintenant,
				fermeture: plusTard,
				fuseau: 'America/Cayenne',
				reglages: {
					service: { nom: 'DEC', adresse: [], telephone: null, mail: null },
					etablissements: [],
					languesFacultatives: null,
					languesObligatoires: null,
					specialites: null,
					messages: []
				}
			});
		});
		return id;
	}

	/** Enregistre as the server does: reads the last numéro, takes the next. */
	async function candidate(compteId: string, campagneId?: string): Promise<Row<'candidature'>> {
		const choisie = campagneId ?? (await uneCampagne());
		return engine.tx(async () => {
			const [dernier] = await engine.read
				.select({ numero: max(candidature.numeroInscription) })
				.from(candidature)
				.where(eq(candidature.compteId, compteId));
			await nextTurn();
			const [nouvelle] = await engine.write
				.insert(candidature)
				.values({
					id: randomUUID(),
					compteId,
					brouillonId: randomUUID(),
					campagneId: choisie,
					etat: 'inscrit',
					numeroInscription: String(Number(dernier?.numero ?? 0) + 1).padStart(3, '0'),
					creeLe: maintenant,
					modifieeLe: maintenant
				})
				.returning();
			if (!nouvelle || nouvelle.version !== 0) return expect.unreachable('a new candidature starts at version 0');
			return nouvelle;
		});
	}
}
