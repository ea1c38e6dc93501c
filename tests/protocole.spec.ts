/**
 * REL13: what an app of each protocole sends, recorded from it once (`tests/protocole/<number>.json`), against the
 * server of today. It is taken, with a receipt for that very envoi, or that app is told that it is too old (426).
 * A recording is never edited: what no longer passes raises `PROTOCOLE` and `PROTOCOLE_MINIMUM`, and a new one is made.
 */
import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commencerBrouillon, garderOnglet } from '../src/lib/client/brouillons';
import { listerEnvois } from '../src/lib/client/envois';
import { ouvrirLocal } from '../src/lib/client/local';
import { preparerEnregistrement, preparerOnglets } from '../src/lib/client/preparation';
import { CONTEXTE_S2 } from '../src/lib/domain/contexte.exemple';
import { PROTOCOLE, PROTOCOLE_MINIMUM, refusProtocole } from '../src/lib/domain/protocole';
import type { PartieSaisie, Saisie } from '../src/lib/domain/saisie';
import { sha256 } from '../src/lib/server/empreinte';
import { surChaqueBase, type AppDeTest } from './support/app';
import { candidat } from './support/candidats';
import { campagneDePieces, GROUPE, photo } from './support/depots';
import { jouer } from './support/evenement';

interface Requete {
	methode: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	route: string;
	params: Record<string, string>;
	headers?: Record<string, string>;
	/** Of the envoi, where another request names it. */
	cle?: string;
	corps: unknown;
}

/** What one person sends of one campagne. */
interface Visite {
	presentation?: string;
	requetes: Requete[];
}

const DOSSIER = 'tests/protocole';
const enregistrees = readdirSync(DOSSIER).map((nom) => Number.parseInt(nom));
const routes = import.meta.glob('../src/routes/api/**/+server.ts');

it(`REL13 the app of today, of protocole ${PROTOCOLE}, is among the recorded ones`, () => {
	expect(enregistrees).toContain(PROTOCOLE);
});

it(`REL13 the onglets and « Enregistrer » of today’s app leave as they are recorded for protocole ${PROTOCOLE}`, async () => {
	const [premiere]: Visite[] = JSON.parse(readFileSync(`${DOSSIER}/${PROTOCOLE}.json`, 'utf8'));
	const requetes = premiere?.requetes ?? [];
	const parties = requetes.filter(({ route, params }) => route.endsWith('[onglet]') && params.id === '{brouillon}');
	const enregistrement = requetes.find(({ route }) => route === '/api/candidatures');
	const local = ouvrirLocal('protocole');
	const cle = { compteId: 'alya', brouillonId: '{brouillon}' };
	const creeLe = new Date('2026-11-05T08:30:00.000Z');
	const quoi = { campagneId: '{campagne}', candidatureId: null, titre: 'BAC PRO', sousTitre: '2027' };
	await commencerBrouillon(local, { ...cle, ...quoi, creeLe });
	for (const { params, corps } of parties)
		await garderOnglet(local, cle, params.onglet as PartieSaisie, (corps as { valeur: unknown }).valeur, creeLe);
	await preparerOnglets(local, cle.compteId, creeLe);
	await preparerEnregistrement(local, cle, (enregistrement?.corps as { saisie: Saisie }).saisie, creeLe);
	const partent = (await listerEnvois(local, cle.compteId)).map(({ methode, chemin, corps }) => ({
		methode,
		chemin,
		corps: JSON.parse(corps)
	}));
	const attendus = [...parties, enregistrement].map((requete) => ({
		methode: requete?.methode,
		chemin: requete?.route.replace('[id]', requete.params.id ?? '').replace('[onglet]', requete.params.onglet ?? ''),
		corps: requete?.corps
	}));
	const enOrdre = (a: { chemin?: string }, b: { chemin?: string }) => String(a.chemin).localeCompare(String(b.chemin));
	expect(partent.sort(enOrdre)).toEqual(attendus.sort(enOrdre));
});

surChaqueBase('the recorded requests of an app', (monter) => {
	it.each(enregistrees)(
		'REL13 of protocole %i are all taken, each once, or it is told that it is too old',
		async (n) => {
			if (n < PROTOCOLE_MINIMUM) return expect(refusProtocole(String(n))).toBe('application_perimee');
			const app = await monter();
			const visites: Visite[] = JSON.parse(readFileSync(`${DOSSIER}/${n}.json`, 'utf8'));
			expect(visites.flatMap((visite) => visite.requetes).length).toBeGreaterThan(15);
			for (const { presentation, requetes } of visites) {
				const rejouer = await rejoueur(app, presentation);
				for (const requete of requetes) await rejouer(requete);
			}
		}
	);
});

/** Plays one request after another, as that app would for one person: ids of the server’s come from its answers. */
async function rejoueur(app: AppDeTest, presentation: string | undefined) {
	const reglages = { ...CONTEXTE_S2.campagne.reglages, ...(presentation && { presentation }) };
	const campagne = await campagneDePieces(app, { id: randomUUID(), sessionExamen: randomUUID(), reglages });
	const compte = await candidat(app);
	const fichier = Uint8Array.from(photo());
	const noms = new Map<string, string | number>([
		['campagne', campagne.id],
		['nom', `${compte.prenoms} ${compte.nom}`],
		['groupe', GROUPE],
		['type', 'image/jpeg'],
		['sha256', sha256(fichier)],
		['octets', fichier.length]
	]);
	const nommer = (nom: string) => noms.get(nom) ?? noms.set(nom, randomUUID()).get(nom);
	const remplir = (texte: string) =>
		texte
			.replaceAll(/"\{(octets)\}"/g, (_, nom: string) => String(nommer(nom)))
			.replaceAll(/\{([a-zA-Z0-9 ]+)\}/g, (_, nom: string) => String(nommer(nom)));

	return async ({ methode, route, params, headers, cle, corps }: Requete) => {
		const handlers = (await routes[`../src/routes${route}/+server.ts`]?.()) as Record<string, never> | undefined;
		const lus: Record<string, string> = JSON.parse(remplir(JSON.stringify(params)));
		const envoiId = cle ? remplir(cle) : randomUUID();
		const body = corps === '{fichier}' ? fichier : corps === null ? null : remplir(JSON.stringify(corps));
		const envoyee = () =>
			jouer(handlers?.[methode], app, {
				request: new Request(`https://escale.example${route}`, {
					method: methode,
					headers: { 'content-type': 'application/json', ...headers, 'idempotency-key': envoiId },
					body
				}),
				params: lus,
				compte
			});
		const { statut, corps: recu } = await envoyee();
		expect(statut, `${methode} ${route} ${JSON.stringify(lus)} ${String(recu)}`).toBe(200);
		const lu: Record<string, unknown> = JSON.parse(String(recu));
		if (!route.startsWith('/api/depots/')) {
			expect(lu.envoiId).toBe(envoiId);
			expect((await envoyee()).corps, `${methode} ${route} asked again`).toBe(recu);
		}
		if (typeof lu.candidatureId === 'string') noms.set('candidature', lu.candidatureId);
	};
}
