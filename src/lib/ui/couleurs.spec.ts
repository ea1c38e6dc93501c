/** The jetons against WCAG 2.2: axe says « incomplete » where this can be computed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const feuille = readFileSync(new URL('./style/jetons.css', import.meta.url), 'utf8');
const blocs = [...feuille.matchAll(/(:root[^{]*)\{([^}]*)\}/g)].map(([, selecteur = '', corps = '']) => ({
	selecteur: selecteur.trim(),
	jetons: Object.fromEntries(
		[...corps.matchAll(/(--[\w-]+):\s*(#[0-9a-f]+);/g)].map(([, nom, valeur]) => [nom, valeur])
	)
}));
const bloc = (selecteur: string) => blocs.find((b) => b.selecteur === selecteur)?.jetons ?? {};
const clair = bloc(':root');
const sombre = { ...clair, ...bloc(":root:not([data-fr-theme='light'])") };

const TEXTES: [string, string][] = [
	...['--fond', '--surface', '--creux'].flatMap((fond): [string, string][] => [
		['--encre', fond],
		['--encre-2', fond],
		['--action', fond]
	]),
	['--action', '--action-doux'],
	['--sur-action', '--action'],
	['--sur-action', '--action-vif'],
	['--sur-proue', '--proue'],
	['--sur-proue-2', '--proue'],
	['--erreur', '--fond'],
	['--erreur', '--surface'],
	['--succes', '--succes-doux'],
	['--attente', '--attente-doux'],
	['--erreur', '--erreur-doux'],
	['--encre', '--succes-doux'],
	['--encre', '--attente-doux'],
	['--encre', '--erreur-doux'],
	['--encre', '--action-doux']
];
const CONTOURS: [string, string][] = [
	['--bord', '--surface'],
	['--bord', '--fond'],
	['--bord', '--creux'],
	['--focus', '--fond'],
	['--focus', '--surface'],
	['--erreur', '--surface']
];

describe.each([
	['light', clair],
	['dark', sombre]
])('the colours of the %s theme', (_nom, theme) => {
	it.each(TEXTES)('text %s is read on %s (4.5:1 or more)', (texte, fond) => {
		expect(contraste(theme[texte], theme[fond])).toBeGreaterThanOrEqual(4.5);
	});
	it.each(CONTOURS)('the edge %s is seen on %s (3:1 or more)', (trait, fond) => {
		expect(contraste(theme[trait], theme[fond])).toBeGreaterThanOrEqual(3);
	});
});

it('a theme chosen by the person has the same values as the one of the device', () => {
	expect(bloc(":root[data-fr-theme='dark']")).toEqual(bloc(":root:not([data-fr-theme='light'])"));
});

function contraste(a: string | undefined, b: string | undefined): number {
	const [clair = 0, fonce = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (clair + 0.05) / (fonce + 0.05);
}

function luminance(hex = ''): number {
	const complet = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
	const [r = 0, v = 0, b = 0] = [1, 3, 5].map((i) => {
		const c = parseInt(complet.slice(i, i + 2), 16) / 255;
		return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * v + 0.0722 * b;
}
