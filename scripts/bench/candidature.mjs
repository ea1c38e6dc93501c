/**
 * A whole candidature, as the phone sends it: somebody who registers alone for Aéronautique option Systèmes, with the
 * choices of the example candidate of seed S2 (BTS of 2022, anglais and mobilité as facultatives).
 */
import { randomUUID } from 'node:crypto';

/** Guyane, where the example candidate of S2 registers. */
export const GUYANE = '33';

/** The open campagne of that académie (code BCN), or of any other with `not`; and where an INDIVIDUEL is put there. */
export async function campagneOf(origin, academie, not = false) {
	const ask = async (path) => (await fetch(origin + path)).json();
	const { campagnes, maintenant } = await ask('/api/campagnes');
	const found = campagnes.find(
		(c) => (c.academie === academie) !== not && c.ouverture <= maintenant && maintenant < c.fermeture
	);
	if (!found) throw new Error(`No open campagne ${not ? 'but that of' : 'for'} the académie ${academie}`);
	const { campagne } = await ask(`/api/campagnes/${found.id}`);
	const lieux = campagne.reglages.etablissements;
	return { id: found.id, etablissement: lieux.find((lieu) => lieu.categories.includes('INDIVIDUEL')).id };
}

export function demande({ id: campagneId, etablissement }) {
	return {
		brouillonId: randomUUID(),
		campagneId,
		saisie: {
			modalites: { acceptees: true },
			identification: {
				pays: '100',
				voie: '12 rue Madame Payé',
				complement1: '',
				complement2: '',
				complement3: '',
				codePostal: '97300',
				localite: 'CAYENNE',
				nationalite: '100',
				telephoneMobile: '0694123456',
				telephone: '',
				categorieSocioProfessionnelle: '81'
			},
			candidature: {
				categorie: 'INDIVIDUEL',
				situation: '',
				amenagementDuree: false,
				etablissement,
				handicap: false,
				diffusionPresse: false,
				diffusionCollectivites: false
			},
			qualification: {
				specialite: '40025303',
				enseignement: '',
				sectionLangue: 'aucune',
				formePassage: 'globale',
				derogation: null
			},
			acquis: {
				dejaPresente: null,
				autreSpecialite: null,
				titulaire: { titre: 'bts_dut_deug_licence', annee: '2022', academie: '02', repassees: [] },
				vae: null
			},
			epreuves: { choix: { EF1: { inscrit: true, valeur: 'anglais' }, EF2: { inscrit: true, valeur: '107' } } },
			complements: { champs: {}, attestations: {} },
			conditions: { acceptees: true }
		}
	};
}
