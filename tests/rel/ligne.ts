/** The world of the schedules: a built server behind a bad line, people with a compte, telephones that may die. */
import { test as base, request, type BrowserContext } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { DEPART, ecrireHorloge } from '../support/horloge.ts';
import { ALYA, type Identite } from '../support/identites.ts';
import { champsDeCreation, ICI, lienDActivation } from '../support/raccourcis.ts';
import { Registre } from '../support/registre.ts';
import { demarreServeur, type Serveur } from '../support/serveur.ts';
import { Proxy } from './proxy.ts';
import { Telephone } from './telephone.ts';

export { expect } from '@playwright/test';

export interface Ligne {
	proxy: Proxy;
	serveur: Serveur;
	registre: Registre;
}

export interface Candidat extends Identite {
	compteId: string;
	/** Signed in on that telephone, with no page shown. */
	entre(context: BrowserContext): Promise<void>;
}

interface Monde {
	candidat: (identite?: Omit<Identite, 'mail'>) => Promise<Candidat>;
	telephone: (prepare?: (context: BrowserContext) => Promise<void>) => Telephone;
}

export const test = base.extend<Monde, { ligne: Ligne; ligneDe: string }>({
	/** Names the data folder of its server. */
	ligneDe: ['rel', { scope: 'worker', option: true }],

	ligne: [
		async ({ ligneDe }, use) => {
			const proxy = await Proxy.ouvre();
			const serveur = await demarreServeur(ligneDe, proxy.origin);
			proxy.vers(serveur.adresse);
			await use({ proxy, serveur, registre: new Registre(serveur) });
			await proxy.ferme();
			await serveur.arrete();
		},
		{ scope: 'worker' }
	],

	candidat: async ({ ligne: { serveur, registre } }, use) => {
		ecrireHorloge(serveur.horloge, DEPART);
		await use(async (identite = ALYA) => ouvreUnCompte(serveur, registre, identite));
	},

	telephone: async ({ playwright, launchOptions, ligne: { proxy } }, use) => {
		const sortis: Telephone[] = [];
		await use((prepare) => {
			const modele = {
				chromium: playwright.chromium,
				launchOptions,
				origin: proxy.origin,
				...(prepare && { prepare })
			};
			const telephone = new Telephone(modele, DEPART);
			sortis.push(telephone);
			return telephone;
		});
		proxy.apaise();
		for (const telephone of sortis) await telephone.jette();
	}
});

async function ouvreUnCompte(serveur: Serveur, registre: Registre, qui: Omit<Identite, 'mail'>): Promise<Candidat> {
	const identite = { ...qui, mail: `rel.${randomUUID().slice(0, 8)}@exemple.fr` };
	const guichet = await request.newContext({ baseURL: serveur.adresse });
	await guichet.post('/compte/creer', { headers: ICI, form: champsDeCreation(identite) });
	// The link is of the address that browsers see: the line is in between, and it may be bad.
	const { pathname } = new URL(lienDActivation(identite.mail, registre));
	await guichet.post(pathname, { headers: ICI, form: {} });
	await guichet.dispose();
	const [compte] = registre.lignes('select id from compte where mail = ?', identite.mail);
	return {
		...identite,
		compteId: String(compte?.id),
		async entre(context) {
			const guichet = await request.newContext({ baseURL: serveur.adresse });
			const form = { identifiant: identite.mail, motDePasse: identite.motDePasse };
			await guichet.post('/connexion', { headers: ICI, form, maxRedirects: 0 });
			const { cookies } = await guichet.storageState();
			await context.addCookies(cookies);
			await guichet.dispose();
		}
	};
}
