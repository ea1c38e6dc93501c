import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { campagne, candidat, enregistrer, lignesDe } from '../../../tests/support/candidats';
import { CONTEXTE_S2 } from '$lib/domain/contexte.exemple';
import { lireCandidature } from './candidatures';
import { validerCandidature } from './validations';

const { reglages } = CONTEXTE_S2.campagne;

/** Where the exam file says « validation en ligne ». */
async function inscrit(
	app: AppDeTest,
	presentation: { presentation?: string } = { presentation: 'validation_en_ligne' }
) {
	const compte = await candidat(app);
	const { id: campagneId } = await campagne(app, { reglages: { ...reglages, ...presentation } });
	const { candidatureId } = await enregistrer(app, compte, { campagneId });
	return { compte, campagneId, candidatureId };
}

const valider = (
	app: AppDeTest,
	compteId: string,
	candidatureId: string,
	version = 1,
	envoiId: string = randomUUID()
) =>
	validerCandidature(app, {
		compteId,
		envoiId,
		empreinte: `${candidatureId} ${version}`,
		candidatureId,
		demande: { version }
	});

surChaqueBase('« Valider »', (monter) => {
	it('R-173 the version that was read is validated, once, and it counts as its signature', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrit(app);
		const avant = await lireCandidature(app, compte.id, candidatureId);
		expect(avant.validation).toEqual({ validee: false });
		// « la validation en ligne vaut signature »: no signed récapitulatif is asked besides.
		expect(avant.instantane?.pieces.some(({ recapitulatifSigne }) => recapitulatifSigne)).toBe(false);
		const envoiId = randomUUID();
		const recu = await valider(app, compte.id, candidatureId, 1, envoiId);
		app.horloge.avance(60_000);
		expect(await valider(app, compte.id, candidatureId, 1, envoiId)).toEqual(recu);
		// On another device, which did not know.
		await valider(app, compte.id, candidatureId);
		expect((await lireCandidature(app, compte.id, candidatureId)).validation).toEqual({ validee: true });
		expect(await lignesDe(app, 'candidatureEvenement')).toMatchObject([{ candidatureId, nature: 'validation' }]);
	});

	it('R-173 a later version is to be validated again, and the one before no longer may be', async () => {
		const app = await monter();
		const { compte, campagneId, candidatureId } = await inscrit(app);
		await valider(app, compte.id, candidatureId);
		await enregistrer(app, compte, { campagneId, candidatureId });
		expect((await lireCandidature(app, compte.id, candidatureId)).validation).toEqual({ validee: false });
		await expect(valider(app, compte.id, candidatureId, 1)).rejects.toMatchObject({ code: 'validation_perimee' });
		await valider(app, compte.id, candidatureId, 2);
		expect((await lireCandidature(app, compte.id, candidatureId)).validation).toEqual({ validee: true });
	});

	it('R-173 nothing is validated on line where the document is signed', async () => {
		const app = await monter();
		const signe = await inscrit(app, {});
		expect((await lireCandidature(app, signe.compte.id, signe.candidatureId)).validation).toBeNull();
		await expect(valider(app, signe.compte.id, signe.candidatureId)).rejects.toMatchObject({
			code: 'validation_interdite'
		});
	});

	it('R-173 after the limit of the pièces it is too late, and another candidat’s does not exist', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrit(app);
		const autre = await candidat(app);
		await expect(valider(app, autre.id, candidatureId)).rejects.toMatchObject({ code: 'introuvable' });
		app.horloge.est(CONTEXTE_S2.campagne.fermeture);
		await expect(valider(app, compte.id, candidatureId)).rejects.toMatchObject({ code: 'service_ferme' });
		expect(await lignesDe(app, 'candidatureEvenement')).toEqual([]);
	});
});
