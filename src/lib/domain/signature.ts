/**
 * The signature on the screen: who must sign the récapitulatif, and what counts as having signed. A simple electronic
 * signature: the compte, the instant, the version and the strokes are sealed with the document.
 *
 * Sources: S2 §4.1 (« Signature du candidat et du représentant légal si le candidat est mineur »); issue wording: Escale.
 */
import * as z from 'zod/mini';
import type { DemandeSignature, Signataire } from './depot';
import type { ErreurChamp } from './refus';

const fraction = z.number().check(z.minimum(0), z.maximum(1));
const Trait = z
	.array(z.tuple([fraction, fraction, z.number().check(z.minimum(0), z.maximum(3_600_000))]))
	.check(z.maxLength(3_000));

export const DemandeSignatureRecue = z.strictObject({
	pieceId: z.string().check(z.minLength(1), z.maxLength(80)),
	version: z.int().check(z.minimum(1)),
	signataires: z
		.array(
			z.strictObject({
				qui: z.enum(['candidat', 'representant']),
				nom: z.nullable(z.string().check(z.trim(), z.minLength(2), z.maxLength(100))),
				traits: z.array(Trait).check(z.maxLength(80))
			})
		)
		.check(z.minLength(1), z.maxLength(2))
}) satisfies z.ZodMiniType<DemandeSignature>;

/** In order; of a minor, the représentant légal too. */
export const signatairesAttendus = (mineur: boolean): Signataire['qui'][] =>
	mineur ? ['candidat', 'representant'] : ['candidat'];

/** A dot is no signature: the pen must have gone at least so far, in widths of the box. */
const LONGUEUR_MIN = 0.3;

export function estSigne(traits: Signataire['traits']): boolean {
	let longueur = 0;
	for (const trait of traits)
		for (let i = 1; i < trait.length; i++) {
			const [x0, y0] = trait[i - 1] ?? [0, 0];
			const [x1, y1] = trait[i] ?? [0, 0];
			longueur += Math.hypot(x1 - x0, y1 - y0);
		}
	return longueur >= LONGUEUR_MIN;
}

/** What is missing, field by field; empty when everybody has signed, by hand or by writing their name. */
export function manquesSignature(signataires: readonly Signataire[], mineur: boolean): ErreurChamp[] {
	return signatairesAttendus(mineur).flatMap((qui): ErreurChamp[] => {
		const { nom = null, traits = [] } = signataires.find((s) => s.qui === qui) ?? {};
		if (qui === 'representant' && nom === null)
			return [{ champ: 'nom-representant', message: 'Écrivez le nom et le prénom du représentant légal.' }];
		if (estSigne(traits) || (traits.length === 0 && nom !== null)) return [];
		return [{ champ: `signature-${qui}`, message: MANQUES[qui] }];
	});
}

export const MANQUES: Record<Signataire['qui'], string> = {
	candidat: 'Signez dans le cadre, ou cochez «\u00a0Signer en écrivant mon nom\u00a0».',
	representant: 'Le représentant légal signe dans le cadre, ou coche «\u00a0Signer en écrivant mon nom\u00a0».'
};
