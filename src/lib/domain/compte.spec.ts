import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
	comptePublic,
	connexion,
	creationCompte,
	erreursCreation,
	normaliserMail,
	nouveauCompte,
	schemaCreation,
	type Compte,
	type SaisieCompte
} from './compte';
import { erreursDe } from './refus';

/** Alya, as she fills « Créer un compte ». */
const alya: SaisieCompte = {
	sexe: 'F',
	nom: 'Łódź-D’Àlböra',
	nomConfirmation: 'ŁÓDŹ-D’ÀLBÖRA',
	nomUsage: '',
	prenoms: 'Alya, Ngọc',
	dateNaissance: '30/05/2008',
	dateNaissanceConfirmation: '30 mai 2008',
	paysNaissance: '100',
	departementNaissance: '035',
	communeNaissance: '35238',
	communeLibre: '',
	mail: 'alya@exemple.fr',
	mailConfirmation: 'Alya@exemple.fr',
	motDePasse: 'Pluie/Vélo.42',
	motDePasseConfirmation: 'Pluie/Vélo.42'
};
const maintenant = new Date('2026-11-05T08:00:00Z');

/** The sentences of a form, by field. */
const erreurs = (saisie: unknown) => {
	const lu = creationCompte.safeParse(saisie);
	return lu.success ? {} : Object.fromEntries(erreursDe(lu.error.issues).map((e) => [e.champ, e.message]));
};
const champs = (saisie: unknown) => Object.keys(erreurs(saisie));

describe('« Créer un compte »', () => {
	it('R-021 takes a form filled as on the identity card', () => {
		expect(erreurs(alya)).toEqual({});
		expect(nouveauCompte(creationCompte.parse(alya))).toEqual({
			sexe: 'F',
			nom: 'Łódź-D’Àlböra',
			nomUsage: null,
			prenoms: 'Alya, Ngọc',
			dateNaissance: '2008-05-30',
			paysNaissance: '100',
			departementNaissance: '035',
			communeNaissance: '35238',
			communeLibre: null,
			mail: 'alya@exemple.fr',
			motDePasse: 'Pluie/Vélo.42'
		});
	});

	it('R-021 an empty form names every mandatory field, and only those', () => {
		const attendus = [
			'sexe',
			'nom',
			'nomConfirmation',
			'prenoms',
			'dateNaissance',
			'dateNaissanceConfirmation',
			'paysNaissance',
			'mail',
			'mailConfirmation',
			'motDePasse',
			'motDePasseConfirmation'
		];
		expect(champs({})).toEqual(attendus);
		expect(champs(Object.fromEntries(Object.keys(alya).map((champ) => [champ, '  '])))).toEqual(
			// Spaces are a password, though a bad one: it is judged as typed.
			attendus.filter((champ) => champ !== 'motDePasseConfirmation')
		);
	});

	it.each([
		['sexe', 'X', /Madame ou Monsieur/],
		['nom', 'Dupont2', /seulement des lettres/],
		['nom', '<b>', /seulement des lettres/],
		['nom', 'a'.repeat(81), /80 caractères au maximum/],
		['nomConfirmation', 'Dupond', /deux noms sont différents/],
		['nomUsage', 'Dup0nt', /seulement des lettres/],
		['prenoms', 'Alya;', /seulement des lettres/],
		['dateNaissance', '31/02/2008', /n’existe pas.*30\/05\/1998/],
		['dateNaissanceConfirmation', '30/05/2009', /deux dates sont différentes/],
		['paysNaissance', '', /pays de naissance/],
		['departementNaissance', '', /département de naissance/],
		['communeNaissance', '', /commune de naissance/],
		['communeNaissance', 'Rennes', /dans la liste/],
		['communeLibre', 'Alger<script>', /lettres latines/],
		['mail', 'alya', /incomplète/],
		['mail', 'alya@exemple', /incomplète/],
		['mail', 'alya@exemple.fr\nBcc:x@y.fr', /incomplète/],
		['mailConfirmation', 'alyah@exemple.fr', /adresses mail sont différentes/],
		['motDePasse', 'Court1!', /trop court/],
		['motDePasse', 'Alya.2008!', /votre nom/],
		['motDePasseConfirmation', 'Pluie/velo.42', /mots de passe sont différents/]
	] as const)('R-021 « %s » = « %s » is answered at that field, with how to mend', (champ, valeur, phrase) => {
		expect(erreurs({ ...alya, [champ]: valeur })[champ]).toMatch(phrase);
	});

	it('R-021 tells everything at once: what is wrong in a field and what is wrong between fields', () => {
		expect(champs({ ...alya, nom: 'Dupont2', mailConfirmation: 'autre@exemple.fr', communeNaissance: '' })).toEqual(
			expect.arrayContaining(['nom', 'mailConfirmation', 'communeNaissance'])
		);
	});

	it('no sentence is longer than 20 words, nor loses its « : » at the end of a line', () => {
		const toutes = [
			{},
			{ ...alya, nom: '2', dateNaissance: 'x', mail: 'x', communeNaissance: '', motDePasse: 'azerty' }
		];
		for (const phrase of toutes.flatMap((saisie) => Object.values(erreurs(saisie))).flatMap((m) => m.split(/[.:] /))) {
			expect(phrase.split(/\s+/).length).toBeLessThanOrEqual(20);
			expect(phrase).not.toMatch(/ [:?!]/);
		}
	});

	it('R-022 abroad, the département and the commune are not asked; the town is', () => {
		const ailleurs = {
			...alya,
			paysNaissance: '352',
			communeLibre: '',
			communeNaissance: '',
			departementNaissance: ''
		};
		expect(champs(ailleurs)).toEqual(['communeLibre']);
		const alger = creationCompte.parse({ ...ailleurs, departementNaissance: '035', communeLibre: 'Alger' });
		expect(nouveauCompte(alger)).toMatchObject({
			departementNaissance: null,
			communeNaissance: null,
			communeLibre: 'Alger'
		});
	});

	it('R-021 a commune that is no longer in the list is written instead of chosen', () => {
		const saisie = { ...alya, communeNaissance: '', communeLibre: 'Saint-Servan (annexée)' };
		expect(erreurs(saisie)).toEqual({});
		expect(nouveauCompte(creationCompte.parse(saisie)).communeLibre).toBe('Saint-Servan (annexée)');
	});

	it('R-021 what is stored is NFC and trimmed, except the password, which is kept to the sign', () => {
		const lu = creationCompte.parse({
			...alya,
			prenoms: '  Ngo\u0323c ',
			motDePasse: ' Pluie/Ve\u0301lo.42 ',
			motDePasseConfirmation: ' Pluie/Ve\u0301lo.42 '
		});
		expect(lu.prenoms).toBe('Ngọc');
		expect(lu.motDePasse).toBe(' Pluie/Ve\u0301lo.42 ');
	});

	it('R-030 a form that adds a number, a role or an activation does not get them', () => {
		const lu = creationCompte.parse({ ...alya, numeroCandidat: '02600000001', role: 'gestionnaire', activeLe: 1 });
		expect(Object.keys(lu).sort()).toEqual(Object.keys(alya).sort());
	});

	it('R-024 the password policy is a setting', () => {
		const longue = schemaCreation({ min: 12, max: 30, classes: [], source: 'réglage' });
		const lu = longue.safeParse({ ...alya, motDePasse: 'plume/vélo', motDePasseConfirmation: 'plume/vélo' });
		expect(erreursDe(lu.error?.issues ?? [])).toEqual([
			{ champ: 'motDePasse', message: expect.stringContaining('au moins 12') }
		]);
	});

	it.each([null, [], 'x', { nom: ['a'] }, { motDePasse: 12 }])(
		'a body that is no form (%j) is refused, not a crash',
		(corps) => expect(creationCompte.safeParse(corps).success).toBe(false)
	);

	it('the schema can be told as JSON Schema, which server-rendered forms ask for', () => {
		expect(z.toJSONSchema(creationCompte)).toMatchObject({ type: 'object', properties: { nom: { type: 'string' } } });
	});
});

describe('what depends on the day and on the lists', () => {
	const compte = nouveauCompte(creationCompte.parse(alya));

	it('R-021 Alya, 18, born in Ille-et-Vilaine, may have her account', () => {
		expect(erreursCreation(compte, maintenant)).toEqual([]);
	});

	it.each([
		['2026-11-06', /futur/],
		['2026-11-05', /ne convient pas/],
		['2013-11-06', /ne convient pas/],
		['1925-11-04', /ne convient pas/]
	])('R-021 born on %s: the year is to be checked', (dateNaissance, phrase) => {
		expect(erreursCreation({ ...compte, dateNaissance }, maintenant)).toEqual([
			{ champ: 'dateNaissance', message: expect.stringMatching(phrase) }
		]);
	});

	it.each(['2013-11-05', '1925-11-06'])('R-021 born on %s is within 13 to 100 years', (dateNaissance) =>
		expect(erreursCreation({ ...compte, dateNaissance }, maintenant)).toEqual([])
	);

	it('R-021 a country or a département that is not in the list is refused', () => {
		expect(
			erreursCreation({ ...compte, paysNaissance: '999', departementNaissance: '099' }, maintenant).map((e) => e.champ)
		).toEqual(['paysNaissance', 'departementNaissance']);
	});
});

describe('the mail, which is the login', () => {
	it.each([
		'nom.prenom@domaine.fr',
		'a+b@x.io',
		'élodie@café.fr',
		'o’x@a.fr'.replace('’', "'"),
		'x@xn--caf-dma.fr',
		'x@sous.domaine.co.uk'
	])('R-025 « %s » may be an address', (mail) =>
		expect(erreurs({ ...alya, mail, mailConfirmation: mail })).toEqual({})
	);

	it.each([
		'a@b',
		'a b@c.fr',
		'.a@c.fr',
		'a..b@c.fr',
		'a.@c.fr',
		'a@c..fr',
		'a@-c.fr',
		'a@c.1',
		`${'a'.repeat(65)}@c.fr`,
		'a@@c.fr',
		'a@c.fr,b@c.fr'
	])('R-025 « %s » is not one', (mail) =>
		expect(erreurs({ ...alya, mail, mailConfirmation: mail })).toHaveProperty('mail')
	);

	it('R-025 one account per address, however it is capitalised or composed', () => {
		expect(normaliserMail('  E\u0301lodie@Mail.FR ')).toBe('élodie@mail.fr');
	});

	it('a hostile address is refused at once', () => {
		const longue = `${'a.'.repeat(40_000)}@`;
		expect(erreurs({ ...alya, mail: longue, mailConfirmation: longue })).toHaveProperty('mail');
	});
});

describe('« Veuillez vous identifier »', () => {
	it('R-040 asks for both, and takes the password as it comes', () => {
		const vide = connexion.safeParse({});
		expect(erreursDe(vide.error?.issues ?? []).map((e) => e.champ)).toEqual(['identifiant', 'motDePasse']);
		expect(connexion.parse({ identifiant: ' a@b.fr ', motDePasse: ' x ' })).toEqual({
			identifiant: 'a@b.fr',
			motDePasse: ' x ',
			appareilPartage: false
		});
		expect(connexion.safeParse({ identifiant: 'a@b.fr', motDePasse: 'x'.repeat(201) }).success).toBe(false);
	});
});

describe('what the phone receives of a compte', () => {
	it('is the civil data, with instants as texts, and nothing the server keeps for itself', () => {
		const compte: Compte = {
			id: 'c1',
			numeroCandidat: '02600000001',
			mail: 'alya@exemple.fr',
			sexe: 'F',
			nom: 'Łódź',
			nomUsage: null,
			prenoms: 'Alya',
			dateNaissance: '2008-05-30',
			paysNaissance: '100',
			departementNaissance: '035',
			communeNaissance: 'RENNES',
			ine: null,
			creeLe: maintenant,
			activeLe: null,
			provisoire: true
		};
		const ligne = { ...compte, motDePasseHache: 'x' };
		const { provisoire: _, ...transmis } = compte;
		expect(comptePublic(ligne)).toEqual({ ...transmis, creeLe: '2026-11-05T08:00:00.000Z' });
	});
});
