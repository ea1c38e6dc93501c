/**
 * SEC11: whatever a file holds, opening it in Escale runs nothing. The gate is left out on purpose: what it would never
 * have let in is put in the place of what the server keeps.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAMILLE, entreAuBureau } from '../support/bureau.ts';
import { donne } from '../support/envoi-de-fichier.ts';
import { jpeg, pdf } from '../support/fichiers.ts';
import { expect, test } from '../support/monde.ts';
import type { Personne } from '../support/personne.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';
import type { Registre } from '../support/registre.ts';
import type { Serveur } from '../support/serveur.ts';

const COURIR = `document.title = 'couru'; fetch('/couru')`;
const HTML = `<!doctype html><title>a</title><script>${COURIR}</script><img src=x onerror="${COURIR}">`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="${COURIR}"><script>${COURIR}</script></svg>`;
const PDF = `%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.launchURL\\('/couru'\\))>>>>endobj\n`;

const HOSTILES: Record<string, string> = {
	'a page': HTML,
	'a page behind a byte order mark': `\xef\xbb\xbf${HTML}`,
	'a page behind spaces': `${' '.repeat(2_000)}${HTML}`,
	'a page behind the signature of a photo': `\xff\xd8\xff\xe0${HTML}`,
	'a page behind the signature of a PDF': `%PDF-1.7\n${HTML}`,
	'a page behind the signature of a GIF': `GIF89a/*${HTML}`,
	'a page in UTF-7': '+ADw-script+AD4-document.title+AD0-+ACc-couru+ACc-+ADw-/script+AD4-',
	'a drawing': SVG,
	'a drawing in XML': `<?xml version="1.0"?>${SVG}`,
	XHTML: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${COURIR}</script></html>`,
	XSLT: `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#a"?><a>${SVG}</a>`,
	'a script': COURIR,
	'a script behind the signature of a photo': `\xff\xd8\xff=1;${COURIR}`,
	'a module': `export default 1; ${COURIR}`,
	'a worker': `self.onmessage = 1; ${COURIR}`,
	'a style sheet': `body { background: url('/couru') }`,
	'a multipart archive': `MIME-Version: 1.0\nContent-Type: text/html\n\n${HTML}`,
	'a manifest': `{"start_url":"javascript:${COURIR}"}`,
	'a PDF that runs': PDF,
	'an archive': `PK\x03\x04${HTML}`
};

/** A photo and a PDF of hers: their dépôts. */
async function deuxFichiers(alya: Personne): Promise<string[]> {
	const { candidatureId } = await aUneCandidature(alya);
	const photo = await donne(alya.page, { candidatureId, pieceId: 'identite', octets: jpeg() });
	const papier = await donne(alya.page, {
		...{ candidatureId, pieceId: 'recapitulatif_signe' },
		...{ octets: await pdf(), type: 'application/pdf' }
	});
	return [photo.envoiId, papier.envoiId];
}

/** What the server keeps of that dépôt. */
function remplace(registre: Registre, serveur: Pick<Serveur, 'dataDir'>, id: string, texte: string): void {
	const [ligne] = registre.lignes('select fichier from depot where id = ?', id);
	const cle = String(ligne?.fichier);
	writeFileSync(join(serveur.dataDir, 'fichiers', cle.slice(0, 2), cle), Buffer.from(texte, 'latin1'));
}

test('SEC11 twenty hostile files are saved by the browser, and none of them runs', async ({
	alya,
	registre,
	serveur,
	surveillance
}) => {
	expect(Object.keys(HOSTILES)).toHaveLength(20);
	// What is refused is told by the browser in its console; a request to /couru would be one too many.
	surveillance.tolere(/console|ERR_ABORTED|net::|CSP/);
	await entre(alya, registre);
	const deux = await deuxFichiers(alya);
	const { page } = alya;
	const courus: string[] = [];
	page.context().on('request', (requete) => {
		if (requete.url().endsWith('/couru')) courus.push(requete.url());
	});
	for (const [quoi, texte] of Object.entries(HOSTILES))
		for (const id of deux) {
			remplace(registre, serveur, id, texte);
			const adresse = `/api/depots/${id}/fichier`;
			const reponse = await page.request.get(adresse);
			expect(reponse.headers()).toMatchObject({
				'content-disposition': expect.stringMatching(/^attachment; filename="[\w-]+\.(jpg|pdf)"$/),
				'x-content-type-options': 'nosniff',
				'content-security-policy': "sandbox; default-src 'none'",
				'cross-origin-resource-policy': 'same-origin',
				'cache-control': 'no-store'
			});
			// Opened by itself: the browser saves it.
			const sauve = page.waitForEvent('download');
			await page.goto(adresse).catch(() => {});
			expect((await sauve).suggestedFilename(), quoi).toMatch(/^[\w-]+\.(jpg|pdf)$/);
			// Drawn into a page of ours, in each way there is.
			await page.goto('/aide');
			await page.evaluate(async (source) => {
				const mettre = (nom: string, attribut: string) =>
					new Promise<void>((fini) => {
						const element = document.createElement(nom);
						element.addEventListener('load', () => fini());
						element.addEventListener('error', () => fini());
						if (nom === 'link') element.setAttribute('rel', 'stylesheet');
						element.setAttribute(attribut, source);
						document.body.append(element);
						setTimeout(fini, 50);
					});
				await mettre('iframe', 'src');
				await mettre('img', 'src');
				await mettre('script', 'src');
				await mettre('link', 'href');
				await mettre('object', 'data');
				await mettre('embed', 'src');
			}, adresse);
			expect(await page.title(), quoi).not.toBe('couru');
		}
	expect(courus).toEqual([]);
});

test('SEC11 at the desk, where files are shown and not saved, none of the twenty runs either', async ({
	alya,
	telephone,
	registre,
	serveur,
	surveillance
}) => {
	surveillance.tolere(/console|ERR_ABORTED|net::|CSP/);
	await entre(alya, registre);
	const deux = await deuxFichiers(alya);
	const bureau = await telephone();
	await entreAuBureau(bureau, CAMILLE);
	const courus: string[] = [];
	bureau.context().on('request', (requete) => {
		if (requete.url().endsWith('/couru')) courus.push(requete.url());
	});
	for (const [quoi, texte] of Object.entries(HOSTILES))
		for (const id of deux) {
			remplace(registre, serveur, id, texte);
			const adresse = `/gestion/depots/${id}/fichier`;
			const reponse = await bureau.request.get(adresse);
			expect((await reponse.body()).toString('latin1'), quoi).toBe(texte);
			// A browser without a reader of PDFs saves those.
			await bureau.goto(adresse).catch((erreur: Error) => expect(erreur.message).toContain('Download is starting'));
			expect(await bureau.title(), quoi).not.toBe('couru');
		}
	expect(courus).toEqual([]);
});
