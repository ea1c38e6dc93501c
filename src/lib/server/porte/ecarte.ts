/** A file that the gate turns away, on its way to the person as a `Refus`. Plain: the worker’s thread knows it too. */
import type { CodeRefus } from '../../domain/refus';

export class Ecarte extends Error {
	override name = 'Ecarte';
	readonly code: CodeRefus;

	constructor(code: CodeRefus) {
		super(code);
		this.code = code;
	}
}
