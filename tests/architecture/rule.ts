/** A rule of the architecture, and what rules are made of. */
import ts from 'typescript';
import { importsOf, walk, type Import, type Source } from '../support/sources';

export type Sample = readonly [path: string, text: string];

export interface Rule {
	title: string;
	breaks(file: Source): string[];
	/** Each of these must be found at fault. */
	bites: Sample[];
	/** None of these may be. */
	spares?: Sample[];
}

/** Examples that several specs share (`*.exemple.ts`) are part of the specs. */
export const isSpec = ({ path }: Source) => /\.(spec|exemple)\.ts$/.test(path);

/** `ui` for src/lib/ui/…; `worker` runs alone in the browser; what is in src outside lib puts the layers together: `routes`. */
export function layerOf(path: string): string | null {
	if (!path.startsWith('src/')) return null;
	if (path.startsWith('src/service-worker/')) return 'worker';
	return /^src\/lib\/([^/]+)/.exec(path)?.[1] ?? 'routes';
}

/** The imports of a file that `wrong` says are wrong. */
export function wrongImports(file: Source, wrong: (found: Import) => boolean): string[] {
	return importsOf(file)
		.filter(wrong)
		.map(({ from }) => `imports ${from}`);
}

/** Pieces of code that `wrong` says are wrong, with their line. */
export function wrongCode({ code }: Source, wrong: (node: ts.Node) => boolean): string[] {
	const found: string[] = [];
	walk(code, (node) => {
		if (wrong(node)) found.push(node.getText(code).slice(0, 60));
	});
	return found;
}

export function wrongLines({ text }: Source, wrong: RegExp): string[] {
	return text.split('\n').flatMap((line, index) => (wrong.test(line) ? [`line ${index + 1}: ${line.trim()}`] : []));
}
