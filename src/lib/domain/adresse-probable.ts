/**
 * What somebody meant who typed « gmial.com »: a mail that leaves for nowhere is the first reason why comptes are never activated.
 * Only proposed: « gmx.fr » and « gmail.fr » exist, and the person knows.
 */
import { normaliserMail } from './compte';

/** Where most candidats have their letter box. */
const DOMAINES = [
	...['gmail.com', 'orange.fr', 'hotmail.com', 'hotmail.fr', 'outlook.com', 'outlook.fr', 'live.fr', 'icloud.com'],
	...['yahoo.com', 'yahoo.fr', 'free.fr', 'sfr.fr', 'laposte.net', 'wanadoo.fr', 'bbox.fr', 'numericable.fr']
];
/** Near one of those, and real. */
const AUTRES = [
	'gmx.fr',
	'gmx.com',
	'live.com',
	'mail.com',
	'ymail.com',
	'yahoo.ca',
	'yahoo.de',
	'orange.com',
	'fr.fr'
];

/** The address with its domain mended; null when there is nothing to propose. */
export function adresseProbable(mail: string): string | null {
	const [nom, domaineSaisi, ...reste] = normaliserMail(mail).split('@');
	if (!nom || !domaineSaisi || reste.length || domaineSaisi.length > 40) return null;
	if (DOMAINES.includes(domaineSaisi) || AUTRES.includes(domaineSaisi)) return null;
	const proches = DOMAINES.map((voulu) => ({ voulu, ecart: ecart(domaineSaisi, voulu) }));
	const [premier] = proches.sort((a, b) => a.ecart - b.ecart);
	// Two faults in a short word make another word.
	const permis = domaineSaisi.length >= 9 ? 2 : 1;
	return premier && premier.ecart <= permis ? `${nom}@${premier.voulu}` : null;
}

/** How many letters were added, left out, changed or swapped with their neighbour. */
function ecart(un: string, autre: string): number {
	const d = Array.from({ length: un.length + 1 }, (_, i) => [i]);
	const en = (i: number, j: number) => d[i]?.[j] ?? Infinity;
	for (let j = 1; j <= autre.length; j++) (d[0] ??= [])[j] = j;
	for (let i = 1; i <= un.length; i++)
		for (let j = 1; j <= autre.length; j++) {
			const change = en(i - 1, j - 1) + (un[i - 1] === autre[j - 1] ? 0 : 1);
			const echange = un[i - 1] === autre[j - 2] && un[i - 2] === autre[j - 1] ? en(i - 2, j - 2) + 1 : Infinity;
			(d[i] ??= [])[j] = Math.min(en(i - 1, j) + 1, en(i, j - 1) + 1, change, echange);
		}
	return en(un.length, autre.length);
}
