/** Why a photo cannot be opened on this phone; the original stays where it was. */
export type CodeIllisible =
	/** Damaged, or not a photo. */
	| 'illisible'
	/** A HEIC that the browser does not open, and the decoder could not be fetched: no network. */
	| 'heic_sans_decodeur'
	/** More pixels than a phone can hold. */
	| 'trop_grande'
	/** Lighter, it could not be read any more. */
	| 'trop_lourde'
	/** Nothing is wrong with it that is known: this device cannot work on photos, or has no memory left for it. */
	| 'sans_atelier';

export class PhotoIllisible extends Error {
	readonly code: CodeIllisible;

	constructor(code: CodeIllisible) {
		super(`photo : ${code}`);
		this.name = 'PhotoIllisible';
		this.code = code;
	}
}
