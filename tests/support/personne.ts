/**
 * Somebody with a telephone. What they do is said in the words of the service; what they look at is `page`.
 * Each verb ends when its effect can be seen.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { sansDefautAxe } from './accessibilite.ts';
import type { Courriels } from './courriels.ts';
import { FRANCE, type Identite } from './identites.ts';

export interface Entourage {
	courriels: Courriels;
	/** Takes a new telephone in hand, which knows nothing of the others. */
	ouvreUnTelephone(): Promise<Page>;
}

export class Personne {
	readonly identite: Identite;
	readonly page: Page;
	readonly #entourage: Entourage;

	constructor(identite: Identite, page: Page, entourage: Entourage) {
		this.identite = identite;
		this.page = page;
		this.#entourage = entourage;
	}

	get mail(): string {
		return this.identite.mail;
	}

	async surUnAutreAppareil(): Promise<Personne> {
		return new Personne(this.identite, await this.#entourage.ouvreUnTelephone(), this.#entourage);
	}

	async vaSur(chemin: string): Promise<void> {
		await this.page.goto(chemin);
	}

	async voit(...textes: (string | RegExp)[]): Promise<void> {
		for (const texte of textes)
			await expect(this.page.getByText(texte).filter({ visible: true }).first()).toBeVisible();
	}

	async neVoitPas(...textes: (string | RegExp)[]): Promise<void> {
		for (const texte of textes) await expect(this.page.getByText(texte)).toHaveCount(0);
	}

	/** The page is one that everybody can use. */
	async peutLire(): Promise<void> {
		await sansDefautAxe(this.page);
	}

	/** The field under that label. */
	champ(label: string): Locator {
		return champ(this.page, label);
	}

	async appuieSur(nom: string | RegExp): Promise<void> {
		await this.page.getByRole('button', { name: nom }).click();
	}

	async suit(nom: string | RegExp): Promise<void> {
		await this.page.getByRole('link', { name: nom }).first().click();
	}

	/** « Créer un compte », from the accueil to « Votre compte est en cours de création. » */
	async creeUnCompte(): Promise<void> {
		await this.vaSur('/compte/creer');
		await this.remplitLaCreation();
		await this.appuieSur('Créer le compte');
		await this.voit('Votre compte est en cours de création.');
	}

	/** Every field of « Créer un compte », in the order of the page. */
	async remplitLaCreation(autrement: Partial<Identite> = {}): Promise<void> {
		const qui = { ...this.identite, ...autrement };
		await this.page.getByLabel(qui.civilite).check();
		await this.champ('Nom de famille').fill(qui.nom);
		await this.champ('Confirmation du nom de naissance').fill(qui.nom);
		await this.champ("Nom d'usage").fill(qui.nomUsage);
		await this.champ('Prénoms').fill(qui.prenoms);
		await this.champ('Date de naissance').fill(qui.dateNaissance);
		await this.champ('Confirmation date de naissance').fill(qui.dateNaissance);
		await this.champ('Pays de naissance').selectOption(qui.paysNaissance);
		if (qui.paysNaissance === FRANCE)
			await this.champ('Département, DOM ou COM de naissance').selectOption(qui.departementNaissance);
		// Its label follows the country once the page has its script.
		await this.page.getByLabel(/^(Commune|Ville) de naissance/).fill(qui.communeNaissance);
		await this.champ('Adresse mail').fill(qui.mail);
		await this.champ("Confirmation de l'adresse mail").fill(qui.mail);
		await this.champ('Mot de passe').fill(qui.motDePasse);
		await this.champ('Confirmation du mot de passe').fill(qui.motDePasse);
	}

	/** Opens the link of the mail and presses its button. */
	async activeSonCompte(): Promise<void> {
		const { lien } = await this.#entourage.courriels.pour(this.mail, /Activer mon compte/);
		await this.vaSur(lien);
		await this.appuieSur('Activer mon compte');
		await this.voit('Votre compte est activé');
	}

	/** For scenarios about what comes after: a compte, opened and activated. */
	async aUnCompte(): Promise<void> {
		await this.creeUnCompte();
		await this.activeSonCompte();
	}

	async seConnecte(): Promise<void> {
		await this.essaieDeSeConnecter(this.identite.motDePasse);
		await this.page.waitForURL('**/espace');
	}

	async essaieDeSeConnecter(motDePasse: string, identifiant = this.mail): Promise<void> {
		await this.vaSur('/connexion');
		await this.champ('Identifiant de connexion').fill(identifiant);
		await this.champ('Mot de passe').fill(motDePasse);
		await this.appuieSur('Se connecter');
	}

	async seDeconnecte(): Promise<void> {
		await this.vaSur('/espace');
		// On a telephone the button is in the menu, on a wide screen behind the name.
		await this.page.locator('header summary').filter({ visible: true }).click();
		await this.page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
		await this.page.waitForURL((url) => url.pathname === '/');
	}
}

/** By its whole label, without the star of the obligatory ones. */
export function champ(page: Page, label: string): Locator {
	return page.getByLabel(new RegExp(`^${echappe(label)}(\\s\\*)?$`));
}

/** A text, as part of a regular expression; its spaces may be unbreakable ones on the page. */
export function echappe(texte: string): string {
	return texte.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s');
}
