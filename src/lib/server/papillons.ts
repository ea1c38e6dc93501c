/**
 * The papillons: the password that one says is drawn here, told once and kept as a hash. A lost one is made again, with
 * another password, by whoever made the first: the school or the rectorat.
 */
import { academieDuDepartement, academie as trouverAcademie } from '$lib/domain/referentiels';
import { normaliserMail } from '$lib/domain/compte';
import { FichierRefuse } from '$lib/domain/fichier';
import { POLITIQUE, refusMotDePasse } from '$lib/domain/mot-de-passe';
import type { Papillon } from '$lib/domain/papillon';
import type { App } from './app';
import { findCampagne } from './db/campagnes';
import { listCandidatures } from './db/candidatures';
import * as comptes from './db/comptes';
import { deleteAuthSessionsOf } from './db/auth-sessions';
import type { Row } from './db/engine';
import { entierAleatoire } from './empreinte';
import { lireExamen } from './examens';
import { hacher } from './mot-de-passe';

/** What no table says of a school: the operator does, or the papillon does without. */
export interface Ecole {
	adresse: string | null;
	telephone: string | null;
}

/** Ten signs that are not taken for one another, of the classes that the guides ask for: about 57 bits. */
export function motDePasseDePapillon(): string {
	for (;;) {
		const tire = Array.from({ length: 10 }, () => SIGNES.charAt(entierAleatoire(SIGNES.length))).join('');
		if (refusMotDePasse(tire, POLITIQUE) === null) return tire;
	}
}

const SIGNES = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789?!+=';

type Titulaire = Pick<
	Row<'compte'>,
	'id' | 'nom' | 'prenoms' | 'classe' | 'numeroCandidat' | 'etablissement' | 'identifiant'
>;

/** The papillon of that compte; what they are registered for is read from their first candidature. */
export async function papillonDe(app: App, titulaire: Titulaire, motDePasse: string, ecole: Ecole): Promise<Papillon> {
	const { nom, prenoms, classe, numeroCandidat, identifiant } = titulaire;
	const [candidature] = await listCandidatures(app.engine, titulaire.id);
	const campagne = candidature ? await findCampagne(app.engine, candidature.campagneId) : null;
	const uai = titulaire.etablissement ?? '';
	const connu = campagne?.reglages.etablissements.find((e) => e.uai === uai);
	const academie = campagne ? trouverAcademie(campagne.academie) : academieDuDepartement(departementDeUai(uai));
	const numero = candidature?.numeroInscription;
	return {
		academie: academie?.libelle ?? null,
		etablissement: { uai, nom: connu?.nom ?? `Établissement ${uai}`, ...ecole },
		nom,
		prenoms,
		classe,
		numeroCandidat,
		inscription: campagne && numero ? { numero, examen: (await lireExamen(app, campagne.examenHash)).libelle } : null,
		identifiant: identifiant ?? '',
		motDePasse,
		adresse: `${app.settings.origin}/connexion`
	};
}

/** The first three digits of a UAI are the département's, but for Corsica, which kept those of before 1976. */
function departementDeUai(uai: string): string {
	const debut = uai.slice(0, 3);
	return { '620': '02A', '720': '02B' }[debut] ?? debut;
}

/** A new password in place of the former, whoever was signed in with it is not any more. Throws `FichierRefuse`. */
export async function renouvelerPapillon(app: App, identifiant: string, ecole: Ecole): Promise<Papillon> {
	const motDePasse = motDePasseDePapillon();
	const empreinte = await hacher(motDePasse);
	return app.engine.tx(async () => {
		const trouve = await comptes.findEleve(app.engine, normaliserMail(identifiant));
		if (!trouve)
			throw new FichierRefuse('Papillon refusé.', [
				{ path: ['identifiant'], message: 'aucun élève n’a cet identifiant' }
			]);
		await comptes.updateAcces(app.engine, trouve.id, { motDePasse: empreinte, provisoire: true });
		await deleteAuthSessionsOf(app.engine, trouve.id);
		app.journal.info('papillon_renouvele', { compte: trouve.id });
		return papillonDe(app, trouve, motDePasse, ecole);
	});
}
