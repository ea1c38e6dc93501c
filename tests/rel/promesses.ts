/**
 * The promises of the model test that the last words typed cannot show: a press of « Enregistrer » is answered, and
 * counts once; what was dropped does not come back; nobody's words are overwritten by somebody who never saw them.
 */
import { expect } from 'vitest';
import type { EnvoiGarde } from '../../src/lib/client/local-db';
import { findBrouillon } from '../../src/lib/server/db/brouillons';
import type { AppDeTest } from '../support/app';
import type { Accepte, ServeurModele } from './serveur';

export class Promesses {
	/** « Enregistrer » pressed, by the envoi's id, and neither taken back nor shown as refused: on which phone. */
	readonly #presses = new Map<string, string>();
	readonly #mensonges: string[] = [];
	/** Brouillons that a person dropped. */
	readonly #effaces = new Set<string>();
	/** For each word, the one that stood in its place when it was typed. */
	readonly #surQuoi = new Map<string, string>();

	tape(mot: string, surQuoi: string): void {
		this.#surQuoi.set(mot, surQuoi);
	}

	presse(envoiId: string, nom: string): void {
		this.#presses.set(envoiId, nom);
	}

	/** The person takes one envoi back. */
	retire({ id, nature, fil }: EnvoiGarde): void {
		this.#presses.delete(id);
		if (nature === 'effacement') this.#effaces.delete(fil);
	}

	/** The person drops a brouillon, and with it those of its envois that wait on that phone. */
	efface(brouillonId: string, envois: EnvoiGarde[]): void {
		for (const { id, fil } of envois) if (fil === brouillonId) this.#presses.delete(id);
		this.#effaces.add(brouillonId);
	}

	/** What a phone shows of its queue. */
	montre(envois: EnvoiGarde[], { reponses }: ServeurModele): void {
		for (const { id, refus } of envois) {
			if (!refus) continue;
			this.#presses.delete(id);
			// The server had taken it, and the phone says « refusé ».
			if (reponses.get(id) === 200) this.#mensonges.push(id);
		}
	}

	/** `versions`: how many the person's candidature has; `informes`: the phones that were told a numéro. */
	async tenues(
		app: AppDeTest,
		compteId: string,
		serveur: ServeurModele,
		{ versions, informes }: { versions: number; informes: ReadonlySet<string> }
	): Promise<void> {
		expect(this.#mensonges, '« Enregistrer » was taken, and is shown as refused').toEqual([]);
		// Neither taken back nor shown as refused: it was taken.
		const muets = [...this.#presses.keys()].filter((id) => serveur.reponses.get(id) !== 200);
		expect(muets, '« Enregistrer » was never answered').toEqual([]);
		const ignorants = [...this.#presses].filter(([id, nom]) => serveur.reponses.get(id) === 200 && !informes.has(nom));
		expect(ignorants, '« Enregistrer » was taken, and its phone was not told').toEqual([]);
		expect(serveur.versions.size, 'versions, for as many as « Enregistrer » were taken').toBe(versions);
		for (const id of this.#effaces)
			expect((await findBrouillon(app.engine, compteId, id))?.finiLe, 'a brouillon came back').not.toBeNull();
	}

	/** `ecartes`: the words that somebody chose to leave. */
	vues(registre: Accepte[], motDe: (valeur: unknown) => string, ecartes: ReadonlySet<string>): void {
		registre.forEach(({ brouillonId, onglet, valeur }, rang) => {
			const avant = registre.slice(0, rang).findLast((a) => a.brouillonId === brouillonId && a.onglet === onglet);
			const ancien = motDe(avant?.valeur);
			if (ancien && !ecartes.has(ancien)) expect(this.#lignee(motDe(valeur)), 'overwritten unseen').toContain(ancien);
		});
	}

	/** `versions`: the words of each, onglet by onglet, the oldest first. What a version says no more was seen by whoever wrote the next. */
	versionsVues(versions: string[][], ecartes: ReadonlySet<string>): void {
		versions.slice(1).forEach((mots, rang) =>
			mots.forEach((mot, onglet) => {
				const ancien = versions[rang]?.[onglet];
				if (ancien && !ecartes.has(ancien))
					expect(this.#lignee(mot), `version ${rang + 2} overwrites unseen`).toContain(ancien);
			})
		);
	}

	/** Those words, and all that were typed over to write them. */
	avecCeuxDAvant(mots: string[]): Set<string> {
		return new Set(mots.flatMap((mot) => this.#lignee(mot)));
	}

	estEfface = (brouillonId: string): boolean => this.#effaces.has(brouillonId);

	/** The word, and all that stood there before it on the phone where it was typed. */
	#lignee(mot: string): string[] {
		const lignee = [mot];
		for (let avant = this.#surQuoi.get(mot); avant; avant = this.#surQuoi.get(avant)) lignee.push(avant);
		return lignee;
	}
}
