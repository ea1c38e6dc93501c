import { describe, expect, it } from 'vitest';
import { appDeTest, surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { campagne, candidat, compteNomme, enregistrer, lignesDe, preinscrire } from '../../../tests/support/candidats';
import { app as segmentApp, jpeg, pdf } from '../../../tests/support/fichiers';
import { gestionnaire } from '../../../tests/support/gestionnaires';
import { createBalayage } from './balayage';
import {
	deciderCorrection,
	demanderCorrection,
	lireDemande,
	lirePreuve,
	listerCorrections,
	listerDemandes
} from './corrections';
import { findLastVersion } from './db/candidatures';
import { deleteCandidature, deleteCompte } from './db/effacements';
import { exporterDonnees } from './export';

const HEURE = 3_600_000;
const ACCEPTER = { decision: 'accepter', information: '' };
const REFUSER = { decision: 'refuser', information: 'Le justificatif ne montre pas ce nom.' };

/** Somebody of la Guyane who has a candidature. */
async function alya(app: AppDeTest) {
	const { id: campagneId } = await campagne(app);
	const compte = await candidat(app, { nom: 'SAINVIL' });
	return { compte, campagneId };
}

async function inscrite(app: AppDeTest) {
	const { compte, campagneId } = await alya(app);
	const { candidatureId } = await enregistrer(app, compte, { campagneId });
	return { compte, campagneId, candidatureId };
}

const demande = (autrement: Partial<Parameters<typeof demanderCorrection>[2]> = {}) => ({
	champ: 'nom' as const,
	valeur: 'Sainville',
	motif: 'Il manque deux lettres.',
	preuve: jpeg(),
	...autrement
});

/** 'ok', the field and the sentence of what is to be corrected, or the code of the refusal. */
const essai = (acte: Promise<unknown>) =>
	acte.then(
		() => 'ok',
		(refus) => refus.details?.erreurs?.[0]?.champ ?? refus.code
	);

surChaqueBase('the corrections of a frozen état civil', (monter) => {
	it('R-051 accepted, the compte changes and both read it; what was enregistré stays, and no mail says a name', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrite(app);
		const avant = await findLastVersion(app.engine, candidatureId);
		await demanderCorrection(app, compte, demande());
		const camille = await gestionnaire(app);
		const [attend] = await listerDemandes(app, camille, false);
		expect(attend).toMatchObject({
			...{ libelle: 'Nom de famille', avant: 'SAINVIL', apres: 'Sainville', etat: 'demandee' },
			...{ numeroCandidat: compte.numeroCandidat, par: null, preuve: { type: 'image/jpeg' } }
		});
		app.horloge.avance(HEURE);
		await deciderCorrection(app, camille, attend?.id ?? '', { decision: 'accepter', information: 'Bien vu.' });
		expect(await compteNomme(app, compte.mail)).toMatchObject({ nom: 'Sainville', nomCherche: 'SAINVILLE' });
		expect(await findLastVersion(app.engine, candidatureId)).toEqual(avant);
		const lue = { etat: 'acceptee', information: 'Bien vu.', decideeLe: app.clock.now() };
		expect(await listerCorrections(app, compte.id)).toMatchObject([lue]);
		expect(await listerDemandes(app, camille, true)).toMatchObject([{ ...lue, par: camille.nom }]);
		expect(await listerDemandes(app, camille, false)).toEqual([]);
		const courriels = (await lignesDe(app, 'courriel')).filter(({ objet }) => /correction/i.test(objet));
		expect(courriels.map(({ objet }) => objet).sort()).toEqual([
			'[ESCALE] Votre correction est acceptée',
			'[ESCALE] Votre demande de correction est enregistrée'
		]);
		expect(JSON.stringify(courriels)).not.toMatch(/sainvil/i);
		expect(app.lignes.join()).not.toMatch(/sainvil/i);
	});

	it('R-051 refused with a word, the compte stays; it may be asked again, and both demandes stay written', async () => {
		const app = await monter();
		const { compte } = await inscrite(app);
		await demanderCorrection(app, compte, demande());
		const camille = await gestionnaire(app);
		const [attend] = await listerDemandes(app, camille, false);
		await deciderCorrection(app, camille, attend?.id ?? '', REFUSER);
		expect(await compteNomme(app, compte.mail)).toMatchObject({ nom: 'SAINVIL' });
		app.horloge.avance(HEURE);
		await demanderCorrection(app, compte, demande({ preuve: await pdf() }));
		expect((await listerCorrections(app, compte.id)).map(({ etat, information }) => [etat, information])).toEqual([
			['demandee', null],
			['refusee', REFUSER.information]
		]);
	});

	it('decided once: the second of two gestionnaires at the same instant is told', async () => {
		const app = await monter();
		const autre = await app.enMemeTemps();
		const { compte } = await inscrite(app);
		await demanderCorrection(app, compte, demande());
		const [camille, dominique] = [await gestionnaire(app), await gestionnaire(app)];
		const [attend] = await listerDemandes(app, camille, false);
		const id = attend?.id ?? '';
		const issues = await Promise.all([
			essai(deciderCorrection(app, camille, id, ACCEPTER)),
			essai(deciderCorrection(autre, dominique, id, REFUSER))
		]);
		expect(issues.sort()).toEqual(['ok', 'version_perimee']);
		expect((await lignesDe(app, 'courriel')).filter(({ objet }) => /acceptée|refusée/.test(objet))).toHaveLength(1);
	});

	it('SEC2 for a rectorat where the person has no candidature, none of it exists', async () => {
		const app = await monter();
		const { compte } = await inscrite(app);
		await demanderCorrection(app, compte, demande());
		const [attend] = await listerDemandes(app, await gestionnaire(app), false);
		const id = attend?.id ?? '';
		const ailleurs = await gestionnaire(app, ['14']);
		expect(await listerDemandes(app, ailleurs, false)).toEqual([]);
		expect(await essai(lireDemande(app, ailleurs, id))).toBe('introuvable');
		expect(await essai(lirePreuve(app, ailleurs, id))).toBe('introuvable');
		expect(await essai(deciderCorrection(app, ailleurs, id, ACCEPTER))).toBe('introuvable');
		expect(await compteNomme(app, compte.mail)).toMatchObject({ nom: 'SAINVIL' });
	});

	it('the same asked twice at once is asked once; another value for what already waits is refused', async () => {
		const app = await monter();
		const autre = await app.enMemeTemps();
		const { compte } = await inscrite(app);
		await Promise.all([app, autre].map((ici) => demanderCorrection(ici, compte, demande())));
		expect(await lignesDe(app, 'correction')).toHaveLength(1);
		expect(await essai(demanderCorrection(app, compte, demande({ valeur: 'Sainvile' })))).toBe('valeur');
		expect(await essai(demanderCorrection(app, compte, demande({ champ: 'prenoms', valeur: 'Alya' })))).toBe('ok');
	});

	it('R-050 before a first candidature nothing is asked: everything is the person’s to change', async () => {
		const app = await monter();
		const { compte, campagneId } = await alya(app);
		expect(await essai(demanderCorrection(app, compte, demande()))).toBe('introuvable');
		await preinscrire(app, compte, campagneId);
		expect(await essai(demanderCorrection(app, compte, demande()))).toBe('ok');
	});

	it('the proof is kept by the sweep while it is asked for, given back by the export, and gone with the compte', async () => {
		const app = await monter();
		const { compte, candidatureId } = await inscrite(app);
		await demanderCorrection(app, compte, demande());
		const [row] = await lignesDe(app, 'correction');
		const preuve = row?.preuve ?? '';
		const balayer = createBalayage(app);
		const passer = async () => {
			for (let i = 0; i < 3; i++) {
				app.horloge.avance(HEURE);
				await balayer();
			}
		};
		await passer();
		expect(await app.storage.has(preuve)).toBe(true);
		const noms: string[] = [];
		for await (const { nom, octets } of exporterDonnees(app, compte)) {
			noms.push(nom);
			if (nom === 'donnees.json')
				expect(JSON.parse(Buffer.from(octets).toString())).toMatchObject({
					corrections: [{ champ: 'nom', avant: 'SAINVIL', apres: 'Sainville', etat: 'demandee' }]
				});
		}
		expect(noms).toContain(`corrections/${row?.id.slice(0, 8)}-preuve.jpg`);
		await app.engine.tx(async () => {
			await deleteCandidature(app.engine, candidatureId);
			await deleteCompte(app.engine, compte.id);
		});
		await passer();
		expect(await lignesDe(app, 'correction')).toEqual([]);
		expect(await app.storage.has(preuve)).toBe(false);
	});
});

describe('the proof of a correction', () => {
	it('SEC9 SEC12 passes through the gate of the pièces: cleaned of what it carries, refused for what it is', async () => {
		const app = await appDeTest();
		const { compte } = await inscrite(app);
		await demanderCorrection(app, compte, demande({ preuve: jpeg({ avant: [segmentApp(1, 'Exif\0\0GPS')] }) }));
		const camille = await gestionnaire(app);
		const [attend] = await listerDemandes(app, camille, false);
		const { octets, type, nom } = await lirePreuve(app, camille, attend?.id ?? '');
		expect([type, nom]).toEqual(['image/jpeg', 'preuve.jpg']);
		expect(Buffer.from(octets).includes('GPS')).toBe(false);
		for (const preuve of [new Uint8Array(), Buffer.from('<script>alert(1)</script>'), new Uint8Array(6 * 1024 * 1024)])
			expect(await essai(demanderCorrection(app, compte, demande({ champ: 'prenoms', valeur: 'Alya', preuve })))).toBe(
				'preuve'
			);
		expect(await lignesDe(app, 'correction')).toHaveLength(1);
	});

	it('SEC10 an antivirus that refuses it keeps it out; one that does not answer keeps it unseen until it does', async () => {
		const app = await appDeTest();
		const { compte } = await inscrite(app);
		let verdict: 'sain' | 'infecte' | 'inconnu' = 'infecte';
		app.scanner = { analyser: async () => verdict };
		expect(await essai(demanderCorrection(app, compte, demande()))).toBe('preuve');
		verdict = 'inconnu';
		await demanderCorrection(app, compte, demande());
		const camille = await gestionnaire(app);
		const [attend] = await listerDemandes(app, camille, false);
		expect(await essai(lirePreuve(app, camille, attend?.id ?? ''))).toBe('introuvable');
		verdict = 'sain';
		expect(await essai(lirePreuve(app, camille, attend?.id ?? ''))).toBe('ok');
	});

	it('so many an hour, then no more', async () => {
		const app = await appDeTest();
		const { compte } = await inscrite(app);
		const camille = await gestionnaire(app);
		for (let i = 0; i < 10; i++) {
			await demanderCorrection(app, compte, demande({ valeur: `Sainvil${'e'.repeat(i + 1)}` }));
			const [attend] = await listerDemandes(app, camille, false);
			await deciderCorrection(app, camille, attend?.id ?? '', REFUSER);
		}
		expect(await essai(demanderCorrection(app, compte, demande()))).toBe('quota_depots');
		app.horloge.avance(HEURE);
		expect(await essai(demanderCorrection(app, compte, demande()))).toBe('ok');
	});
});
