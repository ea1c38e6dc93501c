/**
 * One schedule: what a person and the world around them do, one act after the other, as a seed draws it. A word typed
 * is never typed twice; each act is written down, so that a schedule that breaks a promise can be read.
 */
import { expect, type Page } from '@playwright/test';
import { DEPART, ecrireHorloge } from '../support/horloge.ts';
import { aUneCandidature, GUYANE, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import { Hasard } from './hasard.ts';
import type { Candidat, Ligne } from './ligne.ts';
import {
	CHAMPS,
	enSouffrance,
	motsDuDisque,
	motsDuServeur,
	NOMS,
	surLeDisque,
	type Livre,
	type Mots
} from './livre.ts';
import { avoueCeQuiReste } from './non-envoyees.ts';
import { Photographe } from './photographe.ts';
import type { Telephone } from './telephone.ts';

const HEURE = 3_600_000;
const ACTES = {
	taper: 30,
	suivant: 8,
	couper: 6,
	retablir: 8,
	recharger: 6,
	tuer_la_page: 4,
	tuer_le_navigateur: 3,
	tuer_le_serveur: 2,
	second_onglet: 4,
	fermer_un_onglet: 3,
	session_expiree: 4,
	se_reconnecter: 6,
	derive: 4,
	photographier: 4,
	envoyer_la_piece: 3,
	envoyer: 5
} as const;

/** What stands in the onglets before anybody types. */
export const AUTRE_SPECIALITE = { specialite: 'depart', annee: '2020', academie: '33', notes: {} };
export const DEPART_MOTS: Mots = {
	voie: SAISIE.identification.voie,
	complement1: '',
	localite: SAISIE.identification.localite,
	autreSpecialite: AUTRE_SPECIALITE.specialite
};

export interface Scene {
	ligne: Ligne;
	telephone: Telephone;
	candidat: Candidat;
	livre: Livre;
	graine: number;
	/** Where the pièce that is photographed is given. */
	campagneId: string;
}

export class Horaire {
	/** Each act, in words. */
	readonly recit: string[] = [];
	readonly #s: Scene;
	#adresse = '';
	#photographe: Photographe | null = null;
	#rang = 0;
	#instant = DEPART.getTime();
	#derive = 0;
	#presse = false;
	/** Pages that the person sees; a dead one is left behind. */
	#enMain: Page[] = [];

	/** Of the act under way: what happened before does not change what it draws. */
	#hasard: Hasard;

	constructor(scene: Scene) {
		this.#s = scene;
		this.#hasard = new Hasard(scene.graine * 1000);
	}

	async commence(): Promise<void> {
		const { telephone, candidat, ligne, graine } = this.#s;
		ecrireHorloge(ligne.serveur.horloge, DEPART);
		const page = await telephone.allume();
		await candidat.entre(telephone.context);
		const saisie = { ...SAISIE, acquis: { ...SAISIE.acquis, autreSpecialite: AUTRE_SPECIALITE } };
		const qui = { page } as Parameters<typeof aUneCandidature>[0];
		this.#adresse = await poseUnBrouillon(qui, saisie, GUYANE);
		const { candidatureId } = await aUneCandidature(qui, SAISIE, this.#s.campagneId);
		this.#photographe = new Photographe(candidatureId, (quoi) => this.#dit(quoi));
		this.#enMain = [page];
		await this.#ouvrir(page, 'identification');
		ligne.proxy.derange(new Hasard(-graine));
	}

	async joue(): Promise<void> {
		const { graine } = this.#s;
		const hasard = this.#hasard;
		const combien = hasard.entier(20, 40);
		// In half of the schedules « Enregistrer » is pressed on the way, and the rest happens to what waits.
		const presse = hasard.chance(0.5) ? hasard.entier(Math.floor(combien / 2), combien - 3) : -1;
		const debut = performance.now();
		for (let i = 0; i < combien; i++) {
			this.#hasard = new Hasard(graine * 1000 + i + 1);
			const acte = i === presse ? 'enregistrer' : this.#hasard.pese(ACTES);
			this.recit.push(`${Math.round(performance.now() - debut)} ms ${acte}`);
			await this[acte]();
			this.#compareLeServeur(acte);
		}
	}

	async taper(): Promise<void> {
		const { livre, telephone } = this.#s;
		const hasard = this.#hasard;
		const page = hasard.parmi(this.#enMain);
		const champ = hasard.parmi(CHAMPS);
		if (this.#presse || !(await this.#surLeFormulaire(page))) return this.#dit('no form');
		if (!(await this.#aller(page, champ === 'autreSpecialite' ? 'acquis' : 'identification'))) return;
		const mot = `m${++this.#rang}`;
		this.#dit(`${champ} = ${mot}, page ${this.#enMain.indexOf(page)}`);
		livre.tape(champ, mot);
		const saisi = page.locator(`input[name="${NOMS[champ]}"]`);
		await saisi.fill(mot);
		// Another tab's words came between the selecting and the typing: « m9m10 » is no word that was typed.
		if ((await saisi.inputValue()) !== mot) await saisi.fill(mot);
		if (hasard.chance(0.3)) return;
		this.#dit('waits for the label');
		await expect.poll(() => livre.promis('appareil')[champ], { message: `a label for ${mot}` }).toBe(mot);
		if (telephone.horsLigne) await this.#avoue(page);
	}

	async suivant(): Promise<void> {
		const page = this.#hasard.parmi(this.#enMain);
		if (!(await this.#surLeFormulaire(page))) return;
		const avance = this.#hasard.chance(0.5) ? 'Suivant' : 'Précédent';
		const bouton = page.getByRole('button', { name: avance });
		if (await bouton.isVisible()) await bouton.click();
	}

	async couper(): Promise<void> {
		await this.#s.telephone.coupe(true);
		const [page] = this.#enMain;
		if (page && (await this.#surLaPage(page))) await this.#avoue(page);
	}

	async retablir(): Promise<void> {
		await this.#s.telephone.coupe(false);
	}

	async recharger(): Promise<void> {
		const page = this.#hasard.parmi(this.#enMain);
		await page.reload({ waitUntil: 'commit' }).catch(() => this.#dit('no answer'));
		await this.#surLeFormulaire(page);
	}

	/** The renderer dies, as when the phone needs the memory; the person opens the page again. */
	async tuer_la_page(): Promise<void> {
		const page = this.#hasard.parmi(this.#enMain);
		const cdp = await page.context().newCDPSession(page);
		const morte = page.waitForEvent('crash');
		cdp.send('Page.crash').catch(() => {});
		await morte;
		const neuve = await page.context().newPage();
		await page.close();
		this.#enMain = this.#enMain.map((p) => (p === page ? neuve : p));
		await this.#ouvrir(neuve, 'identification');
	}

	async tuer_le_navigateur(): Promise<void> {
		const { telephone } = this.#s;
		await telephone.meurt();
		const page = await telephone.allume();
		this.#enMain = [page];
		await this.#ouvrir(page, 'identification');
		await this.#compareLeDisque('after SIGKILL of the browser');
	}

	async tuer_le_serveur(): Promise<void> {
		const { ligne } = this.#s;
		await ligne.serveur.tue();
		this.#compareLeServeur('after SIGKILL of the server');
		// Something is typed while it is away.
		if (this.#hasard.chance(0.5)) await this.taper();
		await ligne.serveur.relance();
	}

	async second_onglet(): Promise<void> {
		if (this.#enMain.length >= 3) return;
		const page = await this.#s.telephone.context.newPage();
		this.#enMain.push(page);
		await this.#ouvrir(page, 'identification');
	}

	async fermer_un_onglet(): Promise<void> {
		if (this.#enMain.length < 2) return;
		const page = this.#hasard.parmi(this.#enMain);
		this.#enMain = this.#enMain.filter((p) => p !== page);
		await page.close();
	}

	/** Nobody touched anything for two hours, for the server. */
	async session_expiree(): Promise<void> {
		this.#instant += 2 * HEURE;
		ecrireHorloge(this.#s.ligne.serveur.horloge, new Date(this.#instant));
		await this.#regler();
	}

	async se_reconnecter(): Promise<void> {
		for (const page of this.#enMain) await this.#seReconnecter(page);
	}

	async derive(): Promise<void> {
		this.#derive = this.#hasard.parmi([-48, 0, 48]) * HEURE;
		await this.#regler();
	}

	/** A pièce of another candidature; the form is opened again by whoever types next. */
	async photographier(): Promise<void> {
		await this.#photographe?.photographie(this.#hasard.parmi(this.#enMain), this.#hasard.entier(1, 1_000));
	}

	async envoyer_la_piece(): Promise<void> {
		await this.#photographe?.envoie(this.#hasard.parmi(this.#enMain));
	}

	/** « Réessayer maintenant », or whatever makes the phone try at once. */
	async envoyer(): Promise<void> {
		if (this.#s.telephone.horsLigne) return;
		await this.#s.telephone.coupe(true);
		await this.#s.telephone.coupe(false);
	}

	async enregistrer(): Promise<void> {
		const [page] = this.#enMain;
		if (!page || this.#presse || !(await this.#surLeFormulaire(page))) return this.#dit('no form');
		if (!(await this.#aller(page, 'conditions'))) return;
		await page.getByRole('button', { name: 'Enregistrer' }).click();
		this.#presse = true;
	}

	/** All is well again: the server is there, the network too, the person signs in; what they typed arrives. */
	async calme(): Promise<void> {
		const { ligne, telephone, candidat, livre } = this.#s;
		ligne.proxy.apaise();
		this.#derive = 0;
		await this.#regler();
		await telephone.coupe(false);
		const [page] = this.#enMain;
		if (!page) throw new Error('no page left');
		await this.#ouvrir(page, 'identification');
		await this.#compareLeDisque('in the end');
		await expect
			.poll(
				async () => {
					await this.#seReconnecter(page);
					if (!(await this.#surLaPage(page))) await page.goto('/espace').catch(() => {});
					await this.envoyer();
					const disque = await surLeDisque(page, candidat.compteId).catch(() => null);
					const piece = this.#photographe?.enSouffrance(ligne.registre) ?? [];
					return (
						disque && [
							...enSouffrance(disque, livre.promis('appareil'), motsDuServeur(ligne.registre, candidat.compteId)),
							...piece
						]
					);
				},
				{ message: 'everything has left', timeout: 20_000, intervals: [200, 400, 800] }
			)
			.toEqual([]);
		await this.#compareLeDisque('when all is calm');
		this.#compareLeServeur('when all is calm');
		livre.compareLesRecus(ligne.registre, candidat.compteId);
	}

	/** What the screen said and was not so, of what was typed and of what was photographed. */
	get violes(): string[] {
		return [...this.#s.livre.violes, ...(this.#photographe?.violes ?? [])];
	}

	/** How many times it spoke. */
	get labels(): number {
		return this.#s.livre.labels + (this.#photographe?.labels ?? 0);
	}

	#dit(quoi: string): void {
		this.recit.push(`  ${quoi}`);
	}

	async #avoue(page: Page): Promise<void> {
		const { livre, ligne, candidat } = this.#s;
		await avoueCeQuiReste(page, livre.promis('appareil'), () => motsDuServeur(ligne.registre, candidat.compteId));
	}

	#compareLeServeur(quand: string): void {
		const { livre, ligne, candidat } = this.#s;
		livre.compare('serveur', motsDuServeur(ligne.registre, candidat.compteId), quand);
		this.#photographe?.compareLeServeur(ligne.registre, quand);
	}

	async #compareLeDisque(quand: string): Promise<void> {
		const { livre, ligne, candidat } = this.#s;
		const [page] = this.#enMain;
		const disque = page && (await surLeDisque(page, candidat.compteId).catch(() => null));
		if (!disque) return this.#dit('the disk cannot be read');
		// What was enregistré has left the telephone for the server.
		const enregistres = motsDuServeur(ligne.registre, candidat.compteId);
		livre.compare('appareil', [...motsDuDisque(disque), ...enregistres], quand);
		this.#photographe?.compare(disque, ligne.registre, quand);
	}

	async #regler(): Promise<void> {
		await this.#s.telephone.estReglee(new Date(this.#instant + this.#derive));
	}

	async #ouvrir(page: Page, onglet: string): Promise<boolean> {
		await page.goto(`${this.#adresse}?onglet=${onglet}`, { waitUntil: 'commit' }).catch(() => {});
		return this.#surLeFormulaire(page);
	}

	/** The form is there and may be typed in; a person before a page that failed opens it again. */
	async #surLeFormulaire(page: Page): Promise<boolean> {
		for (let essai = 0; essai < 3; essai++) {
			const vu = await this.#quoi(page);
			if (vu === 'formulaire') return true;
			if (vu === 'absent') return false;
			if (vu === 'connexion') await this.#s.candidat.entre(page.context());
			// With no network, sooner or later one looks for it.
			if (this.#s.telephone.horsLigne) await this.retablir();
			await page.goto(`${this.#adresse}?onglet=identification`, { waitUntil: 'commit' }).catch(() => {});
		}
		return (this.#dit('the form does not open'), false);
	}

	/** A page of the space, whichever: the app runs there. */
	async #surLaPage(page: Page): Promise<boolean> {
		return page.getByRole('navigation').getByRole('link', { name: 'Mes envois' }).first().isVisible();
	}

	async #quoi(page: Page): Promise<'formulaire' | 'absent' | 'connexion' | 'rien'> {
		const formulaire = page.locator('.fr-stepper__title');
		const connexion = page.getByLabel('Identifiant de connexion');
		const autre = page.getByRole('heading', { level: 1 });
		await formulaire
			.or(connexion)
			.or(autre)
			.first()
			.waitFor({ timeout: 3_000 })
			.catch(() => {});
		if (await connexion.isVisible()) return 'connexion';
		if (!(await formulaire.isVisible())) {
			const titre = (await autre.isVisible()) ? await autre.textContent() : null;
			return /numéro|Mes inscriptions|n’existe pas/.test(titre ?? '') ? 'absent' : 'rien';
		}
		return (await page.locator('[inert]').count()) > 0 ? 'absent' : 'formulaire';
	}

	/** To that onglet, by the list of étapes. */
	async #aller(page: Page, onglet: 'identification' | 'acquis' | 'conditions'): Promise<boolean> {
		const titre = { identification: 'Identification', acquis: 'Acquis', conditions: "Conditions d'inscription" }[
			onglet
		];
		const h1 = page.locator('.fr-stepper__title');
		if ((await h1.textContent()) !== titre)
			await page.getByRole('navigation', { name: 'Étapes' }).getByRole('button', { name: titre }).click();
		await expect(h1).toHaveText(titre);
		return true;
	}

	async #seReconnecter(page: Page): Promise<void> {
		if (await page.getByLabel('Identifiant de connexion').isVisible()) {
			await this.#s.candidat.entre(page.context());
			await this.#ouvrir(page, 'identification');
			return;
		}
		const bouton = page.getByRole('button', { name: 'Me reconnecter' });
		if (!(await bouton.isVisible())) return;
		this.#dit('signs in again');
		// It may go by itself in that instant: another page of the phone signed in.
		const mot = page.getByLabel(/^Mot de passe de/);
		const fait = await mot.fill(this.#s.candidat.motDePasse, { timeout: 2_000 }).then(
			() => true,
			() => false
		);
		if (fait) await bouton.click({ timeout: 2_000 }).catch(() => this.#dit('it went by itself'));
	}
}
