import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	documentBrouillon,
	documentDemandePieces,
	documentRecapitulatif,
	type DocumentOfficiel,
	type Section
} from '$lib/domain/documents';
import { INSTANTANE_S2, TEXTES_S2 } from '$lib/domain/documents.exemple';
import { construirePdf } from './construire';

const police = (nom: string) => new Uint8Array(readFileSync(`node_modules/dejavu-fonts-ttf/ttf/${nom}.ttf`));
const POLICES = { normal: police('DejaVuSans'), gras: police('DejaVuSans-Bold') };
const VERSION = new Date(INSTANTANE_S2.enregistreeLe);

const S2 = documentRecapitulatif(INSTANTANE_S2, TEXTES_S2);
const avec = (...sections: Section[]): DocumentOfficiel => ({ ...S2, sections });

/** The épreuve table of seed S2 §4.1, copied from it: épreuve, unité, position, mode. */
const TABLEAU_S2 = `
E1 - Epreuve scientifique		Inscrit	
.... E1-A - Mathématiques	U11	Inscrit	Contrôle en cours de formation
.... E1-B - Physique-Chimie	U12	Inscrit	Contrôle en cours de formation
E2 - Exploitation de la documentation technique	U2	Inscrit	Ponctuel
E3 - Prise en compte de la formation en milieu professionnel		Inscrit	
.... E3-A - Inspection et relation en entreprise	U31	Inscrit	Contrôle en cours de formation
.... E3-B - Montage - démontage	U32	Inscrit	Contrôle en cours de formation
.... E3-C - Essais, réglages et mise en oeuvre	U33	Inscrit	Contrôle en cours de formation
.... E3-D - Réalisation et contrôle	U34	Inscrit	Contrôle en cours de formation
.... E3-E - Economie et gestion	U35	Inscrit	Ponctuel
.... E3-F - Prévention, santé, environnement	U36	Inscrit	Ponctuel
E4 - Langue vivante	U4	Dispense	
.... E4-A - Langue vivante A : écrite		Dispense	
.... E4-B - Langue vivante A : orale		Dispense	
E5 - Français, histoire-géographie, enseignement moral et civique		Dispense	
.... E5-A - Français	U51	Dispense	
.... E5-B - Histoire-géographie et enseignement moral et civique	U52	Dispense	
E6 - Arts appliqués et culture artistique	U6	Dispense	
E7 - Education physique et sportive	U7	Dispense	
EC1 - Chef d'oeuvre	CO1	Inscrit	Contrôle en cours de formation
.... EC1A - Chef d'oeuvre : présentation orale		Inscrit	Contrôle en cours de formation
.... EC1B - Chef d'oeuvre : note du livret		Inscrit	Contrôle en cours de formation
..... EC1BA - Chef d'oeuvre, note de la scolarité 1ère		Inscrit	Contrôle en cours de formation
..... EC1BB - Chef d'oeuvre, note de la scolarité terminale		Inscrit	Contrôle en cours de formation
EF1 - Langue vivante facultative	UF1	Inscrit	Ponctuel
- Anglais
EF2 - Epreuve de mobilité	UF2	Inscrit	Contrôle en cours de formation
- Lettonie`;

const extraireAbsent = spawnSync('pdftotext', ['-v']).error !== undefined;
if (extraireAbsent)
	console.warn('SKIPPED: the text of the PDFs is not checked, pdftotext (poppler-utils) is not installed.');

describe('the file', () => {
	it('has the same bytes whenever it is rendered again from the same version', async () => {
		const [premier, second] = [await construirePdf(S2, POLICES, VERSION), await construirePdf(S2, POLICES, VERSION)];
		expect(Buffer.compare(premier, second)).toBe(0);
	});

	it('is dated from the instant of its version, in UTC wherever the server stands', async () => {
		expect(enClair(await construirePdf(S2, POLICES, VERSION))).toContain("/CreationDate (D:20231211190600+00'00')");
	});

	it('has another identity when it says something else', async () => {
		const identite = async (document: DocumentOfficiel) =>
			/\/ID \[ <([0-9A-F]{32})>/.exec(enClair(await construirePdf(document, POLICES, VERSION)))?.[1];
		const [premier, second] = [await identite(S2), await identite({ ...S2, brouillon: true })];
		expect(premier).toHaveLength(32);
		expect(second).not.toBe(premier);
	});

	it('declares its language and its title, for screen readers and windows', async () => {
		const texte = enClair(await construirePdf(S2, POLICES, VERSION));
		expect(texte).toContain('/Lang (fr)');
		expect(texte).toContain('/DisplayDocTitle true');
		expect(texte).toContain('/Title (Récapitulatif de votre candidature - BACCALAURÉAT PROFESSIONNEL)');
	});
});

describe.skipIf(extraireAbsent)('the text of the PDF, as pdftotext reads it', () => {
	it('R-150 carries the épreuve table of S2 line by line: épreuve, unité, position, mode', async () => {
		const lignes = (await texteDe(S2)).flatMap((page) => page.split('\n')).map((ligne) => cellules(ligne));
		const debut = lignes.findIndex((ligne) => ligne.startsWith('E1 - '));
		const fin = lignes.findIndex((ligne) => ligne === '- Lettonie');
		const duTableau = lignes.slice(debut, fin + 1).filter((ligne) => /^(\.{4,5} )?E[0-9CF]|^- /.test(ligne));
		expect(duTableau).toEqual(
			TABLEAU_S2.trim()
				.split('\n')
				.map((ligne) => ligne.split('\t').filter(Boolean).join(' | '))
		);
	});

	it('R-150 says the rest of S2 §4.1 in its order', async () => {
		const texte = (await texteDe(S2, ['-raw'])).join(' ').replace(/\s+/g, ' ');
		const attendu = [
			'RECTORAT DE GUYANE DIVISIONS EXAMENS ET CONCOURS DEC 2 PLACE LEOPOLD HEDER BP 6011 97306 CAYENNE CEDEX Tél : 05 94 27 22 43 Mèl : dec.exapro@ac-guyane.fr',
			'Récapitulatif de votre candidature BACCALAURÉAT PROFESSIONNEL',
			'N° candidat : 01948418953 Inscription n° : 005 Session : 2024 Version : 1 du 11/12/2023 à 16:06',
			'MADAME NGMB-DUPONT Ngmb-Jeanne reu 97300 CAYENNE',
			"Nom d'usage : Nationalité : Français Né(e) le : 06/05/2005 A : BUGARACH - 011 Tél : Tél. mobile : 01 23 45 67 89 Mèl : 1948418953@mail.fr VAE : NON Identifiant National (INE) : 088553495DY Etablissement : CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2 (9730538X) Catégorie du Candidat : SCOLAIRE BACPRO 1 AN (133) Aménagement d'épreuve demandé au titre du handicap : NON",
			'IMPORTANT : Pour étudier la recevabilité de votre candidature',
			'fixée le mercredi 13 décembre 2023 à 23:59.',
			'Spécialité : Aéronautique option Systèmes (25303) Forme de passage : Globale',
			'DECLARATION des ACQUIS Titre ou diplôme : BTS DUT DEUG LICENCE Spécialité : Toutes spécialités (00002)',
			'EPREUVES OBLIGATOIRES',
			'EPREUVE(S) FACULTATIVE(S)',
			'sites internet de sociétés de droit privé : (OUI ou NON) : NON',
			"en vue d'éventuelles félicitations : (OUI ou NON) : NON",
			'Pour information, si vous êtes admis',
			'Conformément à la "loi informatique et libertés"',
			'CERTIFIE EXACT, A __________________________, le __________________________ Signature du candidat et du représentant légal si le candidat est mineur',
			'corrigez-les en ROUGE.',
			"Le jour de l'examen, une pièce d'identité avec photographie vous sera demandée."
		];
		const rangs = attendu.map((phrase) => texte.indexOf(phrase));
		expect(attendu.filter((_, i) => rangs[i] === -1)).toEqual([]);
		expect(rangs).toEqual([...rangs].sort((a, b) => a - b));
	});

	it('R-150 holds S2’s candidature on two pages, each with its number and with the numbers of the candidature top right', async () => {
		const pages = await texteDe(S2);
		expect(pages).toHaveLength(2);
		for (const [rang, page] of pages.entries()) {
			expect(page.replace(/\s/g, '')).toMatch(new RegExp(`${rang + 1}/2$`));
			const haut = page.split('\n').slice(0, 8).join(' ');
			for (const repere of [
				'N° candidat : 01948418953',
				'Inscription n° : 005',
				'Session : 2024',
				'1 du 11/12/2023 à 16:06'
			])
				expect(haut).toContain(repere);
		}
	});

	it('R-150 has a frame for the représentant légal of a minor, and none for an adult', async () => {
		const mineur = { ...INSTANTANE_S2, recapitulatif: { ...INSTANTANE_S2.recapitulatif, mineur: true } };
		expect((await texteDe(documentRecapitulatif(mineur, TEXTES_S2))).join()).toContain('Le représentant légal');
		expect((await texteDe(S2)).join()).not.toContain('Le représentant légal');
	});

	it('R-151 prints the demande de pièces with its return address and its reasons', async () => {
		const texte = (await texteDe(documentDemandePieces(INSTANTANE_S2, TEXTES_S2), ['-raw']))
			.join(' ')
			.replace(/\s+/g, ' ');
		expect(texte).toContain(
			'A envoyer par voie postale Adresse de retour : RECTORAT DE GUYANE DIVISIONS EXAMENS ET CONCOURS'
		);
		expect(texte).toContain('Relevé de notes ou diplôme Vous avez déclaré un acquis : BTS DUT DEUG LICENCE.');
	});

	it('marks each page of a preview « BROUILLON », and keeps every word under it', async () => {
		const brouillon = await texteDe(documentBrouillon(INSTANTANE_S2, TEXTES_S2), ['-raw']);
		// In words at the foot, then letter by letter: poppler does not join what runs askew.
		for (const page of brouillon) expect(page.replace(/\s/g, '')).toMatch(/BROUILLON\d\/2BROUILLON$/);
		expect(brouillon.join()).toContain('.... E1-A - Mathématiques U11 Inscrit Contrôle en cours de formation');
		expect((await texteDe(S2)).join()).not.toContain('BROUILLON');
	});

	it('never cuts a row: each épreuve of a long table stays whole on its page, under the names of the columns', async () => {
		const lignes = Array.from({ length: 200 }, (_, i) => ({
			epreuve: `E${i} - Une épreuve au libellé très long, qui tient sur deux lignes du tableau parce qu'on n'abrège pas`,
			choix: `choix ${i}`,
			unite: `U${i}`,
			position: 'Inscrit',
			mode: 'Ponctuel',
			niveau: 0
		}));
		const pages = await texteDe(avec({ genre: 'tableauEpreuves', titre: 'EPREUVES OBLIGATOIRES', lignes }));
		expect(pages.length).toBeGreaterThan(5);
		for (const page of pages) {
			expect(page).toMatch(/Epreuve +Unité +Position +Mode évaluation/);
			const numeros = (motif: RegExp) => [...page.matchAll(motif)].map((trouve) => trouve[1]);
			expect(numeros(/\bE(\d+) - /g)).toEqual(numeros(/- choix (\d+)/g));
		}
	});
});

describe.skipIf(extraireAbsent)('the letters of the PDF', () => {
	const LETTRES = [0xc0, 0x1e00].flatMap((debut) =>
		Array.from({ length: debut === 0xc0 ? 0x190 : 0x100 }, (_, i) => String.fromCodePoint(debut + i)).filter((lettre) =>
			/\p{Script=Latin}/u.test(lettre)
		)
	);
	/** Medieval Welsh letters of no living civil register: the font has no glyph for them. */
	const SANS_GLYPHE = ['Ỽ', 'ỽ', 'Ỿ', 'ỿ'];

	it('every Latin letter comes back equal after NFC, in regular and in bold, but four that the font does not have', async () => {
		expect(LETTRES.length).toBeGreaterThan(600);
		for (const gras of [undefined, true] as const) {
			const texte = LETTRES.map((lettre) => `[${lettre}]`).join(' ');
			const lu = await unTexte(avec({ genre: 'paragraphe', ton: 'courant', fragments: [{ texte, gras }] }));
			const lues = [...lu.matchAll(/\[(.+?)\]/gu)].map((trouve) => trouve[1]?.normalize('NFC'));
			expect(lues).toHaveLength(LETTRES.length);
			expect(LETTRES.filter((lettre, i) => lues[i] !== lettre)).toEqual(SANS_GLYPHE);
		}
	});

	it.each([
		'Łódź',
		'Ngọc',
		'D’Àlböra',
		"N'GUYỄN Thị Hồng-Ðào",
		'Ștefănuță',
		'İbrahim Ağaoğlu',
		'Œuvray Æsa ŒÆ',
		'ĲSBRAND ǅ',
		'Straße'
	])('the name %s comes back equal after NFC, composed or not when typed', async (nom) => {
		for (const forme of ['NFC', 'NFD']) {
			const lu = await unTexte(avec({ genre: 'destinataire', lignes: [`[${nom.normalize(forme)}]`, 'reu'] }));
			expect(/\[(.+)\]/.exec(lu)?.[1]?.normalize('NFC')).toBe(nom.normalize('NFC'));
		}
	});

	it('a letter with an accent that Unicode has no single character for keeps both', async () => {
		const lu = await unTexte(avec({ genre: 'destinataire', lignes: ['[M\u0302bo\u0300 X\u0323]'] }));
		expect(/\[(.+)\]/.exec(lu)?.[1]?.normalize('NFC')).toBe('M\u0302b\u00f2 X\u0323');
	});

	it('what has no glyph shows as « ? » and the rest of the line stays', async () => {
		const lu = await unTexte(avec({ genre: 'destinataire', lignes: ['[Anne\u0007 名 \u{1f600} Ỽ Dupont]'] }));
		expect(/\[(.+)\]/.exec(lu)?.[1]).toBe('Anne ? ? ? Dupont');
	});

	it('brackets, backslashes and tags are only letters', async () => {
		const lu = await unTexte(avec({ genre: 'destinataire', lignes: ['[(a\\b) <script>alert(1)</script> %00 \\)]'] }));
		expect(/\[(.+)\]/.exec(lu)?.[1]).toBe('(a\\b) <script>alert(1)</script> %00 \\)');
	});

	it('a mail address wider than the page is cut between letters and loses none', async () => {
		const mail = `${'abcdefghij'.repeat(24)}@mail.fr`;
		const lu = await unTexte(avec({ genre: 'donnees', donnees: [{ libelle: 'Mèl', valeur: mail }] }), ['-raw']);
		expect(lu.replace(/\s+/g, '')).toContain(`Mèl:${mail}`);
	});
});

/** The uncompressed part of a PDF: its dictionaries. */
function enClair(octets: Uint8Array): string {
	return Buffer.from(octets).toString('latin1');
}

/** The text of each page; no-break spaces are read as spaces. */
async function texteDe(document: DocumentOfficiel, options = ['-layout']): Promise<string[]> {
	const octets = await construirePdf(document, POLICES, VERSION);
	const lu = spawnSync('pdftotext', [...options, '-enc', 'UTF-8', '-', '-'], { input: octets });
	return lu.stdout.toString('utf8').replaceAll('\u00a0', ' ').split('\f').slice(0, -1);
}

async function unTexte(document: DocumentOfficiel, options?: string[]): Promise<string> {
	return (await texteDe(document, options)).join('\n');
}

/** « E2 - … | U2 | Inscrit | Ponctuel »: columns are at least two spaces apart. */
function cellules(ligne: string): string {
	return ligne.trim().split(/ {2,}/).join(' | ');
}
