/**
 * One pièce, photographed now and then while the line, the phone and the server fail: what the screen said of its pages
 * and of its file, against what the phone's disk and the server hold later.
 */
import type { Page } from '@playwright/test';
import { jpeg } from '../support/fichiers.ts';
import type { Registre } from '../support/registre.ts';
import type { Disque } from './livre.ts';

const PIECE = 'identite';
/** A page or an answer that does not come in so long, in ms, is one that this act goes without. */
const ATTENTE = 5_000;

export class Photographe {
	/** Broken promises, each in a sentence. */
	readonly violes: string[] = [];
	/** Pages and files that the screen spoke of. */
	labels = 0;
	readonly #candidatureId: string;
	readonly #dire: (quoi: string) => void;
	/** Pages that the screen counted, not sent yet. */
	#gardees = 0;
	/** A file that the screen said is on its way, or there. */
	#partie = false;
	#arrivee = false;

	constructor(candidatureId: string, dire: (quoi: string) => void) {
		this.#candidatureId = candidatureId;
		this.#dire = dire;
	}

	/** One more page in the tray. */
	async photographie(page: Page, graine: number): Promise<void> {
		if (!(await this.#ouvre(page))) return;
		const avant = await this.#compte(page);
		const choix = page.locator('main input[type="file"]:not([capture])');
		const buffer = Buffer.from(jpeg({ largeur: 60, hauteur: 80, graine }));
		await choix.setInputFiles([{ name: 'page.jpg', mimeType: 'image/jpeg', buffer }]);
		const vue = await page
			.getByRole('heading', { name: titre(avant + 1), exact: true })
			.waitFor({ timeout: ATTENTE })
			.then(
				() => true,
				() => false
			);
		if (!vue) return this.#dire('the page is not counted');
		this.labels++;
		this.#gardees = avant + 1;
		this.#dire(titre(this.#gardees));
	}

	/** « Envoyer »: the pages become the file of the pièce. */
	async envoie(page: Page): Promise<void> {
		if (!(await this.#ouvre(page)) || (await this.#compte(page)) === 0) return this.#dire('nothing to send');
		await page.getByRole('button', { name: /^Envoyer l/ }).click();
		const piece = page.locator(`#piece-${PIECE}`);
		const partie = await piece.waitFor({ timeout: ATTENTE }).then(
			() => true,
			() => false
		);
		// Not ready (what opens photos was never fetched, and there is no network): its pages stay where they are.
		if (!partie) return this.#dire('it does not leave');
		this.labels++;
		this.#gardees = 0;
		this.#partie = true;
		const dit = (await piece.textContent()) ?? '';
		if (dit.includes('Déposé, pas encore confirmé')) this.#arrivee = true;
		this.#dire(dit.replace(/\s+/g, ' ').slice(0, 120));
	}

	/** What the screen said, against what is there. */
	compare({ pages, envois }: Pick<Disque, 'pages' | 'envois'>, registre: Registre, quand: string): void {
		const recu = this.#recu(registre);
		if (pages.length < this.#gardees)
			this.#note(`${quand}: ${titre(this.#gardees)} were counted, ${pages.length} are on the disk`);
		if (this.#partie && !recu && !envois.some(({ nature }) => nature === 'depot'))
			this.#note(`${quand}: its file was on its way, and is neither on the disk nor at the server`);
		this.compareLeServeur(registre, quand);
	}

	compareLeServeur(registre: Registre, quand: string): void {
		if (this.#arrivee && !this.#recu(registre)) this.#note(`${quand}: « Déposé » was shown, the server has no file`);
	}

	/** What has not arrived although all is well. */
	enSouffrance(registre: Registre): string[] {
		return this.#partie && !this.#recu(registre) ? ['the file of the pièce is not there'] : [];
	}

	#recu(registre: Registre): boolean {
		const recus = registre.lignes(
			`select d.id from piece p join depot d on d.id = p.depot_id
			 where p.candidature_id = ? and p.piece_id = ? and d.recu_le is not null and d.retire_le is null`,
			this.#candidatureId,
			PIECE
		);
		return recus.length > 0;
	}

	async #ouvre(page: Page): Promise<boolean> {
		const adresse = `/espace/candidatures/${this.#candidatureId}/justificatifs/${PIECE}`;
		await page.goto(adresse, { waitUntil: 'commit' }).catch(() => {});
		// Lit by the script: before that a file would be chosen in vain.
		const pret = await page
			.getByText('Photographiez le document à plat')
			.or(page.getByRole('heading', { name: /^\d+ pages?$/ }))
			.first()
			.waitFor({ timeout: ATTENTE })
			.then(
				() => true,
				() => false
			);
		if (!pret) this.#dire('the page tray does not open');
		return pret;
	}

	async #compte(page: Page): Promise<number> {
		const vu = page.getByRole('heading', { name: /^\d+ pages?$/ });
		return (await vu.isVisible()) ? Number.parseInt((await vu.textContent()) ?? '0') : 0;
	}

	#note(violation: string): void {
		if (!this.violes.includes(violation)) this.violes.push(violation);
	}
}

const titre = (n: number) => `${n}\u00a0page${n > 1 ? 's' : ''}`;
