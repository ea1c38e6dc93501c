import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { candidat, lignesDe } from '../../../tests/support/candidats';
import {
	campagneDePieces,
	controler,
	deposer,
	gestionnaire,
	inscrit,
	PIECES,
	POSTALE,
	verrouiller
} from '../../../tests/support/depots';
import type { ReglagesCampagne } from '$lib/domain/campagne';
import { envoyerCourriels } from './courriels';
import { listCourriels } from './db/courriels';

/** Spaces as they are read: the unbreakable ones are plain. */
const lisible = (texte = '') => texte.replaceAll('\u00a0', ' ');

surChaqueBase('what the candidat is told of a pièce', (monter) => {
	async function terrain(depot?: ReglagesCampagne['depot']) {
		const app = await monter();
		const ouverte = await campagneDePieces(app);
		const { id } = depot
			? await campagneDePieces(app, {
					id: 'BCP-2024-33-B',
					sessionExamen: 'JUIN 2024',
					reglages: { ...ouverte.reglages, depot }
				})
			: ouverte;
		const qui = await inscrit(app, id);
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		await envoyerCourriels(app);
		app.partis.length = 0;
		app.horloge.avance(1000);
		return { app, qui, gestionnaireId: await gestionnaire(app) };
	}

	/** The last that was written to that person. */
	const dernier = async (app: AppDeTest, compteId: string) => (await listCourriels(app.engine, compteId, 1))[0];

	it('R-206 R-214 « Non conforme » leaves as a mail: why, until when to give another, and the way to that very pièce', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		const information = 'Pièce illisible. Photographiez-la au jour.';
		await controler(app, qui, { gestionnaireId, pieceId: 'identite', statut: 'non_conforme', information });
		expect(await envoyerCourriels(app)).toBe(1);
		const [{ objet, corps, destinataire } = { objet: '', corps: '', destinataire: '' }] = app.partis;
		expect(destinataire).toBe(qui.compte.mail);
		expect(lisible(objet)).toMatch(/^Votre pièce « .*identité.* » : Non conforme$/);
		expect(lisible(corps)).toContain(`Information du gestionnaire : ${information}`);
		expect(lisible(corps)).toMatch(
			/déposez un autre fichier avant le mercredi 13 décembre 2023 à 23 h 59 \(heure de .+\), puis/
		);
		expect(corps).toContain(
			`\nhttps://escale.example/espace/candidatures/${qui.candidatureId}/justificatifs#piece-identite\n`
		);
	});

	it('SEC20 neither the objet nor the address says anything of the person', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		await controler(app, qui, { gestionnaireId, pieceId: 'identite', statut: 'conforme' });
		const { objet, lien } = (await dernier(app, qui.compte.id)) ?? {};
		const { nom, prenoms, numeroCandidat, mail } = qui.compte;
		for (const personnel of [nom, prenoms, numeroCandidat, mail]) {
			expect(objet?.toUpperCase()).not.toContain(personnel.toUpperCase());
			expect(lien).not.toContain(personnel);
		}
		expect(app.lignes.join()).not.toContain(objet);
	});

	it.each([
		['recue', 'ne l’a pas encore contrôlée. Vous n’avez rien à faire.'],
		['en_attente_controle', 'Vous n’avez rien à faire.'],
		['conforme', 'Cette pièce est acceptée. Vous n’avez rien à faire.'],
		['attente_nouvelle_pj', 'même si la date limite est passée']
	] as const)('R-214 « %s » says what there is to do', async (statut, phrase) => {
		const { app, qui, gestionnaireId } = await terrain();
		await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut, receptionLe: '2023-12-11' });
		const { corps } = (await dernier(app, qui.compte.id)) ?? {};
		expect(corps).toContain(phrase);
		expect(corps).toContain('Date de réception : 11/12/2023');
	});

	it('R-206 past the limit « Non conforme » asks for no file that could not be given, and names the service', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		app.horloge.est('2024-01-10T12:00:00Z');
		await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: 'non_conforme', information: 'Périmé' });
		const { corps } = (await dernier(app, qui.compte.id)) ?? {};
		expect(corps).toContain('La date limite de dépôt de cette pièce est passée. Contactez le service des examens');
		expect(corps).not.toContain('déposez un autre fichier');
	});

	it('R-205 a pièce that goes by post is asked for by post', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		await controler(app, qui, { gestionnaireId, pieceId: POSTALE, statut: 'non_conforme', information: 'Non signée' });
		const { corps } = (await dernier(app, qui.compte.id)) ?? {};
		expect(corps).toContain('envoyez à nouveau cette pièce, de la façon indiquée sur la demande de pièces');
	});

	it('R-214 the same statut said again with the same words tells nothing; with other words it does', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		const dire = (information: string, receptionLe: string | null = null) =>
			controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: 'non_conforme', information, receptionLe });
		await dire('Illisible');
		await dire('Illisible', '2023-12-10');
		expect(await envoyerCourriels(app)).toBe(1);
		await dire('Il manque le verso');
		expect(await envoyerCourriels(app)).toBe(1);
	});

	it('R-229 a campagne that sends no mail for it leaves the message in « Mes messages », and it never leaves', async () => {
		const { app, qui, gestionnaireId } = await terrain({ mailStatuts: false });
		await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: 'conforme' });
		expect(await envoyerCourriels(app)).toBe(0);
		app.horloge.avance(48 * 3_600_000);
		expect(await envoyerCourriels(app)).toBe(0);
		expect(app.partis).toEqual([]);
		expect(await dernier(app, qui.compte.id)).toMatchObject({
			lien: `/espace/candidatures/${qui.candidatureId}/justificatifs#piece-jdc`,
			envoyeLe: null
		});
	});

	it('REL18 a verdict that is refused tells nobody anything', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		const avant = (await lignesDe(app, 'courriel')).length;
		const perime = { gestionnaireId, pieceId: 'jdc', statut: 'conforme', depotId: null } as const;
		await expect(controler(app, qui, perime)).rejects.toMatchObject({ code: 'pieces_changees' });
		expect(await lignesDe(app, 'courriel')).toHaveLength(avant);
		expect(await dernier(app, (await candidat(app)).id)).toBeUndefined();
	});
});
