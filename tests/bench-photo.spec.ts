/** What `npm run bench -- photo` tells of is what a telephone sends when nobody touches a setting. */
import { expect, it } from 'vitest';
import { DEFAULT } from '../scripts/bench/photo/page/default.js';
import { REGLAGES } from '../src/routes/plateau/plateau.svelte';

it('the photo bench prepares a page as the page tray does by default', () => {
	expect(DEFAULT).toEqual(REGLAGES);
});
