/**
 * The clock: the one place where the server learns the time.
 *
 * In production it is the machine's. The demo and the tests may set it with HORLOGE: an ISO instant from which it
 * runs on, or the path of a file holding the instant at which it stands until the file says another.
 */
import { readFileSync } from 'node:fs';

export interface Clock {
	now(): Date;
}

export function createClock(horloge: string | undefined): Clock {
	if (!horloge) return { now: () => new Date() };
	const instant = Date.parse(horloge);
	if (Number.isNaN(instant)) return { now: () => new Date(readFileSync(horloge, 'utf8').trim()) };
	const depart = performance.now();
	return { now: () => new Date(instant + performance.now() - depart) };
}
