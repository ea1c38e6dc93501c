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
import { estActive, type Etat } from '$lib/domain/candidature';
import { bilanEtat } from '$lib/domain/etats';
import { exiger, Refus } from '$lib/domain/refus';
import type { PartieSaisie, Saisie } from '$lib/domain/saisie';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import * as brouillons from './db/brouillons';
import { findCandidature, findLastVersion, findVersion, listCandidatures } from './db/candidatures';
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
	await exigerVivant(app, existant);
	if (existant) return;
	const { campagneId, candidatureId, creeLe, surVersion = null } = demande.brouillon;
	await lireCampagne(app, campagneId);
	if (candidatureId && !(await findCandidature(app.engine, compteId, candidatureId))) throw new Refus('introuvable');
	if ((await brouillons.countBrouillons(app.engine, compteId)) >= BROUILLONS_MAX) throw new Refus('trop_de_brouillons');
	await brouillons.insertBrouillon(app.engine, {
		compteId,
		id: brouillonId,
		campagneId,
		candidatureId,
		surVersion,
		creeLe: new Date(creeLe),
		modifieLe: maintenant,
		finiLe: null,
		devenuId: null
	});
}

export interface Effacement extends EnvoiRecu {
	brouillonId: string;
	/** Versions of its onglets that the device had; absent: whatever it holds now. */
	vu?: Record<string, number>;
}

/**
 * The person drops a brouillon, or took all of it into another one; one that never reached the server is as good as dropped.
 * Where another device went on in it meanwhile (`vu`) it stays.
 */
export function effacerBrouillon(app: App, envoi: Effacement): Promise<{ envoiId: string }> {
	const { compteId, envoiId, brouillonId, vu } = envoi;
	return uneSeuleFois(app, envoi, async () => {
		if (vu === undefined || (await sontVus(app, compteId, brouillonId, vu)))
			await terminerBrouillon(app, compteId, brouillonId, null);
		return { envoiId };
	});
}

/** Inside the transaction of what ends it: « Enregistrer » (`devenuId`), or the person who drops it. */
export async function terminerBrouillon(app: App, compteId: string, id: string, devenuId: string | null) {
	const existant = await brouillons.findBrouillon(app.engine, compteId, id);
	if (!existant || existant.finiLe) return;
	await brouillons.deleteOnglets(app.engine, compteId, id);
	await brouillons.updateBrouillon(app.engine, compteId, id, { finiLe: app.clock.now(), devenuId });
}

/** `presse`: « Enregistrer » asks, and the answer says in words what became of the inscription. */
async function exigerVivant(app: App, brouillon: Row<'brouillon'> | null, presse = false): Promise<void> {
	if (!brouillon?.finiLe) return;
	const siennes = await listCandidatures(app.engine, brouillon.compteId);
	const fin = await finDe(app, brouillon, siennes);
	const devenue = presse && siennes.find(({ id }) => id === brouillon.devenuId);
	throw new Refus('brouillon_termine', { ...fin, ...(devenue && { detail: motDeLaFin(devenue.etat) }) });
}

/** Nobody is told that they are registered when they no longer are. */
function motDeLaFin(etat: Etat): string {
	return estActive(etat)
		? 'Votre inscription est déjà enregistrée, avec d’autres réponses\u00a0: relisez-la dans «\u00a0Mes inscriptions\u00a0». Ce que le serveur n’avait pas encore reçu de vous est gardé ici, dans un nouveau brouillon.'
		: `${bilanEtat(etat)} Si le serveur n’avait pas tout reçu de vous, le reste est gardé ici, dans un nouveau brouillon.`;
}

/**
 * Inside a transaction: did another device end the brouillon, or change an onglet of it that the person did not see? The
 * versions are those seen; an app that says none is not compared onglet by onglet.
 */
export async function exigerBrouillonVu(app: App, compteId: string, id: string, versions?: Record<string, number>) {
	await exigerVivant(app, await brouillons.findBrouillon(app.engine, compteId, id), true);
	if (!versions) return;
	exiger((await sontVus(app, compteId, id, versions)) ? null : 'version_perimee');
}

async function sontVus(app: App, compteId: string, id: string, versions: Record<string, number>): Promise<boolean> {
	const onglets = await brouillons.listOngletsDe(app.engine, compteId, id);
	return onglets.every((o) => (versions[o.onglet] ?? 0) === o.version);
}

export async function listerBrouillons(app: App, compteId: string): Promise<BrouillonServeur[]> {
	const depuis = new Date(app.clock.now().getTime() - MEMOIRE);
	const rows = await brouillons.listBrouillons(app.engine, compteId, depuis);
	const onglets = await brouillons.listOnglets(app.engine, compteId);
	const siennes = await listCandidatures(app.engine, compteId);
	// Dozens may have ended, of the same campagne: it is read once.
	const campagnes = new Set(rows.map(({ campagneId }) => campagneId));
	const listes = [...campagnes].map(async (campagneId) => {
		const { examenHash, sessionExamen, academie } = await lireCampagne(app, campagneId);
		const { libelle: titre } = await lireExamen(app, examenHash);
		const siens = rows.filter((row) => row.campagneId === campagneId);
		return Promise.all(
			siens.map(async (row) => {
				const { id, candidatureId, surVersion } = row;
				return {
					...{ id, campagneId, candidatureId, surVersion, titre, sessionExamen, academie },
					creeLe: row.creeLe.toISOString(),
					fin: await finDe(app, row, siennes),
					onglets: {
						...(await deLaCandidature(app, row, siennes)),
						...Object.fromEntries(onglets.filter((o) => o.brouillonId === id).map((o) => [o.onglet, transmis(o)]))
					}
				};
			})
		);
	});
	return (await Promise.all(listes)).flat();
}

/** A device that comes later learns how it ended, and what the candidature holds now; null while it lives. */
async function finDe(
	app: App,
	{ finiLe, devenuId, surVersion }: Row<'brouillon'>,
	siennes: Row<'candidature'>[]
): Promise<Devenir | null> {
	if (!finiLe) return null;
	const devenue = siennes.find(({ id }) => id === devenuId);
	const devenir = devenue && (await devenirDe(app, devenue, surVersion));
	return { devenu: devenuId, suite: null, ...devenir, le: finiLe.toISOString() };
}

/**
 * What a candidature holds now, and what it held in the version that a modification began from; null while it was never
 * enregistrée.
 */
export async function devenirDe(
	app: App,
	candidature: Row<'candidature'>,
	surVersion: number | null
): Promise<Devenir | null> {
	const derniere = await findLastVersion(app.engine, candidature.id);
	if (!derniere) return null;
	return {
		devenu: candidature.id,
		suite: derniere.instantane.saisie,
		version: derniere.version,
		...(surVersion !== null && { avant: (await contenuDe(app, candidature, surVersion)).saisie }),
		le: derniere.enregistreeLe.toISOString()
	};
}

/**
 * What a modification leaves as it was: the onglets that its phone has not sent, as those of the candidature it began from.
 * Without them another device would show them empty, and register that.
 */
async function deLaCandidature(
	app: App,
	{ finiLe, candidatureId, surVersion }: Row<'brouillon'>,
	siennes: Row<'candidature'>[]
): Promise<BrouillonServeur['onglets']> {
	const candidature = siennes.find(({ id }) => id === candidatureId);
	if (finiLe || surVersion === null || !candidature) return {};
	const { saisie, depuis } = await contenuDe(app, candidature, surVersion);
	// Never by the clock of the phone that began it: another one says that the server has them since then.
	const modifieLe = depuis.toISOString();
	return Object.fromEntries(
		Object.entries(saisie).map(([onglet, valeur]) => [onglet, { version: 0, valeur, modifieLe }])
	);
}

/** What a candidature held in that version, and since when: what its school had filled in, before the first. */
async function contenuDe(
	app: App,
	{ id, preinscription, creeLe }: Row<'candidature'>,
	version: number
): Promise<{ saisie: Partial<Saisie>; depuis: Date }> {
	const trouvee = await findVersion(app.engine, id, version);
	return { saisie: trouvee?.instantane.saisie ?? preinscription ?? {}, depuis: trouvee?.enregistreeLe ?? creeLe };
}

function transmis({ version, valeur, modifieLe }: Row<'brouillonOnglet'>) {
	return { version, valeur, modifieLe: modifieLe.toISOString() };
}

/** Run by `taches.ts`: the traces of what ended long ago. */
export function oublierBrouillonsFinis(app: App): Promise<void> {
	const avant = new Date(app.clock.now().getTime() - MEMOIRE);
	return app.engine.tx(() => brouillons.deleteBrouillonsFinis(app.engine, avant));
}
