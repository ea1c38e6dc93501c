/**
 * What a file given for a pièce is by its first bytes, never by its name or the type that a system gives it: Windows
 * gives HEIC none, and anybody can rename. The phone asks before it opens one, the server before it keeps one.
 */
export type NatureFichier = 'pdf' | 'jpeg' | 'png' | 'webp' | 'heic';

/** Readers accept a PDF whose header is anywhere in so many bytes (ISO 32000-1, annex H, note 13). */
export const OCTETS_NATURE = 1024;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Brands of ISO/IEC 23008-12 that hold a still picture coded in HEVC, and the two that do not say how it is coded. */
const MARQUES_HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
/** The same container around another codec (AV1), which names itself. */
const MARQUES_AUTRES = ['avif', 'avis'];

/** `debut` is the first 1024 bytes, or the whole of a shorter file; null when it is none of those that Escale reads. */
export function natureFichier(debut: Uint8Array): NatureFichier | null {
	const commencePar = (octets: number[]) => octets.every((octet, i) => debut[i] === octet);
	const texte = (de: number, a: number) => String.fromCharCode(...debut.subarray(de, a));

	if (commencePar([0xff, 0xd8, 0xff])) return 'jpeg';
	if (commencePar(PNG)) return 'png';
	if (texte(0, 4) === 'RIFF' && texte(8, 12) === 'WEBP') return 'webp';
	if (texte(4, 8) === 'ftyp') return estHeic(debut, texte) ? 'heic' : null;
	return texte(0, OCTETS_NATURE).includes('%PDF-') ? 'pdf' : null;
}

/** The box « ftyp »: its length, its name, the major brand, a version, then the brands it is compatible with. */
function estHeic(debut: Uint8Array, texte: (de: number, a: number) => string): boolean {
	const longueur = new DataView(debut.buffer, debut.byteOffset, debut.byteLength).getUint32(0);
	const fin = Math.min(longueur, debut.length);
	const marques = [texte(8, 12)];
	for (let ici = 16; ici + 4 <= fin; ici += 4) marques.push(texte(ici, ici + 4));
	return marques.some((m) => MARQUES_HEIC.includes(m)) && !marques.some((m) => MARQUES_AUTRES.includes(m));
}
