/** The project's files as a spec about the code reads them: text, imports, and for a component its template too. */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

export interface Source {
	path: string;
	text: string;
	/** Of a component: its scripts, then what its template declares and computes. */
	code: ts.SourceFile;
	/** What a component's template is made of; empty for anything else. */
	template: TemplateNode[];
}

export interface Import {
	/** As written, without `?url` and the like. */
	from: string;
	/** The file it leads to, without guessing its extension; null for a library. */
	path: string | null;
	/** As the other module calls them; `*` for all of it. */
	names: string[];
	typeOnly: boolean;
	dynamic: boolean;
}

interface TemplateNode {
	type: string;
	start: number;
	end: number;
	[key: string]: unknown;
}

/** Every file we write, from the project's root; what is installed, built, generated or data is not among them. */
export function readSources(): Source[] {
	const files = ['src/**', 'tests/**', 'scripts/**'].map((folder) => `${folder}/*.{ts,mjs,js,svelte,css,html,md}`);
	return globSync([...files, '*.{ts,js,md}', '.ci/run'], { exclude: (path) => path.endsWith('node_modules') })
		.map((path) => path.replaceAll('\\', '/'))
		.sort()
		.map((path) => source(path, readFileSync(path, 'utf8')));
}

export function source(path: string, text: string): Source {
	const template: TemplateNode[] = [];
	const pieces = path.endsWith('.svelte')
		? componentCode(path, text, template)
		: /\.(ts|mjs|js)$/.test(path)
			? [text]
			: [];
	return {
		path,
		text,
		code: ts.createSourceFile(path, pieces.join('\n;'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS),
		template
	};
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

export function importsOf({ path, code }: Source): Import[] {
	const imports: Import[] = [];
	const add = (specifier: ts.Node | undefined, rest: Pick<Import, 'names' | 'typeOnly' | 'dynamic'>) => {
		if (!specifier || !ts.isStringLiteralLike(specifier)) return;
		const from = specifier.text.replace(/\?.*$/, '');
		imports.push({ from, path: leadsTo(from, path), ...rest });
	};
	walk(code, (node) => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, { ...imported(node.importClause), dynamic: false });
		} else if (ts.isExportDeclaration(node)) {
			const names = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : null;
			add(node.moduleSpecifier, { names: namesOf(names), typeOnly: node.isTypeOnly, dynamic: false });
		} else if (ts.isImportTypeNode(node)) {
			const { argument } = node;
			add(ts.isLiteralTypeNode(argument) ? argument.literal : undefined, {
				names: ['*'],
				typeOnly: true,
				dynamic: false
			});
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node.arguments[0], { names: ['*'], typeOnly: false, dynamic: true });
		}
	});
	return imports;
}

function imported(clause: ts.ImportClause | undefined): Pick<Import, 'names' | 'typeOnly'> {
	if (!clause) return { names: [], typeOnly: false };
	const named = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
	const all = clause.namedBindings && ts.isNamespaceImport(clause.namedBindings) ? ['*'] : [];
	const values = named.filter((element) => !element.isTypeOnly).length + all.length + (clause.name ? 1 : 0);
	return {
		names: [...(clause.name ? ['default'] : []), ...all, ...(named.length > 0 ? namesOf(named) : [])],
		typeOnly: clause.phaseModifier === ts.SyntaxKind.TypeKeyword || values === 0
	};
}

function namesOf(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] | null): string[] {
	return elements ? elements.map(({ propertyName, name }) => (propertyName ?? name).text) : ['*'];
}

function leadsTo(from: string, path: string): string | null {
	if (from.startsWith('$lib/')) return `src/lib/${from.slice('$lib/'.length)}`;
	if (from.startsWith('.')) return posix.join(posix.dirname(path), from);
	return null;
}

/** A component as pieces of TypeScript; fills `template` with the nodes met on the way. */
function componentCode(filename: string, text: string, template: TemplateNode[]): string[] {
	const slice = (node: unknown) => (isNode(node) ? text.slice(node.start, node.end) : '');
	const root = parse(text, { modern: true, filename });
	const pieces = [root.module, root.instance].map((script) => slice(script?.content));

	const visit = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(visit);
		if (isFragment(value)) value.nodes.forEach(visit);
		if (!isNode(value)) return;
		if (value.type === 'VariableDeclaration') pieces.push(slice(value));
		else if (isExpression(value)) pieces.push(`(${slice(value)})`);
		else {
			template.push(value);
			for (const [key, child] of Object.entries(value)) {
				// What a block declares is a pattern, which alone is no expression.
				if (DECLARED.includes(key) && value.type.endsWith('Block')) {
					const patterns = Array.isArray(child) ? child : [child];
					pieces.push(...patterns.filter(isNode).map((pattern) => `((${slice(pattern)}) => {})`));
				} else visit(child);
			}
		}
	};
	visit(root.fragment);
	return pieces;
}

/** {#each … as context}, {#snippet f(parameters)}, {#await … then value catch error}. */
const DECLARED = ['context', 'parameters', 'value', 'error'];

/** The one node without a place of its own. */
function isFragment(value: unknown): value is { nodes: unknown[] } {
	return typeof value === 'object' && value !== null && 'nodes' in value && Array.isArray(value.nodes);
}

function isNode(value: unknown): value is TemplateNode {
	return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

function isExpression({ type }: TemplateNode): boolean {
	return /(Expression|Identifier|Literal|Pattern|Element)$/.test(type) && !/^(Regular|Svelte|Title|Slot)/.test(type);
}
