import { describe, expect, it } from 'vitest';
import { refusOrigine } from './origine';

const ici = 'https://escale.example';
const verdict = (method: string, headers: Record<string, string>) =>
	refusOrigine(new Request(`${ici}/api`, { method, headers }), ici);

describe('the origin of a write (SEC1)', () => {
	it('a read needs no proof', () => {
		expect(verdict('GET', {})).toBeNull();
		expect(verdict('HEAD', { 'sec-fetch-site': 'cross-site' })).toBeNull();
	});

	it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s from our own page passes', (method) => {
		expect(verdict(method, { 'sec-fetch-site': 'same-origin' })).toBeNull();
		expect(verdict(method, { origin: ici })).toBeNull();
	});

	it.each(['cross-site', 'same-site', 'none'])(
		'a write that a %s context started is refused, whatever Origin it shows',
		(site) => {
			expect(verdict('POST', { 'sec-fetch-site': site, origin: ici })).toBe('origine_refusee');
		}
	);

	it('a write that proves nothing is refused', () => {
		expect(verdict('POST', {})).toBe('origine_refusee');
		expect(verdict('DELETE', { origin: 'null' })).toBe('origine_refusee');
		expect(verdict('PUT', { origin: 'https://evil.example' })).toBe('origine_refusee');
	});
});
