import { describe, expect, it } from 'vitest';
import { appDeTest } from '../../../tests/support/app';
import {
	campagne,
	compteNomme,
	enregistrer,
	lignesDe,
	nouveauCompte,
	preinscrire,
	saisieS2
} from '../../../tests/support/candidats';
import { Biscuits } from '../../../tests/support/evenement';
import { gestionnaire } from '../../../tests/support/gestionnaires';
import { ouvrirAuthSession } from './auth';
import { compteOf } from './db/comptes';
import { activerCompte, creerCompte, identifier } from './comptes';
import { envoyerCourriels } from './courriels';
import { lirePdf } from './documents';
import { identifierGestionnaire } from './gestionnaires';
import { createJournal } from './journal';
import { changerMotDePasse } from './mon-compte';
import { passerTaches } from './taches';

const LE = new Date('2026-11-05T08:00:00Z');

function journal() {
	const lignes: string[] = [];
	return {
		lignes,
		...createJournal(
			() => LE,
			(ligne) => lignes.push(ligne)
		)
	};
}

describe('the journal', () => {
	it('SEC20 is one JSON object a line: when, how grave, what happened and its facts', () => {
		const { lignes, info } = journal();
		info('demarrage', { demo: false, base: 'sqlite' });
		expect(lignes).toEqual([
			'{"le":"2026-11-05T08:00:00.000Z","niveau":"info","evenement":"demarrage","demo":false,"base":"sqlite"}'
		]);
	});

	it('SEC20 tells who got in and who did not, and what changed the ways in, by ids alone', async () => {
		const app = await appDeTest();
		const nouveau = nouveauCompte();
		await creerCompte(app, nouveau, '192.0.2.1');
		const jeton = /activer\/(\S+)/.exec((await lignesDe(app, 'courriel'))[0]?.corps ?? '')?.[1] ?? '';
		await activerCompte(app, jeton);
		const compte = await compteNomme(app, nouveau.mail);
		if (!compte) return expect.unreachable('the compte was just created');
		await identifier(app, nouveau.mail, 'Faux.mot1', '192.0.2.1').catch(() => {});
		await identifier(app, 'personne@exemple.fr', 'Faux.mot1', '192.0.2.1').catch(() => {});
		await ouvrirAuthSession(app, new Biscuits(), compte.id);
		await changerMotDePasse(app, compteOf(compte), nouveau.motDePasse, 'Marée.haute9');
		const { mail } = await gestionnaire(app);
		await identifierGestionnaire(app, mail, 'faux', '192.0.2.1').catch(() => {});
		expect(app.lignes.map((ligne) => JSON.parse(ligne))).toMatchObject([
			{ evenement: 'compte_active', compte: compte.id },
			{ evenement: 'connexion_refusee', compte: compte.id },
			{ evenement: 'connexion_refusee', compte: null },
			{ evenement: 'compte_connecte', compte: compte.id, partage: false },
			{ evenement: 'mot_de_passe_change', compte: compte.id },
			{ evenement: 'gestionnaire_cree' },
			{ evenement: 'gestionnaire_refuse' }
		]);
		expect(app.lignes.join()).not.toMatch(/@|192\.0\.2|Faux|Marée/);
	});

	it('SEC15 a value with line breaks stays on its line', () => {
		const { lignes, info } = journal();
		info('essai', { route: 'a\nb\r\u2028c' });
		expect(lignes[0]).not.toMatch(/[\n\r]/);
		expect(JSON.parse(lignes[0] ?? '')).toMatchObject({ route: 'a\nb\r\u2028c' });
	});

	it('SEC20 an error is told by its name, its code and where it was, never by its words, whatever they look like', () => {
		const { lignes, erreur } = journal();
		erreur('casse', Object.assign(new TypeError('Jeanne\n    at NGMB-DUPONT (jeanne@exemple.fr)'), { code: 'E1' }));
		expect(lignes[0]).not.toMatch(/Jeanne|DUPONT|jeanne@/);
		expect(JSON.parse(lignes[0] ?? '')).toMatchObject({
			erreur: 'TypeError E1',
			pile: expect.arrayContaining([expect.stringContaining('journal.spec')])
		});
	});

	it.each([['un texte'], [null], [undefined], [{ nom: 'DUPONT' }]])(
		'SEC20 what is thrown and is no error is told by its type: %j',
		(lance) => {
			const { lignes, erreur } = journal();
			erreur('casse', lance);
			expect(JSON.parse(lignes[0] ?? '')).toMatchObject({ erreur: typeof lance, pile: [] });
		}
	);

	it('SEC20 R-078 through a whole inscription, with everything going wrong on the way, it learns nothing of the person', async () => {
		const app = await appDeTest();
		const nouveau = nouveauCompte({
			nom: 'CANARIS',
			prenoms: 'Zéphyrine',
			communeNaissance: '97304',
			mail: 'zephyrine@canaris.fr'
		});
		app.poste.refuse = () => true;
		await creerCompte(app, nouveau, '192.0.2.1');
		await envoyerCourriels(app);
		const jeton = /activer\/(\S+)/.exec((await lignesDe(app, 'courriel'))[0]?.corps ?? '')?.[1] ?? '';
		await activerCompte(app, jeton);
		await identifier(app, nouveau.mail, 'Faux.mot1', '192.0.2.1').catch(() => {});
		await identifier(app, nouveau.mail, nouveau.motDePasse, '192.0.2.1');
		await app.engine.tx(() => app.engine.write.update(app.engine.tables.compte).set({ ine: '088553495DY' }));

		const row = await compteNomme(app, nouveau.mail);
		if (!row) return expect.unreachable('the compte was just created');
		const compte = compteOf(row);
		const { id: campagneId } = await campagne(app);
		const { id: candidatureId } = await preinscrire(app, compte, campagneId);
		await enregistrer(app, compte, { campagneId, candidatureId, saisie: saisieS2() });
		await lirePdf(app, compte.id, candidatureId, 'recapitulatif');
		await passerTaches(app);
		// What hooks.server.ts does of an error nobody expected: those of PostgreSQL quote the whole row.
		const casse = new Error(`Failed query: insert into "compte"\nparams: ${Object.values(row).join()}`);
		app.journal.erreur('erreur_inattendue', casse, { route: '/api/moi', methode: 'GET' });

		expect(app.lignes.length).toBeGreaterThanOrEqual(3);
		for (const ligne of app.lignes) expect(() => JSON.parse(ligne)).not.toThrow();
		const tout = app.lignes.join('\n');
		const { nom, prenoms, mail, motDePasse, dateNaissance } = nouveau;
		const canaris = [
			nom,
			prenoms,
			mail,
			motDePasse,
			dateNaissance,
			jeton,
			'088553495DY',
			row.motDePasse,
			row.numeroCandidat
		];
		for (const canari of [...canaris, '0123456789', '192.0.2.1']) expect(tout).not.toContain(canari);
	});
});
