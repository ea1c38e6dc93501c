/** One file of the corpus: what it is, what it says it is, and what the gate must answer. */
import type { TypeDepot } from '../../src/lib/domain/depot';
import type { CodeRefus } from '../../src/lib/domain/refus';

export interface Attendu {
	nom: string;
	type: TypeDepot;
	octets: () => Promise<Uint8Array> | Uint8Array;
	/** Null: it comes in. */
	refus: CodeRefus | null;
	/** Texts of which nothing may be left in what is kept. */
	sans?: string[];
	pages?: number;
}

type Fabrique = Attendu['octets'];
type Reste = Pick<Attendu, 'sans' | 'pages'>;

export function jpegs(refus: CodeRefus | null, fichiers: Record<string, Fabrique>, reste: Reste = {}): Attendu[] {
	return Object.entries(fichiers).map(([nom, octets]) => ({ nom, type: 'image/jpeg', octets, refus, ...reste }));
}

export function pdfs(refus: CodeRefus | null, fichiers: Record<string, Fabrique>, reste: Reste = {}): Attendu[] {
	return Object.entries(fichiers).map(([nom, octets]) => ({ nom, type: 'application/pdf', octets, refus, ...reste }));
}
