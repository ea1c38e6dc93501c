/**
 * The brouillons on the server: every device of a person finds what the others typed. An onglet is taken when it was
 * based on what is here; otherwise the phone gets both and asks the person.
 */
import {
	refusOnglet,
	refusVersion,
	type BrouillonServeur,
	type DemandeOnglet,
	type Devenir,
	type RecuOnglet
} from '$lib/domain/brouillon';
import { exiger, Refus } from '$lib/domain/refus';
import type { PartieSaisie } from '$lib/domain/saisie';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import * as brouillons from './db/brouillons';
import { findCandidature, findLastVersion } from './db/candidatures';
import type { Row } from './db/engine';
import { uneSeuleFois, type EnvoiRecu } from './envois';
import { lireExamen } from './examens';

/** A device that was away for so long still learns that a brouillon ended. */
const MEMOIRE = 400 * 24 * 3_600_000;
/** Living brouillons of one compte: a candidat has two or three. */
const BROUILLONS_MAX = 40;

export interface Onglet extends EnvoiRecu {
	brouillonId: string;
	onglet: PartieSaisie;
	demande: DemandeOnglet;
}

export async function garderOnglet(app: App, envoi: Onglet): Promise<RecuOnglet> {
	const { compteId, envoiId, brouillonId, onglet, demande } = envoi;
	exiger(refusOnglet(onglet, demande.valeur));
	return uneSeuleFois(app, envoi, async (maintenant) => {
		await brouillonVivant(app, envoi, maintenant);
		const onglets = await brouillons.listOngletsDe(app.engine, compteId, brouillonId);
		const actuel = onglets.find((o) => o.onglet === onglet);
		const recuLe = maintenant.toISOString();
		// Both devices typed the same: nobody has to choose.
		if (actuel && JSON.stringify(actuel.valeur) === JSON.stringify(demande.valeur))
			return { envoiId, version: actuel.version, recuLe };
		const refus = refusVersion(actuel?.version ?? 0, demande.base);
		if (refus && actuel) throw new Refus(refus, { actuel: transmis(actuel) });
		const version = Math.max(actuel?.version ?? 0, demande.base) + 1;
		const { valeur } = demande;
		await brouillons.putOnglet(app.engine, { compteId, brouillonId, onglet, version, valeur, modifieLe: maintenant });
		await brouillons.updateBrouillon(app.engine, compteId, brouillonId, { modifieLe: maintenant });
		return { envoiId, version, recuLe };
	});
}

/** The brouillon that an onglet belongs to, begun with its first onglet. */
async function brouillonVivant(app: App, { compteId, brouillonId, demande }: Onglet, maintenant: Date): Promise<void> {
	const existant = await brouillons.findBrouillon(app.engine, compteId, brouillonId);
	const fin = existant && (await finDe(app, existant));
	if (fin) throw new Refus('brouillon_termine', { ...fin });
	if (existant) return;
	const { campagneId, candidatureId, creeLe } = demande.brouillon;
	await lireCampagne(app, campagneId);
	if (candidatureId && !(await findCandidature(app.engine, compteId, candidatureId))) throw new Refus('introuvable');
	if ((await brouillons.countBrouillons(app.engine, compteId)) >= BROUILLONS_MAX) throw new Refus('trop_de_brouillons');
	await brouillons.insertBrouillon(app.engine, {
		compteId,
		id: brouillonId,
		campagneId,
		candidatureId,
		creeLe: new Date(creeLe),
		modifieLe: maintenant,
		finiLe: null,
		devenuId: null
	});
}

export interface Effacement extends EnvoiRecu {
	brouillonId: string;
}

/** The person drops a brouillon; one that never reached the server is as good as dropped. */
export function effacerBrouillon(app: App, envoi: Effacement): Promise<{ envoiId: string }> {
	return uneSeuleFois(app, envoi, async () => {
		await terminerBrouillon(app, envoi.compteId, envoi.brouillonId, null);
		return { envoiId: envoi.envoiId };
	});
}

/** Inside the transaction of what ends it: « Enregistrer » (`devenuId`), or the person who drops it. */
export async function terminerBrouillon(app: App, compteId: string, id: string, devenuId: string | null) {
	const existant = await brouillons.findBrouillon(app.engine, compteId, id);
	if (!existant || existant.finiLe) return;
	await brouillons.deleteOnglets(app.engine, compteId, id);
	await brouillons.updateBrouillon(app.engine, compteId, id, { finiLe: app.clock.now(), devenuId });
}

/** Inside a transaction: did another device change an onglet that the person did not see? The versions are those seen. */
export async function exigerVersionsVues(app: App, compteId: string, id: string, versions: Record<string, number>) {
	const onglets = await brouillons.listOngletsDe(app.engine, compteId, id);
	exiger(onglets.every((o) => (versions[o.onglet] ?? 0) === o.version) ? null : 'version_perimee');
}

export async function listerBrouillons(app: App, compteId: string): Promise<BrouillonServeur[]> {
	const depuis = new Date(app.clock.now().getTime() - MEMOIRE);
	const [rows, onglets] = [
		await brouillons.listBrouillons(app.engine, compteId, depuis),
		await brouillons.listOnglets(app.engine, compteId)
	];
	return Promise.all(
		rows.map(async (row) => {
			const campagne = await lireCampagne(app, row.campagneId);
			const siens = onglets.filter((o) => o.brouillonId === row.id);
			return {
				id: row.id,
				campagneId: row.campagneId,
				candidatureId: row.candidatureId,
				creeLe: row.creeLe.toISOString(),
				fin: await finDe(app, row),
				titre: (await lireExamen(app, campagne.examenHash)).libelle,
				sessionExamen: campagne.sessionExamen,
				academie: campagne.academie,
				onglets: Object.fromEntries(siens.map((o) => [o.onglet, transmis(o)]))
			};
		})
	);
}

/** A device that comes later learns how it ended, and what the candidature holds now. */
async function finDe(app: App, { finiLe, devenuId }: Row<'brouillon'>): Promise<Devenir | null> {
	if (!finiLe) return null;
	const derniere = devenuId === null ? null : await findLastVersion(app.engine, devenuId);
	return { devenu: devenuId, suite: derniere?.instantane.saisie ?? null, le: finiLe.toISOString() };
}

function transmis({ version, valeur, modifieLe }: Row<'brouillonOnglet'>) {
	return { version, valeur, modifieLe: modifieLe.toISOString() };
}

/** Run by `taches.ts`: the traces of what ended long ago. */
export function oublierBrouillonsFinis(app: App): Promise<void> {
	const avant = new Date(app.clock.now().getTime() - MEMOIRE);
	return app.engine.tx(() => brouillons.deleteBrouillonsFinis(app.engine, avant));
}
