import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { enregistrer, lignesDe } from '../../../tests/support/candidats';
import {
	annoncer,
	campagneDePieces,
	controler,
	deposer,
	envoyer,
	gestionnaire,
	GROUPE,
	inscrit,
	photo,
	piece,
	PIECES,
	POSTALE,
	retirer,
	verrouiller
} from '../../../tests/support/depots';
import { exif, jpeg, pdf } from '../../../tests/support/fichiers';
import { recevoirPart, lireDepot } from './depots';
import { sha256 } from './empreinte';
import { lireFichier, lireFichierControle } from './fichiers';

surChaqueBase('a dépôt', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		return { app, qui: await inscrit(app, id) };
	}
	const partiels = (app: AppDeTest) => readdirSync(join(app.dossier, 'partiels'));

	it('R-203 given whole is there, with its date, its receipt and a trace; its bytes come back', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		expect(await annoncer(app, qui, 'identite', { id, octets })).toEqual({ offset: 0 });
		const recuLe = app.clock.now().toISOString();
		const { candidatureId } = qui;
		expect(await envoyer(app, qui, id, octets)).toEqual({
			...{ envoiId: id, candidatureId, pieceId: 'identite' },
			...{ sha256: sha256(octets), sha256Garde: sha256(octets), octets: octets.length },
			...{ pages: 1, recuLe, analyse: 'faite' },
			version: 1
		});
		expect((await piece(app, qui, 'identite')).depot).toEqual({
			...{ id, type: 'image/jpeg', sha256: sha256(octets), sha256Garde: sha256(octets), octets: octets.length },
			...{ pages: 1, deposeLe: recuLe, analyse: 'faite', version: 1 }
		});
		expect(await lireFichier(app, qui.compte.id, id)).toEqual({
			octets: Buffer.from(octets),
			type: 'image/jpeg',
			nom: 'DCSTID01.jpg'
		});
		expect(await lignesDe(app, 'pieceEvenement')).toMatchObject([
			{ nature: 'depot', depotId: id, le: app.clock.now() }
		]);
		expect(partiels(app)).toEqual([]);
	});

	it('R-203 of a photo that said where it was taken: the receipt bears the print of what is kept, and that of what was sent', async () => {
		const { app, qui } = await terrain();
		for (const [type, octets] of [
			['image/jpeg', jpeg({ avant: [exif(6)] })],
			['application/pdf', await pdf(1, (document) => document.setAuthor('Alya'))]
		] as const) {
			const id = randomUUID();
			await annoncer(app, qui, 'jdc', { id, octets, type });
			const recu = await envoyer(app, qui, id, octets);
			// What the person gets back is what the server holds: who prints it finds the same.
			const garde = sha256((await lireFichier(app, qui.compte.id, id)).octets);
			expect(garde).not.toBe(sha256(octets));
			const empreintes = { sha256: sha256(octets), sha256Garde: garde };
			expect(recu).toMatchObject(empreintes);
			expect((await piece(app, qui, 'jdc')).depot).toMatchObject(empreintes);
			expect(await lireDepot(app, { compteId: qui.compte.id, id })).toMatchObject(empreintes);
		}
	});

	it('REL14 cut after any byte goes on from there, and what came before is not asked again', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		let offset = 0;
		for (const taille of [1, 50, 7, 1_000]) {
			const reponse = await envoyer(app, qui, id, octets.subarray(offset, offset + taille), offset);
			offset = 'offset' in reponse ? reponse.offset : octets.length;
			if ('offset' in reponse) expect(await lireDepot(app, { compteId: qui.compte.id, id })).toEqual({ offset });
		}
		expect(await lireDepot(app, { compteId: qui.compte.id, id })).toMatchObject({ sha256: sha256(octets) });
	});

	it('REL14 a line that breaks keeps what it brought; the one who comes next is told where to go on', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		let casser = () => {};
		const corps = new ReadableStream<Uint8Array>({
			start(ligne) {
				ligne.enqueue(octets.slice(0, 40));
				casser = () => ligne.error(new Error('reset'));
			},
			pull: () => casser()
		});
		const cle = { compteId: qui.compte.id, id };
		const { offset } = (await recevoirPart(app, cle, { offset: 0, corps })) as { offset: number };
		expect(await lireDepot(app, cle)).toEqual({ offset });
		await expect(envoyer(app, qui, id, octets, 3)).rejects.toMatchObject({ code: 'depot_decale', details: { offset } });
		await expect(envoyer(app, qui, id, octets.subarray(offset), offset)).resolves.toMatchObject({ envoiId: id });
	});

	it('REL14 a second line takes over from one that hangs, and nothing is written twice', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		let morceau: (() => void) | undefined;
		const arrive = new Promise<void>((resolve) => (morceau = resolve));
		const muette = new ReadableStream<Uint8Array>(
			{
				start: (ligne) => ligne.enqueue(octets.slice(0, 10)),
				// Asked for more: the first ten bytes were taken, and nothing follows.
				pull: () => morceau?.()
			},
			{ highWaterMark: 0 }
		);
		const cle = { compteId: qui.compte.id, id };
		const premiere = recevoirPart(app, cle, { offset: 0, corps: muette });
		await arrive;
		const seconde = envoyer(app, qui, id, octets.subarray(10), 10);
		expect(await premiere).toEqual({ offset: 10 });
		expect(await seconde).toMatchObject({ envoiId: id, sha256: sha256(octets) });
	});

	it('REL14 whose last answer was lost is concluded once: asked again it answers the same receipt', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		const recu = await envoyer(app, qui, id, octets);
		app.horloge.avance(60_000);
		expect(await annoncer(app, qui, 'jdc', { id, octets })).toEqual(recu);
		expect(await envoyer(app, qui, id, octets)).toEqual(recu);
		expect(await recevoirPart(app, { compteId: qui.compte.id, id }, { offset: 0, corps: null })).toEqual(recu);
		expect(await lignesDe(app, 'pieceEvenement')).toHaveLength(1);
	});

	it('REL14 whole when the server stopped is concluded by an empty part after the start', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		await app.partiels.ajouter(
			id,
			{ offset: 0, fin: octets.length },
			new Response(new Uint8Array(octets)).body ?? expect.unreachable(),
			new AbortController().signal
		);
		const cle = { compteId: qui.compte.id, id };
		expect(await lireDepot(app, cle)).toEqual({ offset: octets.length });
		expect(await recevoirPart(app, cle, { offset: octets.length, corps: null })).toMatchObject({ envoiId: id });
	});

	it('REL14 that is not the file announced is thrown away and begins again', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		const abime = octets.with(30, (octets[30] ?? 0) ^ 1);
		await expect(envoyer(app, qui, id, abime)).rejects.toMatchObject({ code: 'fichier_abime', details: { offset: 0 } });
		expect(await envoyer(app, qui, id, octets)).toMatchObject({ sha256: sha256(octets) });
	});

	it('never takes more than what was announced', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		const long = Buffer.concat([octets, Buffer.alloc(100_000)]);
		expect(await envoyer(app, qui, id, long)).toMatchObject({ octets: octets.length });
	});

	it('R-203 replaced leaves one file in force; taken back it leaves none', async () => {
		const { app, qui } = await terrain();
		const premier = await deposer(app, qui, 'jdc');
		const second = await deposer(app, qui, 'jdc');
		expect((await piece(app, qui, 'jdc')).depot?.id).toBe(second);
		await expect(lireFichier(app, qui.compte.id, premier)).rejects.toMatchObject({ code: 'depot_retire' });
		await expect(retirer(app, qui, premier)).rejects.toMatchObject({ code: 'depot_retire' });
		const envoiId = randomUUID();
		const recu = await retirer(app, qui, second, envoiId);
		app.horloge.avance(1_000);
		expect(await retirer(app, qui, second, envoiId)).toEqual(recu);
		expect((await piece(app, qui, 'jdc')).depot).toBe(null);
		const traces = await lignesDe(app, 'pieceEvenement');
		expect(traces.map(({ nature }) => nature).sort()).toEqual(['depot', 'depot', 'retrait']);
	});

	it('given up while it was coming is forgotten, and takes nothing more', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		await envoyer(app, qui, id, octets.subarray(0, 20));
		await retirer(app, qui, id);
		expect(partiels(app)).toEqual([]);
		for (const encore of [() => annoncer(app, qui, 'jdc', { id, octets }), () => envoyer(app, qui, id, octets)])
			await expect(encore()).rejects.toMatchObject({ code: 'depot_retire' });
	});

	it('SEC24 given up while its last bytes are on the line is stopped there, and nothing of it is left', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		let arrive = () => {};
		const commence = new Promise<void>((resolve) => (arrive = resolve));
		let suite: ReadableStreamDefaultController<Uint8Array> | undefined;
		const corps = new ReadableStream<Uint8Array>(
			{
				start: (ligne) => {
					suite = ligne;
					ligne.enqueue(octets.slice(0, 10));
				},
				pull: () => arrive()
			},
			{ highWaterMark: 0 }
		);
		const premiere = recevoirPart(app, { compteId: qui.compte.id, id }, { offset: 0, corps });
		await commence;
		await retirer(app, qui, id);
		// The phone had sent the rest already.
		try {
			suite?.enqueue(octets.slice(10));
			suite?.close();
		} catch {
			// Its line was closed.
		}
		expect(await premiere).toEqual({ offset: 10 });
		expect(partiels(app)).toEqual([]);
	});

	it('SEC3 of somebody else does not exist, and its id is not free', async () => {
		const { app, qui } = await terrain();
		const autre = await inscrit(app, qui.campagneId);
		const id = await deposer(app, qui, 'jdc');
		const cle = { compteId: autre.compte.id, id };
		for (const essai of [
			() => lireDepot(app, cle),
			() => recevoirPart(app, cle, { offset: 0, corps: null }),
			() => retirer(app, autre, id),
			() => lireFichier(app, autre.compte.id, id),
			() => annoncer(app, { ...qui, compte: autre.compte }, 'jdc')
		])
			await expect(essai()).rejects.toMatchObject({ code: 'introuvable' });
		await expect(annoncer(app, autre, 'jdc', { id })).rejects.toMatchObject({ code: 'cle_reutilisee' });
	});

	it('SEC3 is opened by the gestionnaires of its académie alone', async () => {
		const { app, qui } = await terrain();
		const id = await deposer(app, qui, 'jdc');
		expect(await lireFichierControle(app, await gestionnaire(app), id)).toMatchObject({ nom: 'jdc.jpg' });
		const ailleurs = lireFichierControle(app, await gestionnaire(app, ['10']), id);
		await expect(ailleurs).rejects.toMatchObject({ code: 'introuvable' });
	});

	it('R-202 R-205 is refused before a byte is sent: window, mode, size, an unknown pièce, another announce', async () => {
		const { app, qui } = await terrain();
		await expect(annoncer(app, qui, POSTALE)).rejects.toMatchObject({ code: 'piece_non_dematerialisee' });
		await expect(annoncer(app, qui, 'vae')).rejects.toMatchObject({ code: 'piece_inconnue' });
		await expect(annoncer(app, qui, 'jdc', { octets: new Uint8Array() })).rejects.toMatchObject({
			code: 'fichier_vide'
		});
		const gros = new Uint8Array(5 * 1024 * 1024 + 1);
		await expect(annoncer(app, qui, 'jdc', { octets: gros })).rejects.toMatchObject({ code: 'fichier_trop_gros' });
		await expect(annoncer(app, qui, 'jdc', { octets: gros.subarray(1) })).resolves.toEqual({ offset: 0 });
		const id = randomUUID();
		await annoncer(app, qui, 'jdc', { id });
		await expect(annoncer(app, qui, 'jdc', { id })).rejects.toMatchObject({ code: 'cle_reutilisee' });
		app.horloge.est('2023-12-14T03:00:00Z');
		await expect(annoncer(app, qui, 'jdc')).rejects.toMatchObject({ code: 'depot_ferme' });
	});

	it('R-202 that ends after the closing is not taken, be it announced before', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		app.horloge.est('2023-12-14T02:59:59.999Z');
		await annoncer(app, qui, 'jdc', { id, octets });
		await envoyer(app, qui, id, octets.subarray(0, 50));
		app.horloge.avance(1);
		await expect(envoyer(app, qui, id, octets.subarray(50), 50)).rejects.toMatchObject({ code: 'depot_ferme' });
		expect((await piece(app, qui, 'jdc')).depot).toBe(null);
		await controler(app, qui, {
			gestionnaireId: await gestionnaire(app),
			pieceId: 'jdc',
			statut: 'attente_nouvelle_pj'
		});
		// The gestionnaire asks for it: the bytes are still here.
		const cle = { compteId: qui.compte.id, id };
		expect(await recevoirPart(app, cle, { offset: octets.length, corps: null })).toMatchObject({ envoiId: id });
		expect(await piece(app, qui, 'jdc')).toMatchObject({ statut: null, depot: { id } });
	});

	it('REL18 that was on its way when the pièces were confirmed changes nothing', async () => {
		const { app, qui } = await terrain();
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		const avant = (await piece(app, qui, 'jdc')).depot;
		await verrouiller(app, qui);
		await expect(envoyer(app, qui, id, octets)).rejects.toMatchObject({ code: 'piece_verrouillee' });
		await expect(retirer(app, qui, avant?.id ?? '')).rejects.toMatchObject({ code: 'piece_verrouillee' });
		expect((await piece(app, qui, 'jdc')).depot).toEqual(avant);
	});

	it('R-206 given again after « Non conforme » has no statut and no word of the gestionnaire any more', async () => {
		const { app, qui } = await terrain();
		await deposer(app, qui, 'jdc');
		const verdict = { statut: 'non_conforme', information: 'Illisible', receptionLe: '2023-12-11' } as const;
		await controler(app, qui, { gestionnaireId: await gestionnaire(app), pieceId: 'jdc', ...verdict });
		await deposer(app, qui, 'jdc');
		const neuve = { statut: null, information: null, receptionLe: null, verrouilleeLe: null };
		expect(await piece(app, qui, 'jdc')).toMatchObject(neuve);
	});

	it('R-155 of the récapitulatif signé says of which version; after a modification it is given again', async () => {
		const { app, qui } = await terrain();
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		await enregistrer(app, qui.compte, qui);
		await deposer(app, qui, 'recapitulatif_signe');
		expect(await piece(app, qui, 'recapitulatif_signe')).toMatchObject({ verrouilleeLe: null, depot: { version: 2 } });
		await expect(deposer(app, qui, 'jdc')).rejects.toMatchObject({ code: 'piece_verrouillee' });
	});

	it('R-155 a paper signed for version 1 that arrives after version 2 is kept as one of version 1: it is void, and another is asked', async () => {
		const { app, qui } = await terrain();
		for (const pieceId of ['identite', 'jdc']) await deposer(app, qui, pieceId);
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'recapitulatif_signe', { id, octets, version: 1 });
		await enregistrer(app, qui.compte, qui);
		expect(await envoyer(app, qui, id, octets)).toMatchObject({ version: 1 });
		expect(await piece(app, qui, 'recapitulatif_signe')).toMatchObject({ depot: { id, version: 1 } });
		await expect(verrouiller(app, qui)).rejects.toMatchObject({ code: 'groupe_incomplet' });
		await deposer(app, qui, 'recapitulatif_signe', { version: 2 });
		await expect(verrouiller(app, qui)).resolves.toMatchObject({ groupe: GROUPE });
	});

	it('R-155 a paper signed for version 1 never takes the place of one signed for version 2', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'recapitulatif_signe', { id, octets, version: 1 });
		await enregistrer(app, qui.compte, qui);
		const bonne = await deposer(app, qui, 'recapitulatif_signe', { version: 2 });
		await expect(envoyer(app, qui, id, octets)).rejects.toMatchObject({ code: 'signature_perimee' });
		await expect(annoncer(app, qui, 'recapitulatif_signe', { version: 1 })).rejects.toMatchObject({
			code: 'signature_perimee'
		});
		expect((await piece(app, qui, 'recapitulatif_signe')).depot).toMatchObject({ id: bonne, version: 2 });
		const dit = async () =>
			(await annoncer(app, qui, 'recapitulatif_signe', { version: 1 }).catch((refus) => refus)).details.detail;
		expect(await dit()).toContain('version 2\u00a0: c’est elle qui compte');
		// Since then neither is worth anything: the person must not rest on it.
		await enregistrer(app, qui.compte, qui);
		expect(await dit()).toContain('ni l’une ni l’autre ne compte plus');
	});

	it('R-155 a version that does not exist yet is not signed in advance; of any other pièce the version is that of the day', async () => {
		const { app, qui } = await terrain();
		await deposer(app, qui, 'recapitulatif_signe', { version: 7 });
		expect(await piece(app, qui, 'recapitulatif_signe')).toMatchObject({ depot: { version: 1 } });
		await enregistrer(app, qui.compte, qui);
		await deposer(app, qui, 'jdc', { version: 1 });
		expect(await piece(app, qui, 'jdc')).toMatchObject({ depot: { version: 2 } });
	});

	it('SEC9 that is not what it was announced to be is refused for good, and not a byte of it is kept', async () => {
		const { app, qui } = await terrain();
		const [id, octets] = [randomUUID(), await pdf()];
		await annoncer(app, qui, 'jdc', { id, octets });
		for (let encore = 0; encore < 2; encore++)
			await expect(envoyer(app, qui, id, octets)).rejects.toMatchObject({ code: 'fichier_type' });
		await expect(annoncer(app, qui, 'jdc', { id, octets })).rejects.toMatchObject({ code: 'fichier_type' });
		expect(partiels(app)).toEqual([]);
		expect(await app.storage.list()).toEqual([]);
	});

	it('R-202 may be a PDF, whose pages are counted', async () => {
		const { app, qui } = await terrain();
		await deposer(app, qui, 'jdc', { type: 'application/pdf', octets: await pdf(3) });
		expect((await piece(app, qui, 'jdc')).depot).toMatchObject({ type: 'application/pdf', pages: 3 });
	});

	it('of a candidature that is désinscrite is not taken', async () => {
		const { app, qui } = await terrain();
		const { candidature } = app.engine.tables;
		await app.engine.tx(async () => {
			await app.engine.write.update(candidature).set({ etat: 'desinscrit' });
		});
		await expect(annoncer(app, qui, 'jdc')).rejects.toMatchObject({ code: 'etat_interdit' });
	});
});
