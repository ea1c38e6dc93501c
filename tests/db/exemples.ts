/** Rows as the specs need them, valid as they stand, varied by spread; each call makes a new person. */
import { randomInt, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Engine, NewRow, Row } from '../../src/lib/server/db/engine';

export const maintenant = new Date('2026-11-05T08:00:00.123Z');
export const plusTard = new Date('2026-11-07T08:00:00.456Z');

export function unCompte(autrement: Partial<NewRow<'compte'>> = {}): NewRow<'compte'> {
	const id = randomUUID();
	return {
		id,
		numeroCandidat: `026${String(randomInt(1e8)).padStart(8, '0')}`,
		mail: `${id}@exemple.fr`,
		motDePasse: '$argon2id$…',
		sexe: 'F',
		nom: 'BENALI',
		prenoms: 'Alya',
		dateNaissance: '2008-02-29',
		paysNaissance: 'FRANCE',
		communeNaissance: 'Cayenne',
		creeLe: maintenant,
		activeLe: null,
		...autrement
	};
}

export function uneAuthSession(compteId: string): NewRow<'authSession'> {
	return { id: randomUUID(), compteId, creeLe: maintenant, expireLe: plusTard, finLe: plusTard };
}

export function unJeton(compteId: string): NewRow<'jeton'> {
	return { empreinte: randomUUID(), compteId, usage: 'activation', creeLe: maintenant, expireLe: plusTard };
}

export function unEnvoi(compteId: string): NewRow<'envoi'> {
	return { compteId, id: randomUUID(), empreinte: 'ab12', statut: 201, reponse: { numero: '001' }, recuLe: maintenant };
}

export function unCourriel(compteId: string): NewRow<'courriel'> {
	return {
		id: randomUUID(),
		compteId,
		destinataire: 'alya@exemple.fr',
		objet: 'Activation',
		corps: 'Bonjour',
		creeLe: maintenant,
		prochainEssaiLe: maintenant
	};
}

export async function inscrit(engine: Engine, nouveau = unCompte()): Promise<NewRow<'compte'>> {
	await engine.tx(() => engine.write.insert(engine.tables.compte).values(nouveau));
	return nouveau;
}

export async function leCompte(engine: Engine, id: string): Promise<Row<'compte'> | undefined> {
	const { compte } = engine.tables;
	const [trouve] = await engine.read.select().from(compte).where(eq(compte.id, id));
	return trouve;
}

/** What a promise was refused with; a promise that succeeds fails the test. */
export async function refusal(promise: PromiseLike<unknown>): Promise<unknown> {
	return promise.then(
		() => expect.unreachable('it should have been refused'),
		(error: unknown) => error
	);
}

export function signal(): { given: Promise<void>; give: () => void } {
	const { promise, resolve } = Promise.withResolvers<void>();
	return { given: promise, give: resolve };
}
