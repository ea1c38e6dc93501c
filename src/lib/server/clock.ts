/**
 * The clock: the one place where the server learns the time.
 *
 * In production it is the machine's. The demo and the tests may set it with HORLOGE: an ISO instant from which it
 * runs on, or the path of a file holding the instant at which it stands until the file says another.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface Clock {
	now(): Date;
	/** Resolves after so many milliseconds, of the machine’s: specs, whose time does not run, are not held up. */
	pause(millisecondes: number): Promise<void>;
}

export function createClock(horloge: string | undefined): Clock {
	if (!horloge) return { now: () => new Date(), pause };
	const instant = Date.parse(horloge);
	if (Number.isNaN(instant)) return { now: () => new Date(readFileSync(horloge, 'utf8').trim()), pause };
	const depart = performance.now();
	return { now: () => new Date(instant + performance.now() - depart), pause };
}
