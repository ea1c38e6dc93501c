import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const vide = fileURLToPath(new URL('./src/lib/pdf/vide.ts', import.meta.url));

/** Of the candidate's space, what is fetched when it is needed; all the rest of it is one file. */
const plusTard = {
	client:
		'apercu|refuses|fins|fusion|departage|documents|regles|photos|plateaux|pieces|preparation-pieces|suivi|preparation-suivi|preparation-validation|lectures|mise-a-jour|empreinte|televersement|page-vue|choix',
	espace:
		'Candidatures|Carte|Enveloppe|Situation|[hH]eure|FinDeConnexion|AppareilPartage|Reconnexion|TropAncienne|MiseAJour|QuestionDepart',
	inscription: 'Conflit|Echec|BrouillonAbsent|BrouillonFini|TitreObtenu|Relecture'
};
const espace = new RegExp(
	[
		`/src/lib/client/(?!${plusTard.client})`,
		`/espace/(?!${plusTard.espace})\\w+\\.svelte`,
		`/espace/inscription/(?!.*/(${plusTard.inscription}))`
	].join('|')
);

/**
 * A few big files for the phone instead of forty small ones: on a slow line each costs a turn of 400 ms, six at a time,
 * and what is compressed together weighs a tenth less. A group takes along what it imports, unless an earlier one has
 * it: so the order is from what everybody needs to what the candidate's space alone needs.
 */
const groups = [
	// Kit's forms serve the public pages alone.
	{
		name: 'socle',
		test: /\/node_modules\/(svelte|@sveltejs\/kit(?!.*app\/forms)|devalue|esm-env|clsx)\/|vite\/preload-helper/
	},
	{
		name: 'commun',
		test: /\/src\/routes\/(MessageErreur|erreur)\.|\/src\/lib\/(ui\/(?!Boite|Document|Choix|Fenetre|EtatCivil|ChampCommune|NouveauMotDePasse|Indesirables|FranceConnect|Correction)|domain\/(noms|referentiels(?!\/(mots-de-passe|departements))))/
	},
	// Fetched when a PDF is looked at, never before, and by its name left out of what the worker keeps from the start.
	{ name: 'pdfjs', test: /\/node_modules\/pdfjs-dist\/|\/client\/photos\/pdfjs\./ },
	// Where a telephone has no worker for photos: for few, and left out as well.
	{ name: 'browser-image-compression', test: /\/node_modules\/browser-image-compression\// },
	// « Mes inscriptions » sends brouillons by what the onglets send with: one file for both, smaller than two.
	{
		name: 'espace',
		test: espace
	},
	// Its pages share their parts two by two: in a file each, the first load would have to name them all.
	{ name: 'justificatifs', test: /\/justificatifs\/\w+\.(svelte|ts)|\/domain\/(situation-piece|refus-pieces)\./ }
].map((group, i, all) => ({ ...group, priority: all.length - i }));

const immutable = '_app/immutable';
/** A name of its own for what `globIgnores` tells apart. */
const chunkFileNames = ({ name }: { name: string }) =>
	['pdfjs', 'browser-image-compression'].includes(name)
		? `${immutable}/chunks/${name}.[hash].js`
		: `${immutable}/chunks/[hash].js`;

const fewFiles: Plugin = {
	name: 'few-files',
	enforce: 'post',
	// The server reads its files from its own disk.
	config: ({ build }) =>
		build?.ssr ? {} : { build: { rolldownOptions: { output: { chunkFileNames, codeSplitting: { groups } } } } }
};

/** The atelier’s worker (client/photos) fetches its heavy tools when a photo needs them: modules, by their names. */
const atelier: Plugin = {
	name: 'atelier',
	enforce: 'post',
	config: () => ({
		worker: {
			format: 'es',
			rolldownOptions: { output: { chunkFileNames: `${immutable}/workers/chunks/[name]-[hash].js` } }
		}
	})
};

/** The worker is ours (src/service-worker); the plugin writes into it what there is to keep, with the hash of each. */
const worker = SvelteKitPWA({
	strategies: 'injectManifest',
	registerType: 'prompt',
	injectRegister: false,
	manifest: false,
	// Kit reloads a page in trouble when the server names another version: ours is the worker's, or it would never end.
	kit: { includeVersionFile: true },
	injectManifest: {
		globPatterns: [
			'client/_app/immutable/**/*.{js,css,woff2}',
			'client/polices/*.ttf',
			'client/favicon.svg',
			'client/manifest.webmanifest',
			'prerendered/**/*.{html,json}'
		],
		// What opens HEIC and PDF and lightens pictures: 4 MB, fetched by those who need it, kept by the browser’s own cache.
		globIgnores: ['**/{heic,pdfjs,pdf.worker,pdf.renderer,browser-image-compression}*']
	}
});

/** Of the specs alone: a build is made without the tests. */
const sequence = process.env.VITEST
	? { sequencer: (await import(new URL('./tests/support/sequence.ts', import.meta.url).href)).LongestFirst }
	: {};

export default defineConfig({
	plugins: [sveltekit(), fewFiles, atelier, worker],
	resolve: {
		// jsPDF can render HTML and SVG through these; we draw text only, so they would be dead weight (350 kB).
		alias: { html2canvas: vide, canvg: vide, dompurify: vide }
	},
	build: { assetsInlineLimit: 0 },
	test: {
		include: ['src/**/*.spec.ts', 'tests/*.spec.ts'],
		environment: 'node',
		testTimeout: 120_000,
		// A database of PostgreSQL is made first.
		hookTimeout: 120_000,
		// By itself it leaves one core idle, of two.
		maxWorkers: 2,
		sequence
	}
});
