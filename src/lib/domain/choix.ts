/**
 * Choosing a campagne: examen, then sessionExamen, then académie, one after the other (R-005, R-060; S2 §1.2, §3).
 * « Ouverture des services » and « M'inscrire » draw the same steps; the choices live in the address.
 */
import { academie } from './referentiels';

/** One campagne, as far as choosing it goes. Instants are ISO strings. */
export interface ChoixCampagne {
	id: string;
	examenCode: string;
	/** « BACCALAURÉAT PROFESSIONNEL » */
	examenLibelle: string;
	/** « Démarrer mon inscription », in the words of the rectorat. */
	demarrer: string;
	sessionExamen: string;
	academie: string;
	ouverture: string;
	fermeture: string;
	fuseau: string;
}

export interface Lien {
	libelle: string;
	/** « ?examen=BCP&session=2027 » */
	href: string;
}

export interface Choix {
	/** What is chosen so far, each with the way back to before it; `quoi` says what is changed, to those who hear it. */
	resume: (Lien & { quoi: string })[];
	/** What to choose next; null once a campagne is found. */
	etape: { titre: string; options: Lien[] } | null;
	campagne: ChoixCampagne | null;
}

/** The levels: name in the address, title of the step, and what it reads of a campagne. */
const NIVEAUX = [
	{
		nom: 'examen',
		quoi: 'l’examen',
		titre: 'Sélectionner un examen',
		valeur: (c: ChoixCampagne) => c.examenCode,
		libelle: (c: ChoixCampagne) => c.examenLibelle
	},
	{
		nom: 'session',
		quoi: 'la session',
		titre: 'Sélectionner une session',
		valeur: (c: ChoixCampagne) => c.sessionExamen,
		libelle: (c: ChoixCampagne) => c.sessionExamen
	},
	{
		nom: 'academie',
		quoi: 'l’académie',
		titre: "Sélectionner une académie ou un pays d'inscription",
		valeur: (c: ChoixCampagne) => c.academie,
		// The sessionExamen stands beside the académie: several may be under way there.
		libelle: libelleAcademie
	}
];

/** « ACADÉMIE DE LA GUYANE - (2027) » */
function libelleAcademie(campagne: ChoixCampagne): string {
	return `${academie(campagne.academie)?.libelle ?? campagne.academie} - (${campagne.sessionExamen})`;
}

/** A level whose value is not offered is as if it had not been chosen. */
export function choisir(campagnes: ChoixCampagne[], adresse: URLSearchParams): Choix {
	let restantes = campagnes;
	const choisi = new URLSearchParams();
	const resume: Choix['resume'] = [];
	for (const [rang, { nom, quoi, titre, valeur, libelle }] of NIVEAUX.entries()) {
		const avant = new URLSearchParams(choisi);
		const gardees = restantes.filter((c) => valeur(c) === adresse.get(nom));
		const [premiere] = gardees;
		if (!premiere) {
			// What a link named of the levels to come is not asked again where it is offered.
			const apres = NIVEAUX.slice(rang + 1).flatMap((n) => {
				const voulue = adresse.get(n.nom);
				return voulue === null ? [] : [[n.nom, voulue] as const];
			});
			const offertes = options(restantes, nom, avant, valeur, libelle, apres);
			return { resume, etape: { titre, options: offertes }, campagne: null };
		}
		choisi.set(nom, valeur(premiere));
		resume.push({ libelle: libelle(premiere), href: `?${avant}`, quoi });
		restantes = gardees;
	}
	return { resume, etape: null, campagne: restantes[0] ?? null };
}

/**
 * What a link says of what to choose, « ?academie=02&examen=BCP » or in the words of Cyclades, « ?codeER=A33&domaine=BCP », as
 * this address says it; the sessionExamen is the one that is open there, when the link names none.
 */
export function choixDuLien(campagnes: ChoixCampagne[], lien: URLSearchParams, maintenant: Date): URLSearchParams {
	const examen = lien.get('examen') ?? lien.get('domaine');
	const ou = lien.get('academie') ?? lien.get('codeER')?.replace(/^A/, '');
	const possibles = campagnes.filter((c) => (!examen || c.examenCode === examen) && (!ou || c.academie === ou));
	const ouverte = examen && ou ? possibles.toSorted(parUtilite(maintenant))[0] : undefined;
	const dits = [
		['examen', campagnes.some((c) => c.examenCode === examen) ? examen : null],
		['session', lien.get('session') ?? ouverte?.sessionExamen ?? null],
		['academie', campagnes.some((c) => c.academie === ou) ? ou : null]
	] as const;
	return new URLSearchParams(dits.flatMap(([nom, valeur]) => (valeur ? [[nom, valeur]] : [])));
}

/** What leads to that campagne: « examen=BCP&session=2027&academie=33 ». */
export function adresseDuChoix(campagne: ChoixCampagne): URLSearchParams {
	return new URLSearchParams(NIVEAUX.map(({ nom, valeur }) => [nom, valeur(campagne)]));
}

/** Open first, then about to open, then the last that closed. */
function parUtilite(maintenant: Date) {
	const iso = maintenant.toISOString();
	const rang = (c: ChoixCampagne) => (iso >= c.fermeture ? 2 : iso < c.ouverture ? 1 : 0);
	return (a: ChoixCampagne, b: ChoixCampagne) => rang(a) - rang(b) || b.fermeture.localeCompare(a.fermeture);
}

function options(
	campagnes: ChoixCampagne[],
	nom: string,
	avant: URLSearchParams,
	valeur: (c: ChoixCampagne) => string,
	libelle: (c: ChoixCampagne) => string,
	apres: (readonly [string, string])[]
): Lien[] {
	const parValeur = new Map(campagnes.map((c) => [valeur(c), libelle(c)]));
	return [...parValeur]
		.map(([v, l]) => ({
			libelle: l,
			href: `?${new URLSearchParams([...avant, [nom, v], ...apres.map(([n, w]) => [n, w])])}`
		}))
		.sort((a, b) => a.libelle.localeCompare(b.libelle, 'fr'));
}
