/** Who sees what at the desk, on the built server: a gestionnaire their own académies, nobody else anything (SEC1, SEC2, SEC11). */
import { randomUUID } from 'node:crypto';
import { CAMILLE, entreAuBureau, ouvreUnAcces } from '../support/bureau.ts';
import { donne } from '../support/envoi-de-fichier.ts';
import { expect, test } from '../support/monde.ts';
import { confirme, photo } from '../support/pieces.ts';
import { aUneCandidature, entre, ICI } from '../support/raccourcis.ts';

test('SEC2 for a gestionnaire of la Martinique, Alya’s candidature and her file answer exactly as ones that do not exist', async ({
	alya,
	telephone,
	serveur,
	registre
}) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await alya.vaSur('/aide');
	const octets = await photo(alya.page, 'Recto');
	const { envoiId: depotId } = await donne(alya.page, { candidatureId, pieceId: 'identite', octets });
	await confirme(alya.page, candidatureId, 'Identité', { identite: depotId });
	const bureau = await telephone();
	await entreAuBureau(bureau, await ouvreUnAcces(serveur, '31'));
	const avant = registre.compteDesLignes();

	const reponse = async (methode: string, chemin: string, id: string) => {
		const form = { pieceId: 'identite', depotId, statut: 'conforme' };
		const envoi = methode === 'POST' ? { form } : {};
		const recue = await bureau.request.fetch(chemin.replace('[id]', id), { method: methode, headers: ICI, ...envoi });
		const { date: _, etag: __, 'content-security-policy': csp = '', ...entetes } = recue.headers();
		const texte = (await recue.text()).replace(/nonce="[^"]*"/g, '').replaceAll(id, '[id]');
		return { statut: recue.status(), entetes, csp: csp.replace(/'nonce-[^']*'/, ''), texte };
	};
	for (const [methode, chemin, id] of [
		['GET', '/gestion/candidatures/[id]', candidatureId],
		['POST', '/gestion/candidatures/[id]?/controler', candidatureId],
		['GET', '/gestion/depots/[id]/fichier', depotId]
	] as const) {
		const sienne = await reponse(methode, chemin, id);
		expect(sienne.statut, chemin).toBe(404);
		expect(sienne, chemin).toEqual(await reponse(methode, chemin, randomUUID()));
		expect(sienne.texte).not.toContain(alya.identite.nom);
	}
	const liste = await bureau.request.get('/gestion', { headers: ICI });
	expect(await liste.text()).toContain('Aucune pièce n’attend votre contrôle.');
	const trouves = await bureau.request.post('/gestion?/chercher', { headers: ICI, form: { qui: alya.identite.nom } });
	expect(await trouves.text()).toContain('Aucune candidature de vos académies');
	expect(registre.compteDesLignes()).toEqual(avant);
});

test('SEC2 however the address is written, nobody but a gestionnaire comes to the desk', async ({
	alya,
	telephone,
	registre
}) => {
	await entre(alya, registre);
	const visiteur = await telephone();
	for (const page of [alya.page, visiteur])
		for (const chemin of [
			'/gestion',
			'/gest%69on',
			'/gestion?statut=conforme',
			'/gestion/candidatures/x',
			'/%67estion/depots/x/fichier'
		]) {
			const reponse = await page.request.get(chemin, { headers: ICI, maxRedirects: 0 });
			expect([reponse.status(), reponse.headers().location], chemin).toEqual([303, '/gestion/connexion']);
		}
});

test('SEC11 a file is shown without script, address or origin, and the desk is kept by no cache', async ({
	alya,
	telephone,
	registre,
	surveillance
}) => {
	// The browser’s own page around a photo is held to the same: that is the proof.
	surveillance.tolere(/^console error: (Applying inline style|Blocked script execution)/);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await alya.vaSur('/aide');
	const octets = await photo(alya.page, 'Recto');
	const { envoiId: depotId } = await donne(alya.page, { candidatureId, pieceId: 'identite', octets });
	const bureau = await telephone();
	await entreAuBureau(bureau, CAMILLE);
	const fichier = await bureau.request.get(`/gestion/depots/${depotId}/fichier`);
	expect(fichier.headers()).toMatchObject({
		'content-type': 'image/jpeg',
		'content-disposition': 'inline; filename="DCSTID01.jpg"',
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff',
		'cross-origin-resource-policy': 'same-origin',
		'x-frame-options': 'DENY',
		'cache-control': 'no-store'
	});
	await bureau.goto(`/gestion/depots/${depotId}/fichier`);
	expect(await bureau.evaluate(() => document.images[0]?.naturalWidth)).toBe(900);
	for (const chemin of ['/gestion', `/gestion/candidatures/${candidatureId}`, '/gestion/connexion']) {
		const page = await bureau.request.get(chemin, { headers: ICI, maxRedirects: 0 });
		expect(page.headers()['cache-control'], chemin).toBe('no-store');
	}
});
