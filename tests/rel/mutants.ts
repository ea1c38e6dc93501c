/**
 * Eleven faults, eight of them of other programs' queues, sown one at a time into our sources: where, what stands there, what
 * the fault would have written. The model test must see each of them, or it proves nothing.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer, type Plugin } from 'vite';
import type * as Histoires from './histoires';

const racine = fileURLToPath(new URL('../../', import.meta.url));

export interface Mutant {
	faute: string;
	fichier: string;
	texte: string;
	remplacement: string;
}

export const MUTANTS: Mutant[] = [
	{
		faute: 'an envoi is forgotten before the server has answered',
		fichier: 'src/lib/client/envois.ts',
		texte: 'const reponse = await noteurDe(scelle)',
		remplacement: `
			await local((db) => db.delete('envois', scelle.rang));
			const reponse = await noteurDe(scelle)`
	},
	{
		faute: 'any answer at all is taken for a receipt',
		fichier: 'src/lib/client/api.ts',
		texte: 'return reponseDe(erreur);',
		remplacement: `
			const recu = { envoiId: envoi.id, version: 1, recuLe: new Date().toISOString(), candidatureId: envoi.id };
			return erreur instanceof HorsLigne ? reponseDe(erreur) : { type: 'accepte', recu };`
	},
	{
		faute: 'an envoi that arrives twice is done twice',
		fichier: 'src/lib/server/envois.ts',
		texte: 'if (deja) {',
		remplacement: 'if (deja) { return acte(app.clock.now());'
	},
	{
		faute: 'a key is used again for another body',
		fichier: 'src/lib/client/preparation.ts',
		texte: "nature: 'onglet',",
		remplacement: `
			nature: 'onglet',
			id: brouillonId.slice(0, -2) + String(10 + ['identification', 'acquis'].indexOf(onglet.onglet) + onglet.onglet.length),`
	},
	{
		faute: 'what a change was based on is not compared',
		fichier: 'src/lib/domain/brouillon.ts',
		texte: "return actuelle > 0 && actuelle !== base ? 'version_perimee' : null;",
		remplacement: 'return null;'
	},
	{
		faute: 'an envoi is dropped when nobody is signed in',
		fichier: 'src/lib/client/envois.ts',
		texte: "case 'reconnexion':",
		remplacement: `
			case 'reconnexion':
				await local((db) => db.delete('envois', scelle.rang));`
	},
	{
		faute: 'the clock of the phones says which of two values stays',
		fichier: 'src/lib/client/fusion.ts',
		texte: "await tx.objectStore('accords').put({ ...accord, conflit: autre });\n\t\treturn;",
		remplacement: `
		if (garde.modifieLe >= new Date(autre.modifieLe)) {
			await tx.objectStore('accords').put({ ...accord, base: autre.version });
			return;
		}`
	},
	{
		faute: 'the server answers before it has committed, and one time in three it does not',
		fichier: 'src/lib/server/envois.ts',
		texte: 'return reponse;\n\t});',
		remplacement: `
			globalThis.rang = (globalThis.rang ?? 0) + 1;
			if (globalThis.rang % 3 === 0) throw Object.assign(new Error('rolled back'), { reponse });
			return reponse;
		}).catch((erreur) => {
			if ('reponse' in erreur) return erreur.reponse;
			throw erreur;
		});`
	},
	{
		faute: 'a brouillon that another device has registered is registered again',
		fichier: 'src/lib/server/brouillons.ts',
		texte: 'await exigerVivant(app, await brouillons.findBrouillon(app.engine, compteId, id), true);',
		remplacement: ''
	},
	{
		faute: 'of two modifications put together only one is kept',
		fichier: 'src/lib/client/departage.ts',
		texte: '(tous || !estSurLeServeur(ici, accord)) &&',
		remplacement: '!tous && !estSurLeServeur(ici, accord) &&'
	},
	{
		faute: 'of two modifications the second puts old answers back',
		fichier: 'src/lib/server/candidatures.ts',
		texte: 'if (surVersion >= existante.version) return;',
		remplacement: 'if (surVersion >= 0) return;'
	}
];

/** Plays histories on the sources as they are, but for that fault; what `histoires` throws is what the model saw. */
export async function histoiresAvec(mutant: Mutant, demande: Parameters<typeof Histoires.histoires>[0]): Promise<void> {
	const vite = await createServer({
		root: racine,
		configFile: false,
		appType: 'custom',
		logLevel: 'error',
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		optimizeDeps: { noDiscovery: true, include: [] },
		resolve: { alias: { $lib: `${racine}src/lib` } },
		// The runes in modules of the phone; no component is loaded.
		plugins: [semer(mutant), svelte({ configFile: false })]
	});
	try {
		const { histoires } = (await vite.ssrLoadModule('/tests/rel/histoires.ts')) as typeof Histoires;
		await histoires(demande);
	} finally {
		await vite.close();
	}
}

/** Throws when the source no longer says what the fault replaces: the mutant would be the original. */
export function muter(
	{ fichier, texte, remplacement }: Mutant,
	source = readFileSync(racine + fichier, 'utf8')
): string {
	const morceaux = source.split(texte);
	if (morceaux.length !== 2) throw new Error(`${fichier} says ${morceaux.length - 1} times: ${texte}`);
	return morceaux.join(remplacement);
}

function semer(mutant: Mutant): Plugin {
	return {
		name: 'mutant',
		enforce: 'pre',
		transform: (source, id) => (id === racine + mutant.fichier ? muter(mutant, source) : undefined)
	};
}
