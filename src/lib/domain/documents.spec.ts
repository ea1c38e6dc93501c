import { describe, expect, it } from 'vitest';
import {
	documentBrouillon,
	documentDemandePieces,
	documentRecapitulatif,
	textesDocument,
	type Section
} from './documents';
import { INSTANTANE_S2, TEXTES_S2 } from './documents.exemple';
import type { Instantane } from './instantane';
import { parseExamen } from './examen';
import bcp from './examens/bcp.json';

const recapitulatif = (instantane: Instantane = INSTANTANE_S2) => documentRecapitulatif(instantane, TEXTES_S2);
const avecRecapitulatif = (change: Partial<Instantane['recapitulatif']>): Instantane => ({
	...INSTANTANE_S2,
	recapitulatif: { ...INSTANTANE_S2.recapitulatif, ...change }
});
const sections = <G extends Section['genre']>(document: { sections: Section[] }, genre: G) =>
	document.sections.filter((section): section is Extract<Section, { genre: G }> => section.genre === genre);
/** Every word of a document, no-break spaces read as spaces. */
const mots = (document: object) => JSON.stringify(document).replaceAll('\u00a0', ' ');

describe('the récapitulatif', () => {
	it('R-150 carries the numbers and the version of S2, its hour told in the académie’s own time', () => {
		expect(recapitulatif().reperes).toEqual([
			{ libelle: 'N° candidat', valeur: '01948418953' },
			{ libelle: 'Inscription n°', valeur: '005' },
			{ libelle: 'Session', valeur: '2024' },
			{ libelle: 'Version', valeur: '1 du 11/12/2023 à 16:06' }
		]);
	});

	it('R-150 opens with the address of the service, telephone and mail included', () => {
		expect(recapitulatif().enTete.map((ligne) => ligne.replaceAll('\u00a0', ' '))).toEqual([
			'RECTORAT DE GUYANE',
			'DIVISIONS EXAMENS ET CONCOURS',
			'DEC 2',
			'PLACE LEOPOLD HEDER BP 6011',
			'97306 CAYENNE CEDEX',
			'Tél : 05 94 27 22 43',
			'Mèl : dec.exapro@ac-guyane.fr'
		]);
	});

	it('R-211 opens with the desk of the spécialité’s family, at the service’s address when it has none', () => {
		const { campagne, saisie } = INSTANTANE_S2;
		const { service } = campagne.reglages;
		const chez = (adresse: string[]): Instantane => {
			const bureau = { nom: 'BUREAU DE LA CUISINE', adresse, telephone: '0594000001', mail: 'cuisine@exemple.fr' };
			const contact = { famille: 'Cuisine', specialites: [saisie.qualification.specialite], service: bureau };
			return {
				...INSTANTANE_S2,
				campagne: { ...campagne, reglages: { ...campagne.reglages, contactsFamilles: [contact] } }
			};
		};
		const [sans, avec] = [chez([]), chez(['2 rue du Port', '97300 CAYENNE'])];
		for (const document of [recapitulatif(sans), documentDemandePieces(sans, TEXTES_S2)])
			expect(document.enTete.map((ligne) => ligne.replaceAll('\u00a0', ' '))).toEqual([
				'BUREAU DE LA CUISINE',
				...service.adresse,
				'Tél : 05 94 00 00 01',
				'Mèl : cuisine@exemple.fr'
			]);
		expect(recapitulatif(avec).enTete.slice(0, 3)).toEqual(['BUREAU DE LA CUISINE', '2 rue du Port', '97300 CAYENNE']);
	});

	it('R-150 follows the order of S2 §4.1', () => {
		expect(recapitulatif().sections.map((section) => section.genre)).toEqual([
			'destinataire',
			'donnees',
			'paragraphe',
			'paragraphe',
			'titre',
			'donnees',
			'titre',
			'donnees',
			'tableauEpreuves',
			'tableauEpreuves',
			'paragraphe',
			'paragraphe',
			'paragraphe',
			'paragraphe',
			'signature',
			'paragraphe',
			'paragraphe'
		]);
		expect(sections(recapitulatif(), 'titre').map((titre) => titre.texte.replaceAll('\u00a0', ' '))).toEqual([
			'Spécialité : Aéronautique option Systèmes (25303)',
			'DECLARATION des ACQUIS'
		]);
	});

	it('R-150 says until when the candidature may be changed: a closing at midnight reads 23:59 of the day before', () => {
		expect(mots(recapitulatif())).toContain(
			'Vous pouvez modifier votre candidature avant la fermeture du service inscription fixée le mercredi 13 décembre 2023 à 23:59.'
		);
	});

	it('R-150 prints the title and its spécialité, without the year and the académie', () => {
		const declaration = sections(recapitulatif(), 'donnees').at(-1);
		expect(declaration?.donnees).toEqual([
			{ libelle: 'Titre ou diplôme', valeur: 'BTS DUT DEUG LICENCE' },
			{ libelle: 'Spécialité', valeur: 'Toutes spécialités (00002)' }
		]);
	});

	it('R-150 has no declaration of acquis for somebody who has none', () => {
		expect(mots(recapitulatif(avecRecapitulatif({ acquis: [] })))).not.toContain('DECLARATION des ACQUIS');
	});

	it('R-122 leaves the 2nd groupe out of the PDF', () => {
		expect(mots(recapitulatif())).not.toContain('Epreuve de contrôle');
		expect(
			sections(recapitulatif(), 'tableauEpreuves').map((tableau) => [tableau.titre, tableau.lignes.length])
		).toEqual([
			['EPREUVES OBLIGATOIRES', 24],
			['EPREUVE(S) FACULTATIVE(S)', 2]
		]);
	});

	it('R-150 has no table of facultatives when the spécialité has none', () => {
		const epreuves = INSTANTANE_S2.recapitulatif.epreuves.filter((epreuve) => !epreuve.facultative);
		expect(sections(recapitulatif(avecRecapitulatif({ epreuves })), 'tableauEpreuves')).toHaveLength(1);
	});

	it('R-150 prints each diffusion choice in capitals after what it is about', () => {
		const accepte = mots(recapitulatif(avecRecapitulatif({ diffusionPresse: true })));
		expect(accepte).toMatch(/sociétés de droit privé : \(OUI ou NON\) : "[^}]*}[^}]*"OUI"/);
		expect(accepte).toMatch(/éventuelles félicitations : \(OUI ou NON\) : "[^}]*}[^}]*"NON"/);
	});

	it('R-150 asks the représentant légal to sign for a minor only', () => {
		expect(sections(recapitulatif(), 'signature')[0]?.signataires).toEqual(['Le candidat']);
		expect(sections(recapitulatif(avecRecapitulatif({ mineur: true })), 'signature')[0]?.signataires).toEqual([
			'Le candidat',
			'Le représentant légal'
		]);
	});

	it('R-157 asks, in red, to correct in red only', () => {
		expect(sections(recapitulatif(), 'paragraphe').at(-2)?.fragments).toEqual([
			{
				texte: 'Si les renseignements contenus dans ce document sont incorrects ou incomplets, corrigez-les en ROUGE.',
				gras: true,
				rouge: true
			}
		]);
	});

	it('takes its sentences from the exam file, which carries those of S2 word for word', () => {
		expect(textesDocument(parseExamen(bcp))).toEqual(TEXTES_S2);
	});
});

describe('the brouillon', () => {
	it('is the same document, marked, without a numéro d’inscription and without a version', () => {
		const brouillon = documentBrouillon(INSTANTANE_S2, TEXTES_S2);
		expect(brouillon.brouillon).toBe(true);
		expect(recapitulatif().brouillon).toBe(false);
		expect(brouillon.sections).toEqual(recapitulatif().sections);
		expect(brouillon.reperes.map((repere) => repere.libelle)).toEqual(['N° candidat', 'Session']);
	});
});

describe('the demande de pièces', () => {
	const demande = documentDemandePieces(INSTANTANE_S2, TEXTES_S2);

	it('R-151 lists the pièces by way of giving them and by group, each with its reason', () => {
		expect(sections(demande, 'titre').map((titre) => titre.texte)).toEqual([
			'A déposer en ligne',
			'A envoyer par voie postale'
		]);
		expect(sections(demande, 'liste').map((liste) => liste.titre)).toEqual([
			'Confirmation',
			'Identité',
			'Acquis',
			'Conditions'
		]);
		expect(mots(demande)).toContain('93475001 : Document justifiant l');
		expect(mots(demande)).toContain('Vous avez déclaré un acquis : BTS DUT DEUG LICENCE.');
	});

	it('R-151 gives the return address before the pièces to send by post, and only when there are some', () => {
		const rang = demande.sections.findIndex(
			(section) => section.genre === 'titre' && section.texte.includes('postale')
		);
		expect(demande.sections[rang + 2]).toEqual({
			genre: 'destinataire',
			lignes: [
				'RECTORAT DE GUYANE',
				'DIVISIONS EXAMENS ET CONCOURS',
				'DEC 2',
				'PLACE LEOPOLD HEDER BP 6011',
				'97306 CAYENNE CEDEX'
			]
		});
		const enLigne = INSTANTANE_S2.pieces.filter((piece) => piece.mode === 'en_ligne');
		expect(mots(documentDemandePieces({ ...INSTANTANE_S2, pieces: enLigne }, TEXTES_S2))).not.toContain(
			'Adresse de retour'
		);
	});

	it('R-151 says where the dates limites are, and that they must be kept', () => {
		expect(mots(demande)).toContain('Les dates limites de retour sont indiquées dans votre espace Candidat');
		expect(mots(demande)).toContain('Elles sont à respecter impérativement.');
	});

	it('says so plainly when nothing is asked', () => {
		const rien = documentDemandePieces({ ...INSTANTANE_S2, pieces: [] }, TEXTES_S2);
		expect(mots(rien)).toContain('Aucune pièce justificative ne vous est demandée à ce jour.');
		expect(mots(rien)).not.toContain('IMPORTANT');
	});
});
