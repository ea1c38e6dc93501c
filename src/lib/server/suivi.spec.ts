import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest, type Monter } from '../../../tests/support/app';
import { campagne, candidat, enregistrer, lignesDe, preinscrire, saisieS2 } from '../../../tests/support/candidats';
import { campagneDePieces, controler, deposer, inscrit, PIECES, verrouiller } from '../../../tests/support/depots';
import { pdf } from '../../../tests/support/fichiers';
import { gestionnaire } from '../../../tests/support/gestionnaires';
import type { Compte } from '$lib/domain/compte';
import { listerPieces } from './bureau';
import { lireCandidature } from './candidatures';
import { changerEtat } from './etats';
import { lireHistoire } from './histoire';
import { inscrirePublication } from './publications';
import { deciderSignalement, listerADecider, listerSignalements, marquerVue, signaler } from './signalements';
import { declarerAbsence, desinscrire } from './suivi';
import { aUneCandidature } from './effacements';
import { listerMesVersions } from './versions';
import { sha256 } from './empreinte';

const acte = (compte: Compte, candidatureId: string, envoiId: string = randomUUID()) => ({
	compteId: compte.id,
	envoiId,
	empreinte: sha256(candidatureId),
	candidatureId
});

async function depart(app: AppDeTest) {
	const compte = await candidat(app);
	const ouverte = await campagne(app);
	const { candidatureId } = await enregistrer(app, compte, { campagneId: ouverte.id });
	return { compte, campagne: ouverte, campagneId: ouverte.id, candidatureId };
}

const courrielsDe = async (app: AppDeTest, fait: string) =>
	(await lignesDe(app, 'courriel')).filter((courriel) => courriel.fait === fait);

function desinscription(monter: Monter) {
	it('R-180 is written with its event and one mail, however often it arrives', async () => {
		const app = await monter();
		const { compte, candidatureId } = await depart(app);
		const envoi = acte(compte, candidatureId);
		const recu = await desinscrire(app, envoi);
		expect(await desinscrire(app, envoi)).toEqual(recu);
		expect(recu).toMatchObject({ candidatureId, desinscriteLe: '2023-12-11T19:06:00.000Z' });
		expect(await lireCandidature(app, compte.id, candidatureId)).toMatchObject({ etat: 'desinscrit', version: 1 });
		expect(await lignesDe(app, 'candidatureEvenement')).toMatchObject([
			{ candidatureId, nature: 'desinscription', gestionnaireId: null }
		]);
		const [courriel, ...autres] = await courrielsDe(app, `desinscription:${candidatureId}`);
		expect(autres).toEqual([]);
		expect(courriel).toMatchObject({ destinataire: compte.mail, candidatureId });
		expect(courriel?.corps).toContain('ne peut pas être réactivée');
	});

	it('R-180 R-153 who holds a convocation is told that it is worth nothing any more', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrit(app, (await campagneDePieces(app)).id);
		const convocation = { candidatureId, type: 'convocation' as const, pdf: await pdf(), gestionnaireId: null };
		await inscrirePublication(app, convocation);
		await desinscrire(app, acte(compte, candidatureId));
		const [courriel] = await courrielsDe(app, `desinscription:${candidatureId}`);
		expect(courriel?.corps).toContain('La convocation que vous avez reçue ne vaut plus');
		expect(courriel?.corps).not.toContain('Vous ne serez pas convoqué(e)');
	});

	it('R-180 two devices at once: the second is told that it is done, and writes nothing', async () => {
		const app = await monter();
		const { compte, candidatureId } = await depart(app);
		const issues = await Promise.allSettled([1, 2].map(() => desinscrire(app, acte(compte, candidatureId))));
		expect(issues.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await lignesDe(app, 'candidatureEvenement')).toHaveLength(1);
		expect(await courrielsDe(app, `desinscription:${candidatureId}`)).toHaveLength(1);
	});

	it('R-180 is final: nothing of it is enregistré, given or signalé any more, and the refusal says what to do', async () => {
		const app = await monter();
		const { compte, campagneId, candidatureId } = await depart(app);
		await desinscrire(app, acte(compte, candidatureId));
		const refus = {
			code: 'etat_interdit',
			message: expect.stringContaining('faites une nouvelle candidature'),
			details: { etat: 'desinscrit', possibles: [] }
		};
		await expect(enregistrer(app, compte, { campagneId, candidatureId })).rejects.toMatchObject(refus);
		await expect(deposer(app, { compte, candidatureId, campagneId }, 'identite')).rejects.toMatchObject(refus);
		await expect(
			declarerAbsence(app, { ...acte(compte, candidatureId), demande: { absent: true } })
		).rejects.toMatchObject(refus);
	});

	it('R-180 R-051 a new candidature may follow under the next numéro, and the compte stays frozen', async () => {
		const app = await monter();
		const { compte, campagneId, candidatureId } = await depart(app);
		await desinscrire(app, acte(compte, candidatureId));
		expect(await aUneCandidature(app, compte.id)).toBe(true);
		expect(await enregistrer(app, compte, { campagneId })).toMatchObject({ numeroInscription: '002', version: 1 });
	});

	it('R-180 not after the fermeture: the refusal names the service’s place, and nothing is written', async () => {
		const app = await monter();
		const { compte, campagne: ouverte, candidatureId } = await depart(app);
		app.horloge.est(ouverte.fermeture);
		await expect(desinscrire(app, acte(compte, candidatureId))).rejects.toMatchObject({
			code: 'desinscription_fermee'
		});
		expect(await lignesDe(app, 'candidatureEvenement')).toEqual([]);
	});

	it('R-180 not for a pupil whom an établissement registered', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const { id: campagneId } = await campagne(app);
		const { id } = await preinscrire(app, compte, campagneId);
		await expect(desinscrire(app, acte(compte, id))).rejects.toMatchObject({ code: 'etat_interdit' });
		await enregistrer(app, compte, { campagneId, candidatureId: id, saisie: saisieS2() });
		await expect(desinscrire(app, acte(compte, id))).rejects.toMatchObject({ code: 'desinscription_etablissement' });
		expect(await lireCandidature(app, compte.id, id)).toMatchObject({ individuelle: false });
	});

	it('SEC2 another’s candidature does not exist, for any of these acts', async () => {
		const app = await monter();
		const { candidatureId } = await depart(app);
		const autre = await candidat(app);
		const envoi = () => acte(autre, candidatureId);
		const essais = [
			() => desinscrire(app, envoi()),
			() => declarerAbsence(app, { ...envoi(), demande: { absent: true } }),
			() => signaler(app, { ...envoi(), demande: { texte: 'Ma langue est fausse' } }),
			() => listerSignalements(app, autre.id, candidatureId),
			() => listerMesVersions(app, autre.id, candidatureId)
		];
		for (const essai of essais) await expect(essai()).rejects.toMatchObject({ code: 'introuvable' });
	});
}

function absence(monter: Monter) {
	it('« Je ne viendrai pas » undoes nothing, is written once, and may be taken back', async () => {
		const app = await monter();
		const { compte, campagne: ouverte, candidatureId } = await depart(app);
		const dire = (absent: boolean) => declarerAbsence(app, { ...acte(compte, candidatureId), demande: { absent } });
		// Long after the fermeture.
		app.horloge.est(new Date(ouverte.fermeture.getTime() + 90 * 86_400_000));
		const { absenteLe } = await dire(true);
		app.horloge.avance(60_000);
		expect(await dire(true)).toMatchObject({ absenteLe });
		expect(await lireCandidature(app, compte.id, candidatureId)).toMatchObject({ etat: 'inscrit', absenteLe });
		app.horloge.avance(60_000);
		expect(await dire(false)).toMatchObject({ absenteLe: null });
		const natures = (await lignesDe(app, 'candidatureEvenement')).map(({ nature }) => nature);
		expect(natures.sort()).toEqual(['absence', 'absence_retiree']);
	});

	it('until the first day of the épreuves, as the clocks of the campagne show it', async () => {
		const app = await monter();
		const { compte, campagne: ouverte, candidatureId } = await depart(app);
		const { reglages } = ouverte;
		const table = app.engine.tables.campagne;
		const epreuves = { debut: '2024-05-13', fin: '2024-06-21' };
		await app.engine.tx(() => app.engine.write.update(table).set({ reglages: { ...reglages, epreuves } }));
		const dire = () => declarerAbsence(app, { ...acte(compte, candidatureId), demande: { absent: true } });
		app.horloge.est('2024-05-13T03:00:00Z');
		await expect(dire()).rejects.toMatchObject({ code: 'epreuves_commencees' });
		app.horloge.est('2024-05-13T02:59:59Z');
		expect(await dire()).toMatchObject({ absenteLe: '2024-05-13T02:59:59.000Z' });
	});
}

function signalement(monter: Monter) {
	const dire = (app: AppDeTest, compte: Compte, id: string, texte = 'Ma langue est l’espagnol.') =>
		signaler(app, { ...acte(compte, id), demande: { texte } });

	it('R-175 after the fermeture an error is signalée, answered once, and « Modifier » opens again for that person', async () => {
		const app = await monter();
		const { compte, campagne: ouverte, candidatureId, campagneId } = await depart(app);
		app.horloge.est(new Date(ouverte.fermeture.getTime() + 3_600_000));
		const { signalement } = await dire(app, compte, candidatureId);
		const camille = await gestionnaire(app);
		expect((await listerADecider(app, camille)).signalements).toMatchObject([{ id: signalement.id, candidatureId }]);
		expect((await listerADecider(app, await gestionnaire(app, ['31']))).signalements).toEqual([]);

		const jusquA = new Date(app.clock.now().getTime() + 86_400_000);
		const decision = { id: signalement.id, accepte: true, information: 'Corrigez avant demain.', jusquA };
		await expect(deciderSignalement(app, await gestionnaire(app, ['31']), decision)).rejects.toMatchObject({
			code: 'introuvable'
		});
		await deciderSignalement(app, camille, decision);
		await expect(deciderSignalement(app, camille, decision)).rejects.toMatchObject({ code: 'signalement_traite' });
		expect(await listerSignalements(app, compte.id, candidatureId)).toMatchObject([
			{ etat: 'accepte', information: 'Corrigez avant demain.' }
		]);
		const [courriel, ...autres] = await courrielsDe(app, `signalement:${signalement.id}`);
		expect(autres).toEqual([]);
		expect(courriel?.corps).toContain('Vous pouvez modifier votre inscription jusqu’au');
		expect(await enregistrer(app, compte, { campagneId, candidatureId })).toMatchObject({ version: 2 });
		app.horloge.est(jusquA);
		await expect(enregistrer(app, compte, { campagneId, candidatureId })).rejects.toMatchObject({
			code: 'service_ferme'
		});
	});

	it('a refusal reopens nothing, whatever date was typed', async () => {
		const app = await monter();
		const { compte, candidatureId } = await depart(app);
		const { signalement } = await dire(app, compte, candidatureId);
		const jusquA = new Date(app.clock.now().getTime() + 86_400_000);
		const refusee = { id: signalement.id, accepte: false, information: 'Non.', jusquA };
		await deciderSignalement(app, await gestionnaire(app), refusee);
		expect(await lignesDe(app, 'derogation')).toEqual([]);
	});

	it('five wait at once, no more; the same envoi twice is one', async () => {
		const app = await monter();
		const { compte, candidatureId } = await depart(app);
		const envoi = { ...acte(compte, candidatureId), demande: { texte: 'Ma langue est fausse.' } };
		expect(await signaler(app, envoi)).toEqual(await signaler(app, envoi));
		for (let i = 1; i < 5; i++) await dire(app, compte, candidatureId);
		await expect(dire(app, compte, candidatureId)).rejects.toMatchObject({ code: 'trop_de_signalements' });
		expect(await lignesDe(app, 'signalement')).toHaveLength(5);
	});
}

function bureau(monter: Monter) {
	it('R-224 R-230 a gestionnaire écarte, annule and rouvre, each with its motif, its event and one mail', async () => {
		const app = await monter();
		const { compte, candidatureId } = await depart(app);
		const camille = await gestionnaire(app);
		const faire = (acte: 'ecarter' | 'annuler' | 'rouvrir', qui = camille) =>
			changerEtat(app, { gestionnaireId: qui.id, candidatureId, acte, motif: 'Dossier en double' });
		const etat = async () => (await lireCandidature(app, compte.id, candidatureId)).etat;

		await expect(faire('ecarter', await gestionnaire(app, ['31']))).rejects.toMatchObject({ code: 'introuvable' });
		await expect(faire('rouvrir')).rejects.toMatchObject({ code: 'etat_interdit' });
		await faire('ecarter');
		expect(await etat()).toBe('ecartee');
		await expect(faire('annuler')).rejects.toMatchObject({
			code: 'etat_interdit',
			message: expect.stringContaining('rouvrir la candidature')
		});
		await faire('rouvrir');
		expect(await etat()).toBe('inscrit');
		await faire('annuler');
		expect(await etat()).toBe('annulee');
		const evenements = await lignesDe(app, 'candidatureEvenement');
		expect(evenements.map(({ nature }) => nature).sort()).toEqual(['annulation', 'ecart', 'reouverture']);
		expect(evenements.every(({ gestionnaireId, motif }) => gestionnaireId === camille.id && motif !== null)).toBe(true);
		const dits = (await lignesDe(app, 'courriel')).filter(({ fait }) => fait?.startsWith('etat:'));
		expect(dits.map(({ objet }) => objet.split(' : ')[0]).sort()).toEqual([
			'Candidature annulée, dossier incomplet',
			'Candidature rouverte',
			'Candidature écartée'
		]);
		expect(dits.every(({ corps }) => corps.includes('Motif : Dossier en double'))).toBe(true);
	});

	it('R-173 a pre-registration that is reopened is again to complete', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const { id } = await preinscrire(app, compte, (await campagne(app)).id);
		const gestionnaireId = (await gestionnaire(app)).id;
		await changerEtat(app, { gestionnaireId, candidatureId: id, acte: 'ecarter', motif: 'Parti' });
		await changerEtat(app, { gestionnaireId, candidatureId: id, acte: 'rouvrir', motif: 'Revenu' });
		expect(await lireCandidature(app, compte.id, id)).toMatchObject({ etat: 'a_completer' });
	});

	it('R-175 a change made after pièces were confirmed waits at the desk until somebody has looked at it', async () => {
		const app = await monter();
		const { id: campagneId } = await campagneDePieces(app);
		const qui = await inscrit(app, campagneId);
		const { compte, candidatureId } = qui;
		const camille = await gestionnaire(app);
		const attendent = async () => (await listerADecider(app, camille)).modifications.map(({ texte }) => texte);
		await enregistrer(app, compte, { campagneId, candidatureId });
		expect(await attendent()).toEqual([]);
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		expect(await lireCandidature(app, compte.id, candidatureId)).toMatchObject({ piecesConfirmees: true });

		app.horloge.avance(60_000);
		await enregistrer(app, compte, { campagneId, candidatureId });
		app.horloge.avance(60_000);
		await enregistrer(app, compte, { campagneId, candidatureId });
		expect(await attendent()).toEqual(['Version 4']);
		const dernier = (await lignesDe(app, 'courriel')).find(({ corps }) => corps.includes('Version : 4'));
		expect(dernier?.corps).toContain('Le récapitulatif signé est donc à refaire');
		await expect(marquerVue(app, await gestionnaire(app, ['31']), candidatureId)).rejects.toMatchObject({
			code: 'introuvable'
		});
		await marquerVue(app, camille, candidatureId);
		await marquerVue(app, camille, candidatureId);
		expect(await attendent()).toEqual([]);
		app.horloge.avance(60_000);
		await enregistrer(app, compte, { campagneId, candidatureId });
		expect(await attendent()).toEqual(['Version 5']);
	});

	it('R-180 R-221 the pièces of who left wait for nobody, and nothing is said of them any more', async () => {
		const app = await monter();
		const qui = await inscrit(app, (await campagneDePieces(app)).id);
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		const camille = await gestionnaire(app);
		const attendent = async () => (await listerPieces(app, camille, 'a_controler', null)).pieces.length;
		expect(await attendent()).toBe(PIECES.length);
		await desinscrire(app, acte(qui.compte, qui.candidatureId));
		expect(await attendent()).toBe(0);
		const verdict = { gestionnaireId: camille.id, pieceId: 'jdc', statut: 'conforme' } as const;
		await expect(controler(app, qui, verdict)).rejects.toMatchObject({ code: 'etat_interdit' });
		expect(await lireHistoire(app, camille, qui.candidatureId)).toMatchObject({
			etat: 'desinscrit',
			actes: [],
			controlable: false,
			evenements: [{ nature: 'desinscription', par: null }]
		});
	});

	it('R-230 a complete file is not cancelled for being incomplete', async () => {
		const app = await monter();
		const { compte, candidatureId } = await depart(app);
		const camille = await gestionnaire(app);
		const { piece } = app.engine.tables;
		const { instantane } = await lireCandidature(app, compte.id, candidatureId);
		const depots = app.engine.tables.depot;
		for (const { id: pieceId } of instantane?.pieces ?? []) {
			const depotId = randomUUID();
			const maintenant = app.clock.now();
			await app.engine.tx(async () => {
				await app.engine.write.insert(depots).values({
					id: depotId,
					candidatureId,
					pieceId,
					compteId: compte.id,
					type: 'image/jpeg',
					sha256: 'x',
					octets: 1,
					version: 1,
					annonceLe: maintenant,
					recuLe: maintenant
				});
				await app.engine.write
					.insert(piece)
					.values({ candidatureId, pieceId, depotId, statut: 'conforme', modifieeLe: maintenant });
			});
		}
		const annuler = { gestionnaireId: camille.id, candidatureId, acte: 'annuler', motif: 'Incomplet' } as const;
		await expect(changerEtat(app, annuler)).rejects.toMatchObject({
			code: 'etat_interdit',
			details: { etat: 'definitive' }
		});
	});
}

surChaqueBase('the life of a candidature', (monter) => {
	describe('« Se désinscrire »', () => desinscription(monter));
	describe('« Je ne viendrai pas »', () => absence(monter));
	describe('« Signaler une erreur »', () => signalement(monter));
	describe('at the desk', () => bureau(monter));
});
