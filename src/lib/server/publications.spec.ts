import { describe, expect, it } from 'vitest';
import { appDeTest, surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { campagne, candidat, enregistrer, lignesDe, preinscrire } from '../../../tests/support/candidats';
import { pdf } from '../../../tests/support/fichiers';
import { gestionnaire } from '../../../tests/support/gestionnaires';
import type { Scanner } from './scanner';
import { createBalayage } from './balayage';
import { lirePdf, listerDocuments } from './documents';
import { lireDossier } from './dossier';
import { exporterDonnees } from './export';
import { lireNouveautes, ouvrirDocument } from './nouveautes';
import { publierAuDossier, publierDocument } from './publications';

async function inscrit(app: AppDeTest) {
	const compte = await candidat(app);
	const { id: campagneId } = await campagne(app);
	const { candidatureId } = await enregistrer(app, compte, { campagneId });
	return { compte, campagneId, candidatureId };
}

const convoquer = async (app: AppDeTest, candidatureId: string, octets?: Uint8Array) =>
	publierDocument(app, { candidatureId, type: 'convocation', pdf: octets ?? (await pdf()), gestionnaireId: null });
const courriels = async (app: AppDeTest) =>
	(await lignesDe(app, 'courriel')).filter(({ objet }) => objet.startsWith('Document disponible'));

surChaqueBase('a document that the rectorat publishes', (monter) => {
	it('R-152 R-153 R-154 is offered in its last version, and one mail tells of each', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrit(app);
		expect(await convoquer(app, candidatureId)).toEqual({ version: 1, neuf: true });
		app.horloge.avance(60_000);
		expect(await convoquer(app, candidatureId, await pdf(2))).toEqual({ version: 2, neuf: true });
		const [premier, ...autres] = await listerDocuments(app, compte.id, candidatureId);
		expect(premier).toEqual({
			type: 'convocation',
			titre: 'Convocation',
			version: 2,
			misAJourLe: app.clock.now().toISOString(),
			luLe: null,
			publie: true
		});
		expect(autres.map(({ type }) => type)).toEqual(['recapitulatif', 'demande_pieces']);
		expect((await courriels(app)).map(({ lien, candidatureId: de, fait }) => ({ lien, de, fait }))).toEqual(
			expect.arrayContaining(
				[1, 2].map((version) => ({
					lien: `/espace/candidatures/${candidatureId}/documents/convocation`,
					de: candidatureId,
					fait: `document:${candidatureId}:convocation:${version}`
				}))
			)
		);
		const { nom, pdf: octets } = await lirePdf(app, compte.id, candidatureId, 'convocation');
		expect(nom).toBe('convocation-001-v2.pdf');
		expect(Buffer.from(octets).subarray(0, 5).toString()).toBe('%PDF-');
	});

	it('R-154 the very same file again is nothing new, ten times at once too', async () => {
		const app = await monter();
		const { candidatureId } = await inscrit(app);
		const octets = await pdf();
		const publies = await Promise.all(Array.from({ length: 10 }, () => convoquer(app, candidatureId, octets)));
		expect(publies.filter(({ neuf }) => neuf)).toHaveLength(1);
		expect(await courriels(app)).toHaveLength(1);
		expect((await lignesDe(app, 'document')).filter(({ type }) => type === 'convocation')).toHaveLength(1);
	});

	it('R-152 R-172 is new until it is opened; « lu le » is the first time, and the mail that told of it is read too', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrit(app);
		await convoquer(app, candidatureId);
		// « Inscription enregistrée » and « Document disponible ».
		expect(await lireNouveautes(app, compte.id, candidatureId)).toEqual({ messages: 2, documents: 1 });
		const publieLe = app.clock.now();
		app.horloge.avance(3_600_000);
		const lecture = { compteId: compte.id, candidatureId, type: 'convocation' };
		const tot = new Date(publieLe.getTime() + 1_800_000);
		// Opened without network half an hour ago: it is told now, for then.
		expect(await ouvrirDocument(app, lecture, tot)).toBe(tot.toISOString());
		expect(await lireNouveautes(app, compte.id, candidatureId)).toEqual({ messages: 1, documents: 0 });
		expect(await ouvrirDocument(app, lecture, app.clock.now())).toBe(tot.toISOString());
	});

	it('R-152 a phone whose clock is wrong says nothing before the publication nor after now', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrit(app);
		const lecture = { compteId: compte.id, candidatureId, type: 'convocation' };
		await convoquer(app, candidatureId);
		const publieLe = app.clock.now().toISOString();
		app.horloge.avance(60_000);
		expect(await ouvrirDocument(app, lecture, new Date('2001-01-01'))).toBe(publieLe);
		await convoquer(app, candidatureId, await pdf(2));
		expect(await ouvrirDocument(app, lecture, new Date('2101-01-01'))).toBe(app.clock.now().toISOString());
	});

	it('R-152 of another candidat does not exist', async () => {
		const app = await monter();
		const { candidatureId } = await inscrit(app);
		await convoquer(app, candidatureId);
		const { id: compteId } = await candidat(app);
		const lecture = { compteId, candidatureId, type: 'convocation' };
		for (const demande of [
			() => lirePdf(app, compteId, candidatureId, 'convocation'),
			() => listerDocuments(app, compteId, candidatureId),
			() => ouvrirDocument(app, lecture, app.clock.now())
		])
			await expect(demande()).rejects.toMatchObject({ code: 'introuvable' });
		expect((await lignesDe(app, 'document')).every(({ luLe }) => luLe === null)).toBe(true);
	});
});

describe('the desk', () => {
	it('R-220 R-152 publishes for its académies alone, and sees what was read', async () => {
		const app = await appDeTest();
		const { compte, candidatureId } = await inscrit(app);
		const [camille, ailleurs] = [await gestionnaire(app), await gestionnaire(app, ['14'])];
		const publication = { candidatureId, type: 'convocation' as const, pdf: await pdf() };
		await expect(publierAuDossier(app, ailleurs, publication)).rejects.toMatchObject({ code: 'introuvable' });
		await publierAuDossier(app, camille, publication);
		expect((await lignesDe(app, 'document'))[0]).toMatchObject({ gestionnaireId: camille.id });
		const luLe = await ouvrirDocument(
			app,
			{ compteId: compte.id, candidatureId, type: 'convocation' },
			app.clock.now()
		);
		expect((await lireDossier(app, camille, candidatureId)).documents[0]).toMatchObject({ type: 'convocation', luLe });
	});

	it('R-220 nothing is published before the first « Enregistrer », nor what is no PDF', async () => {
		const app = await appDeTest();
		const { id } = await preinscrire(app, await candidat(app), (await campagne(app)).id);
		await expect(convoquer(app, id)).rejects.toMatchObject({ code: 'etat_interdit' });
		await expect(convoquer(app, id, new TextEncoder().encode('bonjour'))).rejects.toMatchObject({
			code: 'fichier_type'
		});
		await expect(convoquer(app, id, new Uint8Array(6_000_000))).rejects.toMatchObject({ code: 'fichier_trop_gros' });
		expect(await lignesDe(app, 'document')).toEqual([]);
		expect(await courriels(app)).toEqual([]);
	});

	it.each([
		['infecte', 'fichier_infecte'],
		['inconnu', 'antivirus_muet']
	] as const)('R-220 with an antivirus that says « %s », nothing is published', async (verdict, code) => {
		const app = await appDeTest();
		const { candidatureId } = await inscrit(app);
		const scanner: Scanner = { analyser: async () => verdict };
		await expect(convoquer({ ...app, scanner }, candidatureId)).rejects.toMatchObject({ code });
		expect(await lignesDe(app, 'document')).toEqual([]);
	});

	it('SEC19 a published file is kept by the sweep and taken along by « Exporter mes données »', async () => {
		const app = await appDeTest();
		const { compte, candidatureId } = await inscrit(app);
		await convoquer(app, candidatureId);
		const balayer = createBalayage(app);
		for (let heure = 0; heure < 3; heure++) {
			await balayer();
			app.horloge.avance(3_600_001);
		}
		expect((await lirePdf(app, compte.id, candidatureId, 'convocation')).pdf.length).toBeGreaterThan(100);
		const noms: string[] = [];
		for await (const { nom } of exporterDonnees(app, compte)) noms.push(nom);
		expect(noms.filter((nom) => nom.startsWith('documents/convocation-v1-'))).toHaveLength(1);
	});
});
