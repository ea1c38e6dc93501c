/** « Visualiser/Imprimer » before « Enregistrer »: the same document as the official one, marked BROUILLON. */
import { campagneTransmise } from '$lib/domain/campagne';
import type { Contexte } from '$lib/domain/contexte';
import { documentBrouillon, textesDocument } from '$lib/domain/documents';
import { mettreAuPropre } from '$lib/domain/elaguer';
import { etablirRecapitulatif } from '$lib/domain/recapitulatif';

/** Rejects without network, the first time: the PDF module and its fonts are heavy and fetched when asked for. */
export async function construireApercu(contexte: Contexte): Promise<Blob> {
	const [{ construirePdf }, normal, gras] = await Promise.all([
		import('$lib/pdf/construire'),
		police('regular'),
		police('bold')
	]);
	const saisie = mettreAuPropre(contexte.saisie);
	const contenu = {
		compte: contexte.compte,
		campagne: campagneTransmise(contexte.campagne),
		saisie,
		recapitulatif: etablirRecapitulatif({ ...contexte, saisie })
	};
	const document = documentBrouillon(contenu, textesDocument(contexte.examen));
	const pdf = await construirePdf(document, { normal, gras }, contexte.maintenant);
	return new Blob([new Uint8Array(pdf)], { type: 'application/pdf' });
}

async function police(graisse: 'regular' | 'bold'): Promise<Uint8Array> {
	const reponse = await fetch(`/polices/escale-${graisse}.ttf`);
	if (!reponse.ok) throw new Error('police absente');
	return new Uint8Array(await reponse.arrayBuffer());
}
