/**
 * The presentation: an exam as one rectorat shows it (A11). Every rule then reads the exam it is given and knows no other.
 *
 * The campagne names it, else the académie has its own, else the exam's.
 */
import type { Campagne } from './campagne';
import type { Examen } from './examen';

export function presenter(examen: Examen, { academie, reglages }: Pick<Campagne, 'academie' | 'reglages'>): Examen {
	const presentation =
		examen.presentations.find((p) => p.id === reglages.presentation) ??
		examen.presentations.find((p) => p.academies.includes(academie));
	if (!presentation) return examen;
	const { documents, definitive, menu, onglets, enregistrerSur, enregistrerSurPreinscription, statutsPieces, liens } =
		presentation;
	return {
		...examen,
		documents: documents ?? examen.documents,
		definitive: definitive ?? examen.definitive,
		menu: menu ?? examen.menu,
		onglets: onglets ?? examen.onglets,
		enregistrerSur: enregistrerSur ?? examen.enregistrerSur,
		enregistrerSurPreinscription: enregistrerSurPreinscription ?? examen.enregistrerSurPreinscription,
		statutsPieces: statutsPieces ?? examen.statutsPieces,
		liens: liens ? [...liens, ...examen.liens] : examen.liens
	};
}
