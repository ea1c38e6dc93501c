/** What the built server answers to requests that no page of ours would send, and with which headers (SEC1, SEC13). */
import { createServer } from 'node:http';
import { once } from 'node:events';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { JEANNE } from '../support/identites.ts';
import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/monde.ts';
import { formulaire, requete } from '../support/requete.ts';
import { ecritures, pagesPubliques } from '../support/routes.ts';
import { demarreServeur } from '../support/serveur.ts';

const TYPES = [
	undefined,
	'',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=a',
	'text/plain',
	'application/json',
	'application/json; charset=utf-8',
	'application/problem+json',
	'application/octet-stream',
	'image/jpeg',
	'application/xml',
	'n’importe quoi'
];

test('a write that comes from anywhere but our own pages is refused, on every route, whatever its content type', async ({
	serveur,
	registre
}) => {
	const { origin } = serveur;
	const autrePort = 'http://localhost:1';
	const ailleurs: Record<string, string>[] = [
		{},
		...['https://mechant.example', 'null', autrePort, `${origin}.mechant.example`].map((o) => ({ origin: o })),
		...['cross-site', 'same-site', 'none'].map((site) => ({ 'sec-fetch-site': site })),
		// Whatever Origin it shows.
		...['cross-site', 'same-site', 'none'].map((site) => ({ 'sec-fetch-site': site, origin }))
	];
	const avant = registre.compteDesLignes();
	const routes = ecritures();
	expect(routes.map(({ chemin }) => chemin)).toEqual(
		expect.arrayContaining([
			'/compte/creer',
			'/connexion',
			'/deconnexion',
			'/api/candidatures',
			'/gestion/candidatures/00000000-0000-4000-8000-000000000000'
		])
	);
	const passes: string[] = [];
	for (const { method, chemin } of routes)
		for (const type of TYPES)
			for (const venue of ailleurs) {
				const headers = { ...venue, ...(type !== undefined && { 'content-type': encodeURI(type) }) };
				const { status, texte } = await requete(origin + chemin, { method, headers, corps: 'a=b' });
				if (status !== 403 || !texte.includes('"origine_refusee"'))
					passes.push(`${status} ${method} ${chemin} ${JSON.stringify(headers)}`);
			}
	expect(passes).toEqual([]);
	expect(registre.compteDesLignes()).toEqual(avant);
});

test('a write from our own pages passes the guard on every route, whatever its content type, and none of them breaks', async ({
	serveur
}) => {
	const { origin } = serveur;
	const refuses: string[] = [];
	for (const { method, chemin } of ecritures())
		for (const type of TYPES)
			for (const venue of [{ 'sec-fetch-site': 'same-origin' }, { origin }]) {
				const headers = {
					...venue,
					accept: 'text/html',
					...(type !== undefined && { 'content-type': encodeURI(type) })
				};
				const { status, texte } = await requete(origin + chemin, { method, headers, corps: 'a=b' });
				if (status >= 500 || texte.includes('origine_refusee'))
					refuses.push(`${status} ${method} ${chemin} ${JSON.stringify(headers)}`);
			}
	expect(refuses).toEqual([]);
});

test('a page of another site cannot sign Alya out by sending forms to Escale', async ({
	alya,
	serveur,
	surveillance
}) => {
	const mechant = createServer((_, reponse) => {
		reponse.setHeader('content-type', 'text/html');
		reponse.end(
			`<title>Gagné</title><form method="post" enctype="text/plain" action="${serveur.origin}/deconnexion"><button>Continuer</button></form>`
		);
	}).listen(0, '127.0.0.1');
	await once(mechant, 'listening');
	const adresse = mechant.address();
	const port = adresse && typeof adresse === 'object' ? adresse.port : 0;
	// Same host, another port: the same site for the browser, which sends the cookies.
	surveillance.tolere(new RegExp(`localhost:${port}`));
	await alya.aUnCompte();
	await alya.seConnecte();
	await alya.vaSur(`http://localhost:${port}/`);
	await alya.appuieSur('Continuer');
	await alya.voit(/Cette demande ne vient pas d’une page d’Escale/);
	await alya.vaSur('/connexion');
	await expect(alya.page).toHaveURL(/\/espace$/);
	mechant.close();
});

test('the session cookie is __Host-, hidden from scripts, new at each sign-in, and only its digest is in the database', async ({
	serveur,
	registre
}) => {
	const entre = async () => {
		const reponse = await formulaire(`${serveur.origin}/connexion`, {
			identifiant: JEANNE.mail,
			motDePasse: JEANNE.motDePasse
		});
		expect(reponse.status).toBe(303);
		expect(reponse.headers.location).toBe('/espace');
		return reponse.headers['set-cookie'] ?? [];
	};
	const [cookie = '', envoi = '', ...autres] = await entre();
	expect(autres).toEqual([]);
	const [paire = '', ...attributs] = cookie.split('; ');
	expect(attributs.map((a) => a.toLowerCase()).sort()).toEqual(['httponly', 'path=/', 'samesite=lax', 'secure']);
	const [nom, valeur = ''] = paire.split('=');
	expect(nom).toBe('__Host-escale');
	// 160 bits at least, in letters and digits.
	expect(valeur).toMatch(/^[\w-]{27,}$/);
	expect(registre.contient(valeur)).toBe(false);
	// The search does find what is there.
	expect(registre.contient(JEANNE.mail)).toBe(true);
	expect(registre.contient(JEANNE.motDePasse)).toBe(false);

	const moi = await requete(`${serveur.origin}/api/moi`, { headers: { cookie: paire } });
	expect(moi.status).toBe(200);
	expect(moi.headers['cache-control']).toBe('no-store');
	expect((await entre())[0]).not.toContain(valeur);

	// The one by which a phone may still send shows nothing, and sends for its own queue alone.
	const [depot = '', ...regles] = envoi.split('; ');
	expect(regles).toEqual(expect.arrayContaining(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']));
	expect(depot).toMatch(/^__Host-escale-envoi=[\w-]{27,}$/);
	expect(registre.contient(depot.split('=')[1] ?? '')).toBe(false);
	const { id } = JSON.parse(moi.texte).compte;
	const efface = async (headers: Record<string, string>) => {
		const cle = { 'idempotency-key': randomUUID(), 'sec-fetch-site': 'same-origin', cookie: depot };
		const chemin = `${serveur.origin}/api/brouillons/${randomUUID()}`;
		return (await requete(chemin, { method: 'DELETE', headers: { ...cle, ...headers } })).status;
	};
	expect((await requete(`${serveur.origin}/api/moi`, { headers: { cookie: depot } })).status).toBe(401);
	expect(await efface({})).toBe(401);
	expect(await efface({ 'escale-compte': randomUUID() })).toBe(401);
	expect(await efface({ 'escale-compte': id })).toBe(200);

	// Signing out closes both on the server: the old cookies are worth nothing.
	await formulaire(`${serveur.origin}/deconnexion`, {}, { cookie: `${paire}; ${depot}` });
	expect(await efface({ 'escale-compte': id })).toBe(401);
	const apres = await requete(`${serveur.origin}/api/moi`, { headers: { cookie: paire } });
	expect(apres.status).toBe(401);
});

test('every page carries a CSP without unsafe-inline and unsafe-eval, and is kept by no cache unless it is the same for all', async ({
	serveur
}) => {
	const pages = pagesPubliques();
	expect(pages).toEqual(expect.arrayContaining(['/', '/connexion', '/compte/creer', '/aide']));
	for (const chemin of [...pages, '/n-existe-pas', '/compte/activer/abc', '/demo/courriels', '/gestion/connexion']) {
		const { headers, texte } = await requete(serveur.origin + chemin, { headers: { accept: 'text/html' } });
		if (headers.location) continue;
		const meta = [...texte.matchAll(/<meta http-equiv="content-security-policy" content="([^"]*)"/gi)];
		const csp = [headers['content-security-policy'] ?? '', ...meta.map(([, contenu]) => contenu ?? '')].join('; ');
		for (const directive of [
			"default-src 'self'",
			"object-src 'none'",
			"base-uri 'none'",
			"frame-ancestors 'none'",
			"form-action 'self'"
		])
			expect(csp, chemin).toContain(directive);
		expect(csp, chemin).toMatch(/script-src 'self'/);
		expect(csp, chemin).toMatch(/style-src 'self'/);
		expect(csp, chemin).not.toMatch(/unsafe-inline|unsafe-eval|\bdata:|https?:|\*/);
		expect(texte, chemin).not.toMatch(/\sstyle="/);
		// Drawn by the server: maybe personal. Prerendered: the same for all, asked for again each time.
		expect(headers['cache-control'], chemin).toMatch(meta.length ? /no-cache|no-store/ : /no-store/);
	}
});

test('static files, pages and errors carry the security headers; hashed files are kept for ever', async ({
	serveur
}) => {
	const accueil = await requete(`${serveur.origin}/`);
	const immuable = /\/_app\/immutable\/[^"']+/.exec(accueil.texte)?.[0] ?? '';
	expect(immuable).not.toBe('');
	for (const chemin of [
		'/',
		immuable,
		'/favicon.svg',
		'/communes/973.json',
		'/robots.txt',
		'/n-existe-pas',
		'/api/moi'
	]) {
		const { headers } = await requete(serveur.origin + chemin);
		expect(headers, chemin).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'referrer-policy': 'same-origin'
		});
		expect(headers['permissions-policy'], chemin).toContain('geolocation=()');
		expect(headers['x-powered-by'], chemin).toBeUndefined();
	}
	expect((await requete(serveur.origin + immuable)).headers['cache-control']).toContain('immutable');
});

test('R-028 the page that the activation link opens tells its address to no other site', async ({ serveur }) => {
	const { status, headers } = await requete(`${serveur.origin}/compte/activer/${'a'.repeat(43)}`);
	expect(status).toBe(200);
	expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/);
});

test('R-028 the link of the mail leads to our own address, whatever Host the request showed', async ({
	serveur,
	alya,
	courriels
}) => {
	const { identite, mail } = alya;
	await formulaire(
		`${serveur.origin}/compte/creer`,
		{
			sexe: 'F',
			nom: identite.nom,
			nomConfirmation: identite.nom,
			prenoms: identite.prenoms,
			dateNaissance: identite.dateNaissance,
			dateNaissanceConfirmation: identite.dateNaissance,
			paysNaissance: '100',
			departementNaissance: '973',
			communeLibre: identite.communeNaissance,
			mail,
			mailConfirmation: mail,
			motDePasse: identite.motDePasse,
			motDePasseConfirmation: identite.motDePasse
		},
		{ host: 'mechant.example', 'x-forwarded-host': 'mechant.example' }
	);
	const { corps, lien } = await courriels.pour(mail);
	expect(lien).toMatch(new RegExp(`^${serveur.origin}/compte/activer/[\\w-]{43}$`));
	expect(corps).not.toContain('mechant');
});

test('the API says « non » as problem+json, in a sentence', async ({ serveur }) => {
	const cas: [string, number, string][] = [
		['/api/moi', 401, 'non_connecte'],
		['/api/messages', 401, 'non_connecte'],
		['/api/candidatures/00000000-0000-4000-8000-000000000000', 401, 'non_connecte'],
		['/api/campagnes/inconnue', 404, 'campagne_inconnue'],
		['/api/examens/inconnu', 404, 'examen_inconnu']
	];
	for (const [chemin, status, code] of cas) {
		const reponse = await requete(serveur.origin + chemin);
		expect(reponse.status, chemin).toBe(status);
		expect(reponse.headers['content-type'], chemin).toBe('application/problem+json');
		expect(reponse.headers['cache-control'], chemin).toBe('no-store');
		expect(JSON.parse(reponse.texte)).toMatchObject({ type: 'about:blank', status, code, title: expect.any(String) });
	}
});

test('R-040 nobody who is not signed in sees the candidate’s space, nor any address under it', async ({ serveur }) => {
	for (const chemin of ['/espace', '/espace/', '/espace/nouvelle', '/espace/n-existe-pas', '/espace/__data.json']) {
		for (const cookie of ['', '__Host-escale=inconnu']) {
			const { status, headers, texte } = await requete(serveur.origin + chemin, { headers: { cookie } });
			expect([303, 307, 308, 200, 404], chemin).toContain(status);
			// Kit answers the data of a page with 200 and says there where to go.
			if (status === 200) expect(JSON.parse(texte), chemin).toMatchObject({ type: 'redirect', location: '/connexion' });
			else expect(headers.location, chemin).toMatch(/^\/(connexion(\?suite=\/espace\/nouvelle)?|espace)$/);
		}
	}
});

test('a body over the limit is refused without harm', async ({ serveur, surveillance }) => {
	const corps = Buffer.alloc(7 * 1024 * 1024, 'a');
	for (const [method, chemin, type] of [
		['POST', '/connexion', 'application/x-www-form-urlencoded'],
		['POST', '/api/candidatures', 'application/json']
	] as const) {
		const { status } = await requete(serveur.origin + chemin, {
			method,
			corps,
			headers: { 'content-type': type, 'sec-fetch-site': 'same-origin', accept: 'text/html' }
		});
		expect([400, 401, 413], chemin).toContain(status);
	}
	expect(surveillance.journal().filter(({ niveau }) => niveau === 'erreur')).toEqual([]);
});

test('what breaks inside shows a reference, and the journal keeps it in one line without anybody’s data', async () => {
	// A server of its own, whose tables are taken away.
	const serveur = await demarreServeur('casse');
	try {
		const base = new Database(join(serveur.dataDir, 'escale.sqlite'));
		base.exec('pragma foreign_keys = off; alter table campagne rename to perdue; alter table compte rename to perdus');
		base.close();
		const page = await requete(`${serveur.origin}/ouverture-des-services`, { headers: { accept: 'text/html' } });
		const api = await requete(`${serveur.origin}/api/campagnes`, { headers: { accept: 'application/json' } });
		const formule = await formulaire(`${serveur.origin}/connexion?de=alya.secrete@exemple.fr`, {
			identifiant: 'alya.secrete@exemple.fr',
			motDePasse: 'Pirogue/Maripa7'
		});
		for (const { status, texte } of [page, api, formule]) {
			expect(status).toBe(500);
			expect(texte).not.toMatch(/sqlite|no such table|node_modules|at file:/i);
		}
		const lignes = serveur.journal().filter(({ evenement }) => evenement === 'erreur_inattendue');
		expect(lignes).toHaveLength(3);
		for (const [i, { texte }] of [page, api, formule].entries()) {
			const reference = String(lignes[i]?.reference);
			expect(reference).toMatch(/^[\da-f]{8}$/);
			expect(texte).toContain(reference);
		}
		expect(page.texte).toContain('Référence à donner au service');
		expect(page.texte).toContain('lang="fr"');
		expect(serveur.sortie()).not.toMatch(/alya\.secrete|Pirogue/);
	} finally {
		await serveur.arrete();
	}
});

test('the address of the demo’s mails exists in the demo alone', async ({ serveur }) => {
	expect((await requete(`${serveur.origin}/demo/courriels`)).status).toBe(200);
});
