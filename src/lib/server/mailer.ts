/**
 * The mailer: carries one mail out of the machine, by SMTP, or into a folder when there is none (demo, tests).
 * Called by the outbox task alone (`courriels.ts`), never inside a request.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { enHtml } from './courriel-html';

export interface Lettre {
	/** Of its row in the outbox: the Message-ID is made of it, so that a mail sent again is the same one. */
	id: string;
	destinataire: string;
	objet: string;
	corps: string;
}

export interface Mailer {
	send(lettre: Lettre): Promise<void>;
	/** Where mails stay on this machine: which it holds, by their ids; and away with one. */
	gardes?: { lister(): Promise<string[]>; retirer(id: string): Promise<void> };
}

/** How long a silent mail server is waited for: well under the lease of a mail, or another process would send it too. */
const PATIENCE = 20_000;

export function createSmtpMailer(smtpUrl: string, from: string, patience = PATIENCE): Mailer {
	const transport = createTransport({
		url: smtpUrl,
		dnsTimeout: patience,
		connectionTimeout: patience,
		greetingTimeout: patience,
		socketTimeout: patience
	});
	return {
		async send(lettre) {
			await transport.sendMail(message(lettre, from));
		}
	};
}

const EML = '.eml';

/** One .eml file a mail, named by its id: sent twice, it is still one file. */
export function createFolderMailer(folder: string, from: string): Mailer {
	const transport = createTransport({ streamTransport: true, buffer: true });
	return {
		async send(lettre) {
			const { message: octets } = await transport.sendMail(message(lettre, from));
			await mkdir(folder, { recursive: true });
			await writeFile(join(folder, `${lettre.id}${EML}`), octets);
		},
		gardes: {
			async lister() {
				const noms = await readdir(folder).catch(() => []);
				return noms.filter((nom) => nom.endsWith(EML)).map((nom) => nom.slice(0, -EML.length));
			},
			retirer: (id) => rm(join(folder, `${id}${EML}`), { force: true })
		}
	};
}

/** Plain text, and the same as HTML (multipart/alternative). A machine sends it: no « absent du bureau » should answer. */
function message(lettre: Lettre, from: string) {
	return {
		from,
		to: lettre.destinataire,
		subject: lettre.objet,
		text: lettre.corps,
		html: enHtml(lettre),
		messageId: `<${lettre.id}@${hote(from)}>`,
		headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'fr' }
	};
}

/** « Escale <ne-pas-repondre@escale.example> » → « escale.example » */
function hote(from: string): string {
	return /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'escale.invalid';
}
