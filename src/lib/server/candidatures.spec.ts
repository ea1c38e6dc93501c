import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest, type Monter } from '../../../tests/support/app';
import {
	campagne,
	candidat,
	enregistrer,
	lignesDe,
	preinscrire,
	saisieIndividuel,
	saisieS2
} from '../../../tests/support/candidats';
import { ETATS, type Etat } from '$lib/domain/candidature';
import type { Compte } from '$lib/domain/compte';
import { instantLocal } from '$lib/domain/dates';
import { lireCandidature, listerCandidatures } from './candidatures';
import { updateCandidature } from './db/candidatures';

/** A candidat, and the campagne of la Guyane. */
async function depart(app: AppDeTest) {
	return { compte: await candidat(app), campagneId: (await campagne(app)).id };
}

/** Everything that « Enregistrer » writes. */
async function ecrit(app: AppDeTest) {
	const [candidatures, versions, envois, courriels] = await Promise.all([
		lignesDe(app, 'candidature'),
		lignesDe(app, 'candidatureVersion'),
		lignesDe(app, 'envoi'),
		lignesDe(app, 'courriel')
	]);
	return { candidatures, versions, envois, courriels };
}
const RIEN = { candidatures: [], versions: [], envois: [], courriels: [] };

function premiereFois(monter: Monter) {
	it('R-061 R-062 R-140 nothing exists before « Enregistrer »; then the candidature, its version, its numéro and the mail do, at once', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		expect(await ecrit(app)).toEqual(RIEN);

		const recu = await enregistrer(app, compte, { campagneId, envoiId: '6f2ad1b4-92a5-4e0f-8f29-5a8e6a4a8a10' });
		expect(recu).toMatchObject({
			envoiId: '6f2ad1b4-92a5-4e0f-8f29-5a8e6a4a8a10',
			numeroInscription: '001',
			version: 1,
			enregistreeLe: '2023-12-11T19:06:00.000Z'
		});
		const { candidatures, versions, envois, courriels } = await ecrit(app);
		expect(candidatures).toMatchObject([
			{ id: recu.candidatureId, etat: 'inscrit', version: 1, numeroInscription: '001' }
		]);
		expect(versions).toMatchObject([{ candidatureId: recu.candidatureId, version: 1 }]);
		expect(versions[0]?.instantane).toMatchObject({
			format: 1,
			numeroInscription: '001',
			compte: { numeroCandidat: compte.numeroCandidat },
			saisie: saisieIndividuel(),
			recapitulatif: { examen: 'BACCALAURÉAT PROFESSIONNEL' }
		});
		expect(envois).toMatchObject([{ compteId: compte.id, reponse: recu }]);
		expect(courriels).toMatchObject([{ compteId: compte.id, destinataire: compte.mail, envoyeLe: null }]);
	});

	it('R-159 the mail of an inscription says the examen, both numéros, the version, and until when it can be changed', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		await enregistrer(app, compte, { campagneId });
		const [{ objet, corps } = { objet: '', corps: '' }] = await lignesDe(app, 'courriel');
		expect(objet).toBe('Inscription enregistrée : BACCALAURÉAT PROFESSIONNEL');
		expect(corps).toContain(`N° candidat : ${compte.numeroCandidat}\nN° d’inscription : 001`);
		expect(corps).toContain('Version : 1 du 11/12/2023 à 16:06 (heure de Cayenne)');
		expect(corps).toContain('mercredi 13\u00a0décembre 2023 à 23\u00a0h\u00a059 (heure de Cayenne)');
		expect(corps).toContain('https://escale.example/espace');
	});

	it('R-140 numéros go 001, 002 … over the examens of one candidat, and start again for another', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const autreSession = (await campagne(app, { id: 'BCP-2025-33', sessionExamen: '2025' })).id;
		expect((await enregistrer(app, compte, { campagneId })).numeroInscription).toBe('001');
		expect((await enregistrer(app, compte, { campagneId: autreSession })).numeroInscription).toBe('002');
		expect((await enregistrer(app, await candidat(app), { campagneId })).numeroInscription).toBe('001');
	});

	it('R-173 who was pre-registered by a school completes that candidature, keeps its numéro, and is inscrit', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const { id, brouillonId } = await preinscrire(app, compte, campagneId);
		expect(await listerCandidatures(app, compte.id)).toMatchObject([
			{ etat: 'a_completer', version: 0, specialite: 'Aéronautique option Systèmes', enregistreeLe: null }
		]);
		// S2 §4.2: she enregistre on Récapitulatif, before the conditions.
		const saisie = { ...saisieS2(), conditions: { acceptees: false } };
		const recu = await enregistrer(app, compte, { campagneId, candidatureId: id, saisie });
		expect(recu).toMatchObject({ candidatureId: id, numeroInscription: '001', version: 1 });
		const detail = await lireCandidature(app, compte.id, id);
		expect(detail).toMatchObject({ etat: 'inscrit', version: 1, instantane: { saisie } });
		expect((await lignesDe(app, 'candidature')).map((c) => c.brouillonId)).toEqual([brouillonId]);
	});

	it('R-061 R-130 whoever registers alone must accept the conditions: without them nothing is written', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const saisie = { ...saisieIndividuel(), conditions: { acceptees: false } };
		await expect(enregistrer(app, compte, { campagneId, saisie })).rejects.toMatchObject({
			code: 'saisie_invalide',
			details: { erreurs: [{ champ: 'conditions.acceptees' }] }
		});
		expect(await ecrit(app)).toEqual(RIEN);
	});

	it('R-062 the rules are asked again by the server: what they refuse is told field by field, and nothing is written', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const saisie = saisieIndividuel();
		saisie.identification.codePostal = '9730';
		saisie.candidature.etablissement = '9730538X';
		const refus = enregistrer(app, compte, { campagneId, saisie });
		await expect(refus).rejects.toMatchObject({
			code: 'saisie_invalide',
			details: { erreurs: [{ champ: 'identification.codePostal' }, { champ: 'candidature.etablissement' }] }
		});
		expect(await ecrit(app)).toEqual(RIEN);
	});

	it('a second candidature to the same examen, session and académie is refused', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		await enregistrer(app, compte, { campagneId });
		await expect(enregistrer(app, compte, { campagneId })).rejects.toMatchObject({ code: 'candidature_existe' });
		expect((await ecrit(app)).candidatures).toHaveLength(1);
		expect((await ecrit(app)).courriels).toHaveLength(1);
	});

	it('a campagne that does not exist is refused', async () => {
		const app = await monter();
		const { compte } = await depart(app);
		await expect(enregistrer(app, compte, { campagneId: 'BCP-1999-33' })).rejects.toMatchObject({
			code: 'campagne_inconnue'
		});
	});
}

function encore(monter: Monter) {
	it("R-158 a change makes version 2 of the same candidature, with the same numéro, and a mail whose objet is « Modification d'inscription : … »", async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		app.horloge.avance(60_000);
		const saisie = saisieIndividuel();
		saisie.identification.localite = 'KOUROU';
		const recu = await enregistrer(app, compte, { campagneId, candidatureId, saisie });
		expect(recu).toMatchObject({ candidatureId, numeroInscription: '001', version: 2 });
		expect((await lignesDe(app, 'courriel')).map(({ objet }) => objet).sort()).toEqual([
			'Inscription enregistrée : BACCALAURÉAT PROFESSIONNEL',
			"Modification d'inscription : BACCALAURÉAT PROFESSIONNEL"
		]);
		const { etat, version, instantane } = await lireCandidature(app, compte.id, candidatureId);
		expect({ etat, version }).toEqual({ etat: 'inscrit', version: 2 });
		expect(instantane?.saisie.identification.localite).toBe('KOUROU');
	});

	it('R-158 what version 1 was made of does not change with version 2, nor with the compte and the campagne', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		const premiere = async () =>
			JSON.stringify((await lignesDe(app, 'candidatureVersion')).find(({ version }) => version === 1));
		const avant = await premiere();
		app.horloge.avance(60_000);
		await enregistrer(app, { ...compte, nom: 'AUTRE' }, { campagneId, candidatureId });
		await app.engine.tx(async () => {
			await app.engine.write.update(app.engine.tables.compte).set({ nom: 'AUTRE' });
			await app.engine.write.update(app.engine.tables.campagne).set({ fuseau: 'Europe/Paris' });
		});
		expect(await premiere()).toBe(avant);
	});

	it('R-062 the same envoi arriving again gets the same receipt and changes nothing, even after the closing', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const envoi = { campagneId, envoiId: randomUUID(), brouillonId: randomUUID() };
		const recu = await enregistrer(app, compte, envoi);
		const avant = await ecrit(app);
		app.horloge.avance(30 * 86_400_000);
		expect(JSON.stringify(await enregistrer(app, compte, envoi))).toBe(JSON.stringify(recu));
		expect(await ecrit(app)).toEqual(avant);
	});

	it('R-062 the same envoi with another content is refused, and nothing is written', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const envoi = { campagneId, envoiId: randomUUID(), brouillonId: randomUUID() };
		await enregistrer(app, compte, envoi);
		const avant = await ecrit(app);
		const saisie = { ...saisieIndividuel(), modalites: { acceptees: false } };
		await expect(enregistrer(app, compte, { ...envoi, saisie })).rejects.toMatchObject({ code: 'cle_reutilisee' });
		expect(await ecrit(app)).toEqual(avant);
	});

	it('R-062 two candidats may draw the same key: each has a receipt of their own', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const envoi = { campagneId, envoiId: randomUUID(), brouillonId: randomUUID() };
		const [un, autre] = [await enregistrer(app, compte, envoi), await enregistrer(app, await candidat(app), envoi)];
		expect(autre.candidatureId).not.toBe(un.candidatureId);
	});

	it('R-062 the same brouillon under another key, after an answer was lost, is the same candidature and its next version', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const brouillonId = randomUUID();
		const { candidatureId } = await enregistrer(app, compte, { campagneId, brouillonId });
		const recu = await enregistrer(app, compte, { campagneId, brouillonId });
		expect(recu).toMatchObject({ candidatureId, numeroInscription: '001', version: 2 });
	});

	it('R-062 REL3 one envoi arriving a hundred times at once, on two servers, is one act with one receipt', async () => {
		const app = await monter();
		const autre = await app.enMemeTemps();
		const { compte, campagneId } = await depart(app);
		const envoi = { campagneId, envoiId: randomUUID(), brouillonId: randomUUID() };
		const recus = await Promise.all(
			Array.from({ length: 100 }, (_, i) => enregistrer(i % 2 ? app : autre, compte, envoi))
		);
		expect(new Set(recus.map((recu) => JSON.stringify(recu))).size).toBe(1);
		const { candidatures, versions, envois, courriels } = await ecrit(app);
		expect([candidatures, versions, envois, courriels].map((rows) => rows.length)).toEqual([1, 1, 1, 1]);
	});

	it('R-140 REL3 candidatures to ten sessions enregistrées in the same instant have ten numéros without a gap', async () => {
		const app = await monter();
		const { compte } = await depart(app);
		const sessions = Array.from({ length: 10 }, (_, i) => ({ id: `S${i}`, sessionExamen: `${2030 + i}` }));
		for (const autre of sessions) await campagne(app, autre);
		const recus = await Promise.all(sessions.map(({ id }) => enregistrer(app, compte, { campagneId: id })));
		const attendus = Array.from({ length: 10 }, (_, i) => String(i + 1).padStart(3, '0'));
		expect(recus.map(({ numeroInscription }) => numeroInscription).sort()).toEqual(attendus);
	});
}

/** « Closing at 17:00 », where each rectorat lives. */
const FUSEAUX = ['Europe/Paris', 'America/Cayenne', 'Pacific/Noumea'];

function fenetres(monter: Monter) {
	it.each(FUSEAUX)(
		'R-010 R-011 REL7 in %s, until 17:00 means until the last millisecond before 17:00 there',
		async (fuseau) => {
			const app = await monter();
			const fermeture = instantLocal('2026-12-11T17:00', fuseau);
			const ouverture = instantLocal('2026-10-19T08:00', fuseau);
			const { id: campagneId } = await campagne(app, { ouverture, fermeture, fuseau });
			const essai = async (instant: number) => {
				app.horloge.est(new Date(instant));
				const compte = await candidat(app);
				return enregistrer(app, compte, { campagneId }).then(
					() => 'inscrit',
					(refus) => refus.code
				);
			};
			const [T0, T] = [ouverture.getTime(), fermeture.getTime()];
			expect(await essai(T0 - 1)).toBe('service_pas_encore_ouvert');
			expect(await essai(T0)).toBe('inscrit');
			expect(await essai(T - 1)).toBe('inscrit');
			expect(await essai(T)).toBe('service_ferme');
			expect(await essai(T + 1)).toBe('service_ferme');
			expect((await ecrit(app)).candidatures).toHaveLength(2);
		}
	);

	it('R-011 after the closing a candidature already enregistrée cannot be changed either', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		const avant = await ecrit(app);
		app.horloge.est('2023-12-14T03:00:00Z');
		await expect(enregistrer(app, compte, { campagneId, candidatureId })).rejects.toMatchObject({
			code: 'service_ferme'
		});
		expect(await ecrit(app)).toEqual(avant);
	});

	it('R-010 a closing that the rectorat moves holds at once', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const table = app.engine.tables.campagne;
		const fermer = (fermeture: Date) => app.engine.tx(() => app.engine.write.update(table).set({ fermeture }));
		await fermer(app.clock.now());
		await expect(enregistrer(app, compte, { campagneId })).rejects.toMatchObject({ code: 'service_ferme' });
		await fermer(new Date(app.clock.now().getTime() + 1));
		await enregistrer(app, compte, { campagneId });
	});
}

const REFUSES: Etat[] = ETATS.filter((etat) => etat !== 'a_completer' && etat !== 'inscrit');

function droits(monter: Monter) {
	/** What the server says of an id, read and written. */
	const reponses = async (app: AppDeTest, compte: Compte, campagneId: string, candidatureId: string) => {
		const lu = await lireCandidature(app, compte.id, candidatureId).catch((refus) => refus);
		const ecrite = await enregistrer(app, compte, { campagneId, candidatureId }).catch((refus) => refus);
		return [lu, ecrite].map(({ code, message, details, http }) => ({ code, message, details, http }));
	};

	it('SEC2 another candidat’s candidature answers exactly as one that does not exist, and is untouched', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		const avant = await ecrit(app);
		const autre = await candidat(app);
		const inconnue = await reponses(app, autre, campagneId, randomUUID());
		expect(await reponses(app, autre, campagneId, candidatureId)).toEqual(inconnue);
		expect(inconnue.map(({ code }) => code)).toEqual(['introuvable', 'introuvable']);
		expect(await listerCandidatures(app, autre.id)).toEqual([]);
		expect(await ecrit(app)).toEqual(avant);
	});

	it('SEC3 a candidature stays in the campagne it was made for', async () => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		const ailleurs = (await campagne(app, { id: 'BCP-2025-33', sessionExamen: '2025' })).id;
		await expect(enregistrer(app, compte, { campagneId: ailleurs, candidatureId })).rejects.toMatchObject({
			code: 'campagne_inconnue'
		});
	});

	it.each(REFUSES)('R-170 a candidature « %s » is not enregistrée again', async (etat) => {
		const app = await monter();
		const { compte, campagneId } = await depart(app);
		const { candidatureId } = await enregistrer(app, compte, { campagneId });
		await app.engine.tx(() =>
			updateCandidature(app.engine, candidatureId, {
				etat,
				version: 1,
				numeroInscription: '001',
				modifieeLe: app.clock.now()
			})
		);
		await expect(enregistrer(app, compte, { campagneId, candidatureId })).rejects.toMatchObject({
			code: 'etat_interdit'
		});
		// Another one may be begun, under the next numéro.
		expect(await enregistrer(app, compte, { campagneId })).toMatchObject({ numeroInscription: '002', version: 1 });
	});
}

surChaqueBase('candidatures', (monter) => {
	describe('the first « Enregistrer »', () => premiereFois(monter));
	describe('« Enregistrer » again', () => encore(monter));
	describe('the window', () => fenetres(monter));
	describe('whose it is, and in what état', () => droits(monter));
});
