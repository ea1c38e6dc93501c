/**
 * The server's clock, as the phone knows it: a phone two days off still shows the right number of days left, without
 * network too. Only a display: the server decides.
 *
 * Within a page it counts what has surely passed since the server last spoke (`performance`, which nobody sets): somebody who
 * sets the device's clock is not told that it is closed. On some systems that count stands still while the device sleeps,
 * and nothing tells a sleep from a clock set forward: then the hour is in doubt, and the page says so.
 */

/** Kept between two visits; it says nothing of anybody. */
const CLE = 'escale:ecart';
/** Clocks are set right by less all the time, ms. */
const DOUTE = 60_000;

/** What is added to the device's clock, and by how much that one was ahead of the page's own count when it was found. */
let ecart: number | null = null;
let avance = 0;

const avanceIci = () => Date.now() - performance.now();

/** `maintenant` is the ISO instant of an answer that has just arrived. */
export function accorder(maintenant: string): void {
	ecart = Date.parse(maintenant) - Date.now();
	avance = avanceIci();
	if (typeof document === 'undefined') return;
	try {
		localStorage.setItem(CLE, String(ecart));
	} catch {
		// A browser that keeps nothing: the gap lives as long as the page.
	}
}

/** It is at least that late: never later than the server's own clock, but for what was kept from another visit. */
export function maintenantServeur(): Date {
	return new Date(performance.now() + debut());
}

/** For what does harm when it comes too late: the device may have slept through some of the time that was counted. */
export function auPlusTard(): Date {
	return new Date(Math.max(maintenantServeur().getTime(), Date.now() + (ecart ?? 0)));
}

/** More time may have passed than was counted: a sleep, or a clock set forward. Ends with the server's next answer. */
export function heureDouteuse(): boolean {
	debut();
	return avanceIci() - avance > DOUTE;
}

/** When the page's own count began, by the server's clock. */
function debut(): number {
	if (ecart === null) {
		ecart = ecartGarde();
		avance = avanceIci();
	}
	return ecart + avance;
}

function ecartGarde(): number {
	if (typeof document === 'undefined') return 0;
	try {
		return Number(localStorage.getItem(CLE)) || 0;
	} catch {
		return 0;
	}
}
