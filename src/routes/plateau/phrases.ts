/** Why a page could not be opened or made, as a sentence. */
import type { CodeIllisible } from '$lib/client/photos/photo-illisible';

const PHRASES: Record<CodeIllisible, string> = {
	illisible: 'Ce fichier est abîmé et ne s’ouvre pas. Reprenez la photo ou choisissez un autre fichier.',
	heic_sans_decodeur:
		'Cette photo HEIC ne s’ouvre pas sur cet appareil sans réseau. Reprenez-la avec «\u00a0Photographier\u00a0», ou recommencez avec le réseau.',
	trop_grande: 'Cette image a trop de points pour cet appareil. Photographiez le document à nouveau.',
	trop_lourde: 'Plus léger, ce document ne se lirait plus. Retirez-le, ou n’en gardez que les pages demandées.',
	sans_atelier:
		'Cet appareil ne prépare pas ce genre de photo. Choisissez une photo JPEG ou un PDF\u00a0: il partira tel quel.'
};

export function phraseDe(erreur: unknown): string {
	const code = codeDe(erreur);
	if (code) return PHRASES[code];
	if (erreur instanceof Error && erreur.message.endsWith('recommencez.')) return erreur.message;
	return PHRASES.illisible;
}

/** Null: it says nothing of a page. */
export function codeDe(erreur: unknown): CodeIllisible | null {
	const code = erreur instanceof Error && 'code' in erreur ? String(erreur.code) : '';
	return code in PHRASES ? (code as CodeIllisible) : null;
}
