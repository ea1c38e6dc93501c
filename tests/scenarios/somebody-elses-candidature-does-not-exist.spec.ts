/** Who gets what, on the built server: every line of the matrix, and another's candidature, which answers as none (SEC4). */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { CAMILLE, entreAuBureau, ouvreUnAcces } from '../support/bureau.ts';
import { annonce, donne, part } from '../support/envoi-de-fichier.ts';
import { jpeg } from '../support/fichiers.ts';
import { MATRICE, REPONSES, type Ligne } from '../support/matrice.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import {
	aUneCandidature,
	champsDeCreation,
	demandeUnCompte,
	entre,
	envoie,
	GUYANE,
	ICI,
	lienDActivation,
	demandeUneCorrection,
	revient,
	SAISIE
} from '../support/raccourcis.ts';

const MARTINIQUE = 'BCP-2027-31';
const LECTURE = { le: '2026-11-05T08:00:00.000Z' };
const enJson = (data: unknown) => ({
	headers: { ...ICI, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
	data: JSON.stringify(data)
});
const SIGNALEMENT = { texte: 'Ma langue est l’anglais.' };
/** What each act of a candidature says, where it is not « Enregistrer ». */
const ACTES: Record<string, unknown> = {
	signalements: SIGNALEMENT,
	absence: { absent: true },
	desinscription: {},
	lu: LECTURE,
	validation: { version: 1 }
};
/** The récapitulatif of that version, signed by writing one's name. */
const signature = (version: number) => ({
	pieceId: 'recapitulatif_signe',
	version,
	signataires: [{ qui: 'candidat', nom: 'Alya Sainvil', traits: [] }]
});

test('each address answers the anonyme, the propriétaire, another candidat and the gestionnaires as the matrix says', async ({
	alya,
	bastien,
	telephone,
	registre,
	serveur
}) => {
	await entre(alya, registre);
	await entre(bastien, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const identite = await donne(alya.page, { candidatureId, pieceId: 'identite', octets: jpeg() });
	const depose = await donne(alya.page, { candidatureId, pieceId: 'recapitulatif_signe', octets: jpeg({ graine: 2 }) });
	const signale = await alya.page.request.post(`/api/candidatures/${candidatureId}/signalements`, enJson(SIGNALEMENT));
	const { signalement } = await signale.json();
	const correctionId = await demandeUneCorrection(alya.page, registre, alya.mail);
	const anonyme = await telephone();
	const [bureau, bureauAilleurs] = [await telephone(), await telephone()];
	// La Réunion: nobody here asks for anything there.
	const ailleurs = await ouvreUnAcces(serveur, '28');
	await entreAuBureau(bureau, CAMILLE);
	await entreAuBureau(bureauAilleurs, ailleurs);
	const { compte } = await (await alya.page.request.get('/api/moi')).json();
	const compteId: string = compte.id;
	const { campagne } = await (await anonyme.request.get(`/api/campagnes/${GUYANE}`)).json();

	const [message] = await (await alya.page.request.get('/api/messages')).json();
	const messageId: string = message.id;

	const ids: Record<string, string> = {
		'[hash]': campagne.examenHash,
		'[brouillonId]': randomUUID(),
		'[onglet]': 'modalites',
		'[type]': 'recapitulatif',
		'[version]': '1',
		'[courrielId]': String(registre.lignes('select id from courriel')[0]?.id),
		'[champ]': 'nom'
	};
	/** A request well made: right body, same origin, ids that exist. */
	async function demande({ methode, adresse }: Ligne, page: Page) {
		let chemin = adresse.replace(/\[\w+\]/g, (nom) => ids[nom] ?? nom);
		if (adresse === '/api/depots/[id]' && methode === 'PUT')
			return annonce(page, { candidatureId, pieceId: 'identite', octets: jpeg({ graine: 3 }) });
		if (adresse === '/api/depots/[id]' && methode === 'PATCH') return part(page, depose.envoiId, jpeg(), 0);
		if (adresse.includes('/gestion/signalements')) chemin = chemin.replace('[id]', signalement.id);
		const id = adresse.startsWith('/api/campagnes')
			? GUYANE
			: adresse.startsWith('/api/messages/')
				? messageId
				: candidatureId;
		const depot = adresse.startsWith('/gestion') ? identite : depose;
		const sien = adresse.includes('/depots/') ? depot.envoiId : id;
		chemin = chemin.replace('[id]', adresse.includes('/corrections/') ? correctionId : sien);
		if (adresse.endsWith('/signature')) {
			const { version } = await (await alya.page.request.get(`/api/candidatures/${candidatureId}/pieces`)).json();
			return page.request.post(chemin, enJson(signature(version)));
		}
		// Each activation has a link of its own: it serves once.
		const nouveau = { ...alya.identite, mail: `${randomUUID()}@exemple.fr` };
		if (chemin.includes('[jeton]')) {
			await demandeUnCompte(anonyme, nouveau);
			chemin = chemin.replace('[jeton]', lienDActivation(nouveau.mail, registre).split('/').at(-1) ?? '');
		}
		const corps = (): { form?: Record<string, string>; data?: string; headers?: Record<string, string> } => {
			if (adresse === '/compte/creer') return { form: champsDeCreation(nouveau) };
			if (adresse === '/mot-de-passe-oublie') return { form: { identifiant: nouveau.mail } };
			if (adresse === '/compte/activation?/renvoyer') return { form: { mail: nouveau.mail } };
			if (adresse === '/connexion') return { form: { identifiant: alya.mail, motDePasse: alya.identite.motDePasse } };
			if (adresse === '/gestion/connexion')
				return { form: { identifiant: CAMILLE.mail, motDePasse: CAMILLE.motDePasse } };
			if (adresse === '/gestion?/chercher') return { form: { qui: alya.identite.nom } };
			if (!adresse.startsWith('/api')) return { form: {} };
			if (adresse === '/api/connexion')
				return enJson({ identifiant: alya.mail, motDePasse: alya.identite.motDePasse, compteId });
			if (methode === 'DELETE') return { headers: { ...ICI, 'idempotency-key': randomUUID() } };
			const acte = ACTES[adresse.split('/').at(-1) ?? ''];
			if (acte) return enJson(acte);
			if (adresse.endsWith('/verrou')) return enJson({ groupe: 'Identité', depots: { identite: identite.envoiId } });
			if (adresse.startsWith('/api/brouillons')) {
				const brouillon = { campagneId: GUYANE, candidatureId: null, creeLe: '2026-11-05T08:00:00.000Z' };
				return enJson({ brouillon, base: 0, valeur: SAISIE.modalites });
			}
			const campagneId = methode === 'PUT' ? GUYANE : MARTINIQUE;
			const etablissement = methode === 'PUT' ? 'INDIV_973' : 'INDIV_972';
			const saisie = { ...SAISIE, candidature: { ...SAISIE.candidature, etablissement } };
			return enJson({ brouillonId: randomUUID(), campagneId, saisie });
		};
		return page.request.fetch(chemin, {
			method: methode,
			headers: ICI,
			maxRedirects: 0,
			...(methode !== 'GET' && corps())
		});
	}

	const autrement: string[] = [];
	for (const ligne of MATRICE)
		for (const [qui, page] of [
			['anonyme', anonyme],
			['proprietaire', alya.page],
			['autre', bastien.page],
			['gestionnaire', bureau],
			['gestionnaireAilleurs', bureauAilleurs]
		] as const) {
			const reponse = await demande(ligne, page);
			const voulue: { statut: number; type?: string; vers?: string } = REPONSES[ligne[qui]];
			const type = reponse.headers()['content-type'] ?? '';
			const vers = reponse.headers()['location'] ?? '';
			const juste =
				reponse.status() === voulue.statut &&
				(voulue.type === undefined || type.startsWith(voulue.type)) &&
				(voulue.vers === undefined || vers.replace(/\?(suite|fait)=.*/, '') === voulue.vers);
			if (!juste)
				autrement.push(
					`${ligne.methode} ${ligne.adresse} ${qui}: ${reponse.status()} ${type} ${vers}, not ${ligne[qui]}`
				);
			// Signing out and in again, for the lines that follow.
			if (/^(\/api)?\/(de)?connexion$/.test(ligne.adresse)) {
				if (page !== alya.page && page !== bastien.page) await page.context().clearCookies();
				else await revient(page === alya.page ? alya : bastien);
			}
			if (/connexion$/.test(ligne.adresse)) {
				await page.context().clearCookies({ name: '__Host-escale-gestion' });
				if (page === bureau) await entreAuBureau(bureau, CAMILLE);
				if (page === bureauAilleurs) await entreAuBureau(bureauAilleurs, ailleurs);
			}
		}
	expect(autrement).toEqual([]);
});

test('another’s candidature answers exactly as one that does not exist, and no request to it writes anything', async ({
	alya,
	bastien,
	registre
}) => {
	await entre(alya, registre);
	await entre(bastien, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const avant = registre.compteDesLignes();
	const reponse = async (methode: string, chemin: string, id: string) => {
		const enregistrement = { brouillonId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', campagneId: GUYANE, saisie: SAISIE };
		const verrou = { groupe: 'Identité', depots: {} };
		const corps = { verrou, signature: signature(1), ...ACTES }[chemin.split('/').at(-1) ?? ''] ?? enregistrement;
		const envoi = methode === 'GET' ? {} : enJson(corps);
		const recue = await bastien.page.request.fetch(chemin.replace('[id]', id), { method: methode, ...envoi });
		// What is drawn anew for each answer; the etag is that of a page with its nonce.
		const { date: _, etag: __, ...entetes } = recue.headers();
		const csp = entetes['content-security-policy']?.replace(/'nonce-[^']*'/, '');
		const texte = (await recue.text())
			.replace(/"reference":"\w+"/, '')
			.replace(/nonce="[^"]*"/g, '')
			.replaceAll(id, '[id]');
		return { statut: recue.status(), entetes: { ...entetes, 'content-security-policy': csp }, texte };
	};
	const lignes = MATRICE.filter(({ adresse }) => adresse.includes('/candidatures/[id]'));
	expect(lignes.length).toBeGreaterThan(10);
	for (const { methode, adresse } of lignes) {
		const chemin = adresse.replace('[type]', 'recapitulatif').replace('[version]', '1');
		const sienne = await reponse(methode, chemin, candidatureId);
		expect(sienne, adresse).toEqual(await reponse(methode, chemin, randomUUID()));
		if (adresse.startsWith('/api')) expect(sienne.statut).toBe(404);
		expect(sienne.texte).not.toContain(alya.identite.nom);
	}
	expect(registre.compteDesLignes()).toEqual(avant);
});

test('the pages of the space show Bastien the same for Alya’s candidature as for one that does not exist', async ({
	alya,
	bastien,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^404 GET /);
	await entre(alya, registre);
	await entre(bastien, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = bastien;
	const montre = async (chemin: string) => {
		await bastien.vaSur(chemin);
		await new Parcours(bastien).estSur('Cette page n’existe pas');
		return { titre: await page.title(), texte: await page.getByRole('main').innerText() };
	};
	for (const sous of [
		'',
		'/inscription',
		'/numero',
		'/documents',
		'/documents/recapitulatif',
		'/justificatifs',
		'/notes',
		'/signaler',
		'/versions/1'
	])
		expect(await montre(`/espace/candidatures/${candidatureId}${sous}`), sous).toEqual(
			await montre(`/espace/candidatures/${randomUUID()}${sous}`)
		);
	await bastien.peutLire();
});

test('a field that nobody asked for, a missing one or one of another kind is refused, and nothing is written', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	const avant = registre.compteDesLignes();
	const bonne = { brouillonId: randomUUID(), campagneId: GUYANE, saisie: SAISIE };
	const { identification: _, ...sansIdentification } = SAISIE;
	const mauvaises: unknown[] = [
		{ ...bonne, numeroInscription: '999' },
		{ ...bonne, etat: 'inscrit' },
		{ ...bonne, compteId: randomUUID() },
		{ ...bonne, saisie: { ...SAISIE, preinscription: true } },
		{ ...bonne, saisie: { ...SAISIE, identification: { ...SAISIE.identification, nom: 'AUTRE' } } },
		{ ...bonne, saisie: { ...SAISIE, acquis: { ...SAISIE.acquis, vae: { epreuves: [], accordee: true } } } },
		{ ...bonne, saisie: { ...SAISIE, epreuves: { choix: { EF1: { inscrit: true, valeur: 'anglais', note: '20' } } } } },
		{ ...bonne, saisie: sansIdentification },
		{ ...bonne, saisie: { ...SAISIE, conditions: { acceptees: 'oui' } } },
		{ ...bonne, saisie: { ...SAISIE, identification: { ...SAISIE.identification, voie: ['12 rue Lallouette'] } } },
		{ ...bonne, saisie: { ...SAISIE, identification: { ...SAISIE.identification, voie: 'a'.repeat(81) } } },
		{ ...bonne, brouillonId: 'le mien' },
		{ ...bonne, campagneId: '../BCP-2027-33' },
		[bonne],
		null,
		'bonjour'
	];
	for (const mauvaise of mauvaises) {
		const reponse = await envoie(alya.page, mauvaise);
		expect([reponse.status(), (await reponse.json()).code], JSON.stringify(mauvaise)).toEqual([400, 'corps_illisible']);
	}
	expect((await envoie(alya.page, bonne, undefined, 'pas une clé')).status()).toBe(400);
	expect(registre.compteDesLignes()).toEqual(avant);
	expect((await envoie(alya.page, bonne)).status()).toBe(200);
});
