import { describe, expect, it } from 'vitest';
import { calendrier, type Evenement } from './calendrier';
import { instantLocal } from './dates';

const CAYENNE = 'America/Cayenne';
const evenement: Evenement = {
	uid: 'inscription-BCP-2027-33@escale.example',
	titre: 'Fermeture des inscriptions\u00a0: baccalauréat professionnel',
	description: 'Session 2027, ACADÉMIE DE LA GUYANE ; à enregistrer, avant.',
	lien: 'https://escale.example/espace',
	le: instantLocal('2026-11-21T17:00', CAYENNE),
	fuseau: CAYENNE
};
const fichier = calendrier([evenement], new Date('2026-11-05T08:00:00Z'));
const lignes = fichier.split('\r\n');
/** As an agenda reads it: folded lines are one again. */
const lu = fichier.replace(/\r\n /g, '');

describe('the échéances as a calendar file', () => {
	it('ends each line as RFC 5545 asks, and none is longer than 75 bytes nor cuts a letter', () => {
		expect(fichier.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(fichier.endsWith('END:VCALENDAR\r\n')).toBe(true);
		for (const ligne of lignes) expect(Buffer.byteLength(ligne)).toBeLessThanOrEqual(75);
		expect(fichier).not.toContain('\ufffd');
		expect(lu).toContain('SUMMARY:Fermeture des inscriptions\u00a0: baccalauréat professionnel');
		expect(lignes.some((ligne) => ligne.startsWith(' '))).toBe(true);
	});

	it('tells the instant in UTC, whatever the zone, and ends at the fermeture itself', () => {
		expect(lignes).toContain('DTEND:20261121T200000Z');
		expect(lignes).toContain('DTSTART:20261121T193000Z');
		expect(lignes).toContain('DTSTAMP:20261105T080000Z');
	});

	it('escapes what the format gives a meaning to', () => {
		expect(lu).toContain(
			'DESCRIPTION:Session 2027\\, ACADÉMIE DE LA GUYANE \\; à enregistrer\\, avant.\\nDate limite\u00a0: 21\u00a0novembre 2026 à 17\u00a0h\u00a000 (heure de Cayenne).\\nhttps'
		);
		const ruse = calendrier([{ ...evenement, titre: 'a\r\nBEGIN:VEVENT\\' }], new Date());
		expect(ruse.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
		expect(ruse).toContain('SUMMARY:a\\nBEGIN:VEVENT\\\\');
	});

	it('rings a week before, two days before, and on the last day', () => {
		expect(lignes.filter((ligne) => ligne.startsWith('TRIGGER:'))).toEqual([
			'TRIGGER:-P7D',
			'TRIGGER:-P2D',
			'TRIGGER:-PT8H'
		]);
		expect(lignes.filter((ligne) => ligne === 'BEGIN:VALARM')).toHaveLength(3);
	});

	it('keeps its UID, so that a file taken again replaces the one before', () => {
		const plusTard = calendrier([{ ...evenement, le: new Date(evenement.le.getTime() + 86_400_000) }], new Date());
		expect(plusTard).toContain(`UID:${evenement.uid}`);
	});

	it('opens and closes each part, in order', () => {
		const pile: string[] = [];
		for (const ligne of lignes) {
			const [mot, nom] = ligne.split(':');
			if (mot === 'BEGIN') pile.push(nom ?? '');
			if (mot === 'END') expect(pile.pop()).toBe(nom);
		}
		expect(pile).toEqual([]);
	});
});
