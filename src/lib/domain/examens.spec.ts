/** The four exam files as they are delivered: complete, sourced, small enough to travel to a phone. */
import { describe, expect, it } from 'vitest';
import { brotliCompressSync } from 'node:zlib';
import { dispensesDuTitre } from './acquis';
import { juger, valeursCitees } from './condition';
import { avec, CONTEXTE_INDIVIDUEL } from './contexte.exemple';
import type { Contexte } from './contexte';
import { parseExamen, type Epreuve, type Examen } from './examen';
import bcpJson from './examens/bcp.json';
import bpJson from './examens/bp.json';
import capJson from './examens/cap.json';
import mcJson from './examens/mc.json';
import { faitsDe } from './faits';
import { piecesDemandees } from './pieces';
import { presenter } from './presentation';

const BCP = parseExamen(bcpJson);
const BP = parseExamen(bpJson);
const CAP = parseExamen(capJson);
const MC = parseExamen(mcJson);
const EXAMENS = [BCP, BP, CAP, MC];

const COUVREUR = '45023213';
const CLERMONT = '06';
const GRENOBLE = '08';

function specialite(examen: Examen, cfd: string) {
	const trouvee = examen.specialites.find((s) => s.cfd === cfd);
	if (!trouvee) throw new Error(`no spécialité ${cfd}`);
	return trouvee;
}

function toutes(epreuves: Epreuve[]): Epreuve[] {
	return epreuves.flatMap((e) => [e, ...toutes(e.sousEpreuves)]);
}

const epreuvesDe = (examen: Examen, cfd: string) => specialite(examen, cfd).groupes.flatMap((g) => toutes(g.epreuves));

/** A candidat of that exam, in that académie; Alya, 24 years old, elsewhere as she is. */
function candidat(examen: Examen, academie: string, categorie: string, cfd: string): Contexte {
	const { campagne, saisie } = CONTEXTE_INDIVIDUEL;
	return avec(
		{ ...CONTEXTE_INDIVIDUEL, examen, campagne: { ...campagne, academie, fuseau: 'Europe/Paris' } },
		{
			candidature: { ...saisie.candidature, categorie },
			qualification: { ...saisie.qualification, specialite: cfd }
		}
	);
}

/** What an eligibility rule says of that candidat: true, false, or null while an answer is missing. */
function eligible(contexte: Contexte, id: string): boolean | null {
	const regle = contexte.examen.eligibilite.find((r) => r.id === id);
	if (!regle) throw new Error(`no rule ${id}`);
	return juger(regle.exige, faitsDe(contexte));
}

const repondre = (contexte: Contexte, champs: Record<string, string | boolean>) =>
	avec(contexte, { complements: { champs, attestations: {} } });

const ne = (contexte: Contexte, dateNaissance: string): Contexte => ({
	...contexte,
	compte: { ...contexte.compte, dateNaissance }
});

describe('the four exam files', () => {
	it.each([
		{ code: 'BCP', examen: BCP, nombre: 134, kilooctets: 16 },
		{ code: 'BP', examen: BP, nombre: 55, kilooctets: 13 },
		{ code: 'CAP', examen: CAP, nombre: 224, kilooctets: 16 },
		{ code: 'MC', examen: MC, nombre: 122, kilooctets: 9 }
	])(
		'R-090 $code has the $nombre spécialités of the list of diplomas and travels in $kilooctets kB at most',
		({ code, examen, nombre, kilooctets }) => {
			expect([examen.code, examen.specialites.length]).toEqual([code, nombre]);
			// What the phone receives, compressed; 60 kB would already be too much.
			expect(brotliCompressSync(JSON.stringify(examen)).length).toBeLessThanOrEqual(kilooctets * 1000);
		}
	);

	it('R-090 writes spécialités as one reads them, in alphabetical order, without the suffix of the list', () => {
		const { compare } = new Intl.Collator('fr');
		for (const { specialites } of EXAMENS) {
			const libelles = specialites.map((s) => s.libelle);
			expect(libelles.filter((l) => /\((BAC PRO|BP|CAP|MC|CS)|[A-Z]{4}/.test(l.replace('MELEC', '')))).toEqual([]);
			expect(libelles[0]).toBe(libelles.toSorted(compare)[0]);
		}
		expect(specialite(BCP, '40020002').libelle).toBe('Étude et définition de produits industriels');
		expect(specialite(BCP, '40022105').libelle).toBe('Boulanger-pâtissier');
		expect(specialite(CAP, '50025524').libelle).toBe('Électricien');
		expect(specialite(MC, '56133601').libelle).toBe('Coiffure coupe couleur');
	});

	it('says « règlement non renseigné » of a spécialité whose épreuves no source gives, and of no other', () => {
		for (const { specialites } of EXAMENS)
			for (const { groupes, completude, source } of specialites) {
				expect(completude.startsWith('Règlement non renseigné')).toBe(groupes.length === 0);
				if (groupes.length > 0) expect(source).not.toEqual([]);
			}
		expect(specialite(BP, COUVREUR).groupes).toEqual([]);
		const sourcees = EXAMENS.map((e) => e.specialites.filter((s) => s.groupes.length > 0).length);
		expect(sourcees).toEqual([16, 6, 17, 2]);
	});

	it('speaks of Escale, in the words of its own diploma', () => {
		for (const examen of EXAMENS) expect(JSON.stringify(examen)).not.toMatch(/cyclades/i);
		for (const examen of [BP, CAP, MC]) {
			const textes = Object.values(examen.textes).map((t) => t.texte);
			expect(textes.join('\n')).not.toMatch(/BACPRO|récapitulatif de votre candidature/i);
		}
		expect(BP.textes['acquis.deja_presente'].texte).toContain('à ce BP lors');
	});

	it('has every text that the screens and the documents name', () => {
		const noms = Object.keys(BCP.textes);
		for (const { textes } of EXAMENS) expect(Object.keys(textes)).toEqual(noms);
	});

	it('R-213 gives the addresses of the référentiels and règlements on éduscol, and that of the results', () => {
		for (const { liens } of EXAMENS) {
			expect(liens.map((l) => l.libelle)).toContain('Publication des résultats');
			expect(liens.map((l) => l.url)).toContain('https://eduscol.education.fr/774/les-diplomes-professionnels');
		}
	});
});

describe('what rectorats present otherwise', () => {
	const onglets = (examen: Examen, academie: string) =>
		presenter(examen, { academie, reglages: CONTEXTE_INDIVIDUEL.campagne.reglages }).onglets.length;

	it('R-061 the BP has six onglets in Clermont, seven in Grenoble, nine elsewhere', () => {
		expect([onglets(BP, CLERMONT), onglets(BP, GRENOBLE), onglets(BP, '33')]).toEqual([6, 7, 9]);
		expect([onglets(BCP, GRENOBLE), onglets(BCP, '14')]).toEqual([7, 9]);
	});

	it('R-213 the page of the académie on aménagements is given to its own candidats, beside the addresses for all', () => {
		const { reglages } = CONTEXTE_INDIVIDUEL.campagne;
		const ailleurs = BP.liens.map(({ url }) => url);
		const siens = (examen: Examen, academie: string) =>
			presenter(examen, { academie, reglages })
				.liens.map(({ url }) => url)
				.filter((url) => !examen.liens.some((lien) => lien.url === url));
		expect(ailleurs.filter((url) => url.includes('ac-'))).toEqual([]);
		expect(siens(BP, CLERMONT)).toEqual(['https://www.ac-clermont.fr/amenagements-des-epreuves-d-examens-121720']);
		for (const examen of [BP, BCP]) expect(siens(examen, GRENOBLE)).toEqual(['https://www.ac-grenoble.fr']);
		expect(siens(BP, '33')).toEqual([]);
		expect(presenter(BP, { academie: CLERMONT, reglages }).liens).toEqual(expect.arrayContaining(BP.liens));
	});

	it('R-140 R-206 in Clermont the confirmation d’inscription comes back en ligne, and a pièce has one of four statuts', () => {
		const { reglages } = CONTEXTE_INDIVIDUEL.campagne;
		const clermont = presenter(BP, { academie: CLERMONT, reglages });
		expect(clermont.documents.recapitulatif).toBe("Confirmation d'inscription");
		expect([clermont.enregistrerSur, clermont.definitive.retour]).toEqual(['recapitulatif', 'en_ligne']);
		expect(clermont.statutsPieces).toHaveLength(4);
		expect(presenter(BCP, { academie: GRENOBLE, reglages }).definitive.retour).toBe('postal');
	});
});

describe('the épreuves', () => {
	it('R-110 BP Coiffure has its published règlement, whose third épreuve is one of two', () => {
		const epreuves = epreuvesDe(BP, '45033608');
		expect(epreuves.filter((e) => e.unite).map((e) => [e.unite, e.coefficient])).toEqual([
			['U10', 6],
			['U20', 5],
			['U30A', 5],
			['U30B', 5],
			['U41', 2],
			['U42', 3],
			['U51', 6],
			['U52', 2],
			['U60', 3],
			['UF', null]
		]);
		expect(epreuves.find((e) => e.code === 'E3')?.choix?.type).toBe('epreuve');
	});

	it('the PSE of CAP Électricien is in EP1 and is not counted a second time', () => {
		const epreuves = epreuvesDe(CAP, '50025524');
		expect(epreuves.map((e) => e.matiere)).not.toContain('pse');
		expect(epreuves.reduce((somme, e) => somme + (e.coefficient ?? 0), 0)).toBe(19);
	});

	it('R-112 BP Boulanger allows four languages, whatever the académie examines', () => {
		expect(epreuvesDe(BP, '45022108').find((e) => e.code === 'E6')?.choix?.langues).toHaveLength(4);
	});

	it('R-101 a bachelier is dispensed of « expression et connaissance du monde » and of the language of the BP', () => {
		expect(dispensesDuTitre(BP, specialite(BP, '45022108'), 'bac_general_techno')).toEqual(['E5', 'E6']);
	});

	it('R-101 the holder of another CAP keeps the PSE to sit, and the language unless that CAP had one', () => {
		const cuisine = specialite(CAP, '50022139');
		expect(dispensesDuTitre(CAP, cuisine, 'cap_autre')).toEqual(['EG1', 'EG2', 'EG3']);
		expect(dispensesDuTitre(CAP, cuisine, 'cap_autre_lv')).toEqual(['EG1', 'EG2', 'EG3', 'EG4']);
	});
});

describe('who may register', () => {
	it('R-210 BP: the whole exam already sat, or distance learning; and a period of activity', () => {
		const alya = candidat(BP, CLERMONT, 'INDIVIDUEL', COUVREUR);
		expect(eligible(alya, 'deja_subi')).toBe(null);
		expect(eligible(repondre(alya, { deja_subi: false }), 'deja_subi')).toBe(false);
		expect(eligible(repondre(alya, { deja_subi: true }), 'deja_subi')).toBe(true);
		expect(eligible(repondre(alya, { activite: 'aucune' }), 'activite')).toBe(false);
		expect(eligible(repondre(alya, { activite: 'bac_pro' }), 'activite')).toBe(true);
		expect(BP.eligibilite.filter((r) => r.effet === 'bloque').map((r) => r.id)).toEqual(['deja_subi', 'activite']);
	});

	it('CAP: 18 years on 31 December of the sessionExamen, or a formation; one spécialité a session', () => {
		const alya = candidat(CAP, '33', 'INDIVIDUEL', '50025524');
		expect(eligible(ne(alya, '2009-12-31'), 'dix_huit_ans')).toBe(true);
		const tropJeune = ne(alya, '2010-01-01');
		expect(eligible(repondre(tropJeune, { formation_mineur: false }), 'dix_huit_ans')).toBe(false);
		expect(eligible(repondre(tropJeune, { formation_mineur: true }), 'dix_huit_ans')).toBe(true);
		expect(eligible(alya, 'une_seule_specialite')).toBe(true);
		const second = { ...alya, autreCandidature: true };
		expect(eligible(repondre(second, { deux_cap: 'aucun' }), 'une_seule_specialite')).toBe(false);
		expect(eligible(repondre(second, { deux_cap: 'derogation' }), 'une_seule_specialite')).toBe(true);
	});

	it('MC: a preparation, or three years of activity', () => {
		const alya = candidat(MC, '10', 'INDIVIDUEL', '56133601');
		expect(eligible(repondre(alya, { voie: 'activite' }), 'voie')).toBe(true);
		expect(eligible(repondre(alya, { voie: 'aucune' }), 'voie')).toBe(false);
	});
});

describe('the pièces asked', () => {
	const annexes = (contexte: Contexte) =>
		piecesDemandees(contexte).flatMap(({ groupe, libelle }) =>
			groupe === 'Travail en hauteur' ? [/annexe \d/.exec(libelle)?.[0]] : []
		);

	it('R-208 nine spécialités of the BP ask for annexes of the formation au travail en hauteur', () => {
		const cfds = BP.pieces
			.filter((p) => p.id.startsWith('hauteur'))
			.flatMap((p) => valeursCitees(p.si ?? { tous: [] }, 'specialite'));
		const libelles = new Set(cfds.map((cfd) => specialite(BP, cfd).libelle));
		expect([...libelles].toSorted()).toEqual(
			[
				'Charpentier bois',
				'Couvreur',
				'Étanchéité du bâtiment et des travaux publics',
				'Maçon',
				'Menuisier aluminium-verre',
				'Métallier',
				'Métiers de la pierre',
				'Métiers du plâtre et de l’isolation',
				'Peintre applicateur de revêtements'
			].toSorted()
		);
	});

	it('R-208 a couvreur is asked annexes 4 and 5, a métallier of Lyon too, a coiffeur none', () => {
		expect(annexes(candidat(BP, CLERMONT, 'DEJA_PRESENTE', COUVREUR))).toEqual(['annexe 4', 'annexe 5']);
		expect(annexes(candidat(BP, '10', 'DEJA_PRESENTE', '45025411'))).toEqual(['annexe 4', 'annexe 5']);
		expect(annexes(candidat(BP, CLERMONT, 'DEJA_PRESENTE', '45033608'))).toEqual([]);
	});

	it('R-208 in Clermont they are due before 8 March of the session; no source gives a date elsewhere', () => {
		const dates = BP.pieces
			.filter((p) => p.id.startsWith('hauteur'))
			.map((p) => [p.id.endsWith('clermont'), p.fenetre?.avant]);
		const mars = { mois: 3, jour: 8, anneeDecalage: 0 };
		expect(dates).toEqual([...Array(3).fill([true, mars]), ...Array(3).fill([false, undefined])]);
	});

	it('R-209 asks each exam’s French candidats under 25 for their JDC', () => {
		for (const examen of EXAMENS) {
			const [premiere] = examen.specialites;
			const alya = candidat(examen, '10', 'INDIVIDUEL', premiere?.cfd ?? '');
			const groupes = (contexte: Contexte) => piecesDemandees(contexte).map((p) => p.groupe);
			expect(groupes(alya)).toContain('Service national');
			expect(groupes(ne(alya, '2001-11-05'))).not.toContain('Service national');
		}
	});

	it('the weeks of stage of CAP Cuisine, Pâtissier and petite enfance are asked of those alone', () => {
		const stage = (cfd: string) =>
			piecesDemandees(candidat(CAP, '10', 'INDIVIDUEL', cfd)).filter((p) => p.libelle.includes('14 semaines')).length;
		expect(['50022139', '50022141', '50033205', '50025524'].map(stage)).toEqual([1, 1, 1, 0]);
	});
});
