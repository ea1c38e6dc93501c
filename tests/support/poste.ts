/**
 * A real SMTP server on this machine, which keeps what it took: for what happens between it and the outbox. It can be shut, and
 * can die after it took a mail and before it said so.
 */
import { onTestFinished } from 'vitest';
import { SMTPServer } from 'smtp-server';
import { createSmtpMailer, type Mailer } from '../../src/lib/server/mailer';
import { lisEml, type Courriel } from './courriels';

export interface Poste {
	/** What it took, the oldest first, each time it took it. */
	recus: Courriel[];
	mailer: Mailer;
	/** Nobody answers at its door. */
	ferme(): Promise<void>;
	ouvre(): Promise<void>;
	/** The next one is taken, and the line dies before the answer. */
	meurtApresLeProchain(): void;
}

export async function poste(): Promise<Poste> {
	const recus: Courriel[] = [];
	let mourir = false;
	let port = 0;
	let serveur = monte();

	function monte() {
		const nouveau = new SMTPServer({
			disabledCommands: ['AUTH', 'STARTTLS'],
			disableReverseLookup: true,
			logger: false,
			onData(flux, _, repondre) {
				const morceaux: Buffer[] = [];
				flux.on('data', (morceau: Buffer) => morceaux.push(morceau));
				flux.on('end', () => {
					recus.push(lisEml(Buffer.concat(morceaux).toString('latin1')));
					if (!mourir) return repondre();
					mourir = false;
					for (const { _socket: prise } of nouveau.connections as Set<{ _socket: { destroy(): void } }>)
						prise.destroy();
				});
			}
		});
		// A line that dies is what is asked of it.
		nouveau.on('error', () => {});
		return nouveau;
	}

	const ouvrir = () =>
		new Promise<void>((ouverte) => {
			const ecoute = serveur.listen(port, '127.0.0.1', () => {
				const adresse = ecoute.address();
				if (adresse && typeof adresse === 'object') port = adresse.port;
				ouverte();
			});
		});
	const fermer = () => new Promise<void>((fermee) => serveur.close(() => fermee()));

	await ouvrir();
	onTestFinished(fermer);
	return {
		recus,
		mailer: createSmtpMailer(`smtp://127.0.0.1:${port}`, 'Escale <ne-pas-repondre@escale.example>', 2_000),
		ferme: fermer,
		async ouvre() {
			serveur = monte();
			await ouvrir();
		},
		meurtApresLeProchain: () => void (mourir = true)
	};
}
