import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { saisieVide } from '$lib/domain/saisie';
import { commencerBrouillon, garderOnglet, lireBrouillon, listerBrouillons } from './brouillons';
import { envoyer, listerEnvois, type Poster, type Reponse } from './envois';
import { reessayer, renvoyer, retirer } from './reprises';
import { compterNonEnvoyes } from './facteur.svelte';
import { annulerChoix, choisir } from './choix';
import { absorber } from './fusion';
import { ouvrirLocal } from './local';
import { ajouterPages, attendre, supprimerPage, lirePlateau } from './plateaux';
import { preparerEnregistrement, preparerOnglets } from './preparation';
import { continuer } from './fins';
import { ecrire } from './retours';

const le = new Date('2026-11-05T08:00:00Z');
const alya = { compteId: 'alya', brouillonId: 'b1' };
const identite = { compteId: 'alya', candidatureId: 'c1', pieceId: 'identite' };
const voie = (mot: string) => ({ voie: mot, localite: '' });

async function telephone(nom: string) {
	const local = ouvrirLocal(nom);
	const titres = { titre: 'BCP', sousTitre: '2027' };
	await commencerBrouillon(local, { ...alya, campagneId: 'c1', candidatureId: null, ...titres, creeLe: le });
	return local;
}

/** « Retirer », in « Mes envois », the onglet that waits there. */
async function retirerLOnglet(local: ReturnType<typeof ouvrirLocal>) {
	await preparerOnglets(local, 'alya', le);
	const [envoi] = await listerEnvois(local, 'alya');
	if (!envoi) throw new Error('nothing waits');
	await retirer(local, 'alya', envoi.id);
}

const ailleurs = (version: number, mot: string) => ({
	id: 'b1',
	campagneId: 'c1',
	candidatureId: null,
	creeLe: le.toISOString(),
	fin: null,
	titre: '',
	sessionExamen: '',
	academie: '33',
	onglets: { identification: { version, valeur: voie(mot), modifieLe: le.toISOString() } }
});

describe('what this phone counts as not sent', () => {
	it('pages photographed for a pièce, as long as no file was made of them', async () => {
		const local = await telephone('photos');
		await attendre(local, identite, { quoi: 'photo', depuis: le });
		expect(await compterNonEnvoyes(local, 'alya')).toBe(0);
		await ajouterPages(local, identite, [{ source: new ArrayBuffer(3), nature: 'jpeg' }]);
		expect(await compterNonEnvoyes(local, 'alya')).toBe(1);
		expect(await compterNonEnvoyes(local, 'bastien')).toBe(0);
		const { pages } = await lirePlateau(local, identite);
		await supprimerPage(local, identite, pages[0]?.pageId ?? '');
		expect(await compterNonEnvoyes(local, 'alya')).toBe(0);
	});

	it('an onglet taken back from « Mes envois »: it is told as not sent, and stays here until it is sent after all', async () => {
		const local = await telephone('retire');
		await garderOnglet(local, alya, 'identification', voie('3 rue d’Ici'), le);
		await retirerLOnglet(local);
		await preparerOnglets(local, 'alya', le);
		expect(await listerEnvois(local, 'alya')).toEqual([]);
		expect(await compterNonEnvoyes(local, 'alya')).toBe(1);
		expect((await lireBrouillon(local, alya))?.suivi.nonEnvoyes).toEqual(['identification']);

		await renvoyer(local, 'alya', 'b1', 'identification');
		await preparerOnglets(local, 'alya', le);
		const recu: Poster = async ({ id }) => ({
			type: 'accepte',
			recu: { envoiId: id, version: 1, recuLe: le.toISOString() }
		});
		await envoyer(local, 'alya', recu, { maintenant: () => 0, hasard: () => 0 });
		expect(await compterNonEnvoyes(local, 'alya')).toBe(0);
	});

	it('an onglet taken back is not replaced by what another device sends: the person chooses', async () => {
		const local = await telephone('retire-ailleurs');
		await garderOnglet(local, alya, 'identification', voie('3 rue d’Ici'), le);
		await retirerLOnglet(local);
		await absorber(local, 'alya', [ailleurs(1, '9 rue d’Ailleurs')]);
		const lu = await lireBrouillon(local, alya);
		expect(lu?.saisie.identification.voie).toBe('3 rue d’Ici');
		expect(lu?.suivi.conflits.identification?.valeur).toEqual(voie('9 rue d’Ailleurs'));
	});

	it('an onglet taken back outlives the end of its brouillon on another device', async () => {
		const local = await telephone('retire-fini');
		await garderOnglet(local, alya, 'identification', voie('3 rue d’Ici'), le);
		await retirerLOnglet(local);
		const fin = { devenu: 'c9', suite: null, le: le.toISOString() };
		const suite = await ecrire(local, (tx) => continuer(tx, 'alya', 'b1', fin));
		const lu = await lireBrouillon(local, { compteId: 'alya', brouillonId: suite ?? '' });
		expect(lu?.saisie.identification.voie).toBe('3 rue d’Ici');
		// Still taken back: it does not leave by itself in the brouillon that follows.
		await preparerOnglets(local, 'alya', le);
		expect(await listerEnvois(local, 'alya')).toEqual([]);
		expect(await compterNonEnvoyes(local, 'alya')).toBe(1);
	});
});

describe('« Enregistrer »', () => {
	it('what another page of this phone kept in that instant is not called sent: it goes on as a modification', async () => {
		const local = await telephone('deux-pages');
		await garderOnglet(local, alya, 'identification', voie('3 rue d’Ici'), le);
		const lue = (await lireBrouillon(local, alya))?.saisie ?? saisieVide();
		await garderOnglet(local, alya, 'identification', voie('9 rue d’Ailleurs'), le);
		await preparerEnregistrement(local, alya, lue, le);
		const recu: Poster = async ({ id, nature }) => ({
			type: 'accepte',
			recu:
				nature === 'onglet'
					? { envoiId: id, version: 1, recuLe: le.toISOString() }
					: { envoiId: id, candidatureId: 'c1', numeroInscription: '001', version: 1, enregistreeLe: le.toISOString() }
		});
		await envoyer(local, 'alya', recu, { maintenant: () => 0, hasard: () => 0 });
		const [suite] = await listerBrouillons(local, 'alya');
		expect(suite).toMatchObject({ suiteDe: ['b1'], candidatureId: 'c1', surVersion: 1 });
		const lu = await lireBrouillon(local, { compteId: 'alya', brouillonId: suite?.brouillonId ?? '' });
		expect(lu?.saisie.identification.voie).toBe('9 rue d’Ailleurs');
	});

	it('waits for the choice between two devices, and keeps the reason of the last refusal', async () => {
		const local = await telephone('choix-ouvert');
		await garderOnglet(local, alya, 'identification', voie('3 rue d’Ici'), le);
		await absorber(local, 'alya', [ailleurs(1, '9 rue d’Ailleurs')]);
		expect(await preparerEnregistrement(local, alya, saisieVide(), le)).toBeNull();
		expect(await listerEnvois(local, 'alya')).toEqual([]);
	});
});

describe('a modification that ended on another device', () => {
	const fin = (voieLa: string) => ({
		devenu: 'c1',
		suite: { ...saisieVide(), identification: { ...saisieVide().identification, voie: voieLa } },
		avant: { ...saisieVide(), identification: { ...saisieVide().identification, voie: 'Avant' } },
		version: 2,
		le: le.toISOString()
	});
	const identification = (mot: string) => ({ ...saisieVide().identification, voie: mot });

	it('what was sent, then put back here unsent, is asked: the other device registered what was sent', async () => {
		const local = await telephone('remis');
		await garderOnglet(local, alya, 'identification', identification('12 rue'), le);
		await preparerOnglets(local, 'alya', le);
		const recu: Poster = async ({ id }) => ({
			type: 'accepte',
			recu: { envoiId: id, version: 1, recuLe: le.toISOString() }
		});
		await envoyer(local, 'alya', recu, { maintenant: () => 0, hasard: () => 0 });
		await garderOnglet(local, alya, 'identification', identification('Avant'), le);
		const suite = await ecrire(local, (tx) => continuer(tx, 'alya', 'b1', fin('12 rue')));
		const lu = await lireBrouillon(local, { compteId: 'alya', brouillonId: suite ?? '' });
		expect(lu?.saisie.identification.voie).toBe('Avant');
		expect(lu?.suivi.conflits.identification?.valeur).toMatchObject({ voie: '12 rue' });
	});

	it('an onglet never touched here is as the other device left it, and asks nothing', async () => {
		const local = await telephone('intouche');
		await garderOnglet(local, alya, 'identification', identification('Avant'), le);
		expect(await ecrire(local, (tx) => continuer(tx, 'alya', 'b1', fin('99 rue')))).toBeNull();
	});

	it('a choice that was open stays open', async () => {
		const local = await telephone('encore-ouvert');
		await garderOnglet(local, alya, 'identification', identification('3 rue d’Ici'), le);
		await absorber(local, 'alya', [ailleurs(1, 'Avant')]);
		const suite = await ecrire(local, (tx) => continuer(tx, 'alya', 'b1', fin('Avant')));
		const lu = await lireBrouillon(local, { compteId: 'alya', brouillonId: suite ?? '' });
		expect(lu?.suivi.conflits.identification?.valeur).toMatchObject({ voie: 'Avant' });
	});
});

describe('« Enregistrer » pressed without network, and the same answers registered on another device meanwhile', () => {
	const identification = { ...saisieVide().identification, voie: '3 rue d’Ici' };
	const fin = { devenu: 'c1', suite: { ...saisieVide(), identification }, version: 1, le: le.toISOString() };
	const termine: Reponse = { type: 'refus', code: 'brouillon_termine', message: 'Déjà', erreurs: [], details: fin };

	it('the press still leaves, and what is shown is its receipt', async () => {
		const local = await telephone('memes-reponses');
		await garderOnglet(local, alya, 'identification', identification, le);
		await preparerEnregistrement(local, alya, { ...saisieVide(), identification }, le);
		const poster: Poster = async ({ id, nature }) => {
			if (nature === 'onglet') return termine;
			const recu = { envoiId: id, candidatureId: 'c1', numeroInscription: '001', version: 1 };
			return { type: 'accepte', recu: { ...recu, enregistreeLe: le.toISOString() } };
		};
		await envoyer(local, 'alya', poster, { maintenant: () => 0, hasard: () => 0 });
		expect(await listerEnvois(local, 'alya')).toEqual([]);
		expect(await listerBrouillons(local, 'alya')).toEqual([]);
		expect(await local((db) => db.getAll('recus'))).toMatchObject([{ candidatureId: 'c1', numeroInscription: '001' }]);
	});

	it('it is refused with its reason when the inscription is no more', async () => {
		const local = await telephone('desinscrite');
		await garderOnglet(local, alya, 'identification', identification, le);
		await preparerEnregistrement(local, alya, { ...saisieVide(), identification }, le);
		await envoyer(local, 'alya', async () => termine, { maintenant: () => 0, hasard: () => 0 });
		expect(await listerEnvois(local, 'alya')).toMatchObject([{ nature: 'enregistrement', refus: { message: 'Déjà' } }]);
	});

	it('an answer that does not say how it ended is a refusal with its reason, and stops nothing', async () => {
		const local = await telephone('reponse-courte');
		await garderOnglet(local, alya, 'identification', identification, le);
		await preparerOnglets(local, 'alya', le);
		const courte = async (): Promise<Reponse> => ({ ...termine, details: {} });
		await envoyer(local, 'alya', courte, { maintenant: () => 0, hasard: () => 0 });
		expect(await listerEnvois(local, 'alya')).toMatchObject([{ refus: { code: 'brouillon_termine' } }]);
		expect(await listerBrouillons(local, 'alya')).toHaveLength(1);
	});
});

describe('a modification that took another in', () => {
	it('pressed on another device, it takes the one that it had taken in off the server', async () => {
		const local = await telephone('remplacee');
		await local(async (db) => {
			const garde = await db.get('brouillons', ['alya', 'b1']);
			if (garde) await db.put('brouillons', { ...garde, remplace: { brouillonId: 'b0', vu: 'acquis:1' } });
		});
		const fin = { devenu: 'c1', suite: saisieVide(), version: 3, le: le.toISOString() };
		expect(await ecrire(local, (tx) => continuer(tx, 'alya', 'b1', fin))).toBeNull();
		expect(await listerEnvois(local, 'alya')).toMatchObject([
			{ nature: 'effacement', chemin: '/api/brouillons/b0?vu=acquis:1' }
		]);
	});
});

describe('what was pressed, and taken back before its answer', () => {
	it('is no ground any more once another device’s word was received over it', async () => {
		const local = await telephone('pressee');
		await garderOnglet(local, alya, 'identification', voie('X'), le);
		await preparerEnregistrement(
			local,
			alya,
			{ ...saisieVide(), identification: { ...saisieVide().identification, ...voie('X') } },
			le
		);
		const perdue: Poster = async ({ id, nature }) =>
			nature === 'onglet'
				? { type: 'accepte', recu: { envoiId: id, version: 1, recuLe: le.toISOString() } }
				: { type: 'hors_ligne', parti: true };
		await envoyer(local, 'alya', perdue, { maintenant: () => 0, hasard: () => 0 });
		const [presse] = await listerEnvois(local, 'alya');
		await retirer(local, 'alya', presse?.id ?? '');
		await absorber(local, 'alya', [ailleurs(2, 'Y')]);
		await garderOnglet(local, alya, 'identification', voie('Z'), le);
		const fin = {
			devenu: 'c1',
			suite: { ...saisieVide(), identification: { ...saisieVide().identification, ...voie('X') } },
			version: 1,
			le: le.toISOString()
		};
		const suite = await ecrire(local, (tx) => continuer(tx, 'alya', 'b1', fin));
		const lu = await lireBrouillon(local, { compteId: 'alya', brouillonId: suite ?? '' });
		expect(lu?.suivi.conflits.identification?.valeur).toMatchObject(voie('X'));
	});
});

describe('« Réessayer »', () => {
	it('on an onglet that was refused sends what is typed now, not what was refused', async () => {
		const local = await telephone('reessayer');
		const conditions = { maintenant: () => 0, hasard: () => 0 };
		await garderOnglet(local, alya, 'identification', voie('3 rue d’Ici'), le);
		await preparerOnglets(local, 'alya', le);
		const non: Reponse = { type: 'refus', code: 'saisie_invalide', message: 'Non.', erreurs: [], details: {} };
		await envoyer(local, 'alya', () => Promise.resolve(non), conditions);
		await garderOnglet(local, alya, 'identification', voie('3 rue d’Ailleurs'), le);
		const [refuse] = await listerEnvois(local, 'alya');
		expect(refuse?.refus?.code).toBe('saisie_invalide');

		await reessayer(local, refuse?.id ?? '');
		await preparerOnglets(local, 'alya', le);
		const partis: string[] = [];
		const recu: Poster = async ({ id, corps }) => {
			partis.push(corps);
			return { type: 'accepte', recu: { envoiId: id, version: 1, recuLe: le.toISOString() } };
		};
		await envoyer(local, 'alya', recu, conditions);
		expect(partis).toEqual([expect.stringContaining('3 rue d’Ailleurs')]);
		expect(await compterNonEnvoyes(local, 'alya')).toBe(0);
	});
});

describe('« Annuler ce choix »', () => {
	it('brings both values back, and keeps what was typed since the choice', async () => {
		const local = await telephone('annuler');
		await garderOnglet(local, alya, 'identification', voie('3 rue d’Ici'), le);
		await absorber(local, 'alya', [ailleurs(1, '9 rue d’Ailleurs')]);
		await choisir(local, alya, 'identification', voie('9 rue d’Ailleurs'), le);
		await garderOnglet(local, alya, 'identification', { ...voie('9 rue d’Ailleurs'), localite: 'Łódź' }, le);
		await annulerChoix(local, alya, 'identification', le);
		const lu = await lireBrouillon(local, alya);
		expect(lu?.saisie.identification).toMatchObject({ voie: '3 rue d’Ici', localite: 'Łódź' });
		expect(lu?.suivi.conflits.identification?.valeur).toEqual(voie('9 rue d’Ailleurs'));
	});
});
