import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { commencerBrouillon } from './brouillons';
import { garderDocument } from './documents';
import { absorber } from './fusion';
import { preparerLecture } from './lectures';
import { ouvrirLocal, type Local } from './local';
import { ajouterPages, clePreuve } from './plateaux';
import { preparerDepot, preparerVerrou } from './preparation-pieces';
import { preparerActe } from './preparation-suivi';
import { preparerValidation } from './preparation-validation';
import { DERNIER_COMPTE, estParti } from './presence';
import { lireOuRevoir } from './vus';

const le = new Date('2026-11-05T08:00:00Z');
const octets = new ArrayBuffer(8);

const ici = (local: Local, corps: string | null) =>
	local((db) => db.put('vus', { compteId: DERNIER_COMPTE[0], chemin: DERNIER_COMPTE[1], corps, vuLe: '' }));
const aVu = (local: Local, compteId: string) =>
	local((db) => db.put('vus', { compteId, chemin: '/api/moi', corps: {}, vuLe: '' }));
const parti = (local: Local, compteId: string) => local((db) => estParti(db.transaction('vus').store, compteId));

it('SEC18 somebody has left who has signed out, also when somebody else is here by now', async () => {
	const local = ouvrirLocal('partis');
	for (const corps of [null, 'bastien']) {
		await ici(local, corps);
		expect(await parti(local, 'alya')).toBe(true);
	}
});

it('nobody has left a browser that was cleared, nor because somebody else signed in beside them', async () => {
	const local = ouvrirLocal('restes');
	expect(await parti(local, 'alya')).toBe(false);
	await ici(local, 'alya');
	expect(await parti(local, 'alya')).toBe(false);
	await aVu(local, 'alya');
	await ici(local, 'bastien');
	expect(await parti(local, 'alya')).toBe(false);
});

it('SEC18 a photo, a file, a signalement that was under way in another page stays off a device signed out of', async () => {
	const local = ouvrirLocal('photo');
	const cle = clePreuve('alya', 'nom');
	const gestes = [
		() => ajouterPages(local, cle, [{ source: octets, nature: 'jpeg' }]),
		() => preparerDepot(local, cle, { octets, type: 'image/jpeg' }, 'Carte', le),
		() => preparerVerrou(local, cle, { groupe: 'g', depots: [] } as never, le),
		() => preparerActe(local, cle, { nature: 'desinscription', demande: {} }, 'Désinscription', le)
	];
	await ici(local, null);
	for (const geste of gestes) await expect(geste()).rejects.toThrow();
	for (const store of ['plateaux', 'pages', 'fichiers', 'envois'] as const)
		expect(await local((db) => db.count(store)), store).toBe(0);
	// Signed in again, all of it is kept.
	await ici(local, 'alya');
	for (const geste of gestes) await geste();
	expect(await local((db) => db.count('envois'))).toBe(3);
});

it('SEC18 a brouillon that was waiting for its rules, « Valider », « lu » of a page that slept write nothing of who has left', async () => {
	const local = ouvrirLocal('brouillon');
	const titres = { campagneId: 'c1', candidatureId: null, titre: 'BCP', sousTitre: '2027' };
	const lecture = {
		compteId: 'alya',
		chemin: '/api/m1/lu',
		vu: { chemin: '/api/m', champ: 'id', valeur: 'm1' }
	} as const;
	const gestes = [
		() =>
			commencerBrouillon(
				local,
				{ compteId: 'alya', brouillonId: 'b1', ...titres, creeLe: le },
				{ modalites: { acceptees: true } }
			),
		() => preparerValidation(local, { compteId: 'alya', candidatureId: 'k1' }, { version: 1 }, le)
	];
	await ici(local, null);
	for (const geste of gestes) await expect(geste()).rejects.toThrow();
	// Nobody waits for this one, and nobody hears that it was not kept.
	await preparerLecture(local, lecture, le);
	for (const store of ['brouillons', 'onglets', 'envois'] as const)
		expect(await local((db) => db.count(store)), store).toBe(0);
	// Signed in again, all of it is kept.
	await ici(local, 'alya');
	for (const geste of gestes) await geste();
	await preparerLecture(local, lecture, le);
	expect(await local((db) => db.count('brouillons'))).toBe(1);
	expect(await local((db) => db.count('envois'))).toBe(2);
});

it('SEC18 an answer that comes after somebody has left is kept by nobody, nor a document: they stay gone', async () => {
	const local = ouvrirLocal('reponse');
	await ici(local, 'alya');
	await aVu(local, 'alya');
	const partir = () =>
		local(async (db) => {
			const tx = db.transaction('vus', 'readwrite');
			void tx.store.delete(['alya', '/api/moi']);
			void tx.store.put({ compteId: DERNIER_COMPTE[0], chemin: DERNIER_COMPTE[1], corps: null, vuLe: '' });
			await tx.done;
		});
	// They leave, in another page, while the server is answering.
	const reseau = (type: string) => async () => {
		await partir();
		return new Response('{}', { headers: { 'content-type': type } });
	};
	await lireOuRevoir(local, 'alya', '/api/moi', reseau('application/json') as typeof fetch);
	expect(await parti(local, 'alya')).toBe(true);
	vi.stubGlobal('fetch', reseau('application/pdf'));
	await garderDocument(local, 'alya', '/api/recapitulatif', 1).finally(() => vi.unstubAllGlobals());
	expect(await local((db) => db.count('documents'))).toBe(0);
	expect(await parti(local, 'alya')).toBe(true);
});

it('SEC18 the brouillons that a page asked for before it slept are not written of who has left meanwhile', async () => {
	const local = ouvrirLocal('liste');
	await ici(local, null);
	const brouillon = { id: 'b1', campagneId: 'c1', candidatureId: null, creeLe: le.toISOString(), fin: null };
	const onglets = { identification: { version: 1, valeur: { voie: '3 rue d’Ici' }, modifieLe: le.toISOString() } };
	const serveur = [{ ...brouillon, titre: 'BCP', sessionExamen: '2027', academie: '33', onglets }];
	await absorber(local, 'alya', serveur as never);
	expect(await local((db) => db.count('onglets'))).toBe(0);
	await ici(local, 'alya');
	await absorber(local, 'alya', serveur as never);
	expect(await local((db) => db.count('onglets'))).toBe(1);
});
