/**
 * REL1: the real code of the phone and of the server, thousands of histories of people, phones and failures. When one
 * fails fast-check prints it and its seed: `REL1_SEED=… npm test -- rel1` plays it again.
 */
import 'fake-indexeddb/auto';
import { describe, it } from 'vitest';
import { histoires } from './rel/histoires';

describe('nothing typed is lost, whatever happens on the way', () => {
	it(
		'REL1 every edit is applied once, in order, and every label is true',
		() => histoires({ runs: Number(process.env.REL1_RUNS ?? 10_000), seed: Number(process.env.REL1_SEED ?? 1) }),
		12 * 60 * 60_000
	);
});
