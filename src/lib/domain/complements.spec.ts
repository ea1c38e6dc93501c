import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complementsDemandes } from './complements';
import { avec } from './contexte.exemple';
import { elaguer } from './elaguer';
import { etablirRecapitulatif } from './recapitulatif';
import { avecChamps, CONTEXTE_INVENTE } from './regles.exemple';
import { verifier, verifierOnglet } from './verification';
import type { Contexte } from './contexte';

const ids = (contexte: Contexte) => complementsDemandes(contexte).champs.map((c) => c.id);
const fautes = (contexte: Contexte) => verifier(contexte).map((e) => e.champ);

describe('the extra fields of an exam file', () => {
	it('are asked in the onglet named, while their condition holds, one after another', () => {
		expect(ids(CONTEXTE_INVENTE)).toEqual(['serie', 'debut']);
		expect(ids(avecChamps({ serie: 'b' }))).toEqual(['serie', 'deja_sportif', 'debut']);
		expect(ids(avecChamps({ serie: 'b', deja_sportif: true }))).toEqual([
			'serie',
			'deja_sportif',
			'federation',
			'debut'
		]);
		expect(complementsDemandes(CONTEXTE_INVENTE, 'candidature').champs.map((c) => c.id)).toEqual(['debut']);
	});

	it('R-061 a mandatory one without an answer stops its onglet, an optional one does not', () => {
		expect(fautes(CONTEXTE_INVENTE)).toEqual([]);
		expect(fautes(avecChamps({}))).toEqual(['complements.champs.serie']);
		expect(fautes(avecChamps({ serie: 'b' }))).toEqual(['complements.champs.deja_sportif']);
		expect(verifierOnglet('candidature', avecChamps({}))).toEqual([]);
	});

	it.each([
		['a value that is not in the list', { serie: 'z' }, 'serie'],
		['a text for a yes or no', { serie: 'b', deja_sportif: 'oui' }, 'deja_sportif'],
		['a text too long', { serie: 'b', deja_sportif: true, federation: 'x'.repeat(21) }, 'federation'],
		['a text with an invisible character', { serie: 'b', deja_sportif: true, federation: 'a\u0000' }, 'federation'],
		['a day that the calendar does not have', { serie: 'a', debut: '31/02/2026' }, 'debut'],
		['an answer to a question that is not asked', { serie: 'a', federation: 'Judo' }, 'federation'],
		['an answer to a question that does not exist', { serie: 'a', taille: '180' }, 'taille']
	])('%s is refused at its own field', (_, champs, attendu) => {
		expect(fautes(avecChamps(champs))).toContain(`complements.champs.${attendu}`);
	});

	it('an attestation has to be ticked by whom it concerns, and by nobody else', () => {
		const { saisie, compte } = CONTEXTE_INVENTE;
		const sans = avec(CONTEXTE_INVENTE, { complements: { ...saisie.complements, attestations: {} } });
		expect(fautes(sans)).toEqual(['complements.attestations.lu']);
		expect(fautes({ ...sans, compte: { ...compte, paysNaissance: '107' } })).toEqual([]);
	});

	it('R-120 are in the récapitulatif in words, under « Informations complémentaires »', () => {
		const contexte = avecChamps({ serie: 'b', deja_sportif: true, federation: 'Judo', debut: '2026-09-01' });
		expect(etablirRecapitulatif(contexte).blocs.at(-1)).toEqual({
			id: 'complements',
			titre: 'Informations complémentaires',
			lignes: [
				{ libelle: 'Série', valeur: 'Série B' },
				{ libelle: 'Êtes-vous sportif de haut niveau ?', valeur: 'Oui' },
				{ libelle: 'Votre fédération', valeur: 'Judo' },
				{ libelle: 'Début de formation', valeur: '01/09/2026' },
				{ libelle: 'J’atteste avoir lu la notice.', valeur: 'J’atteste' }
			]
		});
	});
});

describe('whatever is answered, in whatever order', () => {
	const reponses = fc.uniqueArray(
		fc.tuple(
			fc.constantFrom('serie', 'deja_sportif', 'federation', 'debut', 'inconnu'),
			fc.constantFrom<string | boolean | null>('a', 'b', 'Judo', true, false, null, '')
		),
		{ selector: ([id]) => id }
	);
	const elaguee = (champs: [string, string | boolean | null][]) => {
		const contexte = avecChamps(Object.fromEntries(champs));
		return elaguer(contexte, contexte.saisie);
	};

	it('a field whose condition stops holding is emptied, and with it those that hang on it', () => {
		const contexte = avecChamps({ serie: 'a', deja_sportif: true, federation: 'Judo', debut: '' });
		expect(elaguer(contexte, contexte.saisie).complements.champs).toEqual({ serie: 'a', debut: '' });
		fc.assert(
			fc.property(reponses, (champs) => {
				const contexte = { ...CONTEXTE_INVENTE, saisie: elaguee(champs) };
				const demandes = ids(contexte);
				expect(Object.keys(contexte.saisie.complements.champs).filter((id) => !demandes.includes(id))).toEqual([]);
			})
		);
	});

	it('no rule depends on the order of the answers, and pruning twice is pruning once', () => {
		fc.assert(
			fc.property(reponses, (champs) => {
				const une = elaguee(champs);
				expect(elaguee(champs.toReversed())).toEqual(une);
				expect(elaguer({ ...CONTEXTE_INVENTE, saisie: une }, une)).toEqual(une);
			})
		);
	});
});
