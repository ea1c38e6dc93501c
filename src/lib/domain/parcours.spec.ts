import { describe, expect, it } from 'vitest';
import { avec, BCP, CONTEXTE_INDIVIDUEL, CONTEXTE_S2 } from './contexte.exemple';
import { elaguer, mettreAuPropre } from './elaguer';
import { dernierOngletSaisi, ongletPrecedent, ongletSuivant, ouEnEstOn, premierIncomplet } from './parcours';
import { saisieVide } from './saisie';
import { verifier } from './verification';

const complets = (contexte: typeof CONTEXTE_S2) =>
	ouEnEstOn(contexte)
		.filter((e) => e.complet)
		.map((e) => e.onglet);

describe('the parcours', () => {
	it('R-061 « Suivant » and « Précédent » follow the exam file, and stop at its ends', () => {
		expect(ongletSuivant(BCP, 'modalites')).toBe('identification');
		expect(ongletSuivant(BCP, 'recapitulatif')).toBe('conditions');
		expect(ongletSuivant(BCP, 'numero')).toBeNull();
		expect(ongletPrecedent(BCP, 'identification')).toBe('modalites');
		expect(ongletPrecedent(BCP, 'modalites')).toBeNull();
	});

	it('R-061 « Enregistrer » is on Conditions; for a pre-registered pupil, on Récapitulatif', () => {
		expect(dernierOngletSaisi(BCP, false)).toBe('conditions');
		expect(dernierOngletSaisi(BCP, true)).toBe('recapitulatif');
	});

	it('R-062 a complete candidature has every onglet complete but the numéro, which « Enregistrer » alone gives', () => {
		expect(complets(CONTEXTE_INDIVIDUEL)).toEqual(BCP.onglets.map((o) => o.id).filter((id) => id !== 'numero'));
		expect(premierIncomplet(CONTEXTE_INDIVIDUEL)).toBeNull();
	});

	it('R-061 somebody who just began stands on Modalités; no onglet with a question to answer is complete', () => {
		const vierge = { ...CONTEXTE_INDIVIDUEL, saisie: saisieVide() };
		expect(complets(vierge)).toEqual(['acquis', 'epreuves']);
		expect(premierIncomplet(vierge)).toBe('modalites');
	});

	it('R-061 the Récapitulatif waits for all those before it', () => {
		const sansVoie = avec(CONTEXTE_INDIVIDUEL, {
			identification: { ...CONTEXTE_INDIVIDUEL.saisie.identification, voie: '' }
		});
		expect(complets(sansVoie)).not.toContain('recapitulatif');
		expect(complets(sansVoie)).toContain('conditions');
		expect(premierIncomplet(sansVoie)).toBe('identification');
	});

	it('R-061 a pupil who has everything but the conditions may enregistrer', () => {
		expect(premierIncomplet(avec(CONTEXTE_S2, { conditions: { acceptees: false } }))).toBeNull();
	});
});

describe('somebody who changes an earlier answer', () => {
	it('R-090 keeps nothing of the old spécialité that would stop them unseen', () => {
		const { saisie } = CONTEXTE_S2;
		const change = avec(CONTEXTE_S2, {
			qualification: { ...saisie.qualification, specialite: '40022106' },
			acquis: {
				...saisie.acquis,
				dejaPresente: { annee: '2022', academie: '33', notes: { 'E1-A': '12', E2: '', E6: '14' } },
				titulaire: { titre: 'bts_dut_deug_licence', annee: '2022', academie: '02', repassees: ['E5-A', 'E7'] },
				vae: { epreuves: ['E2', 'E6'] }
			}
		});
		expect(verifier(change)).not.toEqual([]);
		const elaguee = elaguer(change, change.saisie);
		expect(elaguee.epreuves.choix).toEqual({});
		expect(elaguee.acquis.dejaPresente?.notes).toEqual({ E6: '14' });
		expect(elaguee.acquis.titulaire).toMatchObject({ titre: 'bts_dut_deug_licence', repassees: ['E7'] });
		expect(elaguee.acquis.vae?.epreuves).toEqual(['E6']);
		expect(verifier({ ...change, saisie: elaguee })).toEqual([]);
	});

	it('R-110 a facultative that is dispensed since, or whose mark is kept, leaves no choice behind', () => {
		const { saisie } = CONTEXTE_S2;
		for (const acquis of [
			{ ...saisie.acquis, vae: { epreuves: ['EF1'] } },
			{ ...saisie.acquis, dejaPresente: { annee: '2022', academie: '33', notes: { EF1: '12' } } }
		]) {
			const change = avec(CONTEXTE_S2, { acquis });
			expect(verifier(change).map((e) => e.champ)).toEqual(['epreuves.choix.EF1.inscrit']);
			const elaguee = elaguer(change, change.saisie);
			expect(Object.keys(elaguee.epreuves.choix)).toEqual(['EF2']);
			expect(verifier({ ...change, saisie: elaguee })).toEqual([]);
		}
	});

	it('R-083 chooses again the établissement after a change of catégorie, and loses nothing otherwise', () => {
		const { saisie } = CONTEXTE_INDIVIDUEL;
		const change = { ...saisie, candidature: { ...saisie.candidature, categorie: 'FORMATION_CONTINUE' } };
		expect(elaguer(CONTEXTE_INDIVIDUEL, change).candidature.etablissement).toBe('');
		expect(elaguer(CONTEXTE_S2, CONTEXTE_S2.saisie)).toEqual(CONTEXTE_S2.saisie);
	});
});

describe('what was typed', () => {
	it('is kept in composed letters, without the space that a keyboard adds; answers that are no text stay', () => {
		const { saisie } = CONTEXTE_S2;
		const typee = {
			...saisie,
			identification: { ...saisie.identification, localite: ' Łódź '.normalize('NFD'), codePostal: '97300 ' }
		};
		expect(mettreAuPropre(typee)).toEqual({
			...saisie,
			identification: { ...saisie.identification, localite: 'Łódź'.normalize('NFC'), codePostal: '97300' }
		});
	});
});
