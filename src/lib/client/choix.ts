/** The choice between what was typed in an onglet on two devices, and its undoing. */
import { revision, type CleBrouillon } from './brouillons';
import type { Local } from './local';
import { reporter } from './report';
import { ecrire } from './retours';

/** The person chose, field by field: `valeur` is what they keep. It is based on both, and leaves at the next occasion. */
export function choisir(local: Local, cle: CleBrouillon, onglet: string, valeur: unknown, le: Date): Promise<void> {
	return ecrire(local, async (tx) => {
		const place: [string, string, string] = [cle.compteId, cle.brouillonId, onglet];
		const accord = await tx.objectStore('accords').get(place);
		const garde = await tx.objectStore('onglets').get(place);
		if (!accord?.conflit || !garde) return;
		const { version, valeur: ailleurs } = accord.conflit;
		await tx.objectStore('onglets').put({ ...garde, valeur, modifieLe: le, revision: revision() });
		await tx.objectStore('accords').put({
			...accord,
			base: Math.max(accord.base, version),
			conflit: null,
			choix: { ici: garde.valeur, ailleurs, choisie: valeur }
		});
	});
}

/** Both values stand again before the person, as before they chose; what they typed since then stays, on this side. */
export function annulerChoix(local: Local, cle: CleBrouillon, onglet: string, le: Date): Promise<void> {
	return ecrire(local, async (tx) => {
		const place: [string, string, string] = [cle.compteId, cle.brouillonId, onglet];
		const accord = await tx.objectStore('accords').get(place);
		const garde = await tx.objectStore('onglets').get(place);
		if (!accord?.choix || !garde) return;
		const { ailleurs, choisie = garde.valeur } = accord.choix;
		const ici = reporter(choisie, garde.valeur, accord.choix.ici);
		const conflit = { version: accord.base, valeur: ailleurs, modifieLe: accord.recuLe ?? le.toISOString() };
		await tx.objectStore('onglets').put({ ...garde, valeur: ici, modifieLe: le, revision: revision() });
		await tx.objectStore('accords').put({ ...accord, conflit, choix: null });
	});
}
