/** The words of the code: two that mean too much, and those that lead nowhere. */
import ts from 'typescript';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { wrongCode, wrongLines, type Rule, type Sample } from './rule';

/** The names of the documents of the project. */
const documents = new Set(
	globSync(['*.md', 'src/**/*.md', 'tests/**/*.md', 'scripts/*.md']).map((path) => basename(path))
);

export const words: Rule[] = [
	{
		title: 'the bare words session and domaine, which have two meanings here, are nobody’s name',
		breaks: (file) => wrongCode(file, (node) => ts.isIdentifier(node) && isBareWord(node)),
		bites: [
			['src/a.ts', 'const session = 1;'],
			['src/a.ts', 'function domaine() {}'],
			['src/a.ts', 'const f = (session: string) => 1;'],
			['src/a.ts', 'interface A { session?: string }'],
			['src/a.ts', 'const a = { domaine: 1 };'],
			['src/a.ts', 'const { session } = lucia();'],
			['src/a.ts', 'const { authSession: session } = lucia();'],
			['src/A.svelte', '{#each liste as session}{session.nom}{/each}'],
			['src/A.svelte', '{#snippet carte(domaine)}x{/snippet}']
		],
		spares: [
			['src/a.ts', 'const { session: authSession } = lucia(); const a = lucia().session; lucia().sessionCookie;'],
			['src/a.ts', `import { session as authSession } from 'x'; const sessionExamen = url.get('session');`],
			['src/A.svelte', '<p>Choisissez une session et un domaine</p>']
		]
	},
	{
		title: 'nothing is left for later in a comment',
		// Written so that these lines do not say the words themselves.
		breaks: (file) => wrongLines(file, /\b(T[O]DO|F[I]XME|X{3})\b/),
		bites: ['TO_DO', 'FIX_ME', 'X_XX'].map((word): Sample => ['src/a.ts', `// ${word.replace('_', '')} later`])
	},
	{
		title: 'the project names nothing outside itself: no other tree, no document that is not here',
		breaks: (file) => [
			...wrongLines(file, /(?<![\w.])\/(w[o]rk|t[m]p)\/|\.\.\/s[h]ared\b/),
			...[...file.text.matchAll(/[\w-]+\.md\b/g)].map(([name]) => name).filter((name) => !documents.has(name))
		],
		bites: [
			['src/a.ts', `// see ${'..'}/shared/design`],
			['scripts/a.mjs', `const folder = '${'/tm'}p/escale';`],
			['src/a.ts', `// ${'nowhere'}.md says why`]
		],
		spares: [['src/a.ts', '// DECISIONS.md says why; src/lib/framework/tmp.ts']]
	}
];

function isBareWord(node: ts.Identifier): boolean {
	if (node.text !== 'session' && node.text !== 'domaine') return false;
	const { parent } = node;
	// Reading what a library called so, or giving it a better name, is how one gets rid of the word.
	if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
	if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) return parent.propertyName !== node;
	return true;
}
