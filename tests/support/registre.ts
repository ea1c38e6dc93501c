/** The registre: what the server has written down, read from beside it. For « nothing was written », which no page says. */
import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Serveur } from './serveur.ts';

export class Registre {
	readonly #dataDir: string;

	constructor({ dataDir }: Pick<Serveur, 'dataDir'>) {
		this.#dataDir = dataDir;
	}

	comptes(mail: string): number {
		return this.lignes('select 1 from compte where mail = ?', mail).length;
	}

	/** Mails written to that address, whether or not they have left yet. */
	courriels(mail: string): number {
		return this.lignes('select 1 from courriel where destinataire = ?', mail).length;
	}

	/** How many rows each table holds; a brouillon that follows what is typed may be left out of it. */
	compteDesLignes(quoi: 'tout' | 'sans les brouillons' = 'tout'): Record<string, number> {
		const sauf = quoi === 'tout' ? [] : ['brouillon', 'brouillon_onglet', 'envoi'];
		const tables = this.lignes("select name from sqlite_master where type = 'table' order by name").filter(
			({ name }) => !sauf.includes(String(name))
		);
		return Object.fromEntries(
			tables.map(({ name }) => [String(name), this.lignes(`select 1 from "${String(name)}"`).length])
		);
	}

	/** Whether these bytes stand anywhere in the database's files. */
	contient(texte: string): boolean {
		const octets = Buffer.from(texte);
		return readdirSync(this.#dataDir)
			.filter((nom) => nom.startsWith('escale.sqlite'))
			.some((nom) => readFileSync(join(this.#dataDir, nom)).includes(octets));
	}

	lignes(requete: string, ...valeurs: string[]): Record<string, unknown>[] {
		const base = new Database(join(this.#dataDir, 'escale.sqlite'), { readonly: true });
		try {
			return base.prepare<string[], Record<string, unknown>>(requete).all(...valeurs);
		} finally {
			base.close();
		}
	}
}
