import { describe, expect, it } from 'vitest';
import { changements } from './changements';
import { avec, CONTEXTE_INDIVIDUEL } from './contexte.exemple';
import type { Contexte } from './contexte';
import { etablirRecapitulatif } from './recapitulatif';
import { choixARelire } from './relecture';
import type { Saisie } from './saisie';

const { saisie } = CONTEXTE_INDIVIDUEL;
const vue = (contexte: Contexte) => ({ saisie: contexte.saisie, recapitulatif: etablirRecapitulatif(contexte) });

/** What changed from that saisie to the same with some onglets answered otherwise, as lines. */
function lignes(avant: Partial<Saisie>, apres: Partial<Saisie>): string[] {
	const [a, b] = [avec(CONTEXTE_INDIVIDUEL, avant), avec(CONTEXTE_INDIVIDUEL, apres)];
	return changements(b, vue(a), vue(b)).map(({ libelle, avant, apres }) => `${libelle} : ${avant} → ${apres}`);
}

const langue = (valeur: string) => ({ epreuves: { choix: { EF1: { inscrit: true, valeur } } } });

describe('what changed from one version to the next', () => {
	it('R-158 is nothing when the same is enregistré again', () => {
		expect(lignes({}, {})).toEqual([]);
	});

	it('R-158 names the language of an épreuve, and both in words', () => {
		expect(lignes(langue('anglais'), langue('espagnol'))).toEqual(['Langue EF1 : Anglais → Espagnol']);
	});

	it('R-158 says that one is no longer inscrit to a facultative', () => {
		const [premiere, ...autres] = lignes(langue('anglais'), {});
		expect(premiere).toMatch(/^EF1 : .* : Inscrit → Non inscrit$/);
		expect(autres).toEqual(['Langue EF1 : Anglais → -']);
	});

	it('R-158 says which position of each épreuve a diploma moves', () => {
		const titulaire = { titre: 'bac_general', annee: '2022', academie: '33', repassees: [] };
		const titre = CONTEXTE_INDIVIDUEL.examen.titres[0];
		expect(titre).toBeDefined();
		const dites = lignes({}, { acquis: { ...saisie.acquis, titulaire: { ...titulaire, titre: titre?.id ?? '' } } });
		expect(dites.some((ligne) => / : Inscrit → Dispense$/.test(ligne))).toBe(true);
		expect(dites.join()).not.toContain('Guyane → Guyane');
	});

	it('R-158 says an address field by field, and a yes that became a no', () => {
		const identification = { ...saisie.identification, voie: '3 avenue de la Liberté' };
		const candidature = { ...saisie.candidature, diffusionPresse: !saisie.candidature.diffusionPresse };
		const dites = lignes({}, { identification, candidature });
		expect(dites).toHaveLength(2);
		expect(dites[0]).toBe(`Numéro, rue, voie : ${saisie.identification.voie} → 3 avenue de la Liberté`);
		expect(dites[1]).toMatch(/^Diffusion des résultats à la presse : (Oui → Non|Non → Oui)$/);
	});
});

describe('the choices that cost a year', () => {
	const relire = (onglets: Partial<Saisie>) => {
		const contexte = avec(CONTEXTE_INDIVIDUEL, onglets);
		return choixARelire(contexte, etablirRecapitulatif(contexte));
	};

	it('are the spécialité, the forme de passage, each language and each épreuve that is not sat', () => {
		const libelles = relire(langue('anglais')).map(({ libelle, valeur }) => `${libelle} = ${valeur}`);
		expect(libelles[0]).toMatch(/^Spécialité = /);
		expect(libelles.some((l) => l.startsWith('Forme de passage = '))).toBe(true);
		expect(libelles.some((l) => /^EF1 : .* = Anglais$/.test(l))).toBe(true);
	});

	it('each say what follows, and where it is changed', () => {
		for (const { consequence, valeur, onglet } of relire(langue('anglais'))) {
			expect(consequence).not.toBe('');
			expect(valeur).not.toBe('');
			expect(['qualification', 'epreuves', 'acquis']).toContain(onglet);
		}
	});
});
