import { describe, expect, it } from 'vitest';
import { parseExamen, type Examen } from './examen';
import { changementsExamen } from './examen-changements';
import bcp from './examens/bcp.json';

const avant = parseExamen(bcp);

function apres(changer: (copie: Examen) => void): Examen {
	const copie = structuredClone(avant);
	changer(copie);
	return copie;
}

describe('what changed from one edition of an exam file to the next', () => {
	it('nothing, when only the layout and the order of the keys did', () => {
		const retourne = Object.fromEntries(Object.entries(structuredClone(bcp)).reverse());
		expect(changementsExamen(avant, parseExamen(retourne))).toEqual([]);
	});

	it('spécialités, by their CFD and name', () => {
		const copie = apres((e) => {
			e.specialites = e.specialites.filter((s) => s.cfd !== '40031106');
			const cuisine = e.specialites.find((s) => s.cfd === '40022106');
			if (cuisine) cuisine.completude = 'Tout est sourcé.';
		});
		expect(changementsExamen(avant, copie)).toEqual([
			'specialites : 1 modifié : 40022106 (Cuisine)',
			'specialites : 1 retiré : 40031106 (Logistique)'
		]);
		expect(changementsExamen(copie, avant)).toContain('specialites : 1 ajouté : 40031106 (Logistique)');
	});

	it('texts by their id, single values by their name, an order that counts', () => {
		const copie = apres((e) => {
			e.abrege = 'BAC PRO';
			e.textes.rgpd.texte = 'Vos données vous appartiennent.';
			e.langues.reverse();
		});
		expect(changementsExamen(avant, copie)).toEqual([
			'abrege : modifié',
			'textes : 1 modifié : rgpd',
			'langues : ordre modifié'
		]);
	});

	it('how many, when they are more than one can read', () => {
		const copie = apres((e) => {
			for (const langue of e.langues) langue.libelle = langue.libelle.toUpperCase();
		});
		expect(changementsExamen(avant, copie)).toEqual([
			expect.stringMatching(
				new RegExp(`^langues : ${avant.langues.length} modifiés : (\\S+ \\(.+\\), ){4}\\S+ \\(.+\\) …$`)
			)
		]);
	});
});
