/** The addresses of the app, read from its source, so that a route added tomorrow is guarded by the same scenarios. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const racine = fileURLToPath(new URL('../../src/routes', import.meta.url));
const INCONNU = '00000000-0000-4000-8000-000000000000';

export interface Ecriture {
	method: string;
	chemin: string;
}

/** Everything that is not a plain read: the actions of the pages, the methods of the endpoints. */
export function ecritures(): Ecriture[] {
	return fichiers().flatMap(({ chemin, nom, texte }) => {
		if (nom === '+page.server.ts') return /export const actions\b/.test(texte) ? [{ method: 'POST', chemin }] : [];
		if (nom !== '+server.ts') return [];
		return ['POST', 'PUT', 'PATCH', 'DELETE']
			.filter((method) => new RegExp(`export (const|async function|function) ${method}\\b`).test(texte))
			.map((method) => ({ method, chemin }));
	});
}

/** The pages that anybody may open, without those whose address holds a secret. */
export function pagesPubliques(): string[] {
	return fichiers()
		.filter(({ nom, groupe, chemin }) => nom === '+page.svelte' && groupe === '(public)' && !chemin.includes(INCONNU))
		.map(({ chemin }) => chemin);
}

function fichiers() {
	return readdirSync(racine, { recursive: true, encoding: 'utf8' }).map((nom) => {
		const morceaux = relative(racine, dirname(join(racine, nom))).split(sep);
		const chemin = morceaux.filter((m) => m && !m.startsWith('(')).map((m) => (m.startsWith('[') ? INCONNU : m));
		return {
			nom: nom.split(sep).at(-1) ?? '',
			groupe: morceaux[0] ?? '',
			chemin: `/${chemin.join('/')}`,
			texte: nom.endsWith('.ts') ? readFileSync(join(racine, nom), 'utf8') : ''
		};
	});
}
