import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appDeTest, type AppDeTest } from '../../../tests/support/app';
import { candidat, lignesDe } from '../../../tests/support/candidats';
import { campagneDePieces, deposer, inscrit } from '../../../tests/support/depots';
import type { Compte } from '../domain/compte';
import { exporterDonnees } from './export';
import { demanderMotDePasse } from './reinitialisation';
import { ecrireZip, type Entree } from './zip';

async function exporter(app: AppDeTest, compte: Compte): Promise<Entree[]> {
	const entrees: Entree[] = [];
	for await (const entree of exporterDonnees(app, compte)) entrees.push(entree);
	return entrees;
}

it('an export holds what the person gave and was told, their documents and their pièces, and nothing of another', async () => {
	const app = await appDeTest();
	const { id } = await campagneDePieces(app);
	const [qui, autre] = [await inscrit(app, id), await inscrit(app, id)];
	await deposer(app, qui, 'jdc');
	await deposer(app, autre, 'identite');
	const entrees = await exporter(app, qui.compte);
	expect(entrees.map(({ nom }) => nom)).toEqual([
		'donnees.json',
		'documents/recapitulatif-001-v1.pdf',
		'documents/demande-pieces-001-v1.pdf',
		expect.stringMatching(/^pieces\/jdc-[0-9a-f]{8}\.jpg$/)
	]);
	const texte = Buffer.from(entrees[0]?.octets ?? []).toString();
	const donnees = JSON.parse(texte);
	expect(donnees).toMatchObject({
		compte: { mail: qui.compte.mail, nom: qui.compte.nom },
		candidatures: [{ id: qui.candidatureId, versions: [{ version: 1 }], evenements: [{ pieceId: 'jdc' }] }],
		depots: [{ pieceId: 'jdc' }],
		messages: [{ objet: expect.stringContaining('Inscription enregistrée') }]
	});
	for (const secret of [autre.compte.id, autre.compte.mail, autre.candidatureId, '$argon2'])
		expect(texte).not.toContain(secret);
	expect(await lignesDe(app, 'compte')).toHaveLength(2);
});

it('R-041 SEC8 a link that waits in a mail is not in it: whoever finds the page open may not choose the password', async () => {
	const app = await appDeTest();
	const compte = await candidat(app);
	await demanderMotDePasse(app, compte.mail, '192.0.2.1');
	const [{ octets } = { octets: Buffer.of() }] = await exporter(app, compte);
	const texte = Buffer.from(octets).toString();
	expect(texte).toContain('Modifier mon mot de passe');
	expect(texte).toContain('[lien envoyé par mail]');
	expect(texte).not.toMatch(/\/mot-de-passe\/[\w-]{20}/);
});

it('somebody who did nothing yet gets their compte alone', async () => {
	const app = await appDeTest();
	const entrees = await exporter(app, await candidat(app));
	expect(entrees.map(({ nom }) => nom)).toEqual(['donnees.json']);
});

it('the zip is one that another program opens, byte for byte', async ({ skip }) => {
	const app = await appDeTest();
	const fichier = join(app.dossier, 'donnees.zip');
	const contenu = Buffer.from('« Łódź » '.repeat(1000));
	async function* entrees() {
		yield { nom: 'donnees.json', octets: contenu };
		yield { nom: 'pieces/vide.jpg', octets: new Uint8Array() };
	}
	const morceaux: Uint8Array[] = [];
	for await (const morceau of ecrireZip(entrees(), app.clock.now())) morceaux.push(morceau);
	writeFileSync(fichier, Buffer.concat(morceaux));
	const lire =
		'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),z.namelist());sys.stdout.flush();sys.stdout.buffer.write(z.read("donnees.json"))';
	let lu: Buffer;
	try {
		lu = execFileSync('python3', ['-c', lire, fichier]);
	} catch (erreur) {
		if (erreur instanceof Error && 'code' in erreur && erreur.code === 'ENOENT') return skip('python3 reads zips');
		throw erreur;
	}
	expect(lu.toString()).toBe(`None ['donnees.json', 'pieces/vide.jpg']\n${contenu.toString()}`);
});
