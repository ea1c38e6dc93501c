/** What may be chosen for an épreuve: the languages of the règlement that the académie examines, a country, one of several. */
import type { Campagne } from './campagne';
import type { Epreuve, Examen } from './examen';
import { nomPropre } from './noms';
import { listePays, pays } from './referentiels';

export interface Option {
	id: string;
	libelle: string;
}
type ChoixEpreuve = NonNullable<Epreuve['choix']>;

/** null when the épreuve has no list: the règlement gives none, or the académie did not say. */
export function optionsDe(
	examen: Examen,
	campagne: Campagne,
	{ choix, sousEpreuves }: Epreuve,
	languesPrises: string[]
): Option[] | null {
	if (!choix) return null;
	switch (choix.type) {
		case 'pays':
			return listePays.map(({ code, libelle }) => ({ id: code, libelle }));
		case 'liste':
			return choix.options;
		case 'epreuve':
			return sousEpreuves.map(({ code, libelle }) => ({ id: code, libelle: `${code} - ${libelle}` }));
		case 'langue_obligatoire':
			return languesObligatoires(campagne, choix)?.map((id) => ({ id, libelle: libelleLangue(examen, id) })) ?? null;
		case 'langue_facultative': {
			const { ids, differentesDesObligatoires } = examen.languesFacultatives;
			const organisees = campagne.reglages.languesFacultatives;
			return (choix.langues ?? ids)
				.filter((id) => !(differentesDesObligatoires && languesPrises.includes(id)))
				.filter((id) => organisees === null || organisees.includes(id))
				.map((id) => ({ id, libelle: libelleLangue(examen, id) }));
		}
	}
}

/** Those that the règlement permits and the académie examines; null when neither says. */
export function languesObligatoires({ reglages }: Campagne, { langues }: ChoixEpreuve): string[] | null {
	const organisees = reglages.languesObligatoires;
	if (langues === null || organisees === null) return langues ?? organisees;
	return organisees.filter((id) => langues.includes(id));
}

/** What was chosen, in words; null for nothing. */
export function libelleChoix(examen: Examen, campagne: Campagne, { choix, sousEpreuves }: Epreuve, valeur: string) {
	if (valeur === '' || !choix) return null;
	switch (choix.type) {
		case 'pays':
			return nomPropre(pays(valeur)?.libelle ?? valeur);
		case 'liste':
			return choix.options.find((o) => o.id === valeur)?.libelle ?? null;
		case 'epreuve':
			return sousEpreuves.find((sous) => sous.code === valeur)?.libelle ?? null;
		case 'langue_obligatoire':
			return languesObligatoires(campagne, choix) === null ? null : libelleLangue(examen, valeur);
		case 'langue_facultative':
			return libelleLangue(examen, valeur);
	}
	return null;
}

function libelleLangue({ langues }: Examen, id: string): string {
	return langues.find((l) => l.id === id)?.libelle ?? id;
}
