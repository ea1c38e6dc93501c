import { describe, expect, it, vi } from 'vitest';

vi.mock('../../../rafraichir', () => ({ rafraichir: async () => {} }));
const { aRepondu } = await import('./reprendre');

const attente = (...envois: [string, 'attend' | 'refuse'][]) => new Map(envois);

describe('R-214 the pièces are read again', () => {
	it.each([
		['the server took one that waited', attente(['e1', 'attend']), attente()],
		['it refused one that waited', attente(['e1', 'attend']), attente(['e1', 'refuse'])],
		['it had refused one before this page was opened', attente(), attente(['e1', 'refuse'])]
	])('when %s', (_, avant, apres) => expect(aRepondu(avant, apres)).toBe(true));

	it.each([
		['one more waits', attente(['e1', 'attend']), attente(['e1', 'attend'], ['e2', 'attend'])],
		['a refusal was read and put away', attente(['e1', 'refuse']), attente()],
		['a refused one is tried again', attente(['e1', 'refuse']), attente(['e1', 'attend'])]
	])('not when %s', (_, avant, apres) => expect(aRepondu(avant, apres)).toBe(false));
});
