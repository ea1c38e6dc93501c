import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appDeTest, surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import {
	campagne,
	candidat,
	enregistrer,
	lignesDe,
	preinscrire,
	saisieIndividuel
} from '../../../tests/support/candidats';
import { compterLectures } from '../../../tests/support/lectures';
import type { Compte } from '$lib/domain/compte';
import { effacerBrouillon, garderOnglet, listerBrouillons, type Onglet } from './brouillons';
import { updateCandidature } from './db/candidatures';

surChaqueBase('a brouillon on the server', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id: campagneId } = await campagne(app);
		return { app, campagneId, compte: await candidat(app) };
	}

	it('what one device typed is found by another, valid or not', async () => {
		const { app, campagneId, compte } = await terrain();
		const brouillonId = randomUUID();
		const valeur = { ...saisieIndividuel().identification, codePostal: 'x'.repeat(300), voie: ' Łódź ' };
		expect(await taper(app, compte, { campagneId, brouillonId, valeur })).toMatchObject({ version: 1 });
		const [trouve] = await listerBrouillons(app, compte.id);
		expect(trouve).toMatchObject({ id: brouillonId, campagneId, titre: 'BACCALAURÉAT PROFESSIONNEL', fin: null });
		expect(trouve?.onglets.identification).toMatchObject({ version: 1, valeur });
	});

	it('REL1 the same envoi twice is one change, and gets the same receipt', async () => {
		const { app, campagneId, compte } = await terrain();
		const envoi = { campagneId, brouillonId: randomUUID(), envoiId: randomUUID() };
		const premier = await taper(app, compte, envoi);
		app.horloge.avance(60_000);
		expect(await taper(app, compte, envoi)).toEqual(premier);
		await expect(taper(app, compte, { ...envoi, valeur: identification('autre') })).rejects.toMatchObject({
			code: 'cle_reutilisee'
		});
	});

	it('a change based on an older version is refused with what is there; the same value is no change', async () => {
		const { app, campagneId, compte } = await terrain();
		const brouillonId = randomUUID();
		await taper(app, compte, { campagneId, brouillonId, valeur: identification('ici') });
		await expect(
			taper(app, compte, { campagneId, brouillonId, valeur: identification('ailleurs') })
		).rejects.toMatchObject({
			code: 'version_perimee',
			details: { actuel: { version: 1, valeur: identification('ici') } }
		});
		const memeValeur = { campagneId, brouillonId, valeur: identification('ici') };
		expect(await taper(app, compte, memeValeur)).toMatchObject({ version: 1 });
		expect(
			await taper(app, compte, { campagneId, brouillonId, base: 1, valeur: identification('ailleurs') })
		).toMatchObject({ version: 2 });
	});

	it('another candidat finds nothing of it, and the same id is another brouillon for them', async () => {
		const { app, campagneId, compte } = await terrain();
		const autre = await candidat(app);
		const brouillonId = randomUUID();
		await taper(app, compte, { campagneId, brouillonId });
		expect(await listerBrouillons(app, autre.id)).toEqual([]);
		expect(await taper(app, autre, { campagneId, brouillonId, valeur: identification('x') })).toMatchObject({
			version: 1
		});
	});

	it('once enregistré it is over: its onglets are gone, the devices that come later are told what it became', async () => {
		const { app, campagneId, compte } = await terrain();
		const brouillonId = randomUUID();
		await taper(app, compte, { campagneId, brouillonId });
		const { candidatureId } = await enregistrer(app, compte, { campagneId, brouillonId });
		const refus = { code: 'brouillon_termine', details: { devenu: candidatureId } };
		await expect(taper(app, compte, { campagneId, brouillonId, base: 1 })).rejects.toMatchObject(refus);
		expect(await listerBrouillons(app, compte.id)).toMatchObject([
			{ id: brouillonId, fin: { devenu: candidatureId, suite: saisieIndividuel() }, onglets: {} }
		]);
		expect(await lignesDe(app, 'brouillonOnglet')).toEqual([]);
	});

	it('R-061 once enregistré on one device, « Enregistrer » pressed on another is refused and writes nothing', async () => {
		const { app, campagneId, compte } = await terrain();
		const brouillonId = randomUUID();
		await taper(app, compte, { campagneId, brouillonId });
		const { candidatureId } = await enregistrer(app, compte, { campagneId, brouillonId });
		const autre = { ...saisieIndividuel(), identification: identification('99 rue de l’Autre') };
		await expect(enregistrer(app, compte, { campagneId, brouillonId, saisie: autre })).rejects.toMatchObject({
			code: 'brouillon_termine',
			details: { devenu: candidatureId, suite: saisieIndividuel(), version: 1 }
		});
		expect(await lignesDe(app, 'candidatureVersion')).toHaveLength(1);
	});

	it('R-062 pressed again with the same answers after an answer that was lost, it gets the receipt, and is one version', async () => {
		const { app, campagneId, compte } = await terrain();
		const brouillonId = randomUUID();
		await taper(app, compte, { campagneId, brouillonId });
		const recu = await enregistrer(app, compte, { campagneId, brouillonId });
		const envoiId = randomUUID();
		expect(await enregistrer(app, compte, { campagneId, brouillonId, envoiId })).toEqual({ ...recu, envoiId });
		expect(await lignesDe(app, 'candidatureVersion')).toHaveLength(1);
	});

	it.each([
		['desinscrit', 'Cette candidature est désinscrite.'],
		['ecartee', 'Cette candidature a été écartée par le service gestionnaire.'],
		['annulee', 'Cette candidature a été annulée.']
	] as const)(
		'R-170 « Enregistrer » pressed on another device once the inscription is « %s » gets no receipt, and is told so',
		async (etat, mots) => {
			const { app, campagneId, compte } = await terrain();
			const brouillonId = randomUUID();
			await taper(app, compte, { campagneId, brouillonId });
			const { candidatureId } = await enregistrer(app, compte, { campagneId, brouillonId });
			await app.engine.tx(() => updateCandidature(app.engine, candidatureId, { etat }));
			const autre = { ...saisieIndividuel(), identification: identification('99 rue de l’Autre') };
			for (const saisie of [saisieIndividuel(), autre])
				await expect(enregistrer(app, compte, { campagneId, brouillonId, saisie })).rejects.toMatchObject({
					code: 'brouillon_termine',
					details: { devenu: candidatureId, detail: expect.stringMatching(`^${mots}`) }
				});
			expect(await lignesDe(app, 'candidatureVersion')).toHaveLength(1);
			expect(await lignesDe(app, 'candidature')).toMatchObject([{ etat }]);
		}
	);

	it('one that was taken into another is dropped, unless another device went on in it', async () => {
		const { app, campagneId, compte } = await terrain();
		const brouillonId = randomUUID();
		await taper(app, compte, { campagneId, brouillonId });
		const effacement = (vu: Record<string, number>) => ({
			...{ compteId: compte.id, envoiId: randomUUID(), empreinte: randomUUID() },
			...{ brouillonId, vu }
		});
		await effacerBrouillon(app, effacement({}));
		await effacerBrouillon(app, effacement({ identification: 2 }));
		expect((await listerBrouillons(app, compte.id))[0]?.fin).toBeNull();
		await effacerBrouillon(app, effacement({ identification: 1 }));
		expect((await listerBrouillons(app, compte.id))[0]?.fin).toMatchObject({ devenu: null });
	});

	it('R-061 a modification begun before another one was enregistrée is refused with what it was and what it is now', async () => {
		const { app, campagneId, compte } = await terrain();
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		const autre = { ...saisieIndividuel(), identification: identification('99 rue de l’Autre') };
		const modifier = { campagneId, candidatureId, surVersion: 1 };
		expect(await enregistrer(app, compte, { ...modifier, saisie: autre })).toMatchObject({ version: 2 });
		await expect(enregistrer(app, compte, modifier)).rejects.toMatchObject({
			code: 'candidature_modifiee',
			details: { avant: saisieIndividuel(), suite: autre, version: 2 }
		});
		expect(await lignesDe(app, 'candidatureVersion')).toHaveLength(2);
		expect(await enregistrer(app, compte, { ...modifier, surVersion: 2 })).toMatchObject({ version: 3 });
	});

	it('another device finds a modification whole: what its phone has not sent is as the candidature has it', async () => {
		const { app, campagneId, compte } = await terrain();
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		await taper(app, compte, { campagneId, candidatureId, brouillonId: randomUUID(), surVersion: 1 });
		const trouve = (await listerBrouillons(app, compte.id)).find(({ fin }) => fin === null);
		expect(trouve).toMatchObject({ candidatureId, surVersion: 1 });
		expect(trouve?.onglets.identification).toMatchObject({ version: 1, valeur: identification('12 rue Lallouette') });
		expect(trouve?.onglets.acquis).toMatchObject({ version: 0, valeur: saisieIndividuel().acquis });
	});

	it('what a modification leaves as it was is dated by the server, however wrong the clock of its phone', async () => {
		const { app, campagneId, compte } = await terrain();
		const { id } = await campagne(app, { id: 'BCP-2025-33', sessionExamen: '2025' });
		const aCompleter = await preinscrire(app, compte, id);
		app.horloge.avance(60_000);
		const { candidatureId, enregistreeLe } = await enregistrer(app, compte, { campagneId });
		app.horloge.avance(60_000);
		// Both begun in 2026, says `taper`: three years from now.
		await taper(app, compte, {
			campagneId: id,
			candidatureId: aCompleter.id,
			brouillonId: randomUUID(),
			surVersion: 0
		});
		await taper(app, compte, { campagneId, candidatureId, brouillonId: randomUUID(), surVersion: 1 });
		const vivants = (await listerBrouillons(app, compte.id)).filter(({ fin }) => fin === null);
		const dates = vivants.map(({ candidatureId, onglets: { identification, candidature } }) => [
			candidatureId,
			[identification?.modifieLe, candidature?.modifieLe]
		]);
		expect(Object.fromEntries(dates)).toEqual({
			[aCompleter.id]: ['2023-12-11T19:08:00.000Z', aCompleter.creeLe.toISOString()],
			[candidatureId]: ['2023-12-11T19:08:00.000Z', enregistreeLe]
		});
	});

	it('to list them, two versions at the most are read of each that ended, however many its candidature has', async () => {
		const { app, campagneId, compte } = await terrain();
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		for (let surVersion = 1; surVersion <= 6; surVersion++) {
			const brouillonId = randomUUID();
			await taper(app, compte, { campagneId, candidatureId, brouillonId, surVersion });
			await enregistrer(app, compte, { campagneId, candidatureId, brouillonId, surVersion });
		}
		const { app: observee, lues } = compterLectures(app);
		const finis = (await listerBrouillons(observee, compte.id)).map(({ fin }) => fin);
		expect(finis.map((fin) => fin?.version)).toEqual([7, 7, 7, 7, 7, 7]);
		expect(finis.every((fin) => fin?.avant && fin.suite)).toBe(true);
		// Besides: the brouillons, their onglets, the candidature, the campagne.
		expect(lues.requetes).toBeLessThanOrEqual(2 * finis.length + 4);
		expect(lues.lignes).toBeLessThanOrEqual(2 * finis.length + finis.length + 2);
	});

	it('one that is dropped is gone for every device, twice as well as once', async () => {
		const { app, campagneId, compte } = await terrain();
		const brouillonId = randomUUID();
		await taper(app, compte, { campagneId, brouillonId });
		const effacement = { compteId: compte.id, envoiId: randomUUID(), empreinte: 'e', brouillonId };
		const recu = await effacerBrouillon(app, effacement);
		expect(await effacerBrouillon(app, effacement)).toEqual(recu);
		await expect(taper(app, compte, { campagneId, brouillonId, base: 1 })).rejects.toMatchObject({
			code: 'brouillon_termine',
			details: { devenu: null }
		});
	});
});

describe('what a brouillon may not be', () => {
	it.each([
		['an unknown campagne', { campagneId: 'BCP-2099-33' }, 'campagne_inconnue'],
		['another’s candidature', { candidatureId: randomUUID() }, 'introuvable'],
		['another shape', { valeur: { voie: 3 } }, 'corps_illisible'],
		['a key that poisons objects', { valeur: JSON.parse('{"__proto__":{"voie":"x"}}') }, 'corps_illisible'],
		['a field that no onglet has', { valeur: { ...identification('x'), role: 'admin' } }, 'corps_illisible'],
		['too long', { valeur: identification('x'.repeat(50_000)) }, 'corps_trop_gros']
	])('%s is refused, and nothing is written', async (_, autrement, code) => {
		const app = await appDeTest();
		const { id: campagneId } = await campagne(app);
		const compte = await candidat(app);
		await expect(taper(app, compte, { campagneId, brouillonId: randomUUID(), ...autrement })).rejects.toMatchObject({
			code
		});
		expect(await lignesDe(app, 'brouillon')).toEqual([]);
		expect(await lignesDe(app, 'envoi')).toEqual([]);
	});

	it('one candidat keeps forty at the most', async () => {
		const app = await appDeTest();
		const { id: campagneId } = await campagne(app);
		const compte = await candidat(app);
		for (let i = 0; i < 40; i++) await taper(app, compte, { campagneId, brouillonId: randomUUID() });
		await expect(taper(app, compte, { campagneId, brouillonId: randomUUID() })).rejects.toMatchObject({
			code: 'trop_de_brouillons'
		});
	});
});

function identification(voie: string) {
	return { ...saisieIndividuel().identification, voie };
}

interface Frappe {
	campagneId: string;
	brouillonId: string;
	candidatureId?: string | null;
	surVersion?: number;
	envoiId?: string;
	base?: number;
	valeur?: unknown;
}

function taper(app: AppDeTest, compte: Compte, frappe: Frappe) {
	const { campagneId, brouillonId, candidatureId = null, envoiId = randomUUID(), base = 0 } = frappe;
	const { valeur = identification('12 rue Lallouette'), surVersion } = frappe;
	const brouillon = { campagneId, candidatureId, surVersion, creeLe: '2026-11-05T08:00:00.000Z' };
	const onglet: Onglet = {
		compteId: compte.id,
		envoiId,
		empreinte: JSON.stringify(valeur),
		brouillonId,
		onglet: 'identification',
		demande: { brouillon, base, valeur }
	};
	return garderOnglet(app, onglet);
}
