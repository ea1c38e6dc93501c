/**
 * The demo: the four exams with campagnes around today, a few people to sign in as,
 * and a gestionnaire.
 *
 * Sown when the database is empty, in demo mode only; the production start refuses a database that holds it.
 */
import type { Preinscription } from '$lib/domain/candidature';
import bcp from '$lib/domain/examens/bcp.json';
import bp from '$lib/domain/examens/bp.json';
import cap from '$lib/domain/examens/cap.json';
import mc from '$lib/domain/examens/mc.json';
import { saisieVide } from '$lib/domain/saisie';
import { randomUUID } from 'node:crypto';
import type { App } from './app';
import { insertCampagne, listCampagnes } from './db/campagnes';
import { insertCandidature } from './db/candidatures';
import { findCompteByMail, insertCompte } from './db/comptes';
import { findGestionnaireByMail } from './db/gestionnaires';
import type { NewRow } from './db/engine';
import { campagnesDemo, sessionExamen } from './demo-campagnes';
import { COMPTES_SUIVI, semerSuivi } from './demo-suivi';
import { importerExamen, lireExamen } from './examens';
import { inscrireGestionnaire } from './gestionnaires';
import { hacher } from './mot-de-passe';

export const MOT_DE_PASSE_DEMO = 'Escale.demo1';
export const ALYA = 'alya.sainvil@demo.escale.invalid';
/** S2's own example candidate: pre-registered by her CFA, état « À compléter ». */
const JEANNE = '1948418953@mail.fr';

/** Of the two académies that the README walks through. */
export const GESTIONNAIRE_DEMO = {
	mail: 'gestionnaire@rectorat.example',
	nom: 'Camille Rose-Belle',
	academies: ['33', '14']
};

/** Said by the console and by the sign-in page. */
export const COMPTES_DEMO = [
	{ mail: JEANNE, qui: 'pré-inscrite par son CFA, inscription à compléter' },
	{ mail: ALYA, qui: 'candidate individuelle, aucune candidature' },
	...COMPTES_SUIVI
];

/** Every exam that Escale comes with. */
const FICHIERS = [bcp, bp, cap, mc];

export async function semerDemo(app: App): Promise<void> {
	const { id: gestionnaireId } =
		(await findGestionnaireByMail(app.engine, GESTIONNAIRE_DEMO.mail))?.gestionnaire ??
		(await inscrireGestionnaire(app, GESTIONNAIRE_DEMO, MOT_DE_PASSE_DEMO));
	if ((await listCampagnes(app.engine)).length > 0) return;
	const maintenant = app.clock.now();
	const motDePasse = await hacher(MOT_DE_PASSE_DEMO);
	const campagnes: NewRow<'campagne'>[] = [];
	for (const fichier of FICHIERS) {
		const hash = await importerExamen(app, fichier);
		campagnes.push(...campagnesDemo(await lireExamen(app, hash), hash, maintenant));
	}

	await app.engine.tx(async () => {
		for (const campagne of campagnes) await insertCampagne(app.engine, campagne);
		const personne = (mail: string) => ({
			id: randomUUID(),
			mail,
			motDePasse,
			creeLe: maintenant,
			activeLe: maintenant
		});
		await insertCompte(app.engine, {
			...personne(ALYA),
			numeroCandidat: '02648130957',
			sexe: 'F',
			nom: 'SAINVIL',
			nomUsage: null,
			prenoms: 'Alya Marie-Noëlle',
			dateNaissance: '2002-05-06',
			paysNaissance: '100',
			departementNaissance: '973',
			communeNaissance: 'CAYENNE',
			ine: null
		});
		const jeanne = personne(JEANNE);
		await insertCompte(app.engine, {
			...jeanne,
			numeroCandidat: '01948418953',
			sexe: 'F',
			nom: 'NGMB-DUPONT',
			nomUsage: null,
			prenoms: 'NGMB-Jeanne',
			dateNaissance: '2005-05-06',
			paysNaissance: '100',
			departementNaissance: '011',
			communeNaissance: 'BUGARACH',
			ine: '088553495DY'
		});
		await insertCandidature(app.engine, {
			id: randomUUID(),
			compteId: jeanne.id,
			brouillonId: randomUUID(),
			campagneId: `BCP-${sessionExamen(maintenant)}-33`,
			etat: 'a_completer',
			numeroInscription: '001',
			preinscription: preinscriptionJeanne(),
			creeLe: maintenant,
			modifieeLe: maintenant
		});
	});
	await semerSuivi(app, sessionExamen(maintenant), motDePasse, gestionnaireId);
}

/** What her CFA knew (S2 §3 and §4.1); her acquis and choices are hers to say. */
function preinscriptionJeanne(): Preinscription {
	const vide = saisieVide();
	return {
		identification: {
			...vide.identification,
			voie: 'reu',
			codePostal: '97300',
			localite: 'CAYENNE',
			nationalite: '100',
			telephoneMobile: '0123456789',
			categorieSocioProfessionnelle: '81'
		},
		candidature: {
			...vide.candidature,
			categorie: 'SCOLAIRE_133',
			etablissement: '9730538X',
			amenagementDuree: false,
			handicap: false
		},
		qualification: { ...vide.qualification, specialite: '40025303', formePassage: 'globale', derogation: false }
	};
}

/** True when the database holds the demo's people: production must not serve accounts whose password is public. */
export async function refusDonneesDemo(app: App): Promise<boolean> {
	const { mail } = GESTIONNAIRE_DEMO;
	return (
		(await findCompteByMail(app.engine, ALYA)) !== null || (await findGestionnaireByMail(app.engine, mail)) !== null
	);
}

export function annoncerDemo(
	{ settings, franceconnect }: Pick<App, 'settings' | 'franceconnect'>,
	dire: (ligne: string) => void
): void {
	dire(`
  Escale, mode démonstration : ${settings.origin}

  Comptes de démonstration (mot de passe : ${MOT_DE_PASSE_DEMO})
${COMPTES_DEMO.map(({ mail, qui }) => `    ${mail.padEnd(36)} ${qui}`).join('\n')}

  Gestionnaire, même mot de passe : ${GESTIONNAIRE_DEMO.mail}, sur ${settings.origin}/gestion
${franceconnect?.demonstration ? '\n  FranceConnect : une doublure sur cette machine, deux personnes inventées, aucun mot de passe\n' : ''}
  Les mails envoyés se lisent sur ${settings.origin}/demo/courriels
`);
}
