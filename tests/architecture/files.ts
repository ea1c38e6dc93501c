/** What no file holds: raw HTML or style in a page, too many lines, a test that sleeps or runs alone. */
import ts from 'typescript';
import { wrongCode, type Rule } from './rule';

export const pages: Rule[] = [
	{
		title:
			'a component writes no raw HTML and no style of its own: the CSP would refuse the second and not see the first',
		breaks: (file) =>
			file.template
				.filter(
					(node) => /^(HtmlTag|StyleDirective)$/.test(node.type) || (node.type === 'Attribute' && node.name === 'style')
				)
				.map((node) => file.text.slice(node.start, node.end)),
		bites: [
			['src/A.svelte', '<p>{@html texte}</p>'],
			['src/A.svelte', '{#if x}<p style="color: red">a</p>{/if}'],
			['src/A.svelte', '<p style={regle}>a</p>'],
			['src/A.svelte', '<p style:color="red">a</p>']
		],
		spares: [['src/A.svelte', '<p class="style">style="a"</p><style>p { margin: 0 }</style>']]
	}
];

export const files: Rule[] = [
	{
		title: 'no file is longer than four hundred lines',
		breaks({ path, text }) {
			const lines = text.split('\n').length - 1;
			return lines > 400 && !path.endsWith('.md') ? [`${lines} lines`] : [];
		},
		bites: [['src/a.ts', 'a;\n'.repeat(401)]],
		spares: [['src/a.ts', 'a;\n'.repeat(400)]]
	},
	{
		title: 'no test sleeps, and none is run alone',
		breaks: (file) =>
			wrongCode(file, (node) => ts.isPropertyAccessExpression(node) && /^(waitForTimeout|only)$/.test(node.name.text)),
		bites: [
			['tests/a.spec.ts', `it.only('a', () => {});`],
			['tests/a.spec.ts', `test.describe.only('a', () => {});`],
			['tests/a.spec.ts', 'await page.waitForTimeout(500);']
		]
	}
];
