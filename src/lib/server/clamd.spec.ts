import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { deflateSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EICAR, fauxClamd, findClamd, portLibre, vraiClamd } from '../../../tests/support/clamd';
import { commentaire, jpeg, pdf } from '../../../tests/support/fichiers';
import { createClamd } from './clamd';

const host = '127.0.0.1';

async function face(dire: (ligne: Socket) => void, patience = 5_000) {
	const faux = await fauxClamd(dire);
	onTestFinished(() => faux.close());
	return { faux, scanner: createClamd({ host, port: faux.port, patience }) };
}

describe('an antivirus that is asked', () => {
	it('SEC10 is sent every byte, in order', async () => {
		const { faux, scanner } = await face((ligne) => ligne.end('stream: OK\0'));
		const octets = randomBytes(300_001);
		expect(await scanner.analyser(octets)).toBe('sain');
		expect(faux.recus).toEqual([octets]);
	});

	it.each([
		['stream: OK\0', 'sain'],
		['stream: Win.Test.EICAR_HDB-1 FOUND\0', 'infecte'],
		['INSTREAM size limit exceeded. ERROR\0', 'inconnu'],
		['stream: Heuristics.Limits.Exceeded.MaxScanSize ERROR\0', 'inconnu'],
		['stream: OK', 'inconnu'],
		['OK\0', 'inconnu'],
		['stream: OK and more\0', 'inconnu'],
		['UNKNOWN COMMAND\0', 'inconnu'],
		['', 'inconnu']
	])('SEC10 that says « %s » means « %s »', async (reponse, sens) => {
		const { scanner } = await face((ligne) => ligne.end(reponse));
		expect(await scanner.analyser(randomBytes(100))).toBe(sens);
	});

	it('SEC10 that says nothing is not waited for for ever', async () => {
		const { scanner } = await face(() => {}, 50);
		expect(await scanner.analyser(randomBytes(100))).toBe('inconnu');
	});

	it('SEC10 that hangs up in the middle has not answered', async () => {
		const { scanner } = await face((ligne) => ligne.destroy());
		expect(await scanner.analyser(randomBytes(5_000_000))).toBe('inconnu');
	});

	it('SEC10 that is not there has not answered', async () => {
		expect(await createClamd({ host, port: await portLibre() }).analyser(randomBytes(100))).toBe('inconnu');
	});
});

const clamd = findClamd();
if (!clamd) console.warn('ClamAV: specs skipped, Debian’s clamav-daemon is not installed.');

describe.skipIf(!clamd)('Debian’s ClamAV, with a signature of our own', () => {
	it('SEC10 catches the test file in 6 carriers of 6, and lets clean ones pass', async () => {
		const vrai = await vraiClamd(clamd ?? '');
		onTestFinished(() => vrai.close());
		const scanner = createClamd({ host, port: vrai.port });
		const dansPdf = (flux: Uint8Array, filtre: string) =>
			pdf(1, ({ context }) => context.register(context.stream(flux, filtre ? { Filter: filtre } : {})));
		const porteurs = {
			seul: Buffer.from(EICAR),
			'a photo, as a comment': jpeg({ avant: [commentaire(EICAR)] }),
			'a photo, behind its end': jpeg({ apres: Buffer.from(EICAR) }),
			'a PDF, in a stream': await dansPdf(Buffer.from(EICAR), ''),
			'a PDF, in a packed stream': await dansPdf(deflateSync(EICAR), 'FlateDecode'),
			'a PDF, behind its end': Buffer.concat([await pdf(), Buffer.from(EICAR)])
		};
		for (const [porteur, octets] of Object.entries(porteurs))
			expect(await scanner.analyser(octets), porteur).toBe('infecte');
		for (const propre of [jpeg(), await pdf(2)]) expect(await scanner.analyser(propre)).toBe('sain');
	});
});
