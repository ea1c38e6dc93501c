/**
 * Short cuts, for scenarios about what comes after: a compte by bare requests, a brouillon laid on the telephone, a
 * candidature already enregistrée. The walk that leads there has scenarios of its own.
 */
import { expect, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { Recu } from '../../src/lib/domain/candidature.ts';
import type { Saisie } from '../../src/lib/domain/saisie.ts';
import { jpeg } from './fichiers.ts';
import type { Identite } from './identites.ts';
import type { Personne } from './personne.ts';
import type { Registre } from './registre.ts';

/** La Guyane, open from before the scenarios begin until 21 November 2026 at 17:00 in Cayenne. */
export const GUYANE = 'BCP-2027-33';

/** A form of our own page, sent by a browser without its script. */
export const ICI = { 'sec-fetch-site': 'same-origin', accept: 'text/html' };

/** Somebody who registers alone, holds no diploma, and has answered everything. */
export const SAISIE: Saisie = {
	modalites: { acceptees: true },
	identification: {
		pays: '100',
		voie: '12 rue Lallouette',
		complement1: '',
		complement2: '',
		complement3: '',
		codePostal: '97300',
		localite: 'Cayenne',
		nationalite: '100',
		telephoneMobile: '0694234567',
		telephone: '',
		categorieSocioProfessionnelle: ''
	},
	candidature: {
		categorie: 'INDIVIDUEL',
		situation: '',
		amenagementDuree: false,
		etablissement: 'INDIV_973',
		handicap: false,
		diffusionPresse: false,
		diffusionCollectivites: false
	},
	qualification: {
		specialite: '40025303',
		enseignement: '',
		sectionLangue: '',
		formePassage: 'globale',
		derogation: null
	},
	acquis: { dejaPresente: null, autreSpecialite: null, titulaire: null, vae: null },
	epreuves: { choix: {} },
	complements: { champs: {}, attestations: {} },
	conditions: { acceptees: true }
};

/** A compte opened, activated, and signed in on that telephone. */
export async function entre(qui: Personne, registre: Registre): Promise<void> {
	await demandeUnCompte(qui.page, qui.identite);
	await qui.page.request.post(lienDActivation(qui.mail, registre), { headers: ICI, form: {} });
	await revient(qui);
}

export async function demandeUnCompte(page: Page, identite: Identite): Promise<void> {
	const creation = await page.request.post('/compte/creer', { headers: ICI, form: champsDeCreation(identite) });
	expect(await creation.text()).toContain('en cours de création');
}

/** « Créer un compte », filled in: born in Cayenne, whatever the identité says. */
export function champsDeCreation(identite: Identite) {
	const { civilite, nom, nomUsage, prenoms, dateNaissance, mail, motDePasse } = identite;
	return {
		sexe: civilite === 'Madame' ? 'F' : 'M',
		nom,
		nomConfirmation: nom,
		nomUsage,
		prenoms,
		dateNaissance,
		dateNaissanceConfirmation: dateNaissance,
		paysNaissance: '100',
		departementNaissance: '973',
		communeNaissance: '',
		communeLibre: 'Cayenne',
		mail,
		mailConfirmation: mail,
		motDePasse,
		motDePasseConfirmation: motDePasse
	};
}

/** The link of the mail, before it has left. */
export function lienDActivation(mail: string, registre: Registre): string {
	const [courriel] = registre.lignes('select corps from courriel where destinataire = ?', mail);
	return /https?:\/\/\S+\/compte\/activer\/\S+/.exec(String(courriel?.corps))?.[0] ?? '';
}

/** Signed in on that telephone. */
export async function revient({ page, identite }: Personne): Promise<void> {
	const connexion = await page.request.post('/connexion', {
		headers: ICI,
		form: { identifiant: identite.mail, motDePasse: identite.motDePasse },
		maxRedirects: 0
	});
	expect(connexion.status()).toBe(303);
}

/**
 * A brouillon as the first version of the app keeps it on a telephone. Those live on in people's pockets: whatever
 * reads it later must read this. Returns its address.
 */
export async function poseUnBrouillon(
	{ page }: Pick<Personne, 'page'>,
	saisie: Saisie,
	campagneId = GUYANE
): Promise<string> {
	// « Mes inscriptions » opens the telephone's database, and so makes it.
	await page.goto('/espace');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes inscriptions');
	const brouillonId = randomUUID();
	await page.evaluate(
		async ({ brouillonId, campagneId, saisie }) => {
			const { compte } = await (await fetch('/api/moi')).json();
			const db = await new Promise<IDBDatabase>((ouverte, ratee) => {
				const demande = indexedDB.open('escale');
				demande.onsuccess = () => ouverte(demande.result);
				demande.onerror = () => ratee(demande.error);
			});
			const tx = db.transaction(['brouillons', 'onglets'], 'readwrite');
			const cle = { compteId: compte.id, brouillonId };
			tx.objectStore('brouillons').put({
				...cle,
				campagneId,
				candidatureId: null,
				titre: 'BACCALAURÉAT PROFESSIONNEL',
				sousTitre: 'Session 2027',
				creeLe: new Date(),
				envoiId: null
			});
			for (const [onglet, valeur] of Object.entries(saisie))
				tx.objectStore('onglets').put({ ...cle, onglet, valeur, modifieLe: new Date() });
			await new Promise((fini, ratee) => {
				tx.oncomplete = fini;
				tx.onerror = ratee;
			});
			db.close();
		},
		{ brouillonId, campagneId, saisie }
	);
	return `/espace/inscription/${brouillonId}`;
}

/** A candidature enregistrée, as that telephone would have sent it. */
export async function aUneCandidature({ page }: Personne, saisie = SAISIE, campagneId = GUYANE): Promise<Recu> {
	const reponse = await envoie(page, { brouillonId: randomUUID(), campagneId, saisie });
	expect(reponse.status(), await reponse.text()).toBe(200);
	return reponse.json();
}

/** « Demander une correction » of the nom, with a photo for a proof, by a bare request; answers its id. */
export async function demandeUneCorrection(page: Page, registre: Registre, mail: string): Promise<string> {
	const preuve = { name: 'carte.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg()) };
	const reponse = await page.request.post('/compte/correction/nom', {
		headers: ICI,
		multipart: { valeur: 'Sainville', motif: 'Il manque deux lettres.', preuve },
		maxRedirects: 0
	});
	expect(reponse.status(), await reponse.text()).toBe(303);
	const demande = 'select c.id as id from correction c join compte on compte.id = c.compte_id where mail = ?';
	return String(registre.lignes(demande, mail)[0]?.id);
}

/** A bare « Enregistrer »: of a new candidature, or of the one named. */
export function envoie(page: Page, data: unknown, candidatureId?: string, cle: string = randomUUID()) {
	return page.request.fetch(candidatureId ? `/api/candidatures/${candidatureId}` : '/api/candidatures', {
		method: candidatureId ? 'PUT' : 'POST',
		headers: { ...ICI, 'content-type': 'application/json', 'idempotency-key': cle },
		data: JSON.stringify(data)
	});
}
