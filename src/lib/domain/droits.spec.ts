import { describe, expect, it } from 'vitest';
import { CONTEXTE_INVENTE, INVENTE } from './regles.exemple';
import { BCP, CONTEXTE_S2 } from './contexte.exemple';
import {
	contexteDesQuestions,
	champsDecisifs,
	fautesQuestions,
	naissanceDite,
	lireQuestions,
	offreDroits,
	repondre
} from './droits';
import { parseExamen, type Examen } from './examen';
import cap from './examens/cap.json';

const { campagne, maintenant } = CONTEXTE_S2;
const AERONAUTIQUE = {
	specialite: '40025303',
	categorie: 'INDIVIDUEL',
	titre: '',
	dateNaissance: '06/05/2002',
	champs: {}
};
const reponse = (examen: Examen, questions: Parameters<typeof contexteDesQuestions>[2], ou = campagne) =>
	repondre(contexteDesQuestions(examen, ou, questions, maintenant));

describe('« Ai-je le droit ? »', () => {
	it('R-101 tells what a diploma dispenses, in the words of the onglet « Acquis »', () => {
		const bts = offreDroits(BCP, AERONAUTIQUE).titres.find(({ diplome }) => diplome.startsWith('BTS'));
		const dites = reponse(BCP, { ...AERONAUTIQUE, titre: bts?.id ?? '' })?.dispenses ?? [];
		expect(dites.map(({ code }) => code)).toContain('E4');
		expect(dites[0]?.effet).toMatch(/^Vous ne passerez pas .*elle ne comptera pas dans la moyenne/);
		expect(reponse(BCP, AERONAUTIQUE)?.dispenses).toEqual([]);
	});

	it('R-103 R-151 lists the pièces for sure, and apart those that an answer not asked here may add', () => {
		const { pieces = [], piecesPossibles = [] } = reponse(BCP, AERONAUTIQUE) ?? {};
		expect(pieces.map(({ id }) => id)).toEqual(['identite', 'recapitulatif_signe', 'experience']);
		expect(piecesPossibles.map(({ id }) => id)).toContain('jdc');
		const trentaine = reponse(BCP, { ...AERONAUTIQUE, dateNaissance: '06/05/1990' });
		expect(trentaine?.piecesPossibles.map(({ id }) => id)).not.toContain('jdc');
	});

	it('R-210 asks what the rule of the exam needs, blocks on the answer that does not meet it, and says what else', () => {
		const examen = parseExamen(cap);
		const jeune = { ...AERONAUTIQUE, specialite: '50025524', dateNaissance: '06/05/2010', champs: {} };
		const demandes = champsDecisifs(contexteDesQuestions(examen, campagne, jeune, maintenant));
		expect(demandes.map(({ id }) => id)).toEqual(['formation_mineur']);
		expect(reponse(examen, jeune)).toMatchObject({ bloquent: [], incomplete: true });
		const sans = reponse(examen, { ...jeune, champs: { formation_mineur: false } });
		expect(sans?.bloquent[0]?.message).toMatch(/doit avoir 18 ans au 31 décembre/);
		expect(sans?.bloquent[0]?.autrement).not.toBe('');
		expect(reponse(examen, { ...jeune, champs: { formation_mineur: true } })).toMatchObject({
			bloquent: [],
			incomplete: false
		});
	});

	it('says that a spécialité is not organised, and that its règlement is not known', () => {
		const ailleurs = { ...campagne, reglages: { ...campagne.reglages, specialites: ['40025303'] } };
		expect(reponse(BCP, { ...AERONAUTIQUE, specialite: '40022106' }, ailleurs)?.organisee).toBe(false);
		expect(reponse(INVENTE, { ...AERONAUTIQUE, specialite: '99922222' })?.renseignee).toBe(false);
	});

	it('decides as the onglets do, whatever it does not know of the person', () => {
		const mineur = reponse(INVENTE, { ...AERONAUTIQUE, specialite: '99911111', dateNaissance: '01/01/2020' });
		expect(mineur?.bloquent.map(({ id }) => id)).toEqual(['majeur']);
		expect(mineur?.avertissent).toEqual([]);
	});
});

describe('the answers in the address', () => {
	const lu = (adresse: string) => lireQuestions(CONTEXTE_INVENTE.examen, new URLSearchParams(adresse));

	it('are read when they answer a question of the exam, and left behind otherwise', () => {
		expect(lu('specialite=99911111&categorie=INDIVIDUEL&champ.serie=b&champ.deja_sportif=true')).toMatchObject({
			specialite: '99911111',
			categorie: 'INDIVIDUEL',
			champs: { serie: 'b', deja_sportif: true }
		});
		expect(lu('specialite=nimporte&categorie=__proto__&titre=x&champ.deja_sportif=peut-etre&champ.autre=1')).toEqual({
			specialite: '',
			categorie: '',
			titre: '',
			dateNaissance: '',
			champs: {}
		});
	});

	it.each([
		['17', '2006-11-05'],
		['17 ans', '2006-11-05'],
		['06/05/2010', '2010-05-06'],
		['9', null],
		['171', null]
	])('take an age as well as a date: « %s »', (texte, jour) => {
		expect(naissanceDite(texte, new Date('2023-11-05T12:00:00Z'), 'Europe/Paris')).toBe(jour);
	});

	it.each([
		['', 'Saisissez votre date de naissance.'],
		['31/02/2008', 'Cette date n’existe pas. Exemple\u00a0: 30/05/2008, ou 17 ans'],
		['01/01/2999', 'Votre date de naissance ne peut pas être à venir.']
	])('say what is wrong with the date « %s »', (dateNaissance, message) => {
		expect(fautesQuestions({ ...AERONAUTIQUE, dateNaissance }, maintenant, campagne.fuseau)).toEqual([
			{ champ: 'dateNaissance', message }
		]);
	});
});
