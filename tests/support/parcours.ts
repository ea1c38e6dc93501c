/** The parcours of a candidat through the onglets, in the words of the screens. Each verb ends when its effect is seen. */
import { expect, type Locator } from '@playwright/test';
import { echappe, type Personne } from './personne.ts';

export class Parcours {
	readonly #qui: Personne;

	constructor(qui: Personne) {
		this.#qui = qui;
	}

	/** From « Mes inscriptions » to the first onglet of a new candidature. */
	async commence(
		academie: string,
		{
			examen = 'BACCALAURÉAT PROFESSIONNEL',
			demarrer = 'Démarrer mon inscription',
			premierOnglet = "Modalités d'inscription"
		} = {}
	): Promise<void> {
		const { page } = this.#qui;
		await page.getByRole('main').getByRole('link', { name: 'Ajouter une nouvelle candidature' }).click();
		await this.#qui.suit(examen);
		await this.#qui.suit('2027');
		await this.#qui.suit(academie);
		await this.#qui.voit('Les inscriptions sont ouvertes');
		await this.#qui.appuieSur(demarrer);
		await this.estSur(premierOnglet);
	}

	async estSur(titre: string): Promise<void> {
		await expect(this.#qui.page.getByRole('heading', { level: 1 })).toHaveText(titre);
	}

	/** « Suivant », and the onglet of that title is shown, its title focused for those who listen. */
	async suivant(titre: string): Promise<void> {
		await this.#qui.appuieSur('Suivant');
		await this.estSur(titre);
		await expect(this.#qui.page.getByRole('heading', { level: 1 })).toBeFocused();
		// « Suivant » does not wait for the disk: whoever leaves the page right after it would leave the last keys behind.
		await this.#qui.neVoitPas('Modifications en cours…');
	}

	/** « Suivant » leads nowhere: each fault is said above and at its field in the same words; by `champ`, the field's id. */
	async refuseDeSuivre(fautes: Record<string, string>): Promise<void> {
		const titre = await this.#qui.page.getByRole('heading', { level: 1 }).textContent();
		await this.#qui.appuieSur('Suivant');
		await this.#ditLesFautes(fautes, titre ?? '');
	}

	/** « Enregistrer » leads to the onglet of that title, where the faults are; by default the one it is pressed on. */
	async refuseDEnregistrer(fautes: Record<string, string>, titre = "Conditions d'inscription"): Promise<void> {
		await this.#qui.appuieSur('Enregistrer');
		await this.#ditLesFautes(fautes, titre);
	}

	async #ditLesFautes(fautes: Record<string, string>, titre: string): Promise<void> {
		const { page } = this.#qui;
		const resume = page.getByRole('alert');
		await expect(resume).toBeFocused();
		await this.estSur(titre);
		await expect(page).toHaveTitle(/^Erreur : /);
		await expect(resume.getByRole('link')).toHaveText(Object.values(fautes).map(exactement));
		// Nowhere else than at those fields.
		await expect(page.locator('.fr-error-text')).toHaveCount(Object.keys(fautes).length);
		for (const [i, [champ, message]] of Object.entries(fautes).entries()) {
			await expect(page.locator(`[id="${champ}-erreur"]`)).toHaveText(exactement(`Erreur :${message}`));
			await resume.getByRole('link').nth(i).click();
			const vise = page.locator(`[id="${champ}"]`);
			await expect(vise).toBeFocused();
			await expect(vise).toBeInViewport();
		}
	}

	/** « Enregistré sur cet appareil à … », or on the server by then: said once the disk has it. */
	async garde(): Promise<void> {
		await this.#qui.voit(/^Enregistré sur (cet appareil|le serveur) à \d\d:\d\d$/);
	}

	async accepteLesModalites(): Promise<void> {
		await this.#qui.page.getByLabel('J’ai lu les modalités d’inscription et je les accepte.').check();
	}

	async remplitIdentification(codePostal = '97300', localite = 'Cayenne'): Promise<void> {
		const { page } = this.#qui;
		await this.#qui.champ('Nationalité').selectOption('Française');
		await this.#qui.champ('Numéro, rue, voie').fill('12 rue Lallouette');
		await this.#qui.champ('Code postal').fill(codePostal);
		await this.#qui.champ('Localité').fill(localite);
		await page.getByLabel('Téléphone personnel mobile').fill('0694234567');
	}

	async repond(question: string | RegExp, reponse: 'Oui' | 'Non'): Promise<void> {
		await this.groupe(question).getByLabel(reponse, { exact: true }).check();
	}

	groupe(question: string | RegExp): Locator {
		return this.#qui.page.getByRole('radiogroup', { name: question });
	}

	async remplitCandidature(categorie: string, etablissement: string): Promise<void> {
		await this.#qui.champ('Catégorie du candidat').selectOption(categorie);
		await this.#qui.champ('Etablissement').selectOption(etablissement);
		await this.repond(/^Aménagement de la durée de formation/, 'Non');
		await this.repond(/^Demande d'aménagement\(s\)/, 'Non');
		await this.refuseLaDiffusion();
	}

	async refuseLaDiffusion(): Promise<void> {
		await this.repond(/en vue d'une publication par la presse/, 'Non');
		await this.repond(/aux collectivités territoriales/, 'Non');
	}

	async choisitLaSpecialite(specialite: string): Promise<void> {
		await this.#qui.champ('Spécialité').selectOption(specialite);
		await this.groupe(/^Forme de passage/)
			.getByLabel('Globale')
			.check();
	}

	/** « Visualiser/Imprimer » before « Enregistrer »: the bytes of the PDF that its link opens. */
	async visualise(): Promise<Buffer> {
		const { page } = this.#qui;
		// The page may connect to nothing but the server, not even to what it has made: it is taken where it is made.
		await page.evaluate(() => {
			const { createObjectURL } = URL;
			URL.createObjectURL = (pdf) => {
				Reflect.set(window, 'apercu', pdf);
				return createObjectURL.call(URL, pdf);
			};
		});
		await this.#qui.appuieSur('Visualiser/Imprimer');
		const lien = page.getByRole('link', { name: 'Ouvrir l’aperçu (PDF, brouillon)' });
		await expect(lien).toHaveAttribute('href', /^blob:/);
		const octets = await page.evaluate(async () => {
			const pdf: unknown = Reflect.get(window, 'apercu');
			return pdf instanceof Blob ? [...new Uint8Array(await pdf.arrayBuffer())] : [];
		});
		return Buffer.from(octets);
	}

	/** The épreuves as the screen shows them: « E1 - Epreuve scientifique | Inscrit | ». */
	async epreuves(): Promise<string[]> {
		const tableaux = this.#qui.page.getByRole('main').locator('.fr-table');
		await expect(tableaux.first()).toBeVisible();
		return tableaux.locator('tbody tr').evaluateAll((lignes) =>
			lignes.map((ligne) => {
				const [epreuve, position] = ligne.children;
				const mode = epreuve?.querySelector('small')?.textContent?.trim() ?? '';
				const nom = [...(epreuve?.childNodes ?? [])]
					.filter((noeud) => noeud.nodeName !== 'SMALL')
					.map((noeud) => noeud.textContent ?? '')
					.join('');
				const plat = (texte: string) => texte.replace(/\s+/g, ' ').trim();
				return [plat(nom), plat(position?.textContent ?? ''), plat(mode)].join(' | ');
			})
		);
	}

	/** « Enregistrer », and the result page with its numéro. */
	async enregistre(numero: string): Promise<void> {
		await this.#qui.appuieSur('Enregistrer');
		await this.recoitSonNumero(numero);
	}

	/** The numéro comes by itself: « Enregistrer » was pressed before. */
	async recoitSonNumero(numero: string): Promise<void> {
		await this.#qui.page.waitForURL('**/numero');
		await this.estSur("Votre numéro d'inscription");
		await expect(this.#qui.page.locator('.esc-grand')).toHaveText(numero);
	}
}

/** The whole text; its spaces may be unbreakable ones on the page. */
const exactement = (texte: string) => new RegExp(`^\\s*${echappe(texte)}\\s*$`);
