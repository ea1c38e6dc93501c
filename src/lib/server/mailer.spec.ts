import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appDeTest } from '../../../tests/support/app';
import { lisEml } from '../../../tests/support/courriels';
import { createFolderMailer, createSmtpMailer } from './mailer';

const FROM = 'Escale <ne-pas-repondre@escale.example>';
const lettre = {
	id: '6f2ad1b4-92a5-4e0f-8f29-5a8e6a4a8a10',
	destinataire: 'ngoc@exemple.fr',
	objet: 'Inscription enregistrée : Łódź',
	corps: 'Bonjour Ngọc D’Àlböra,\n\nhttps://escale.example/compte/activer/abc\n'
};

async function dossierDeCourriels() {
	const dossier = join((await appDeTest()).dossier, 'courriels');
	return { dossier, mailer: createFolderMailer(dossier, FROM) };
}

describe('the mailer', () => {
	it('writes one file a mail, in which every letter with a sign can be read again', async () => {
		const { dossier, mailer } = await dossierDeCourriels();
		await mailer.send(lettre);
		await mailer.send(lettre);
		expect(readdirSync(dossier)).toEqual([`${lettre.id}.eml`]);
		const eml = readFileSync(join(dossier, `${lettre.id}.eml`), 'latin1');
		expect(eml).toMatch(/^To: ngoc@exemple\.fr\r$/m);
		expect(eml).toMatch(/^From: Escale <ne-pas-repondre@escale\.example>\r$/m);
		expect(lisEml(eml)).toMatchObject({ objet: lettre.objet, id: `<${lettre.id}@escale.example>` });
		expect(lisEml(eml).corps.trim()).toBe(lettre.corps.trim());
	});

	it('R-159 the HTML part says what the text says, and its link leads to the same address', async () => {
		const { dossier, mailer } = await dossierDeCourriels();
		await mailer.send(lettre);
		const eml = readFileSync(join(dossier, `${lettre.id}.eml`), 'latin1');
		expect(eml).toMatch(/^Content-Type: multipart\/alternative/m);
		expect(lisEml(eml).html).toContain('<p style="margin:0 0 16px">Bonjour Ngọc D’Àlböra,</p>');
		expect(lisEml(eml).html).toContain('<a href="https://escale.example/compte/activer/abc"');
	});

	it('SEC15 an objet or an address with line breaks adds no line to the heading of the mail', async () => {
		const { dossier, mailer } = await dossierDeCourriels();
		await mailer.send({
			...lettre,
			objet: 'Bonjour\r\nBcc: tous@exemple.fr',
			destinataire: 'ngoc@exemple.fr\r\nX-Ruse: oui'
		});
		const [tetes = ''] = readFileSync(join(dossier, `${lettre.id}.eml`), 'utf8').split('\r\n\r\n');
		expect(tetes).not.toMatch(/^(Bcc|X-Ruse):/im);
	});

	it('a mail server that accepts and then says nothing is given up', async () => {
		const muet = createServer((prise) => void prise.on('error', () => {}));
		onTestFinished(() => void muet.close());
		muet.listen(0, '127.0.0.1');
		await once(muet, 'listening');
		const { port } = muet.address() as AddressInfo;
		const mailer = createSmtpMailer(`smtp://127.0.0.1:${port}`, FROM, 20);
		await expect(mailer.send(lettre)).rejects.toThrow(/greeting/i);
	});
});
