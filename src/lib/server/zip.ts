/**
 * A zip written as it is read: nothing is compressed (photos and PDFs already are), so that one file at a time is in
 * memory. Up to 4 GB and 65,535 files, which nobody's pièces reach.
 */
import { crc32 } from 'node:zlib';

export interface Entree {
	/** « pieces/identite.jpg » */
	nom: string;
	octets: Uint8Array;
}

/** Names are UTF-8. */
const DRAPEAUX = 0x0800;
const VERSION = 20;

export async function* ecrireZip(entrees: AsyncIterable<Entree>, le: Date): AsyncGenerator<Uint8Array> {
	const table: Buffer[] = [];
	let position = 0;
	for await (const { nom, octets } of entrees) {
		const nomUtf8 = Buffer.from(nom);
		const commun = description(nomUtf8, octets, le);
		table.push(entreeDeTable(commun, position), nomUtf8);
		const tete = Buffer.concat([entier32(0x04034b50), commun, nomUtf8]);
		position += tete.length + octets.length;
		yield tete;
		yield octets;
	}
	const sommaire = Buffer.concat(table);
	yield sommaire;
	yield fin(table.length / 2, sommaire.length, position);
}

/** What the head of a file and its line in the table both say. */
function description(nom: Buffer, octets: Uint8Array, le: Date): Buffer {
	const b = Buffer.alloc(26);
	b.writeUInt16LE(VERSION, 0);
	b.writeUInt16LE(DRAPEAUX, 2);
	// DOS time, in UTC: two seconds a step, years from 1980.
	b.writeUInt16LE((le.getUTCHours() << 11) | (le.getUTCMinutes() << 5) | (le.getUTCSeconds() >> 1), 6);
	b.writeUInt16LE(((le.getUTCFullYear() - 1980) << 9) | ((le.getUTCMonth() + 1) << 5) | le.getUTCDate(), 8);
	b.writeUInt32LE(crc32(octets), 10);
	b.writeUInt32LE(octets.length, 14);
	b.writeUInt32LE(octets.length, 18);
	b.writeUInt16LE(nom.length, 22);
	return b;
}

function entreeDeTable(commun: Buffer, position: number): Buffer {
	const suite = Buffer.alloc(14);
	suite.writeUInt32LE(position, 10);
	const versionDe = Buffer.alloc(2);
	versionDe.writeUInt16LE(VERSION);
	return Buffer.concat([entier32(0x02014b50), versionDe, commun, suite]);
}

function fin(fichiers: number, octets: number, position: number): Buffer {
	const b = Buffer.alloc(22);
	b.writeUInt32LE(0x06054b50, 0);
	b.writeUInt16LE(fichiers, 8);
	b.writeUInt16LE(fichiers, 10);
	b.writeUInt32LE(octets, 12);
	b.writeUInt32LE(position, 16);
	return b;
}

function entier32(valeur: number): Buffer {
	const b = Buffer.alloc(4);
	b.writeUInt32LE(valeur);
	return b;
}
