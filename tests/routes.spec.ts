/**
 * Every address the app answers at, held against the matrix of who gets what (support/matrice.ts): a route that is
 * added without saying who may use it fails here, before anybody finds it.
 */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { MATRICE, type Ligne } from './support/matrice';
import { readSources, source, walk, type Source } from './support/sources';

const METHODES = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'fallback'];

/** src/routes/(public)/connexion/+page.svelte → /connexion */
function adresse(path: string): string {
	const folders = path.split('/').slice(2, -1);
	return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
}

/** What a route file answers to, as the matrix writes it. */
function answers(file: Source): string[] {
	const name = /^src\/routes\/.*?(\+[^/]+)$/.exec(file.path)?.[1];
	const at = adresse(file.path);
	if (name?.startsWith('+page') && name.endsWith('.svelte')) return [`GET ${at}`];
	if (name === '+page.server.ts') {
		return actionsOf(file).map((action) => `POST ${at}${action === 'default' ? '' : `?/${action}`}`);
	}
	if (name === '+server.ts') {
		return [...exportsOf(file).keys()].filter((word) => METHODES.includes(word)).map((word) => `${word} ${at}`);
	}
	return [];
}

function actionsOf(file: Source): string[] {
	const actions = exportsOf(file).get('actions');
	if (actions === undefined) return [];
	// Actions made elsewhere could hide a write: they are written down where they answer.
	if (!actions || !ts.isObjectLiteralExpression(actions)) return ['(actions that are not written as an object)'];
	return actions.properties.map((property) => property.name?.getText(file.code) ?? '(actions spread from elsewhere)');
}

/** What a module exports by name, with its value where it is written beside it. */
function exportsOf({ code }: Source): Map<string, ts.Expression | null> {
	const found = new Map<string, ts.Expression | null>();
	const exported = (node: ts.VariableStatement | ts.FunctionDeclaration) =>
		node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
	walk(code, (node) => {
		if (ts.isVariableStatement(node) && exported(node)) {
			for (const { name, initializer } of node.declarationList.declarations) {
				const value = initializer && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
				found.set(name.getText(code), value ?? null);
			}
		} else if (ts.isFunctionDeclaration(node) && exported(node) && node.name) found.set(node.name.text, null);
		else if (ts.isExportSpecifier(node)) found.set(node.name.text, null);
	});
	return found;
}

const routes = readSources().filter(({ path }) => path.startsWith('src/routes/'));

/** Without a query: the same handler answers. A named action is one too, and stays. */
const declared = ({ methode, adresse }: Ligne) => `${methode} ${adresse.replace(/\?(?!\/).*$/, '')}`;
const personal = ({ anonyme }: Ligne) => ['non_connecte', 'connexion', 'connexion_gestion'].includes(anonyme);

describe('the routes', () => {
	it('are all in the matrix, with every method and action, and the matrix holds no other', () => {
		const onDisk = [...new Set(routes.flatMap(answers))].sort();
		expect(onDisk.length).toBeGreaterThan(20);
		expect([...new Set(MATRICE.map(declared))].sort()).toEqual(onDisk);
	});

	it('are declared once each', () => {
		const lines = MATRICE.map(({ methode, adresse }) => `${methode} ${adresse}`);
		expect(lines).toEqual([...new Set(lines)]);
	});

	it('are found whatever way a route is written', () => {
		const found = (path: string, text: string) => answers(source(`src/routes/${path}`, text));
		expect(found('(public)/a/+page.svelte', '<p>a</p>')).toEqual(['GET /a']);
		expect(found('+page@.svelte', '<p>a</p>')).toEqual(['GET /']);
		expect(
			found('a/[id]/+server.ts', 'export const GET = f; export async function PUT() {} export const x = 1;')
		).toEqual(['GET /a/[id]', 'PUT /a/[id]']);
		expect(found('a/+server.ts', `export { lire as GET } from './lire'; const POST = 1;`)).toEqual(['GET /a']);
		expect(found('a/+page.server.ts', 'export const load = f;')).toEqual([]);
		expect(found('a/+page.server.ts', 'export const actions: Actions = { default: f };')).toEqual(['POST /a']);
		expect(found('a/+page.server.ts', 'export const actions = { async nom() {}, autre } satisfies Actions;')).toEqual([
			'POST /a?/nom',
			'POST /a?/autre'
		]);
		expect(found('a/+page.server.ts', 'export const actions = faire();')[0]).toContain('not written as an object');
	});
});

describe('who gets what', () => {
	it('every address of the space sends whoever is not signed in to « Se connecter »', () => {
		const space = MATRICE.filter(({ adresse }) => /^\/espace\b/.test(adresse));
		expect(space.filter(({ anonyme }) => anonyme !== 'connexion')).toEqual([]);
	});

	it('every address of the desk sends whoever is no gestionnaire to its sign-in, candidats too', () => {
		const desk = MATRICE.filter(({ adresse }) => /^\/gestion\b/.test(adresse) && adresse !== '/gestion/connexion');
		expect(desk.length).toBeGreaterThan(1);
		for (const { anonyme, proprietaire, autre } of desk)
			expect([anonyme, proprietaire, autre]).toEqual(Array(3).fill('connexion_gestion'));
	});

	it('the space asks nothing of the server to be drawn, so that it opens without network', () => {
		const server = routes.filter(({ path }) =>
			/\/\(candidat\)\/.*\.server\.ts$|^src\/routes\/\+layout\.server\.ts$/.test(path)
		);
		expect(server.map(({ path }) => path)).toEqual([]);
	});

	it('a candidature of somebody else answers as one that does not exist, whatever the method', () => {
		const ofOne = MATRICE.filter(({ adresse }) => adresse.startsWith('/api/candidatures/[id]'));
		expect(ofOne.length).toBeGreaterThan(0);
		expect(ofOne.filter(({ autre }) => autre !== 'introuvable')).toEqual([]);
	});

	it('a candidature or a file of another académie is a page that does not exist, whatever the method', () => {
		const ofOne = MATRICE.filter(({ adresse }) => /^\/gestion\/.*\[id\]/.test(adresse));
		expect(ofOne.length).toBeGreaterThan(2);
		expect(ofOne.filter(({ gestionnaireAilleurs }) => gestionnaireAilleurs !== 'page_introuvable')).toEqual([]);
	});

	it('outside the desk a gestionnaire is nobody', () => {
		const outside = MATRICE.filter(({ adresse }) => !/^\/gestion\b/.test(adresse));
		expect(outside.filter((l) => l.gestionnaire !== l.anonyme || l.gestionnaireAilleurs !== l.anonyme)).toEqual([]);
	});

	it('a write without being signed in exists only where one creates, activates, opens or closes an access', () => {
		const open = MATRICE.filter((line) => line.methode !== 'GET' && !personal(line)).map(declared);
		expect(open).toEqual([
			'POST /compte/creer',
			'POST /compte/activation?/renvoyer',
			'POST /compte/activation?/corriger',
			'POST /compte/activer/[jeton]',
			'POST /mot-de-passe-oublie',
			'POST /mot-de-passe/[jeton]',
			'POST /compte/adresse/[jeton]',
			'POST /connexion',
			'POST /connexion/franceconnect',
			'POST /deconnexion',
			'POST /api/connexion',
			'POST /gestion/connexion'
		]);
	});

	it('what is personal is never shown to whoever is not signed in', () => {
		const shown = MATRICE.filter(({ anonyme, autre }) => autre === 'introuvable' && anonyme !== 'non_connecte');
		expect(shown).toEqual([]);
	});
});
