import { describe, expect, it } from 'vitest';
import { poidsParPage } from './poids-page';

describe('R-202 pages that together pass the limit', () => {
	it.each([
		['keep to it: none is touched', [1, 2, 3], 6, Infinity],
		['are all heavy: each has the same part', [9, 9, 9], 6, 2],
		['have a light one among them: it stays, and the heavy ones share what it leaves', [1, 9, 9], 7, 3],
		['have one heavy page: it alone is made lighter', [2, 2, 9], 8, 4]
	])('%s', (_, poids, total, part) => expect(poidsParPage(poids, total)).toBe(part));
});
