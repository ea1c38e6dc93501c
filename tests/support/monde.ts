/**
 * The world of the scenarios: one built server a worker, a clock, a letter box, a network, and people with telephones.
 * A scenario asks for those it needs by name; every telephone and the server are watched until it ends.
 */
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { Courriels } from './courriels.ts';
import { DEPART, ecrireHorloge, Horloge } from './horloge.ts';
import { ALYA, BASTIEN, JEANNE, type Identite } from './identites.ts';
import { Personne } from './personne.ts';
import { Registre } from './registre.ts';
import { Reseau } from './reseau.ts';
import { demarreServeur, type Serveur } from './serveur.ts';
import { Surveillance } from './surveillance.ts';

export { expect } from '@playwright/test';

export interface Monde {
	horloge: Horloge;
	courriels: Courriels;
	registre: Registre;
	reseau: Reseau;
	surveillance: Surveillance;
	/** A telephone taken in hand: its clock is set, its network is ours, it is watched. */
	telephone: () => Promise<Page>;
	personne: (identite: Omit<Identite, 'mail'> & { mail?: string }) => Promise<Personne>;
	alya: Personne;
	bastien: Personne;
	jeanne: Personne;
}

export interface MondeWorker {
	serveur: Serveur;
	/** Scenarios that give it a name (`test.use({ serveurPour: '…' })`) share no server with the others. */
	serveurPour: string;
}

export const test = base.extend<Monde, MondeWorker>({
	serveurPour: ['tous', { scope: 'worker', option: true }],

	serveur: [
		async ({ serveurPour }, use) => {
			const serveur = await demarreServeur(serveurPour);
			await use(serveur);
			await serveur.arrete();
		},
		{ scope: 'worker' }
	],

	baseURL: ({ serveur }, use) => use(serveur.origin),

	horloge: async ({ serveur }, use) => {
		await use(new Horloge(serveur.horloge));
		// The next scenario of this worker finds the day as it was.
		ecrireHorloge(serveur.horloge, DEPART);
	},

	courriels: ({ serveur }, use) => use(new Courriels(serveur)),
	registre: ({ serveur }, use) => use(new Registre(serveur)),

	surveillance: [
		async ({ serveur }, use) => {
			const surveillance = new Surveillance(serveur);
			await use(surveillance);
			surveillance.conclut();
		},
		{ auto: true }
	],

	reseau: ({ surveillance }, use) => use(new Reseau(surveillance)),

	telephone: async ({ browser, horloge, reseau, surveillance }, use) => {
		const ouverts: BrowserContext[] = [];
		await use(async () => {
			const context = await browser.newContext();
			ouverts.push(context);
			await surveillance.observe(context);
			await horloge.accorde(context);
			await reseau.relie(context);
			return context.newPage();
		});
		for (const context of ouverts) await context.close();
	},

	/** The page of somebody whom nobody knows: a visitor. */
	page: async ({ telephone }, use) => use(await telephone()),

	personne: ({ telephone, courriels, surveillance }, use) =>
		use(async (identite) => {
			const qui = { mail: adresse(identite.prenoms), ...identite };
			surveillance.confie(qui.mail, qui.nom, qui.prenoms, qui.motDePasse);
			return new Personne(qui, await telephone(), { courriels, ouvreUnTelephone: telephone });
		}),

	alya: async ({ personne }, use) => use(await personne(ALYA)),
	bastien: async ({ personne }, use) => use(await personne(BASTIEN)),
	jeanne: async ({ personne }, use) => use(await personne(JEANNE))
});

/** One a scenario: they share a server, and one address serves one compte. */
function adresse(prenoms: string): string {
	const prenom = prenoms.split(' ')[0] ?? 'candidat';
	return `${prenom.toLowerCase()}.${randomUUID().slice(0, 8)}@exemple.fr`;
}
