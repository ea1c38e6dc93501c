import 'fake-indexeddb/auto';
import { saisieVide } from '$lib/domain/saisie';
import { describe, expect, it } from 'vitest';
import { commencerBrouillon, garderOnglet, lireBrouillon, listerBrouillons } from './brouillons';
import { ouvrirLocal } from './local';
import { preparerEffacement } from './preparation';
import { continuer } from './fins';
import { ecrire } from './retours';

const le = new Date('2026-11-05T08:00:00Z');
const alya = { compteId: 'alya', brouillonId: 'b1' };
const depart = { ...alya, campagneId: 'c1', candidatureId: null, titre: 'BCP', sousTitre: '2027', creeLe: le };

async function telephone(nom: string) {
	const local = ouvrirLocal(nom);
	await commencerBrouillon(local, depart);
	return local;
}

describe('a brouillon on the phone', () => {
	it('what was typed in an onglet is there again after the page is opened anew', async () => {
		const local = await telephone('rouvert');
		await garderOnglet(local, alya, 'identification', { voie: '3 rue d’Ici', localite: 'Łódź' }, le);
		await local.fermer();
		const rouvert = await lireBrouillon(ouvrirLocal('rouvert'), alya);
		expect(rouvert?.saisie.identification).toMatchObject({ voie: '3 rue d’Ici', localite: 'Łódź', pays: '100' });
		expect(rouvert?.modifies.identification).toEqual(le);
		expect(rouvert?.modifies.candidature).toBeUndefined();
	});

	it('says which onglets the server does not have', async () => {
		const local = await telephone('suivi');
		expect((await lireBrouillon(local, alya))?.suivi).toMatchObject({ nonEnvoyes: [], recuLe: null });
		await garderOnglet(local, alya, 'identification', { voie: '3 rue d’Ici' }, le);
		expect((await lireBrouillon(local, alya))?.suivi.nonEnvoyes).toEqual(['identification']);
	});

	it('two pages of one phone type in one onglet: neither takes the other’s words away', async () => {
		const local = await telephone('deux-pages');
		const ouverte = { voie: '', localite: '', complement1: '' };
		await garderOnglet(local, alya, 'identification', ouverte, le);
		const [une, autre] = [
			{ ...ouverte, voie: '3 rue d’Ici' },
			{ ...ouverte, localite: 'Łódź' }
		];
		await garderOnglet(local, alya, 'identification', une, le, ouverte);
		await garderOnglet(local, alya, 'identification', autre, le, ouverte);
		// The first one goes on without having read the other's word.
		await garderOnglet(local, alya, 'identification', { ...une, complement1: 'Bât. B' }, le, une);
		expect((await lireBrouillon(local, alya))?.saisie.identification).toMatchObject({
			voie: '3 rue d’Ici',
			localite: 'Łódź',
			complement1: 'Bât. B'
		});
	});

	it('the same field typed in two pages is as it was typed last; one emptied by a rule stays empty', async () => {
		const local = await telephone('meme-champ');
		const annee = { annee: '2020', academie: '', notes: {} };
		const ouverte = { dejaPresente: annee, autreSpecialite: null, titulaire: null, vae: null };
		await garderOnglet(local, alya, 'acquis', ouverte, le);
		const changee = { ...ouverte, dejaPresente: { ...annee, annee: '2021' } };
		await garderOnglet(local, alya, 'acquis', changee, le, ouverte);
		await garderOnglet(local, alya, 'acquis', { ...ouverte, dejaPresente: { ...annee, academie: '33' } }, le, ouverte);
		expect((await lireBrouillon(local, alya))?.saisie.acquis.dejaPresente).toEqual({
			annee: '2021',
			academie: '33',
			notes: {}
		});
		await garderOnglet(local, alya, 'acquis', { ...ouverte, dejaPresente: null }, le, ouverte);
		expect((await lireBrouillon(local, alya))?.saisie.acquis.dejaPresente).toBeNull();
	});

	it('an onglet kept by the first version of the app is there, and still to send', async () => {
		const local = await telephone('ancien');
		await local((db) =>
			db.put('onglets', { ...alya, onglet: 'modalites', valeur: { acceptees: true }, modifieLe: le })
		);
		const lu = await lireBrouillon(local, alya);
		expect(lu?.saisie.modalites).toEqual({ acceptees: true });
		expect(lu?.suivi.nonEnvoyes).toEqual(['modalites']);
	});

	it('a school’s pre-registration is laid in the onglets it filled', async () => {
		const local = ouvrirLocal('pre');
		await commencerBrouillon(local, depart, {
			acquis: { dejaPresente: null, autreSpecialite: null, titulaire: null, vae: { epreuves: ['E4'] } }
		});
		expect((await lireBrouillon(local, alya))?.saisie.acquis.vae).toEqual({ epreuves: ['E4'] });
	});

	it('another account on the same phone finds nothing of it', async () => {
		const local = await telephone('partage');
		await garderOnglet(local, alya, 'modalites', { acceptees: true }, le);
		expect(await lireBrouillon(local, { ...alya, compteId: 'bastien' })).toBeNull();
		expect(await listerBrouillons(local, 'bastien')).toEqual([]);
		expect(await listerBrouillons(local, 'alya')).toHaveLength(1);
	});

	it('dropping a brouillon leaves nothing of it, and leaves the others', async () => {
		const local = await telephone('oubli');
		await commencerBrouillon(local, { ...depart, brouillonId: 'b2' });
		await garderOnglet(local, alya, 'conditions', { acceptees: true }, le);
		await preparerEffacement(local, alya, le);
		expect(await lireBrouillon(local, alya)).toBeNull();
		expect(await local((db) => db.count('onglets'))).toBe(0);
		expect(await listerBrouillons(local, 'alya')).toHaveLength(1);
	});

	it('R-062 a page left open after the brouillon was enregistré elsewhere brings nothing of it back', async () => {
		const local = await telephone('ailleurs');
		await preparerEffacement(local, alya, le);
		await expect(garderOnglet(local, alya, 'conditions', { acceptees: true }, le)).rejects.toThrow();
		expect(await local((db) => db.count('onglets'))).toBe(0);
		expect(await lireBrouillon(local, alya)).toBeNull();
		expect(await listerBrouillons(local, 'alya')).toEqual([]);
	});

	it('what is typed while another device ends the brouillon, and ends the next one, is kept in the one that goes on', async () => {
		const local = await telephone('suites');
		const { identification } = saisieVide();
		await garderOnglet(local, alya, 'identification', { ...identification, voie: '3 rue d’Ici' }, le);
		const fin = { devenu: 'c1', suite: saisieVide(), version: 1, le: le.toISOString() };
		for (const id of ['b1', null]) {
			const [ouvert] = await listerBrouillons(local, 'alya');
			await ecrire(local, (tx) => continuer(tx, 'alya', id ?? ouvert?.brouillonId ?? '', fin));
		}
		const vue = { ...identification, voie: '3 rue d’Ici' };
		await garderOnglet(local, alya, 'identification', { ...vue, localite: 'Łódź' }, le, vue);
		const suites = await listerBrouillons(local, 'alya');
		expect(suites).toHaveLength(1);
		const lu = await lireBrouillon(local, { compteId: 'alya', brouillonId: suites[0]?.brouillonId ?? '' });
		expect(lu?.saisie.identification).toMatchObject({ voie: '3 rue d’Ici', localite: 'Łódź' });
		expect(lu?.suivi.nonEnvoyes).toContain('identification');
	});
});
