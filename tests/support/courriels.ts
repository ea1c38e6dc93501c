/** The courriels of a scenario: what reached somebody's letter box. In the demo a mail leaves as an .eml file. */
import { expect } from '@playwright/test';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Serveur } from './serveur.ts';

export interface Courriel {
	/** Its Message-ID. */
	id: string;
	destinataire: string;
	objet: string;
	corps: string;
	/** The same as HTML. */
	html: string;
	/** The first address of the body; empty when there is none. */
	lien: string;
}

export class Courriels {
	readonly #dossier: string;

	constructor({ dataDir }: Serveur) {
		this.#dossier = join(dataDir, 'courriels');
	}

	/** The last mail that came, once at least `combien` with that objet have. They leave within seconds of the act. */
	async pour(mail: string, objet = /./, combien = 1): Promise<Courriel> {
		const recus = () => this.tous(mail).filter((courriel) => objet.test(courriel.objet));
		await expect.poll(() => recus().length, `mails for ${mail}`).toBeGreaterThanOrEqual(combien);
		const dernier = recus().at(-1);
		if (!dernier) throw new Error(`The mail for ${mail} was there and is gone.`);
		return dernier;
	}

	/** What has come so far, the oldest first. */
	tous(mail: string): Courriel[] {
		if (!existsSync(this.#dossier)) return [];
		return readdirSync(this.#dossier)
			.filter((nom) => nom.endsWith('.eml'))
			.flatMap((nom) => {
				const fichier = join(this.#dossier, nom);
				// The sweep may have taken it away meanwhile.
				const le = statSync(fichier, { throwIfNoEntry: false })?.mtimeMs;
				return le === undefined ? [] : [{ le, courriel: lisEml(readFileSync(fichier, 'latin1')) }];
			})
			.filter(({ courriel }) => courriel.destinataire === mail)
			.sort((a, b) => a.le - b.le)
			.map(({ courriel }) => courriel);
	}
}

/** A mail of two parts, plain text and HTML, as nodemailer writes ours; `brut` is its bytes, one a character. */
export function lisEml(brut: string): Courriel {
	const { champ, corps, parties } = ouvre(brut);
	const [texte, html] = ['text/plain', 'text/html'].map(
		(type) => parties.find((partie) => partie.champ('content-type').startsWith(type))?.corps ?? ''
	);
	return {
		id: champ('message-id'),
		destinataire: champ('to').replace(/^.*<|>$/g, ''),
		objet: motsCodes(champ('subject')),
		corps: texte ?? corps,
		html: html ?? '',
		lien: /https?:\/\/\S+/.exec(texte ?? '')?.[0] ?? ''
	};
}

interface Partie {
	champ: (nom: string) => string;
	corps: string;
	parties: Partie[];
}

function ouvre(brut: string): Partie {
	const [tete = '', ...suite] = brut.replaceAll('\r\n', '\n').split('\n\n');
	const champs = tete.replace(/\n[ \t]+/g, ' ').split('\n');
	const champ = (nom: string) =>
		champs
			.find((ligne) => ligne.toLowerCase().startsWith(`${nom}:`))
			?.slice(nom.length + 1)
			.trim() ?? '';
	const corps = suite.join('\n\n');
	const limite = /boundary="?([^";]+)/.exec(champ('content-type'))?.[1];
	const morceaux = limite === undefined ? [] : corps.split(`--${limite}`).slice(1, -1);
	return {
		champ,
		corps: decode(corps, champ('content-transfer-encoding').toLowerCase()),
		parties: morceaux.map((morceau) => ouvre(morceau.replace(/^\n|\n$/g, '')))
	};
}

/** « =?UTF-8?Q?cr=C3=A9=C3=A9?= » (RFC 2047). */
function motsCodes(texte: string): string {
	return texte
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, code: string, mot: string) =>
			code.toLowerCase() === 'b' ? decode(mot, 'base64') : decode(mot.replaceAll('_', ' '), 'quoted-printable')
		);
}

function decode(texte: string, codage: string): string {
	if (codage === 'base64') return Buffer.from(texte, 'base64').toString('utf8');
	if (codage !== 'quoted-printable') return Buffer.from(texte, 'latin1').toString('utf8');
	const octets = texte
		.replace(/=\n/g, '')
		.replace(/=([\dA-F]{2})/gi, (_, hexa: string) => String.fromCharCode(Number.parseInt(hexa, 16)));
	return Buffer.from(octets, 'latin1').toString('utf8');
}
