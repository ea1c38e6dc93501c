/** The comptes. The password's hash never leaves this layer but to be checked. */
import type { Compte } from '$lib/domain/compte';
import { cleDeNom } from '$lib/domain/noms';
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';
import { given, prepared } from './prepared';

/** What the rest of the program may know of a row: everything but the hash and what serves to find it. */
export function compteOf(row: Omit<Row<'compte'>, 'nomCherche'> & { nomCherche?: string | null }): Compte {
	const { motDePasse, nomCherche, ...compte } = row;
	return compte;
}

export async function findCompteByMail(
	{ read, tables }: Engine,
	mail: string
): Promise<{ compte: Compte; motDePasse: string } | null> {
	const [row] = await read.select().from(tables.compte).where(eq(tables.compte.mail, mail));
	return row ? { compte: compteOf(row), motDePasse: row.motDePasse } : null;
}

/** By the address, or by the identifiant that an établissement gave: no identifiant holds an « @ ». */
export async function findCompteByLogin(
	{ read, tables }: Engine,
	login: string
): Promise<{ compte: Compte; motDePasse: string } | null> {
	const { mail, identifiant } = tables.compte;
	const [row] = await read
		.select()
		.from(tables.compte)
		.where(or(eq(mail, login), eq(identifiant, login)));
	return row ? { compte: compteOf(row), motDePasse: row.motDePasse } : null;
}

export async function findMotDePasse({ read, tables }: Engine, id: string): Promise<string | null> {
	const [row] = await read
		.select({ motDePasse: tables.compte.motDePasse })
		.from(tables.compte)
		.where(eq(tables.compte.id, id));
	return row?.motDePasse ?? null;
}

export async function existsIdentifiant({ read, tables }: Engine, identifiant: string): Promise<boolean> {
	return (await read.$count(tables.compte, eq(tables.compte.identifiant, identifiant))) > 0;
}

/** Those that schools made, all of them: a file of pupils is compared with them. */
export function listElevesConnus({ read, tables }: Engine) {
	const { id, ine, nom, prenoms, dateNaissance, etablissement, identifiant } = tables.compte;
	return read
		.select({ id, ine, nom, prenoms, dateNaissance, etablissement, identifiant })
		.from(tables.compte)
		.where(eq(tables.compte.origine, 'etablissement'));
}

/** One that a school made, by its identifiant. */
export async function findEleve({ read, tables }: Engine, identifiant: string): Promise<Row<'compte'> | null> {
	const { compte } = tables;
	const [row] = await read
		.select()
		.from(compte)
		.where(and(eq(compte.identifiant, identifiant), eq(compte.origine, 'etablissement')));
	return row ?? null;
}

export async function updateAcces(
	{ write, tables }: Engine,
	id: string,
	set: Partial<Pick<Row<'compte'>, 'mail' | 'motDePasse' | 'provisoire'>>
): Promise<void> {
	await write.update(tables.compte).set(set).where(eq(tables.compte.id, id));
}

/** Who made it: the person by the form or by FranceConnect, or their établissement. */
export async function findOrigine({ read, tables }: Engine, id: string): Promise<Row<'compte'>['origine'] | null> {
	const { compte } = tables;
	const [trouve] = await read.select({ origine: compte.origine }).from(compte).where(eq(compte.id, id));
	return trouve?.origine ?? null;
}

const identifiantParId = prepared(({ read, tables: { compte } }) =>
	read
		.select({ identifiant: compte.identifiant })
		.from(compte)
		.where(eq(compte.id, given(compte.id, 'id')))
);

/** That of a papillon; null for who signs in by an address. */
export async function findIdentifiant(engine: Engine, id: string): Promise<string | null> {
	const [trouve] = await identifiantParId(engine, { id });
	return trouve?.identifiant ?? null;
}

const parId = prepared(({ read, tables: { compte } }) =>
	read
		.select()
		.from(compte)
		.where(eq(compte.id, given(compte.id, 'id')))
);

export async function findCompteById(engine: Engine, id: string): Promise<Compte | null> {
	const [row] = await parId(engine, { id });
	return row ? compteOf(row) : null;
}

export async function findCompteByNumero({ read, tables }: Engine, numeroCandidat: string): Promise<Compte | null> {
	const [row] = await read.select().from(tables.compte).where(eq(tables.compte.numeroCandidat, numeroCandidat));
	return row ? compteOf(row) : null;
}

export async function existsNumeroCandidat({ read, tables }: Engine, numeroCandidat: string): Promise<boolean> {
	return (await read.$count(tables.compte, eq(tables.compte.numeroCandidat, numeroCandidat))) > 0;
}

export async function insertCompte(
	{ write, tables }: Engine,
	compte: Omit<NewRow<'compte'>, 'nomCherche'>
): Promise<void> {
	await write.insert(tables.compte).values({ ...compte, nomCherche: cleDeNom(compte.nom) });
}

/** `nomCherche` follows the nom. */
export async function updateCompte(
	{ write, tables }: Engine,
	id: string,
	set: Partial<Omit<NewRow<'compte'>, 'id' | 'nomCherche'>>
): Promise<void> {
	const cle = set.nom === undefined ? {} : { nomCherche: cleDeNom(set.nom) };
	await write
		.update(tables.compte)
		.set({ ...set, ...cle })
		.where(eq(tables.compte.id, id));
}

/** Those that cannot be found by their nom yet: written before a nom was kept to be searched. */
export function listComptesSansCle({ read, tables }: Engine, limite: number): Promise<{ id: string; nom: string }[]> {
	const { compte } = tables;
	return read.select({ id: compte.id, nom: compte.nom }).from(compte).where(isNull(compte.nomCherche)).limit(limite);
}

export async function keepNomCherche({ write, tables }: Engine, id: string, nom: string): Promise<void> {
	await write
		.update(tables.compte)
		.set({ nomCherche: cleDeNom(nom) })
		.where(eq(tables.compte.id, id));
}

export async function activateCompte({ write, tables }: Engine, id: string, activeLe: Date): Promise<void> {
	await write
		.update(tables.compte)
		.set({ activeLe })
		.where(and(eq(tables.compte.id, id), isNull(tables.compte.activeLe)));
}

/** With all that hangs on them: authSessions, jetons, envois, courriels. */
export async function deleteComptesNonActives({ write, tables }: Engine, creesAvant: Date): Promise<number> {
	const supprimes = await write
		.delete(tables.compte)
		.where(and(isNull(tables.compte.activeLe), lte(tables.compte.creeLe, creesAvant)))
		.returning({ id: tables.compte.id });
	return supprimes.length;
}
