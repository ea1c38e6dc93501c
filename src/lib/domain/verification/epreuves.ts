/** « Epreuves »: every choice is one that the règlement and the académie offer (R-110 … R-113). */
import { choixPossibles, languesObligatoiresChoisies, lignesEpreuves } from '../epreuves';
import type { ErreurChamp } from '../refus';
import { epreuvesEnOrdre, trouverSpecialite } from '../reglement';
import type { Contexte } from '../contexte';
import { carnet } from './carnet';

export function verifierEpreuves({ examen, campagne, saisie }: Contexte): ErreurChamp[] {
	const { erreurs, exiger } = carnet('epreuves');
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	if (!specialite) return erreurs;
	const { choix } = saisie.epreuves;
	const epreuves = epreuvesEnOrdre(specialite).map((e) => e.epreuve);
	for (const code of Object.keys(choix)) {
		exiger(
			epreuves.some((e) => e.code === code),
			`choix.${code}`,
			'Cette épreuve n’est pas dans votre spécialité. Retirez ce choix.'
		);
	}

	const possibles = choixPossibles(examen, campagne, saisie);
	const prises = languesObligatoiresChoisies(examen, campagne, saisie);
	for (const { code, facultative } of epreuves) {
		const choisi = choix[code];
		const possible = possibles.find((p) => p.code === code);
		if (!possible) {
			exiger(
				!facultative || !choisi?.inscrit,
				`choix.${code}.inscrit`,
				'Votre académie n’organise pas cette épreuve. Mettez «\u00a0Non inscrit\u00a0».'
			);
			continue;
		}
		if (possible.position !== 'inscrit' || !possible.liste) continue;
		const { libelle, options } = possible.liste;
		const valeur = choisi?.valeur ?? '';
		const champ = `choix.${code}.valeur`;
		if (facultative && valeur !== '' && prises.includes(valeur)) {
			exiger(false, champ, 'C’est déjà votre langue obligatoire. Choisissez-en une autre pour l’épreuve facultative.');
			continue;
		}
		exiger(
			options.some((o) => o.id === valeur),
			champ,
			`Choisissez une valeur dans la liste «\u00a0${libelle}\u00a0».`
		);
	}

	// In forme progressive everything may be unticked: a candidature to nothing is none.
	const libres = possibles.filter((p) => p.inscriptionLibre && !p.facultative);
	if (libres.length > 0) {
		const inscrites = lignesEpreuves(examen, campagne, saisie).filter(
			(l) => l.unite !== null && l.position === 'inscrit'
		);
		exiger(
			inscrites.some((l) => !l.facultative),
			'choix',
			'Inscrivez-vous à au moins une épreuve obligatoire.'
		);
	}
	return erreurs;
}
