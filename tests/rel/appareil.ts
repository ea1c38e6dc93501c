/**
 * One phone of the model test: the real client code on an IndexedDB of its own. It can be killed at any point; what its
 * disk had is there when it is started again.
 */
import { poster, lire } from '../../src/lib/client/api';
import {
	commencerBrouillon,
	garderOnglet,
	lireBrouillon,
	listerBrouillons,
	type CleBrouillon
} from '../../src/lib/client/brouillons';
import { envoyer, listerEnvois } from '../../src/lib/client/envois';
import { reessayer, renvoyer, retirer } from '../../src/lib/client/reprises';
import { annulerChoix, choisir } from '../../src/lib/client/choix';
import { absorber } from '../../src/lib/client/fusion';
import { ouvrirLocal, type Local } from '../../src/lib/client/local';
import { preparerEffacement, preparerEnregistrement, preparerOnglets } from '../../src/lib/client/preparation';
import type { BrouillonServeur } from '../../src/lib/domain/brouillon';
import type { PartieSaisie, Saisie } from '../../src/lib/domain/saisie';
import { Mort, type ServeurModele } from './serveur';

export class Appareil {
	readonly nom: string;
	readonly #serveur: ServeurModele;
	readonly #compteId: string;
	#disque: Local;
	#mort = false;
	/** How wrong its clock is, ms. */
	readonly #derive: number;
	#temps = 0;

	constructor(nom: string, serveur: ServeurModele, compteId: string, derive: number) {
		this.nom = nom;
		this.#serveur = serveur;
		this.#compteId = compteId;
		this.#derive = derive;
		this.#disque = ouvrirLocal(nom);
	}

	/** The store as the app uses it: a dead app writes nothing more. */
	readonly #local: Local = Object.assign(
		<T>(action: Parameters<Local>[0]): Promise<T> => {
			if (this.#mort) throw new Mort();
			return this.#disque(action) as Promise<T>;
		},
		{ fermer: () => this.#disque.fermer() }
	);

	#maintenant = () => 1_700_000_000_000 + this.#derive + ++this.#temps;

	/** Runs what the app does; if it dies meanwhile, it is started again. */
	async vit<T>(faire: () => Promise<T>): Promise<T | null> {
		try {
			return await faire();
		} catch (erreur) {
			if (!this.#mort) throw erreur;
			return null;
		} finally {
			if (this.#mort) await this.renaitre();
		}
	}

	async renaitre(): Promise<void> {
		await this.#disque.fermer();
		this.#disque = ouvrirLocal(this.nom);
		this.#mort = false;
	}

	get #fil(): typeof fetch {
		return this.#serveur.fil(() => (this.#mort = true));
	}

	commencer(
		brouillonId: string,
		campagneId: string,
		candidature: { id: string; version: number } | null,
		depart: Partial<Saisie> = {}
	): Promise<void> {
		const creeLe = new Date(this.#maintenant());
		const cle = { compteId: this.#compteId, brouillonId };
		return commencerBrouillon(
			this.#local,
			{
				...{ ...cle, campagneId, titre: '', sousTitre: '', creeLe },
				...{ candidatureId: candidature?.id ?? null, surVersion: candidature?.version }
			},
			depart
		);
	}

	/** It has the brouillon from the server, each onglet in its first version. */
	recevoir(id: string, campagneId: string, saisie: Saisie): Promise<void> {
		const modifieLe = new Date(this.#maintenant()).toISOString();
		const onglets = Object.entries(saisie).map(([onglet, valeur]) => [onglet, { version: 1, valeur, modifieLe }]);
		const brouillon = { id, campagneId, candidatureId: null, creeLe: modifieLe, fin: null };
		const pour = { titre: '', sessionExamen: '', academie: '33', onglets: Object.fromEntries(onglets) };
		return absorber(this.#local, this.#compteId, [{ ...brouillon, ...pour }]);
	}

	brouillons = () => listerBrouillons(this.#local, this.#compteId);
	lire = (brouillonId: string) => lireBrouillon(this.#local, this.#cle(brouillonId));
	envois = () => listerEnvois(this.#local, this.#compteId);
	/** How many numéros it was told. */
	recus = (): Promise<number> => this.#disque((db) => db.count('recus'));

	#cle = (brouillonId: string): CleBrouillon => ({ compteId: this.#compteId, brouillonId });

	taper(brouillonId: string, onglet: PartieSaisie, valeur: unknown): Promise<void> {
		return garderOnglet(this.#local, this.#cle(brouillonId), onglet, valeur, new Date(this.#maintenant()));
	}

	/** One round of the facteur. */
	async passer(tirer: boolean) {
		await preparerOnglets(this.#local, this.#compteId, new Date(this.#maintenant()));
		const conditions = { maintenant: this.#maintenant, hasard: () => 0.5, presse: true };
		const passage = await envoyer(this.#local, this.#compteId, poster(this.#fil), conditions);
		if (tirer && passage.arret === null) await this.tirer();
		return passage;
	}

	async tirer(): Promise<void> {
		let serveur: BrouillonServeur[];
		try {
			({ brouillons: serveur } = await lire<{ brouillons: BrouillonServeur[] }>(
				'/api/brouillons',
				this.#fil,
				this.#compteId
			));
		} catch (erreur) {
			if (this.#mort) throw erreur;
			return;
		}
		await absorber(this.#local, this.#compteId, serveur);
	}

	async enregistrer(brouillonId: string): Promise<string | null> {
		const lu = await this.lire(brouillonId);
		if (!lu) return null;
		return preparerEnregistrement(this.#local, this.#cle(brouillonId), lu.saisie, new Date(this.#maintenant()));
	}

	effacer(brouillonId: string): Promise<void> {
		return preparerEffacement(this.#local, this.#cle(brouillonId), new Date(this.#maintenant()));
	}

	choisir(brouillonId: string, onglet: string, valeur: unknown): Promise<void> {
		return choisir(this.#local, this.#cle(brouillonId), onglet, valeur, new Date(this.#maintenant()));
	}

	annulerChoix(brouillonId: string, onglet: string): Promise<void> {
		return annulerChoix(this.#local, this.#cle(brouillonId), onglet, new Date(this.#maintenant()));
	}

	retirer = (id: string) => retirer(this.#local, this.#compteId, id);
	/** « Envoyer », of each onglet that was taken back. */
	async renvoyer(): Promise<void> {
		for (const { brouillonId, suivi } of await this.#lus())
			for (const onglet of suivi.nonEnvoyes) await renvoyer(this.#local, this.#compteId, brouillonId, onglet);
	}

	async #lus() {
		const lus = await Promise.all((await this.brouillons()).map(({ brouillonId }) => this.lire(brouillonId)));
		return lus.filter((lu) => lu !== null);
	}

	reessayer = (id: string) => reessayer(this.#local, id);
	fermer = () => this.#disque.fermer();
}
