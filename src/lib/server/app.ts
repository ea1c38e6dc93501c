/** What a use-case needs of the world. Built once by `start.ts`, handed as first argument, replaced by hand in specs. */
import type { Clock } from './clock';
import type { Engine } from './db/engine';
import type { FranceConnect } from './franceconnect';
import type { Journal } from './journal';
import type { Mailer } from './mailer';
import type { Partiels } from './partiels';
import type { Porte } from './porte/porte';
import type { Scanner } from './scanner';
import type { Settings } from './settings';
import type { Storage } from './storage';

export interface App {
	settings: Settings;
	engine: Engine;
	clock: Clock;
	journal: Journal;
	mailer: Mailer;
	storage: Storage;
	/** The files that are coming. */
	partiels: Partiels;
	porte: Porte;
	/** Null: this Escale has no antivirus. */
	scanner: Scanner | null;
	/** Null: this Escale does not offer it. */
	franceconnect: FranceConnect | null;
}
