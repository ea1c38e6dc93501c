/**
 * REL1: whatever happens on the way, no edit is lost, each is applied once, in order; every label is true.
 *
 * The model knows only what people did: what they typed last in each onglet, on which phone, what they chose between two
 * values, what they dropped. When all has calmed down, everything typed last must be on the server, unless a person
 * chose otherwise; and no envoi may be left without an answer.
 */
import { expect } from 'vitest';
import type { Compte } from '../../src/lib/domain/compte';
import type { Instantane } from '../../src/lib/domain/instantane';
import type { PartieSaisie, Saisie } from '../../src/lib/domain/saisie';
import type { AppDeTest } from '../support/app';
import { listOnglets } from '../../src/lib/server/db/brouillons';
import { findLastVersion, listCandidatures, listVersions } from '../../src/lib/server/db/candidatures';
import { Appareil } from './appareil';
import { Promesses } from './promesses';
import { ServeurModele, type Panne } from './serveur';

export type Geste =
	| { type: 'taper'; qui: number; onglet: 0 | 1 }
	| { type: 'passer'; qui: number; tirer: boolean; pannes: Panne[] }
	| { type: 'tirer'; qui: number; pannes: Panne[] }
	| { type: 'enregistrer'; qui: number }
	| { type: 'choisir'; qui: number; ici: boolean }
	| { type: 'annuler_choix'; qui: number }
	| { type: 'retirer'; qui: number }
	| { type: 'effacer'; qui: number }
	| { type: 'modifier'; qui: number }
	| { type: 'mourir'; qui: number }
	| { type: 'deconnecter' }
	| { type: 'reconnecter' }
	| { type: 'fermer_le_service' };

/** The onglets that are typed in, and the free text of each that carries what was typed. */
const ONGLETS = [
	{ onglet: 'identification', avec: (saisie: Saisie, mot: string) => ({ ...saisie.identification, voie: mot }) },
	{
		onglet: 'acquis',
		avec: (saisie: Saisie, mot: string) => ({
			...saisie.acquis,
			autreSpecialite: { specialite: mot, annee: '2020', academie: '33', notes: {} }
		})
	}
] as const satisfies { onglet: PartieSaisie; avec: (saisie: Saisie, mot: string) => unknown }[];

export interface Monde {
	app: AppDeTest;
	compte: Compte;
	campagneId: string;
	saisie: Saisie;
	/** First and last instant of the service. */
	ouverte: Date;
	fermee: Date;
}

/** `partage`: the brouillon is on every phone already, the same as on the server; else on the first one alone, new. */
export async function jouerUneHistoire(
	monde: Monde,
	nombre: number,
	partage: boolean,
	gestes: Geste[],
	nom: string
): Promise<void> {
	const histoire = new Histoire(monde, nombre, nom);
	try {
		await histoire.commencer(partage);
		for (const geste of gestes) {
			await histoire.jouer(geste);
			await histoire.verifierLesLabels();
		}
		await histoire.calmer();
		await histoire.verifierQueRienNEstPerdu();
	} finally {
		await histoire.fermer();
	}
}

class Histoire {
	readonly #monde: Monde;
	readonly #serveur: ServeurModele;
	readonly #appareils: Appareil[];
	/** What was typed last in an onglet, on each phone: token by « phone brouillon onglet ». */
	readonly #derniers = new Map<string, string>();
	/** Tokens that a person chose not to keep, or dropped with their brouillon. */
	readonly #ecartes = new Set<string>();
	readonly #promesses = new Promesses();
	#rang = 0;

	constructor(monde: Monde, nombre: number, nom: string) {
		this.#monde = monde;
		this.#serveur = new ServeurModele(monde.app, monde.compte);
		const JOUR = 24 * 3_600_000;
		this.#appareils = Array.from(
			{ length: nombre },
			(_, i) => new Appareil(`${nom}-${i}`, this.#serveur, monde.compte.id, [0, 2 * JOUR, -2 * JOUR][i] ?? 0)
		);
	}

	async commencer(partage: boolean): Promise<void> {
		const { app, compte, campagneId, ouverte, saisie } = this.#monde;
		app.horloge.est(ouverte);
		const brouillonId = crypto.randomUUID();
		if (!partage) return this.#appareils[0]?.commencer(brouillonId, campagneId, null, saisie);
		const cle = { compteId: compte.id, brouillonId };
		await app.engine.tx(async () => {
			const { brouillon, brouillonOnglet } = app.engine.tables;
			await app.engine.write
				.insert(brouillon)
				.values({ ...cle, id: brouillonId, campagneId, creeLe: ouverte, modifieLe: ouverte });
			const onglets = Object.entries(saisie).map(([onglet, valeur]) => ({ ...cle, onglet, valeur }));
			await app.engine.write
				.insert(brouillonOnglet)
				.values(onglets.map((onglet) => ({ ...onglet, version: 1, modifieLe: ouverte })));
		});
		for (const appareil of this.#appareils) await appareil.recevoir(brouillonId, campagneId, saisie);
	}

	async jouer(geste: Geste): Promise<void> {
		if (geste.type === 'deconnecter') this.#serveur.connecte = false;
		else if (geste.type === 'reconnecter') this.#serveur.connecte = true;
		else if (geste.type === 'fermer_le_service') this.#monde.app.horloge.est(this.#monde.fermee);
		else {
			const appareil = this.#appareils[geste.qui % this.#appareils.length];
			if (appareil) await appareil.vit(() => this.#faire(appareil, geste));
		}
	}

	async #faire(appareil: Appareil, geste: Extract<Geste, { qui: number }>): Promise<void> {
		this.#serveur.pannes = 'pannes' in geste ? [...geste.pannes] : [];
		if (geste.type === 'passer') return void (await appareil.passer(geste.tirer));
		if (geste.type === 'tirer') return appareil.tirer();
		if (geste.type === 'mourir') return appareil.renaitre();
		if (geste.type === 'modifier') return this.#modifier(appareil);
		const [brouillon] = await appareil.brouillons();
		if (!brouillon) return;
		const { brouillonId } = brouillon;
		if (geste.type === 'taper') await this.#taper(appareil, brouillonId, ONGLETS[geste.onglet]);
		else if (geste.type === 'enregistrer') await this.#enregistrer(appareil, brouillonId);
		else if (geste.type === 'choisir') await this.#choisir(appareil, brouillonId, geste.ici);
		else if (geste.type === 'annuler_choix') await this.#annulerChoix(appareil, brouillonId);
		else if (geste.type === 'retirer') await this.#retirer(appareil);
		else await this.#effacer(appareil, brouillonId);
	}

	async #taper(appareil: Appareil, brouillonId: string, { onglet, avec }: (typeof ONGLETS)[number]): Promise<void> {
		const lu = await appareil.lire(brouillonId);
		// As the form does: nothing is typed while « Enregistrer » waits for its answer.
		if (!lu || (lu.suivi.enregistrement && !lu.suivi.enregistrement.refus)) return;
		const mot = `${appareil.nom}·${++this.#rang}`;
		await appareil.taper(brouillonId, onglet, avec(lu.saisie, mot));
		this.#derniers.set(`${appareil.nom} ${onglet}`, mot);
		this.#promesses.tape(mot, motDe(lu.saisie[onglet]));
	}

	async #enregistrer(appareil: Appareil, brouillonId: string): Promise<void> {
		const envoiId = await appareil.enregistrer(brouillonId);
		if (envoiId) this.#promesses.presse(envoiId, appareil.nom);
	}

	async #choisir(appareil: Appareil, brouillonId: string, ici: boolean): Promise<void> {
		const lu = await appareil.lire(brouillonId);
		const [conflit] = Object.entries(lu?.suivi.conflits ?? {});
		if (!lu || !conflit) return;
		const [onglet, { valeur: ailleurs }] = conflit;
		const sienne = lu.saisie[onglet as PartieSaisie];
		this.#ecartes.add(motDe(ici ? ailleurs : sienne));
		await appareil.choisir(brouillonId, onglet, ici ? sienne : ailleurs);
	}

	async #annulerChoix(appareil: Appareil, brouillonId: string): Promise<void> {
		const [onglet] = (await appareil.lire(brouillonId))?.suivi.choisis ?? [];
		if (onglet) await appareil.annulerChoix(brouillonId, onglet);
	}

	/** « Modifier »: a brouillon of the candidature, begun from what the server has of it. */
	async #modifier(appareil: Appareil): Promise<void> {
		const { app, compte, campagneId } = this.#monde;
		const [candidature] = await listCandidatures(app.engine, compte.id);
		if (!candidature || (await appareil.brouillons()).length) return;
		const saisie = (await findLastVersion(app.engine, candidature.id))?.instantane.saisie;
		await appareil.commencer(crypto.randomUUID(), campagneId, candidature, saisie);
	}

	/** The last envoi: what it carried stays on the phone, which does not call it sent. */
	async #retirer(appareil: Appareil): Promise<void> {
		const dernier = (await appareil.envois()).at(-1);
		if (!dernier) return;
		await appareil.retirer(dernier.id);
		this.#promesses.retire(dernier);
	}

	async #effacer(appareil: Appareil, brouillonId: string): Promise<void> {
		const lu = await appareil.lire(brouillonId);
		for (const { onglet } of ONGLETS) if (lu) this.#ecartes.add(motDe(lu.saisie[onglet]));
		for (const { onglet } of ONGLETS)
			for (const { valeur } of [lu?.suivi.conflits[onglet]].filter((c) => c !== undefined))
				this.#ecartes.add(motDe(valeur));
		const envois = await appareil.envois();
		await appareil.effacer(brouillonId);
		this.#promesses.efface(brouillonId, envois);
	}

	/** « Enregistré sur le serveur » is said of nothing that the server did not take. */
	async verifierLesLabels(): Promise<void> {
		for (const appareil of this.#appareils) {
			this.#promesses.montre(await appareil.envois(), this.#serveur);
			for (const { brouillonId } of await appareil.brouillons()) {
				const lu = await appareil.lire(brouillonId);
				if (!lu || lu.suivi.nonEnvoyes.length || lu.suivi.recuLe === null) continue;
				for (const { onglet } of ONGLETS) {
					const mot = motDe(lu.saisie[onglet]);
					if (mot && !this.#ecartes.has(mot))
						expect(
							this.#serveur.registre.map((a) => motDe(a.valeur)),
							'label « sur le serveur »'
						).toContain(mot);
				}
			}
		}
	}

	/** All is well on the wire, everybody is signed in, and each person answers what they are asked. */
	async calmer(): Promise<void> {
		this.#serveur.connecte = true;
		this.#serveur.pannes = [];
		for (let tour = 0, calme = false; tour < 10 && !calme; tour++) {
			calme = true;
			for (const appareil of this.#appareils) {
				await appareil.renvoyer();
				const { acceptes } = await appareil.passer(true);
				this.#promesses.montre(await appareil.envois(), this.#serveur);
				for (const { brouillonId } of await appareil.brouillons()) {
					const { nonEnvoyes = [], conflits = {} } = (await appareil.lire(brouillonId))?.suivi ?? {};
					if (acceptes + nonEnvoyes.length + Object.keys(conflits).length > 0) calme = false;
					await this.#choisir(appareil, brouillonId, true);
				}
			}
		}
		// Once more, for those who were served before the last change.
		for (const appareil of this.#appareils) await appareil.passer(true);
	}

	async verifierQueRienNEstPerdu(): Promise<void> {
		const pris = this.#serveur.registre;
		const { app, compte } = this.#monde;
		const candidatures = await listCandidatures(app.engine, compte.id);
		const siennes = (await Promise.all(candidatures.map((c) => listVersions(app.engine, c.id)))).flat();
		const enregistres = siennes.map(({ instantane }) => motsDe(instantane));
		// What the app itself threw away is lost; what a person dropped, or typed over, is not.
		const vivants = await listOnglets(app.engine, compte.id);
		const poses = [...vivants, ...pris.filter((a) => this.#promesses.estEfface(a.brouillonId))].map((o) =>
			motDe(o.valeur)
		);
		const connus = this.#promesses.avecCeuxDAvant([...poses, ...enregistres.flat(), ...this.#ecartes]);

		for (const [ou, mot] of this.#derniers) expect([...connus], `lost: ${ou}`).toContain(mot);
		// Once each, and those of one phone in the order in which they were typed. A brouillon may begin with words of another.
		for (const appareil of this.#appareils)
			for (const ou of new Set(pris.map(({ brouillonId, onglet }) => `${brouillonId} ${onglet}`))) {
				const rangs = pris
					.filter((a) => `${a.brouillonId} ${a.onglet}` === ou && motDe(a.valeur).startsWith(`${appareil.nom}·`))
					.map((a) => Number(motDe(a.valeur).split('·')[1]));
				const nouveaux = rangs.filter((rang, i) => rang !== rangs[i - 1]);
				if (this.#ecartes.size === 0) expect(nouveaux, 'order').toEqual([...new Set(nouveaux)].sort((a, b) => a - b));
			}
		// One candidature at the most, its versions one after the other, one numéro.
		expect(candidatures.length).toBeLessThanOrEqual(1);
		expect(siennes.map((v) => v.version).sort((a, b) => a - b)).toEqual(siennes.map((_, i) => i + 1));
		const informes = new Set<string>();
		for (const appareil of this.#appareils) if ((await appareil.recus()) > 0) informes.add(appareil.nom);
		await this.#promesses.tenues(app, compte.id, this.#serveur, { versions: siennes.length, informes });
		this.#promesses.vues(pris, motDe, this.#ecartes);
		this.#promesses.versionsVues(
			siennes.map(({ instantane: { saisie } }) => ONGLETS.map(({ onglet }) => motDe(saisie[onglet]))),
			this.#ecartes
		);
		// Nothing waits any more, and what was refused says why.
		for (const appareil of this.#appareils) {
			const restes = (await appareil.envois()).filter((e) => !e.refus);
			expect(
				restes.map((e) => e.nature),
				'stuck in the queue'
			).toEqual([]);
			for (const { brouillonId } of await appareil.brouillons()) await this.#pareil(appareil, brouillonId);
		}
	}

	/** What that phone shows is what the server has. */
	async #pareil(appareil: Appareil, brouillonId: string): Promise<void> {
		const lu = await appareil.lire(brouillonId);
		for (const { onglet } of ONGLETS) {
			const mot = lu ? motDe(lu.saisie[onglet]) : '';
			const serveur = this.#serveur.registre.findLast((a) => a.brouillonId === brouillonId && a.onglet === onglet);
			if (mot && !this.#ecartes.has(mot)) expect(motDe(serveur?.valeur), `the phone and the server differ`).toBe(mot);
		}
	}

	async fermer(): Promise<void> {
		for (const appareil of this.#appareils) await appareil.fermer();
	}
}

function motDe(valeur: unknown): string {
	if (valeur === null || typeof valeur !== 'object') return '';
	if ('voie' in valeur) return estUnMot(valeur.voie) ? valeur.voie : '';
	if (!('autreSpecialite' in valeur) || valeur.autreSpecialite === null) return '';
	const { specialite } = valeur.autreSpecialite as { specialite: unknown };
	return estUnMot(specialite) ? specialite : '';
}

const estUnMot = (mot: unknown): mot is string => typeof mot === 'string' && mot.includes('·');

function motsDe({ saisie }: Instantane): string[] {
	return [motDe(saisie.identification), motDe(saisie.acquis)].filter((mot) => mot !== '');
}
