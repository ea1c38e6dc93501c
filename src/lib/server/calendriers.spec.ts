import { expect, it } from 'vitest';
import { surChaqueBase } from '../../../tests/support/app';
import { candidat, lignesDe, preinscrire } from '../../../tests/support/candidats';
import { campagneDePieces, inscrit } from '../../../tests/support/depots';
import { calendrierCampagne, calendrierCandidature } from './calendriers';

surChaqueBase('the dates for one’s agenda', (monter) => {
	it('R-010 R-200 a candidature enregistrée has two, each with its own limit and the way to its page', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrit(app, (await campagneDePieces(app)).id);
		const texte = await (await calendrierCandidature(app, compte.id, candidatureId)).text();
		const lu = texte.replace(/\r\n /g, '');
		expect(lu.match(/^UID:.*$/gm)).toEqual([
			expect.stringMatching(/^UID:inscription-.+@escale\.example$/),
			expect.stringMatching(/^UID:pieces-.+@escale\.example$/)
		]);
		// The same file again replaces what the agenda holds; a sister's, in the same agenda, does not.
		const uid = /^UID:(.*)$/m.exec(lu)?.[1];
		const encore = await (await calendrierCandidature(app, compte.id, candidatureId)).text();
		expect(encore.replace(/\r\n /g, '')).toContain(uid);
		const { id: campagneId } = (await lignesDe(app, 'campagne'))[0] ?? { id: '' };
		const soeur = await candidat(app);
		const sien = await (await calendrierCampagne(app, campagneId, soeur.id)).text();
		expect(sien.replace(/\r\n /g, '')).not.toContain(uid);
		expect(lu).toContain(`URL:https://escale.example/espace/candidatures/${candidatureId}/justificatifs`);
	});

	it('one « À compléter » has no pièce to give yet; somebody else’s does not exist', async () => {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const compte = await candidat(app);
		const candidature = await preinscrire(app, compte, id);
		const texte = await (await calendrierCandidature(app, compte.id, candidature.id)).text();
		expect(texte.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
		const autre = await candidat(app);
		await expect(calendrierCandidature(app, autre.id, candidature.id)).rejects.toMatchObject({ code: 'introuvable' });
	});

	it('R-007 whoever has only a brouillon takes the fermeture of the campagne', async () => {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const reponse = await calendrierCampagne(app, id, null);
		expect(reponse.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		expect(await reponse.text()).toContain('SUMMARY:Fermeture des inscriptions');
		await expect(calendrierCampagne(app, 'nulle-part', null)).rejects.toMatchObject({ code: 'campagne_inconnue' });
	});
});
