/**
 * ClamAV, asked over its socket: the file goes in pieces, each after its length, and comes back as one line. Only
 * « stream: OK » is a yes; an error, a limit passed, silence or a connection that drops is no answer.
 */
import { connect } from 'node:net';
import type { Scanner } from './scanner';

interface Adresse {
	host: string;
	port: number;
	/** Milliseconds of silence after which it is as good as down. */
	patience?: number;
}

const MORCEAU = 64 * 1024;

export function createClamd({ host, port, patience = 60_000 }: Adresse): Scanner {
	return {
		async analyser(octets) {
			const reponse = await demander({ host, port, patience }, octets);
			if (reponse === 'stream: OK') return 'sain';
			return /^stream: .+ FOUND$/.test(reponse) ? 'infecte' : 'inconnu';
		}
	};
}

/** Its line, without its end; empty when none came. */
function demander({ host, port, patience }: Required<Adresse>, octets: Uint8Array): Promise<string> {
	return new Promise((resolve) => {
		let recu = '';
		let entiere = false;
		const ligne = connect({ host, port });
		const finir = () => {
			ligne.destroy();
			// Cut off in the middle it could say « stream: OK » of what would have been more.
			resolve(entiere ? recu.replace(/\0[^]*$/, '').trim() : '');
		};
		ligne.setTimeout(patience, finir);
		ligne.on('error', finir).on('close', finir);
		ligne.setEncoding('latin1').on('data', (morceau: string) => {
			recu += morceau;
			entiere = recu.includes('\0');
			if (entiere || recu.length > 4_096) finir();
		});
		ligne.write('zINSTREAM\0');
		for (let ici = 0; ici < octets.length; ici += MORCEAU) {
			const part = octets.subarray(ici, ici + MORCEAU);
			ligne.write(longueur(part.length));
			ligne.write(part);
		}
		ligne.write(longueur(0));
	});
}

function longueur(n: number): Uint8Array {
	return Uint8Array.of(n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff);
}
