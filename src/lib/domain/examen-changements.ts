/**
 * What changed from one edition of an exam file to the next, in sentences for the operator who imports it.
 *
 * Candidatures keep the edition they were made under: these are the changes that the next campagne will bring.
 */

/** Of two files as they are kept; empty when both say the same, whatever the order of their keys. */
export function changementsExamen(avant: unknown, apres: unknown): string[] {
	const anciens = parId(avant) ?? new Map<string, unknown>();
	const nouveaux = parId(apres) ?? new Map<string, unknown>();
	const cles = [...new Set([...nouveaux.keys(), ...anciens.keys()])];
	return cles.flatMap((cle) => changements(cle, anciens.get(cle), nouveaux.get(cle)));
}

function changements(cle: string, avant: unknown, apres: unknown): string[] {
	if (canonique(avant) === canonique(apres)) return [];
	const anciens = parId(avant);
	const nouveaux = parId(apres);
	if (!anciens || !nouveaux) return [`${cle} : modifié`];
	const ajoutes = [...nouveaux].filter(([id]) => !anciens.has(id));
	const retires = [...anciens].filter(([id]) => !nouveaux.has(id));
	const modifies = [...nouveaux].filter(
		([id, valeur]) => anciens.has(id) && canonique(anciens.get(id)) !== canonique(valeur)
	);
	const phrases = [
		...compter(cle, modifies, 'modifié'),
		...compter(cle, ajoutes, 'ajouté'),
		...compter(cle, retires, 'retiré')
	];
	return phrases.length > 0 ? phrases : [`${cle} : ordre modifié`];
}

/** Those of a list, by what names them; those of the texts, by their key. */
function parId(valeur: unknown): Map<string, unknown> | null {
	if (typeof valeur !== 'object' || valeur === null) return null;
	if (!Array.isArray(valeur)) return new Map(Object.entries(valeur));
	const nommes = valeur.map((v: unknown): [string | null, unknown] => [nom(v), v]);
	const connus = nommes.flatMap(([id, v]): [string, unknown][] => (id === null ? [] : [[id, v]]));
	return connus.length === nommes.length ? new Map(connus) : null;
}

function nom(valeur: unknown): string | null {
	if (typeof valeur !== 'object' || valeur === null) return typeof valeur === 'string' ? valeur : null;
	const cle = ['cfd', 'id', 'libelle'].find((c) => c in valeur);
	return cle === undefined ? null : String(Reflect.get(valeur, cle));
}

/** A new edition may touch hundreds of spécialités: a line says how many, and names the first. */
const NOMMES = 5;

function compter(cle: string, touches: [string, unknown][], quoi: string): string[] {
	if (touches.length === 0) return [];
	const noms = touches.slice(0, NOMMES).map(([id, valeur]) => dire(id, valeur));
	const reste = touches.length - noms.length;
	return [
		`${cle} : ${touches.length} ${quoi}${touches.length > 1 ? 's' : ''} : ${noms.join(', ')}${reste ? ' …' : ''}`
	];
}

function dire(id: string, valeur: unknown): string {
	const libelle = typeof valeur === 'object' && valeur !== null ? Reflect.get(valeur, 'libelle') : null;
	return typeof libelle === 'string' && libelle !== id ? `${id} (${libelle})` : id;
}

function canonique(valeur: unknown): string {
	return (
		JSON.stringify(valeur, (_, v: unknown) =>
			typeof v === 'object' && v !== null && !Array.isArray(v)
				? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
				: v
		) ?? ''
	);
}
