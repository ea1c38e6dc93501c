import { expect, it } from 'vitest';
import { DernierEnvoi } from './dernier-envoi.svelte';

it('R-045 whoever chose to stay is waited for no more, and what was on its way learns it when it comes back', async () => {
	const dernier = new DernierEnvoi();
	let arriver = () => {};
	const enRoute = new Promise<void>((resolve) => (arriver = resolve));
	let dit: boolean | null = null;
	const envoi = async (encore: () => boolean) => {
		await enRoute;
		dit = encore();
	};
	const tentative = dernier.tenter(null, envoi, () => {});
	expect(dernier.attend).toBe(true);
	dernier.rester();
	expect(dernier.attend).toBe(false);
	arriver();
	expect([await tentative, dit, dernier.attend]).toEqual([false, false, false]);
});
