/**
 * The campagnes of the demo: the four exams, each where a notice says how it is run, with windows around today.
 *
 * Baccalauréat professionnel everywhere; brevet professionnel in Clermont-Ferrand as S4 tells it (Paris time, 14 h to 17 h) and
 * in Grenoble (S1); CAP overseas in local time (S5); certificat de spécialisation in Paris and la Guyane.
 */
import { contactAcademie } from '$lib/domain/academies-contacts';
import type { ReglagesCampagne, Service } from '$lib/domain/campagne';
import { instantLocal, jourLocal } from '$lib/domain/dates';
import type { Examen } from '$lib/domain/examen';
import { listeAcademies, type Academie } from '$lib/domain/referentiels';
import type { NewRow } from './db/engine';

type AcademieOuverte = Academie & { fuseau: string };

/** The sessionExamen is that of the next summer. */
export const sessionExamen = (maintenant: Date) =>
	String(maintenant.getUTCFullYear() + (maintenant.getUTCMonth() >= 6 ? 1 : 0));

const GUYANE = '33';
const CLERMONT = '06';

/** Where an exam is open in the demo; null: in every académie. */
const OU: Record<string, string[] | null> = {
	BCP: null,
	BP: [CLERMONT, '08'],
	// La Guyane, La Guadeloupe, La Martinique, La Réunion.
	CAP: [GUYANE, '32', '31', '28'],
	MC: ['01', GUYANE]
};

export function campagnesDemo(examen: Examen, examenHash: string, maintenant: Date): NewRow<'campagne'>[] {
	const ou = OU[examen.code] ?? null;
	const annee = sessionExamen(maintenant);
	return listeAcademies
		.filter((a): a is AcademieOuverte => a.fuseau !== null && (ou === null || ou.includes(a.code)))
		.map((academie) => ({
			id: `${examen.code}-${annee}-${academie.code}`,
			examenCode: examen.code,
			examenHash,
			sessionExamen: annee,
			academie: academie.code,
			...fenetre(academie, HEURES[examen.code] ?? ['08:00', '17:00'], maintenant),
			reglages: reglages(examen, academie)
		}));
}

/** « à partir de 14 h … à 17 h » in S4, « à partir de 15 h … 17 h » in S5; 17:00 is the closing most rectorats announce. */
const HEURES: Record<string, [string, string]> = {
	BCP: ['08:00', '17:00'],
	BP: ['14:00', '17:00'],
	CAP: ['15:00', '17:00'],
	MC: ['15:00', '17:00']
};

const JOUR = 86_400_000;

function fenetre(academie: AcademieOuverte, [ouvreA, fermeA]: [string, string], maintenant: Date) {
	const jour = (decalage: number) => jourLocal(new Date(maintenant.getTime() + decalage * JOUR), academie.fuseau);
	const { ouvre, ferme } = decalages(academie);
	return {
		ouverture: instantLocal(`${jour(ouvre)}T${ouvreA}`, academie.fuseau),
		fermeture: instantLocal(`${jour(ferme)}T${fermeA}`, academie.fuseau),
		fuseau: academie.fuseau
	};
}

/** Opens and closes how many days from today: most are open, some are about to be, some are over. */
function decalages(academie: Academie): { ouvre: number; ferme: number } {
	if (A_VENIR.includes(academie.code)) return { ouvre: 5, ferme: 40 };
	if (FERMEES.includes(academie.code)) return { ouvre: -40, ferme: -2 };
	return { ouvre: -20, ferme: 16 };
}
/** Corse, Mayotte. */
const A_VENIR = ['27', '43'];
/** Limoges, Reims. */
const FERMEES = ['22', '19'];

/** Sourced by S2 for la Guyane; elsewhere what `academies.json` found, never more. */
const SERVICE_GUYANE: Service = {
	nom: 'RECTORAT DE GUYANE',
	adresse: ['DIVISIONS EXAMENS ET CONCOURS', 'DEC 2', 'PLACE LEOPOLD HEDER BP 6011', '97306 CAYENNE CEDEX'],
	telephone: '05 94 27 22 43',
	mail: 'dec.exapro@ac-guyane.fr'
};

function reglages(examen: Examen, academie: Academie): ReglagesCampagne {
	const guyane = academie.code === GUYANE;
	const clermont = academie.code === CLERMONT && examen.code === 'BP';
	const existe = (id: string) => examen.categories.some((c) => c.id === id);
	return {
		service: guyane ? SERVICE_GUYANE : serviceDe(academie),
		etablissements: [
			...academie.departements.map((code) => ({
				id: `INDIV_${code}`,
				nom: `INDIVIDUELS ${code}`,
				uai: null,
				categories: ['INDIVIDUEL', 'DEJA_PRESENTE'].filter(existe)
			})),
			{ id: 'CNED', nom: 'CNED', uai: null, categories: ['ENSEIGNEMENT_A_DISTANCE'] },
			...(guyane
				? [
						{
							id: '9730538X',
							nom: 'CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2',
							uai: '9730538X',
							categories: ['SCOLAIRE_133', 'FORMATION_CONTINUE'].filter(existe)
						}
					]
				: [])
		],
		languesFacultatives: null,
		// « seules les langues vivantes autorisées dans l'académie pourront être choisies » (S4)
		languesObligatoires: clermont ? ['allemand', 'anglais', 'espagnol', 'portugais', 'italien'] : null,
		specialites: organisees(examen),
		messages: [],
		...(clermont && { contactsFamilles: CONTACTS_CLERMONT })
	};
}

/** What is organised: not the BP that the list of diplomas says inactive, nor the mentions before they were certificats. */
function organisees({ code, specialites }: Examen): string[] | null {
	if (code === 'BP') return sauf(specialites, (cfd) => BP_INACTIFS.includes(cfd));
	return code === 'MC' ? sauf(specialites, (cfd) => cfd.startsWith('010')) : null;
}
/** Blanchisseur, Banque, and an older Étanchéité du bâtiment et des travaux publics. */
const BP_INACTIFS = ['45024004', '45031301', '45023301'];

function sauf(specialites: Examen['specialites'], exclue: (cfd: string) => boolean): string[] {
	return specialites.flatMap(({ cfd }) => (exclue(cfd) ? [] : [cfd]));
}

const guichet = (mail: string, telephone: string): Service => ({
	nom: 'RECTORAT DE CLERMONT-FERRAND - Bureau des examens professionnels',
	adresse: [],
	telephone,
	mail
});

/** « Coordonnées des gestionnaires » (S4, R-211), without the names of persons; the spécialités of the BP in each family. */
const CONTACTS_CLERMONT: NonNullable<ReglagesCampagne['contactsFamilles']> = [
	{
		famille: 'Commerce, Vente, Ebéniste, Fleuriste, Logistique, Arts du verre et du bois, Sécurité',
		specialites: ['45031206', '45031207', '45032203', '45034401', '45034402'],
		service: guichet('dec.exapro1@ac-clermont.fr', '04.73.99.35.06')
	},
	{
		famille: 'Hygiène, Environnement, Métiers de la mode, Coiffure, Esthétique',
		specialites: ['45033607', '45033608', '45033609', '45024214', '45024215', '45024216'],
		service: guichet('dec.exapro1@ac-clermont.fr', '04.73.99.35.50')
	},
	{
		famille: 'Alimentation, Hôtellerie, Restauration',
		specialites: [
			'45022107',
			'45022108',
			'45022109',
			'45022110',
			'45033403',
			'45033404',
			'45033405',
			'45033407',
			'45033408'
		],
		service: guichet('dec.exapro1@ac-clermont.fr', '04.73.99.35.44')
	},
	{
		famille: 'Sanitaire et thermique, Bois, Bâtiment, Finitions',
		specialites: [
			'45022709',
			'45022710',
			'45023212',
			'45023213',
			'45023214',
			'45023216',
			'45023308',
			'45023313',
			'45023314',
			'45023315',
			'45023316',
			'45023317',
			'45023408',
			'45023409'
		],
		service: guichet('dec.exapro2@ac-clermont.fr', '04.73.99.34.94')
	},
	{
		famille: 'Maintenance véhicules et matériels, Aéronautique, Conduite routière, Electricité, Métallerie, Plasturgie',
		specialites: ['45025411', '45025516', '45022501', '45022502'],
		service: guichet('dec.exapro3@ac-clermont.fr', '04.73.99.34.58')
	},
	{
		famille: 'Sanitaire et social, Pharmacie',
		specialites: ['45033104'],
		service: guichet('dec.exapro3@ac-clermont.fr', '04.73.99.30.98')
	}
];

function serviceDe(academie: Academie): Service {
	const contact = contactAcademie(academie.code);
	return {
		nom: contact?.service ?? `${academie.libelle} - SERVICE DES EXAMENS ET CONCOURS`,
		adresse: contact?.adresse ? [contact.adresse] : [],
		telephone: contact?.telephone ?? null,
		mail: contact?.mail ?? null
	};
}
