import { describe, expect, it } from 'vitest';
import type { Coins } from '$lib/client/photos/pages';
import { estUneFeuille } from './feuille';

describe('R-201 four corners placed by hand', () => {
	const cas: [string, Coins, boolean][] = [
		[
			'the whole photo is a sheet',
			[
				[0, 0],
				[1, 0],
				[1, 1],
				[0, 1]
			],
			true
		],
		[
			'so is a page seen at an angle',
			[
				[0.2, 0.1],
				[0.8, 0.25],
				[0.95, 0.9],
				[0.05, 0.8]
			],
			true
		],
		[
			'and a receipt, small and long',
			[
				[0.45, 0.1],
				[0.6, 0.1],
				[0.6, 0.9],
				[0.45, 0.9]
			],
			true
		],
		[
			'two that have crossed are none',
			[
				[0.9, 0.1],
				[0.1, 0.1],
				[0.9, 0.9],
				[0.1, 0.9]
			],
			false
		],
		[
			'nor is one that went past the diagonal',
			[
				[1, 1],
				[1, 0],
				[1, 1],
				[0, 1]
			],
			false
		],
		[
			'nor two on the same point',
			[
				[0, 0],
				[0, 0],
				[1, 1],
				[0, 1]
			],
			false
		],
		[
			'nor three on one line',
			[
				[0, 0],
				[0.5, 0.5],
				[1, 1],
				[0, 1]
			],
			false
		],
		[
			'nor a sheet seen from behind',
			[
				[0, 0],
				[0, 1],
				[1, 1],
				[1, 0]
			],
			false
		]
	];
	it.each(cas)('%s', (_, coins, oui) => expect(estUneFeuille(coins)).toBe(oui));
});
