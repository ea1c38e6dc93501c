import { describe, expect, it } from 'vitest';
import { CONTEXTE_INDIVIDUEL } from './contexte.exemple';
import { documentBrouillon, textesDocument } from './documents';
import { parseExamen } from './examen';
import bcp from './examens/bcp.json';
import { dernierOngletSaisi } from './parcours';
import { presenter } from './presentation';
import { etablirRecapitulatif } from './recapitulatif';

const EN_SIX = ['identification', 'candidature', 'qualification', 'acquis', 'epreuves', 'recapitulatif'];
const examen = parseExamen({
	...bcp,
	presentations: [
		{
			id: 'clermont',
			academies: ['06'],
			onglets: bcp.onglets.filter(({ id }) => EN_SIX.includes(id)),
			enregistrerSur: 'recapitulatif',
			documents: {
				recapitulatif: 'Confirmation d’inscription',
				demandePieces: 'Demande de pièces justificatives',
				source: 'S4'
			},
			source: 'S4'
		},
		{
			id: 'en_ligne',
			academies: [],
			definitive: { par: 'validation_en_ligne', texte: 'La validation en ligne vaut signature.', source: 'aide BGT' },
			source: 'aide BGT'
		}
	]
});
const { campagne } = CONTEXTE_INDIVIDUEL;

describe('the same exam in several académies', () => {
	it('R-061 has six onglets in Clermont-Ferrand, saved on the Récapitulatif, and nine elsewhere', () => {
		const clermont = presenter(examen, { ...campagne, academie: '06' });
		expect(clermont.onglets.map((o) => o.id)).toEqual(EN_SIX);
		expect(dernierOngletSaisi(clermont, false)).toBe('recapitulatif');
		expect(clermont.documents.recapitulatif).toBe('Confirmation d’inscription');
		expect(presenter(examen, campagne).onglets).toHaveLength(9);
	});

	it('R-155 where the validation on line counts as signature, the document has no place to sign', () => {
		const reglages = { ...campagne.reglages, presentation: 'en_ligne' };
		const presente = presenter(examen, { ...campagne, academie: '06', reglages });
		const contexte = { ...CONTEXTE_INDIVIDUEL, examen: presente };
		const contenu = {
			compte: contexte.compte,
			campagne: { ...campagne, ouverture: '2026-10-12T12:00:00Z', fermeture: '2026-12-01T16:00:00Z' },
			saisie: contexte.saisie,
			recapitulatif: etablirRecapitulatif(contexte)
		};
		const { sections } = documentBrouillon(contenu, textesDocument(presente));
		expect(sections.map((s) => s.genre)).not.toContain('signature');
		expect(JSON.stringify(sections)).toContain('La validation en ligne vaut signature.');
		expect(JSON.stringify(documentBrouillon(contenu, textesDocument(examen)).sections)).toContain('signature');
	});
});
