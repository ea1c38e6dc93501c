import { describe, expect, it } from 'vitest';
import { lireArrivees } from './arrivees';

const jpeg = new File([Uint8Array.of(0xff, 0xd8, 0xff, 0)], 'recto.jpg');
const texte = new File(['Bonjour'], 'lettre.docx');
const absent = Object.assign(new File([], 'nuage.pdf'), {
	arrayBuffer: () => Promise.reject(new Error('NotReadable'))
});
const lisible = (phrase: string) => phrase.replaceAll('\u00a0', ' ');

describe('R-202 several files chosen at once', () => {
	it('one that is no page takes none of the others with it, and is named', async () => {
		const { pages, refus } = await lireArrivees([texte, jpeg, absent]);
		expect(pages.map(({ nature }) => nature)).toEqual(['jpeg']);
		expect(refus.map(lisible)).toEqual([
			'« lettre.docx » n’est ni un PDF ni une photo. Photographiez le document, ou choisissez un PDF ou une image.',
			'« nuage.pdf » ne se lit pas sur cet appareil. Téléchargez-le d’abord, ou choisissez un autre fichier.'
		]);
	});
});
