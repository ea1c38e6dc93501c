/** A line of a table as spreadsheets write it: cells parted by « ; » or « , », quotes around one that holds either. */

/** The cells of a line; null when a quote is left open. */
export function decouper(ligne: string, separateur: string): string[] | null {
	const cases: string[] = [];
	let reste = ligne;
	for (;;) {
		const lue = /^\s*"((?:[^"]|"")*)"\s*/.exec(reste);
		const fin = lue ? lue[0].length : reste.indexOf(separateur);
		const contenu = lue ? (lue[1] ?? '').replaceAll('""', '"') : fin === -1 ? reste : reste.slice(0, fin);
		if (!lue && contenu.includes('"')) return null;
		cases.push(contenu.normalize('NFC').trim());
		const apres = fin === -1 ? '' : reste.slice(fin);
		if (apres === '') return cases;
		if (!apres.startsWith(separateur)) return null;
		reste = apres.slice(1);
	}
}
