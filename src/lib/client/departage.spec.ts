import { describe, expect, it } from 'vitest';
import { accordVide } from './accords';
import { departager, type Cotes } from './departage';

const cle = { compteId: 'alya', brouillonId: 'b1', onglet: 'identification' };
const LE = '2026-11-05T08:00:00.000Z';
const mot = (voie: string) => ({ voie });
const ici = (voie: string) => ({ ...cle, valeur: mot(voie), modifieLe: new Date(LE), revision: voie });
/** The server had « 12 rue » of it. */
const envoyee = { ...accordVide(cle), base: 1, revision: '12 rue' };

/** What is here, over what it was when the modification began (« Avant ») and what the candidature holds now. */
const entre = (valeur: string, la: string | null, autres: Partial<Cotes> = {}) =>
	departager({
		ici: ici(valeur),
		accord: undefined,
		avant: { valeur: mot('Avant') },
		ailleurs: la === null ? null : { valeur: mot(la), modifieLe: LE },
		pressee: undefined,
		tous: false,
		...autres
	});

const enConflit = (voie: string) => ({ valeur: mot(voie), modifieLe: LE, version: 0 });

describe('an onglet of a brouillon that ended on another device', () => {
	it('changed there alone, it is as it is there', () => {
		expect(entre('Avant', '9 rue')).toEqual({ sienne: false, valeur: mot('9 rue'), conflit: null });
	});

	it('changed here alone, it goes on as it is here, and asks nothing', () => {
		expect(entre('3 rue', 'Avant')).toEqual({ sienne: true, valeur: mot('3 rue'), conflit: null });
	});

	it('changed on both sides, it goes on as it is here, and the person chooses', () => {
		expect(entre('3 rue', '9 rue')).toEqual({ sienne: true, valeur: mot('3 rue'), conflit: enConflit('9 rue') });
	});

	it('changed on both sides to the same words, there is nothing to go on with', () => {
		expect(entre('9 rue', '9 rue').sienne).toBe(false);
		expect(entre('9 rue', '9 rue', { avant: null, tous: true }).sienne).toBe(false);
	});

	it('where nobody knows what it was, what differs is asked', () => {
		expect(entre('Avant', '9 rue', { avant: null }).conflit).toEqual(enConflit('9 rue'));
	});

	it('what had been sent is no work of this phone alone, unless the other side took nothing of it', () => {
		expect(entre('12 rue', '9 rue', { accord: envoyee }).sienne).toBe(false);
		expect(entre('12 rue', '9 rue', { accord: envoyee, tous: true }).conflit).toEqual(enConflit('9 rue'));
	});

	it('put back as it was over what had been sent, it is a change like another', () => {
		expect(entre('Avant', '12 rue', { accord: envoyee }).conflit).toEqual(enConflit('12 rue'));
	});

	it('typed over what « Enregistrer » may have brought there, it asks nothing', () => {
		expect(entre('3 rue', '9 rue', { pressee: mot('9 rue') })).toMatchObject({ sienne: true, conflit: null });
	});

	it('dropped there, it goes on here, and a choice that was open stays open', () => {
		const ouvert = { ...accordVide(cle), conflit: { version: 4, valeur: mot('9 rue'), modifieLe: LE } };
		expect(entre('3 rue', null)).toEqual({ sienne: true, valeur: mot('3 rue'), conflit: null });
		expect(entre('3 rue', null, { accord: ouvert }).conflit).toEqual(enConflit('9 rue'));
		expect(entre('3 rue', 'Avant', { accord: ouvert }).conflit).toEqual(enConflit('Avant'));
	});

	it('never on this phone, it is as it is there', () => {
		expect(entre('', '9 rue', { ici: undefined })).toEqual({ sienne: false, valeur: mot('9 rue'), conflit: null });
	});
});
