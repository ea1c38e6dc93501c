/**
 * The communes of a département, from the files that the set-up makes out of @etalab/decoupage-administratif.
 * The phone fetches the same files (`/communes/035.json`) to propose names as they are typed.
 */
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';

const Communes = z.array(z.object({ c: z.string(), n: z.string() }));

type Liste = z.infer<typeof Communes>;

const lues = new Map<string, Liste>();

/**
 * The official name of that commune; null when the département has none of that code. A commune that took in others
 * shares its code with them: the name that was chosen then decides.
 */
export async function nomCommune(departement: string, code: string, choisi: string): Promise<string | null> {
	const noms = (await communes(departement)).flatMap(({ c, n }) => (c === code ? [n] : []));
	return noms.find((nom) => nom === choisi) ?? noms[0] ?? null;
}

async function communes(departement: string): Promise<Liste> {
	// The code becomes part of a path: nothing but what the référentiel holds.
	if (!/^\d\d[\dAB]$/.test(departement)) return [];
	let liste = lues.get(departement);
	if (!liste) {
		liste = Communes.parse(JSON.parse(await readFile(`static/communes/${departement}.json`, 'utf8')));
		lues.set(departement, liste);
	}
	return liste;
}
