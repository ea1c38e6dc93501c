import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appDeTest, surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { lignesDe } from '../../../tests/support/candidats';
import { deposerCourriel, envoyerCourriels } from './courriels';
import { claimCourriel } from './db/courriels';
import { passerTaches } from './taches';

const MINUTE = 60_000;

function deposer(app: AppDeTest, objet: string): Promise<void> {
	const depot = { compteId: null, destinataire: 'ngoc@exemple.fr', objet, corps: 'Bonjour' };
	return app.engine.tx(() => deposerCourriel(app, depot));
}

const objets = ({ partis }: AppDeTest) => partis.map(({ objet }) => objet);

surChaqueBase('courriels', (monter) => {
	it('a mail exists only if the act it tells of was kept: an act undone leaves none', async () => {
		const app = await monter();
		const defait = app.engine.tx(async () => {
			await deposerCourriel(app, { compteId: null, destinataire: 'a@exemple.fr', objet: 'Perdu', corps: '' });
			throw new Error('undone');
		});
		await expect(defait).rejects.toThrow('undone');
		expect(await envoyerCourriels(app)).toBe(0);
		expect(await lignesDe(app, 'courriel')).toEqual([]);
	});

	it('R-159 each mail leaves once, and stays in the history with the instant it left', async () => {
		const app = await monter();
		await deposer(app, 'Un');
		app.horloge.avance(1);
		await deposer(app, 'Deux');
		expect(await envoyerCourriels(app)).toBe(2);
		expect(objets(app)).toEqual(['Un', 'Deux']);
		app.horloge.avance(24 * 60 * MINUTE);
		expect(await envoyerCourriels(app)).toBe(0);
		expect((await lignesDe(app, 'courriel')).map(({ envoyeLe }) => envoyeLe)).not.toContain(null);
	});

	it('R-159 the same fact is told by one mail, whoever tells it again; what names no fact always leaves', async () => {
		const app = await monter();
		const depot = { compteId: null, destinataire: 'ngoc@exemple.fr', objet: 'Inscription', corps: 'Bonjour' };
		const conter = (fait?: string) => app.engine.tx(() => deposerCourriel(app, { ...depot, fait }));
		await conter('inscription:a:1');
		await conter('inscription:a:1');
		await conter('inscription:a:2');
		await conter();
		await conter();
		expect(await envoyerCourriels(app)).toBe(4);
	});

	it('R-159 two servers that send in the same instant send each mail once', async () => {
		const app = await monter();
		const autre = await app.enMemeTemps();
		for (let i = 0; i < 20; i++) await deposer(app, `n° ${i}`);
		const partis = await Promise.all([envoyerCourriels(app), envoyerCourriels(autre)]);
		expect(partis[0] + partis[1]).toBe(20);
		expect(new Set(objets(app)).size).toBe(20);
		expect(objets(app)).toHaveLength(20);
	});

	it('a mail that a server took and died with is sent by another a minute later, not sooner', async () => {
		const app = await monter();
		await deposer(app, 'Repris');
		const bail = new Date(app.clock.now().getTime() + MINUTE);
		await app.engine.tx(() => claimCourriel(app.engine, app.clock.now(), bail));
		app.horloge.avance(MINUTE - 1);
		expect(await envoyerCourriels(app)).toBe(0);
		app.horloge.avance(1);
		expect(await envoyerCourriels(app)).toBe(1);
	});

	it('R-159 a mail that does not leave is tried again later and later, an hour at most, and is never given up', async () => {
		const app = await monter();
		await deposer(app, 'Obstiné');
		let essais = 0;
		app.poste.refuse = () => ++essais > 0;
		await envoyerCourriels(app);
		for (const [tour, minutes] of [1, 2, 4, 8, 16, 32, 60, 60, 60].entries()) {
			app.horloge.avance(minutes * MINUTE - 1);
			expect(await envoyerCourriels(app)).toBe(0);
			expect(essais, `before try ${tour + 2}`).toBe(tour + 1);
			app.horloge.avance(1);
			await envoyerCourriels(app);
			expect(essais).toBe(tour + 2);
		}
		app.poste.refuse = () => false;
		app.horloge.avance(60 * MINUTE);
		expect(await envoyerCourriels(app)).toBe(1);
	});

	it('R-159 a mail that never leaves neither holds back the others nor keeps the server busy', async () => {
		const app = await monter();
		await deposer(app, 'Impossible');
		app.horloge.avance(1);
		await deposer(app, 'Bonne nouvelle');
		let refus = 0;
		app.poste.refuse = ({ objet }) => objet === 'Impossible' && ++refus > 0;
		for (let i = 0; i < 30; i++) await envoyerCourriels(app);
		expect(objets(app)).toEqual(['Bonne nouvelle']);
		expect(refus).toBe(1);
		await deposer(app, 'Une autre');
		app.horloge.avance(MINUTE);
		expect(await envoyerCourriels(app)).toBe(1);
		expect(objets(app)).toEqual(['Bonne nouvelle', 'Une autre']);
	});

	it('SEC20 what failed is in the journal without the address, the objet or the reason’s words', async () => {
		const app = await monter();
		await deposer(app, 'Activer mon compte');
		app.poste.refuse = () => true;
		await passerTaches(app);
		expect(app.lignes).toHaveLength(1);
		expect(JSON.parse(app.lignes[0] ?? '')).toMatchObject({
			niveau: 'erreur',
			evenement: 'courriel_non_parti',
			essais: 1
		});
		expect(app.lignes[0]).not.toMatch(/ngoc|exemple\.fr|Activer|post office/);
	});
});

describe('the tâches', () => {
	it('one that fails is logged and does not hold back the others', async () => {
		const app = await appDeTest();
		await app.engine.tx(() =>
			app.engine.write
				.insert(app.engine.tables.tentative)
				.values({ cle: randomUUID(), nombre: 1, dernierLe: new Date(0), bloqueJusquA: null })
		);
		await passerTaches({ ...app, clock: enPanneUneFois(app) });
		expect(app.lignes.map((ligne) => JSON.parse(ligne).tache)).toEqual(['envoyer_courriels']);
		expect(await lignesDe(app, 'tentative')).toEqual([]);
	});
});

function enPanneUneFois(app: AppDeTest): AppDeTest['clock'] {
	let appels = 0;
	return {
		...app.clock,
		now() {
			if (appels++ === 0) throw new Error('no time');
			return app.clock.now();
		}
	};
}
