/**
 * The mailer: carries one mail out of the machine, by SMTP, or into a folder when there is none (demo, tests).
 * Called by the outbox task alone (`courriels.ts`), never inside a request.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

export interface Lettre {
	id: string;
	destinataire: string;
	objet: string;
	corps: string;
}

export interface Mailer {
	send(lettre: Lettre): Promise<void>;
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
			await transport.sendMail({ from, to: lettre.destinataire, subject: lettre.objet, text: lettre.corps });
		}
	};
}

/** One .eml file a mail, named by its id: sent twice, it is still one file. */
export function createFolderMailer(folder: string, from: string): Mailer {
	const transport = createTransport({ streamTransport: true, buffer: true });
	return {
		async send(lettre) {
			const { message } = await transport.sendMail({
				from,
				to: lettre.destinataire,
				subject: lettre.objet,
				text: lettre.corps
			});
			await mkdir(folder, { recursive: true });
			await writeFile(join(folder, `${lettre.id}.eml`), message);
		}
	};
}
