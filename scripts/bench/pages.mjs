/**
 * What a page costs on a cold visit at 400 kbit/s, 400 ms and a processor four times slower: bytes by kind, paints,
 * blocking, shifts, and the time until the first field takes a key and keeps it. The first onglet stands beside a
 * script-free page of the same content, in the same run.
 */
import { randomUUID } from 'node:crypto';
import { beginBrouillon, LINE, openTelephone, signInOn, SLOWER, visit } from './browser.mjs';
import { campagneOf, demande, GUYANE } from './candidature.mjs';
import { servePlain } from './plain.mjs';
import { withoutScript } from './probe.mjs';
import { atMost, median } from './report.mjs';
import { JEANNE, startServer } from './server.mjs';

const REPETITIONS = 5;
const ONGLET = 'Premier onglet';
const PLAIN = '  the same without script';

export async function pages() {
	const { origin, stop } = await startServer();
	const candidate = await openTelephone();
	const visitor = await openTelephone();
	const page = await signInOn(candidate, origin, JEANNE);
	// Elsewhere she has documents; in Guyane she is still « À compléter ».
	const registered = await enregistrer(page, await campagneOf(origin, GUYANE, true));
	await page.reload();
	const onglet = await beginBrouillon(page);
	const plain = await servePlain({ '/': await page.evaluate(withoutScript) });
	await page.close();

	const box = 'main input[type=checkbox]';
	const visits = [
		[ONGLET, candidate, origin + onglet, box],
		[PLAIN, candidate, `${plain}/`, box],
		['Accueil', visitor, `${origin}/`],
		['Ouverture des services', visitor, `${origin}/ouverture-des-services`],
		['Créer un compte', visitor, `${origin}/compte/creer`, 'main input:not([type=hidden])'],
		['Se connecter', visitor, `${origin}/connexion`, '[name=identifiant]'],
		['Mes inscriptions', candidate, `${origin}/espace`],
		['Mes documents', candidate, `${origin}/espace/candidatures/${registered}/documents`]
	];
	const figures = Object.fromEntries(visits.map(([name]) => [name, []]));
	for (let turn = 0; turn < REPETITIONS; turn++) {
		for (const [name, context, address, field] of visits) figures[name].push(await visit(context, address, field));
	}
	await Promise.all([candidate.close(), visitor.close()]);
	await stop();
	return result(figures);
}

/** « Enregistrer » as her telephone would send it; returns the id of the candidature. */
function enregistrer(page, campagne) {
	return page.evaluate(
		async ([key, body]) => {
			const headers = { 'content-type': 'application/json', 'idempotency-key': key };
			const answer = await fetch('/api/candidatures', { method: 'POST', headers, body });
			if (!answer.ok) throw new Error(`« Enregistrer » answered ${answer.status}: ${await answer.text()}`);
			return (await answer.json()).candidatureId;
		},
		[randomUUID(), JSON.stringify(demande(campagne))]
	);
}

function result(figures) {
	const of = (name, read) => median(figures[name].map(read));
	const all = ({ bytes }) => Object.values(bytes).reduce((sum, size) => sum + size, 0);
	const kinds = ['html', 'css', 'js', 'fonts', 'data', 'other'];
	const names = Object.keys(figures);
	const kept = ({ kept }) => kept;
	const ratio = of(ONGLET, kept) / of(PLAIN, kept);
	return {
		method: `${REPETITIONS} cold visits of each, taking turns, medians; ${(LINE.downloadThroughput * 8) / 1000} kbit/s, ${LINE.latency} ms, CPU ×${SLOWER}. No LCP where the first key came before the browser had told it.`,
		tables: [
			{
				title: 'Bytes as sent (bodies, compressed)',
				columns: ['', ...kinds, 'total', 'requests', 'with headers'],
				rows: names.map((name) => [
					name,
					...kinds.map((kind) => of(name, ({ bytes }) => bytes[kind])),
					of(name, all),
					of(name, ({ requests }) => requests.length),
					of(name, ({ received }) => received)
				])
			},
			{
				title: 'Milliseconds (CLS: no unit)',
				columns: ['', 'FCP', 'LCP', 'TBT', 'CLS', 'field usable', 'keys lost before'],
				rows: names.map((name) => [
					name,
					of(name, ({ fcp }) => fcp),
					of(name, ({ lcp }) => lcp),
					of(name, ({ tbt }) => tbt),
					of(name, ({ cls }) => Math.round(cls * 1000) / 1000),
					of(name, kept),
					of(name, ({ lost }) => lost)
				])
			}
		],
		goals: [
			atMost('First onglet usable, of the script-free page', ratio, 2.8, '×'),
			atMost('Bytes until the nine onglets work', of(ONGLET, all), 70_000, 'bytes')
		],
		figures
	};
}
