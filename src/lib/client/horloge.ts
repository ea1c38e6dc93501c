/**
 * The server's clock, as the phone knows it: a phone two days off still shows the right number of days left, without
 * network too. Only a display: the server decides.
 */

/** Kept between two visits; it says nothing of anybody. */
const CLE = 'escale:ecart';

let ecart: number | null = null;

/** `maintenant` is the ISO instant of an answer that has just arrived. */
export function accorder(maintenant: string): void {
	ecart = Date.parse(maintenant) - Date.now();
	if (typeof document === 'undefined') return;
	try {
		localStorage.setItem(CLE, String(ecart));
	} catch {
		// A browser that keeps nothing: the gap lives as long as the page.
	}
}

export function maintenantServeur(): Date {
	ecart ??= ecartGarde();
	return new Date(Date.now() + ecart);
}

function ecartGarde(): number {
	if (typeof document === 'undefined') return 0;
	try {
		return Number(localStorage.getItem(CLE)) || 0;
	} catch {
		return 0;
	}
}
