/**
 * Which test proves which requirement: reads tests/requirements.md and the titles of every test, prints requirement →
 * tests, then what no test names. A number that does not exist is a fault, because it would prove nothing in silence.
 *
 * `node scripts/requirements.mjs [folder]`: another folder than this project is for its own spec.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const folder = process.argv[2] ?? '.';

/** Tests of both runners; files beside the specs may hold tests that a spec calls. */
const SPECS = ['src/**/*.spec.ts', 'tests/**/*.ts'];

const TESTS = ['it', 'test', 'describe'];
/** Titles of tests that do not run prove nothing. */
const NOT_RUN = ['skip', 'todo', 'fixme'];

/** `- R-001 One sentence.` → number → sentence. */
function requirementsOf(markdown) {
	return new Map([...markdown.matchAll(/^- (R-\d{3}) (.+)$/gm)].map(([, number, sentence]) => [number, sentence]));
}

/** The numbers a title names; `R-021 … R-027` names those between that exist, and both ends. */
function numbersIn(title, known) {
	const range = /(R-\d{3})(?:\s*(?:…|\.\.\.|–)\s*(R-\d{3}))?/g;
	return [...title.matchAll(range)].flatMap(([, first, last = first]) => {
		const between = [...known].filter((number) => number > first && number < last);
		return [...new Set([first, ...between, last])];
	});
}

function titlesIn(file) {
	const titles = [];
	const visit = (node) => {
		const words = ts.isCallExpression(node) ? calledAs(node.expression) : [];
		if (TESTS.includes(words[0])) {
			if (words.some((word) => NOT_RUN.includes(word))) return;
			titles.push(literal(node.arguments[0]));
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest));
	return titles;
}

/** `test.describe` → test, describe; `it.each(rows)('…')` → it, each. */
function calledAs(node) {
	if (ts.isIdentifier(node)) return [node.text];
	if (ts.isPropertyAccessExpression(node)) return [...calledAs(node.expression), node.name.text];
	if (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) return calledAs(node.expression ?? node.tag);
	return [''];
}

/** The words of a string, of a template (what it computes becomes a star) or of strings added up. */
function literal(node) {
	if (!node) return '';
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node)) {
		return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('*');
	}
	if (ts.isBinaryExpression(node)) return [literal(node.left), literal(node.right)].join('');
	return '';
}

function report() {
	const requirements = requirementsOf(readFileSync(join(folder, 'tests/requirements.md'), 'utf8'));
	const tests = new Map([...requirements.keys()].map((number) => [number, new Set()]));
	const unknown = [];
	for (const file of globSync(SPECS, { cwd: folder }).sort()) {
		for (const title of titlesIn(file)) {
			for (const number of numbersIn(title, requirements.keys())) {
				const line = `${file.replaceAll('\\', '/')}: ${title}`;
				if (tests.has(number)) tests.get(number).add(line);
				else unknown.push(`${number} does not exist: ${line}`);
			}
		}
	}

	const covered = [...tests].filter(([, lines]) => lines.size > 0);
	for (const [number, lines] of covered) {
		console.log(`${number} ${requirements.get(number)}`);
		for (const line of lines) console.log(`  ${line}`);
	}
	console.log('\nNo test names:');
	for (const [number, sentence] of requirements)
		if (tests.get(number).size === 0) console.log(`  ${number} ${sentence}`);
	for (const line of unknown) console.error(line);
	console.log(`\ncovered ${covered.length} of ${requirements.size}`);
	return unknown.length === 0 ? 0 : 1;
}

process.exitCode = report();
