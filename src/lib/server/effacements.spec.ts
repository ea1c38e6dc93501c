import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { candidat, lignesDe, MOT_DE_PASSE, preinscrire } from '../../../tests/support/candidats';
import { campagneDePieces, deposer, inscrit } from '../../../tests/support/depots';
import { Biscuits } from '../../../tests/support/evenement';
import type { Tables } from './db/engine';
import { createBalayage } from './balayage';
import { ouvrirAuthSession } from './auth';
import { deposerCourriel } from './courriels';
import { insertBrouillon } from './db/brouillons';
import { lirePdf } from './documents';
import { effacerCandidaturesAnciennes, effacerComptesSansInscription, supprimerCompte } from './effacements';

const JOUR = 86_400_000;
const PERSONNELLES: (keyof Tables)[] = [
	'compte',
	'authSession',
	'jeton',
	'courriel',
	'brouillon',
	'brouillonOnglet',
	'candidature',
	'candidatureVersion',
	'document',
	'depot',
	'piece',
	'pieceEvenement',
	'signature',
	'derogation',
	'correction',
	'identiteFederee'
];

/** The tables that hold anything of anybody, and how much. */
async function restes(app: AppDeTest): Promise<string[]> {
	const comptees = await Promise.all(
		PERSONNELLES.map(async (nom) => [nom, (await lignesDe(app, nom)).length] as const)
	);
	return comptees.filter(([, n]) => n > 0).map(([nom, n]) => `${nom}: ${n}`);
}

/** Somebody with all that one may have before a candidature. */
async function quelquun(app: AppDeTest, campagneId: string) {
	const compte = await candidat(app);
	await ouvrirAuthSession(app, new Biscuits(), compte.id);
	const maintenant = app.clock.now();
	await app.engine.tx(async () => {
		await deposerCourriel(app, { compteId: compte.id, destinataire: compte.mail, objet: 'Bonjour', corps: 'Bonjour' });
		await insertBrouillon(app.engine, {
			compteId: compte.id,
			id: 'b1',
			campagneId,
			creeLe: maintenant,
			modifieLe: maintenant
		});
		await app.engine.write.insert(app.engine.tables.brouillonOnglet).values({
			compteId: compte.id,
			brouillonId: 'b1',
			onglet: 'identification',
			version: 1,
			valeur: { voie: '12 rue Lallouette' },
			modifieLe: maintenant
		});
	});
	return compte;
}

surChaqueBase('« Supprimer mon compte »', (monter) => {
	it('R-052 leaves no row of the person, and everything of the others', async () => {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const compte = await quelquun(app, id);
		const autre = await candidat(app);
		await supprimerCompte(app, compte, MOT_DE_PASSE);
		expect(await restes(app)).toEqual(['compte: 1']);
		expect(await lignesDe(app, 'compte')).toMatchObject([{ id: autre.id }]);
		// Nor in the pages that were freed, nor in the log.
		for (const nom of readdirSync(app.dossier).filter((nom) => nom.startsWith('escale.sqlite'))) {
			const octets = readFileSync(join(app.dossier, nom)).toString('latin1');
			for (const trace of [compte.id, compte.mail, 'rue Lallouette'])
				expect([nom, octets.includes(trace)]).toEqual([nom, false]);
		}
	});

	it('R-052 is refused when a candidature is attached, whatever its état, in the words of the guide', async () => {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const compte = await candidat(app);
		const { id: candidatureId } = await preinscrire(app, compte, id);
		const { candidature } = app.engine.tables;
		for (const etat of ['a_completer', 'desinscrit', 'annulee'] as const) {
			await app.engine.tx(async () => {
				await app.engine.write.update(candidature).set({ etat }).where(eq(candidature.id, candidatureId));
			});
			await expect(supprimerCompte(app, compte, MOT_DE_PASSE)).rejects.toThrow(
				'Le compte ne peut pas être supprimé car une ou plusieurs candidatures y sont attachées'
			);
		}
		expect(await lignesDe(app, 'compte')).toHaveLength(1);
	});

	it('R-052 asks for the password, and guessing it is slowed', async () => {
		const app = await monter();
		const compte = await candidat(app);
		const essai = (motDePasse: string) => supprimerCompte(app, compte, motDePasse);
		for (let i = 0; i < 6; i++)
			await expect(essai('Faux.faux1')).rejects.toMatchObject({ code: 'identifiants_invalides' });
		await expect(essai(MOT_DE_PASSE)).rejects.toMatchObject({ code: 'trop_de_tentatives' });
		expect(await lignesDe(app, 'compte')).toHaveLength(1);
	});
});

surChaqueBase('what is kept too long', (monter) => {
	it('SEC19 a compte without candidature goes six months after its activation, not a second before', async () => {
		const app = await monter({ maintenant: '2023-08-31T10:00:00Z' });
		const { id } = await campagneDePieces(app);
		await quelquun(app, id);
		app.horloge.est('2024-02-29T10:00:00Z');
		await effacerComptesSansInscription(app);
		expect(await lignesDe(app, 'compte')).toHaveLength(1);
		app.horloge.avance(JOUR);
		await effacerComptesSansInscription(app);
		expect(await restes(app)).toEqual([]);
	});

	it('SEC19 one whose brouillon was touched since, one with a candidature and one not activated are not its to take', async () => {
		const app = await monter({ maintenant: '2023-06-01T10:00:00Z' });
		const { id } = await campagneDePieces(app);
		const [actif, inscritDe, enAttente] = [
			await quelquun(app, id),
			await candidat(app),
			await candidat(app, { activeLe: null })
		];
		await preinscrire(app, inscritDe, id);
		const { brouillon } = app.engine.tables;
		app.horloge.est('2023-12-15T10:00:00Z');
		await app.engine.tx(async () => {
			await app.engine.write.update(brouillon).set({ modifieLe: app.clock.now() });
		});
		await effacerComptesSansInscription(app);
		const restants = (await lignesDe(app, 'compte')).map((compte) => compte.id);
		expect(restants.sort()).toEqual([actif.id, inscritDe.id, enAttente.id].sort());
	});

	it('SEC19 a candidature goes a year after that of its session, with its files, and the compte follows', async () => {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const qui = await inscrit(app, id);
		await deposer(app, qui, 'jdc');
		await lirePdf(app, qui.compte.id, qui.candidatureId, 'recapitulatif');
		expect(await app.storage.list()).toHaveLength(2);
		const balayer = createBalayage(app);
		const passer = async () => {
			await effacerCandidaturesAnciennes(app);
			await effacerComptesSansInscription(app);
			await balayer();
		};
		app.horloge.est('2025-12-31T23:59:59.999Z');
		for (let i = 0; i < 2; i++) await passer();
		expect(await lignesDe(app, 'candidature')).toHaveLength(1);
		for (const instant of ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z', '2026-01-01T02:00:00Z']) {
			app.horloge.est(instant);
			await passer();
		}
		expect(await restes(app)).toEqual([]);
		expect(await app.storage.list()).toEqual([]);
	});
});
