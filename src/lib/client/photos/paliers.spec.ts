import { describe, expect, it } from 'vitest';
import { partDeChacune } from './paliers';

describe('R-202 pages that are too heavy together', () => {
	it('share the limit: those that are light leave their rest to the others', () => {
		expect(partDeChacune([100, 1000, 1000], 1100)).toBe(500);
		expect(partDeChacune([1000, 100, 700, 100], 1200)).toBe(500);
	});

	it('that are all heavy have the same part each', () => expect(partDeChacune([900, 1000, 1100], 1500)).toBe(500));

	it('that fit have nothing to give up', () => expect(partDeChacune([100, 200], 300)).toBe(Infinity));
});
