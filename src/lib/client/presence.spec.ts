import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { ouvrirLocal, type Local } from './local';
import { ajouterPages, clePreuve } from './plateaux';
import { preparerDepot, preparerVerrou } from './preparation-pieces';
import { preparerActe } from './preparation-suivi';
import { DERNIER_COMPTE, estParti } from './presence';

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
