/** A QR code as the path of an SVG, one unit a module: drawn in the page, it is no picture to fetch and no `data:` to allow. */
import { encode } from 'uqr';

export interface Qr {
	/** Units of its side, the white margin that readers need included. */
	cote: number;
	trace: string;
}

export function tracerQr(texte: string): Qr {
	const { data, size } = encode(texte, { ecc: 'M', border: 4 });
	const trace = data.flatMap((ligne, y) =>
		// One rectangle for each run of black: side by side, squares would leave hairs of white between them.
		ligne.flatMap((noir, x) => {
			if (!noir || ligne[x - 1]) return [];
			const fin = ligne.indexOf(false, x);
			return [`M${x} ${y}h${(fin === -1 ? size : fin) - x}v1H${x}z`];
		})
	);
	return { cote: size, trace: trace.join('') };
}
