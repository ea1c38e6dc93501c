/**
 * Communes of birth, one file per département or collectivité (S1 and S2: « Commune de naissance »).
 * Source: @etalab/decoupage-administratif, INSEE's Code officiel géographique, Licence Ouverte 2.0.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const source = new URL('../../node_modules/@etalab/decoupage-administratif/data/communes.json', import.meta.url);
const target = new URL('../../static/communes/', import.meta.url);
const french = new Intl.Collator('fr', { numeric: true });

/** { "011": [{ c: "11055", n: "Bugarach" }, …], … }: the département on three characters, as the seeds write it. */
function byDepartement(all) {
	const lists = {};
	const seen = new Set();
	for (const { code, nom, departement } of all) {
		// A commune nouvelle often keeps the code and the name of one of its communes déléguées: once is enough.
		// With another name both stay: one is born in « Bellegarde-sur-Valserine » (01033), now Valserhône (01033).
		const key = `${code} ${nom}`;
		if (seen.has(key)) continue;
		seen.add(key);
		(lists[departement.padStart(3, '0')] ??= []).push({ c: code, n: nom });
	}
	return lists;
}

export function communes() {
	const lists = byDepartement(JSON.parse(readFileSync(source, 'utf8')));
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	const counts = {};
	for (const departement of Object.keys(lists).sort()) {
		const list = lists[departement].sort((a, b) => french.compare(a.n, b.n) || a.c.localeCompare(b.c));
		writeFileSync(new URL(`${departement}.json`, target), JSON.stringify(list));
		counts[departement] = list.length;
	}
	// Sorted as text, and last: its presence says that the others are complete.
	const lines = Object.keys(counts)
		.sort()
		.map((departement) => `"${departement}":${counts[departement]}`);
	writeFileSync(new URL('index.json', target), `{${lines.join(',')}}`);
}
