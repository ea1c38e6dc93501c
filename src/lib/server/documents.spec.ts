import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appDeTest, type AppDeTest } from '../../../tests/support/app';
import {
	campagne,
	candidat,
	enregistrer,
	lignesDe,
	preinscrire,
	saisieIndividuel
} from '../../../tests/support/candidats';
import type { Compte } from '$lib/domain/compte';
import { lireDocument, lirePdf, listerDocuments, TYPES } from './documents';

async function inscrit(app: AppDeTest) {
	const compte = await candidat(app);
	const { id: campagneId } = await campagne(app);
	const { candidatureId } = await enregistrer(app, compte, { campagneId });
	return { compte, campagneId, candidatureId };
}

/** What can be asked for of a candidature’s documents. */
const demandes = (app: AppDeTest, { id }: Compte, candidatureId: string) => [
	listerDocuments(app, id, candidatureId),
	lireDocument(app, id, candidatureId, 'recapitulatif'),
	lirePdf(app, id, candidatureId, 'recapitulatif')
];

describe('the official documents', () => {
	it('R-152 « Mes documents » holds the récapitulatif and the demande de pièces of the last version, with number and date', async () => {
		const app = await appDeTest();
		const { compte, campagneId, candidatureId } = await inscrit(app);
		expect(await listerDocuments(app, compte.id, candidatureId)).toMatchObject([
			{ type: 'recapitulatif', version: 1, misAJourLe: '2023-12-11T19:06:00.000Z' },
			{ type: 'demande_pieces', version: 1, misAJourLe: '2023-12-11T19:06:00.000Z' }
		]);
		app.horloge.avance(60_000);
		await enregistrer(app, compte, { campagneId, candidatureId });
		expect(await listerDocuments(app, compte.id, candidatureId)).toMatchObject([
			{ version: 2, misAJourLe: '2023-12-11T19:07:00.000Z' },
			{ version: 2 }
		]);
	});

	it('R-062 before the first « Enregistrer » there is none', async () => {
		const app = await appDeTest();
		const compte = await candidat(app);
		const { id } = await preinscrire(app, compte, (await campagne(app)).id);
		expect(await listerDocuments(app, compte.id, id)).toEqual([]);
		await expect(lirePdf(app, compte.id, id, 'recapitulatif')).rejects.toMatchObject({ code: 'introuvable' });
		await expect(lireDocument(app, compte.id, id, 'demande_pieces')).rejects.toMatchObject({ code: 'introuvable' });
	});

	it('R-150 R-151 « Enregistrer » renders nothing; each PDF is rendered when first asked for, then kept byte for byte', async () => {
		const app = await appDeTest();
		const { compte, candidatureId } = await inscrit(app);
		expect(await lignesDe(app, 'document')).toEqual([]);
		for (const type of TYPES) {
			const { pdf, nom } = await lirePdf(app, compte.id, candidatureId, type);
			expect(nom).toBe(`${type.replace('_', '-')}-001-v1.pdf`);
			expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
			app.horloge.avance(86_400_000);
			expect(Buffer.compare((await lirePdf(app, compte.id, candidatureId, type)).pdf, pdf)).toBe(0);
		}
		expect((await lignesDe(app, 'document')).map(({ type, version }) => `${type} ${version}`).sort()).toEqual([
			'demande_pieces 1',
			'recapitulatif 1'
		]);
	});

	it('R-150 asked for ten times at once it is the same bytes ten times, and one row', async () => {
		const app = await appDeTest();
		const { compte, candidatureId } = await inscrit(app);
		const rendus = await Promise.all(
			Array.from({ length: 10 }, () => lirePdf(app, compte.id, candidatureId, 'recapitulatif'))
		);
		expect(new Set(rendus.map(({ pdf }) => Buffer.from(pdf).toString('base64'))).size).toBe(1);
		expect(await lignesDe(app, 'document')).toHaveLength(1);
	});

	it('R-150 R-158 a document says what was enregistré: a compte or a campagne that changed since changes not a byte of it', async () => {
		const app = await appDeTest();
		const { compte, candidatureId } = await inscrit(app);
		const { candidatureId: temoin } = await enregistrer(app, compte, {
			campagneId: (await campagne(app, { id: 'autre', sessionExamen: '2025' })).id
		});
		const avant = await lireDocument(app, compte.id, candidatureId, 'recapitulatif');
		const { pdf } = await lirePdf(app, compte.id, temoin, 'recapitulatif');
		await app.engine.tx(async () => {
			await app.engine.write.update(app.engine.tables.compte).set({ nom: 'AUTRE', mail: 'autre@exemple.fr' });
			await app.engine.write.update(app.engine.tables.campagne).set({ fuseau: 'Europe/Paris', academie: '02' });
			// Lost, so that the second is rendered again.
			await app.engine.write.delete(app.engine.tables.document);
		});
		expect(await lireDocument(app, compte.id, candidatureId, 'recapitulatif')).toEqual(avant);
		expect(JSON.stringify(avant)).not.toContain('AUTRE');
		expect(Buffer.compare((await lirePdf(app, compte.id, temoin, 'recapitulatif')).pdf, pdf)).toBe(0);
	});

	it('R-158 the PDF of version 2 is another file; that of version 1 is kept beside it', async () => {
		const app = await appDeTest();
		const { compte, campagneId, candidatureId } = await inscrit(app);
		const premier = await lirePdf(app, compte.id, candidatureId, 'recapitulatif');
		const saisie = saisieIndividuel();
		saisie.identification.localite = 'KOUROU';
		await enregistrer(app, compte, { campagneId, candidatureId, saisie });
		const second = await lirePdf(app, compte.id, candidatureId, 'recapitulatif');
		expect(second.nom).toBe('recapitulatif-001-v2.pdf');
		expect(Buffer.compare(second.pdf, premier.pdf)).not.toBe(0);
		const gardes = await lignesDe(app, 'document');
		const [v1] = gardes.filter(({ version }) => version === 1);
		expect(gardes).toHaveLength(2);
		expect(Buffer.compare(await app.storage.get(v1?.fichier ?? ''), premier.pdf)).toBe(0);
	});

	it('SEC2 those of another candidat answer exactly as those of a candidature that does not exist', async () => {
		const app = await appDeTest();
		const { candidatureId } = await inscrit(app);
		const autre = await candidat(app);
		const refus = async (id: string) =>
			(await Promise.allSettled(demandes(app, autre, id))).map((d) => d.status === 'rejected' && { ...d.reason });
		const inconnue = await refus(randomUUID());
		expect(await refus(candidatureId)).toEqual(inconnue);
		expect(inconnue.map((r) => r && r.code)).toEqual(['introuvable', 'introuvable', 'introuvable']);
	});
});
