import { expect, it } from 'vitest';
import { surChaqueBase } from '../../../../tests/support/app';
import { candidat } from '../../../../tests/support/candidats';
import { Biscuits, jouer } from '../../../../tests/support/evenement';
import { actions } from './+page.server';

surChaqueBase('« Déconnexion »', (monter) => {
	it('SEC18 R-040 asked by a page that was left open signs out the person whose page it was, and nobody else', async () => {
		const app = await monter();
		const [elle, autre] = [await candidat(app), await candidat(app)];
		const sortir = async (visite: Record<string, string>) => {
			const biscuits = new Biscuits();
			const request = new Request('https://escale.example/deconnexion', {
				method: 'POST',
				body: new URLSearchParams(visite)
			});
			const { statut, corps } = await jouer(actions.default, app, {
				request,
				compte: elle,
				biscuits,
				authSessionId: 'a'
			});
			return { statut, vers: corps, touche: biscuits.poses.size > 0 };
		};
		expect(await sortir({ compte: autre.id })).toEqual({ statut: 303, vers: '/', touche: false });
		for (const visite of [{}, { compte: elle.id }] as Record<string, string>[])
			expect(await sortir(visite)).toEqual({ statut: 303, vers: '/deconnexion/fin', touche: true });
	});
});
