/** The outbox and a real SMTP server (smtp-server, from npm): a mail is neither lost nor sent twice (R-159, L4). */
import { describe, expect, it } from 'vitest';
import { deposerCourriel, envoyerCourriels } from '../src/lib/server/courriels';
import { appDeTest, type AppDeTest } from './support/app';
import { lignesDe } from './support/candidats';
import { poste } from './support/poste';

const MINUTE = 60_000;
const COURRIELS = Number(process.env.L4_COURRIELS ?? 500);

async function deposer(app: AppDeTest, combien: number): Promise<void> {
	await app.engine.tx(async () => {
		for (let i = 1; i <= combien; i++)
			await deposerCourriel(app, {
				compteId: null,
				destinataire: `n${i}@exemple.fr`,
				objet: `Inscription enregistrée : n° ${i}`,
				corps: `Bonjour,\n\nVoir ma candidature :\n\nhttps://escale.example/espace/candidatures/${i}`
			});
	});
}

async function terrain() {
	const boite = await poste();
	const app = await appDeTest();
	return { boite, app: { ...app, mailer: boite.mailer } };
}

const distincts = (textes: string[]) => new Set(textes).size;

describe('the outbox before a real SMTP server', () => {
	it('R-159 a mail arrives as text and as HTML, both with the link', async () => {
		const { boite, app } = await terrain();
		await deposer(app, 1);
		expect(await envoyerCourriels(app)).toBe(1);
		const [{ objet, corps, html, destinataire } = { objet: '', corps: '', html: '', destinataire: '' }] = boite.recus;
		expect({ objet, destinataire }).toEqual({ objet: 'Inscription enregistrée : n° 1', destinataire: 'n1@exemple.fr' });
		for (const partie of [corps, html]) expect(partie).toContain('https://escale.example/espace/candidatures/1');
		expect(html).toContain('>Voir ma candidature</a>');
	});

	it('R-159 ten minutes without SMTP server: none is lost, none is sent twice', async () => {
		const { boite, app } = await terrain();
		await boite.ferme();
		await deposer(app, 20);
		for (let minute = 0; minute < 10; minute++) {
			expect(await envoyerCourriels(app)).toBe(0);
			app.horloge.avance(MINUTE);
		}
		await boite.ouvre();
		app.horloge.avance(16 * MINUTE);
		await envoyerCourriels(app);
		expect(boite.recus).toHaveLength(20);
		expect(distincts(boite.recus.map(({ destinataire }) => destinataire))).toBe(20);
		expect((await lignesDe(app, 'courriel')).filter(({ envoyeLe }) => envoyeLe === null)).toEqual([]);
	});

	it('R-159 a mail taken by an SMTP server that dies before it says so goes again under the same Message-ID', async () => {
		const { boite, app } = await terrain();
		await deposer(app, 1);
		boite.meurtApresLeProchain();
		expect(await envoyerCourriels(app)).toBe(0);
		app.horloge.avance(MINUTE);
		expect(await envoyerCourriels(app)).toBe(1);
		expect(boite.recus).toHaveLength(2);
		expect(distincts(boite.recus.map(({ id }) => id))).toBe(1);
		const [{ id } = { id: '' }] = await lignesDe(app, 'courriel');
		expect(boite.recus[0]?.id).toBe(`<${id}@escale.example>`);
	});

	it('R-159 Escale killed between the server’s yes and its own mark sends the same mail, and no other, again', async () => {
		const { boite, app } = await terrain();
		await deposer(app, 3);
		const tue = {
			...app,
			mailer: {
				send: async (lettre: Parameters<typeof boite.mailer.send>[0]) => {
					await boite.mailer.send(lettre);
					// What a killed process does next: nothing, for ever.
					await new Promise(() => {});
				}
			}
		};
		void envoyerCourriels(tue);
		await expect.poll(() => boite.recus.length).toBe(3);
		app.horloge.avance(MINUTE);
		expect(await envoyerCourriels(app)).toBe(3);
		expect(boite.recus).toHaveLength(6);
		expect(distincts(boite.recus.map(({ id }) => id))).toBe(3);
	});

	it(`L4 ${COURRIELS} mails arrive once each, sent by two processes`, { timeout: 300_000 }, async () => {
		const { boite, app } = await terrain();
		await deposer(app, COURRIELS);
		const partis = await Promise.all([envoyerCourriels(app), envoyerCourriels(app)]);
		expect(partis[0] + partis[1]).toBe(COURRIELS);
		expect(boite.recus).toHaveLength(COURRIELS);
		expect(distincts(boite.recus.map(({ destinataire }) => destinataire))).toBe(COURRIELS);
	});
});
