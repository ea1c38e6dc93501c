import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { campagne, candidat, enregistrer, lignesDe, saisieIndividuel } from '../../../tests/support/candidats';
import { lireDocument, lirePdf, listerDocuments } from './documents';
import { lireMesNotes } from './notes';
import { importerNotes, publierNotes } from './notes-import';
import { ouvrirDocument } from './nouveautes';

async function inscrit(app: AppDeTest) {
	const compte = await candidat(app);
	const { id: campagneId } = await campagne(app);
	const { candidatureId } = await enregistrer(app, compte, { campagneId });
	return { compte, campagneId, candidatureId };
}

const fichier = (...lignes: string[]) =>
	new TextEncoder().encode(['numero_candidat;inscription;epreuve;note', ...lignes].join('\n'));

surChaqueBase('the notes of a campagne', (monter) => {
	it('R-186 each good line is kept, each bad one explained; given again, the same file changes nothing', async () => {
		const app = await monter();
		const { compte, campagneId } = await inscrit(app);
		const octets = fichier(
			`${compte.numeroCandidat};;E2;12,5`,
			`${compte.numeroCandidat};001;E4;AB`,
			`${compte.numeroCandidat};002;E4;8`,
			`${compte.numeroCandidat};;E1;8`,
			'02600000000;;E2;8'
		);
		const numero = compte.numeroCandidat;
		expect(await importerNotes(app, campagneId, octets)).toEqual([
			{ ligne: 2, issue: 'gardee', dit: `${numero} E2` },
			{ ligne: 3, issue: 'gardee', dit: `${numero} E4` },
			{ ligne: 4, issue: 'refusee', dit: `${numero} n’a pas de candidature enregistrée dans cette campagne` },
			{ ligne: 5, issue: 'refusee', dit: `« E1 » n’est pas une épreuve que ${numero} présente` },
			{ ligne: 6, issue: 'refusee', dit: '02600000000 n’a pas de candidature enregistrée dans cette campagne' }
		]);
		app.horloge.avance(60_000);
		const avant = await lignesDe(app, 'note');
		expect((await importerNotes(app, campagneId, octets)).map(({ issue }) => issue).slice(0, 2)).toEqual([
			'connue',
			'connue'
		]);
		expect(await lignesDe(app, 'note')).toEqual(avant);
		expect((await importerNotes(app, campagneId, fichier(`${numero};;E2;13`)))[0]?.issue).toBe('changee');
		await expect(importerNotes(app, 'BCP-2099-33', octets)).rejects.toThrow(/campagne ouverte/);
	});

	it('R-186 nobody sees them before they are published; then each candidat is told once, ever', async () => {
		const app = await monter();
		const { compte, campagneId, candidatureId } = await inscrit(app);
		const sansNote = await candidat(app);
		await enregistrer(app, sansNote, { campagneId });
		await importerNotes(app, campagneId, fichier(`${compte.numeroCandidat};;E2;12,5`));
		expect((await lireMesNotes(app, compte.id, candidatureId)).releve).toBeNull();
		await expect(lirePdf(app, compte.id, candidatureId, 'releve')).rejects.toMatchObject({ code: 'introuvable' });
		expect(await publierNotes(app, campagneId)).toBe(1);
		expect(await publierNotes(app, campagneId)).toBe(0);
		const { releve, liens } = await lireMesNotes(app, compte.id, candidatureId);
		expect(releve?.lignes.find(({ code }) => code === 'E2')).toMatchObject({ genre: 'session', note: 12.5 });
		expect(releve?.moyenne.valeur).toBeNull();
		expect(liens).toEqual([{ libelle: 'Publication des résultats', url: expect.stringContaining('https://') }]);
		const lettres = (await lignesDe(app, 'courriel')).filter(({ objet }) => objet.startsWith('Vos notes'));
		expect(lettres).toMatchObject([{ compteId: compte.id, lien: `/espace/candidatures/${candidatureId}/notes` }]);
		expect(lettres[0]?.corps).not.toMatch(/12[.,]5/);
		expect(await lignesDe(app, 'candidatureEvenement')).toMatchObject([{ candidatureId, nature: 'notes' }]);
	});

	it('R-186 R-153 the relevé is the same bytes until a note changes, which makes its next version', async () => {
		const app = await monter();
		const { compte, campagneId, candidatureId } = await inscrit(app);
		const noter = (note: string) => importerNotes(app, campagneId, fichier(`${compte.numeroCandidat};;E2;${note}`));
		const releve = async () =>
			(await listerDocuments(app, compte.id, candidatureId)).find(({ type }) => type === 'releve');
		await noter('12');
		await publierNotes(app, campagneId);
		expect(await releve()).toMatchObject({ titre: 'Relevé de notes', version: 1, luLe: null });
		const { pdf, nom } = await lirePdf(app, compte.id, candidatureId, 'releve');
		expect(nom).toBe('releve-001-v1.pdf');
		app.horloge.avance(60_000);
		expect(Buffer.compare((await lirePdf(app, compte.id, candidatureId, 'releve')).pdf, pdf)).toBe(0);
		await ouvrirDocument(app, { compteId: compte.id, candidatureId, type: 'releve' }, app.clock.now());
		expect((await releve())?.luLe).not.toBeNull();
		app.horloge.avance(60_000);
		await noter('13');
		expect(await releve()).toMatchObject({ version: 2, luLe: null });
		expect(await lireDocument(app, compte.id, candidatureId, 'releve')).toMatchObject({ titre: 'Relevé de notes' });
		expect((await lirePdf(app, compte.id, candidatureId, 'releve')).nom).toBe('releve-001-v2.pdf');
		expect(await releve()).toMatchObject({ version: 2 });
	});

	it('R-186 a note given by mistake is taken back: it is awaited again, and the relevé has another version', async () => {
		const app = await monter();
		const { compte, campagneId, candidatureId } = await inscrit(app);
		const noter = async (note: string) =>
			(await importerNotes(app, campagneId, fichier(`${compte.numeroCandidat};;E2;${note}`)))[0]?.issue;
		expect(await noter('retirée')).toBe('connue');
		await noter('12');
		expect(await noter('retirée')).toBe('changee');
		expect(await publierNotes(app, campagneId)).toBe(0);
		await noter('12');
		expect(await publierNotes(app, campagneId)).toBe(1);
		await lirePdf(app, compte.id, candidatureId, 'releve');
		app.horloge.avance(60_000);
		expect([await noter('retirée'), await noter('retirée')]).toEqual(['changee', 'connue']);
		const { releve } = await lireMesNotes(app, compte.id, candidatureId);
		expect(releve).toMatchObject({ version: 2 });
		expect(releve?.lignes.find(({ code }) => code === 'E2')).toMatchObject({ genre: 'attendue' });
	});

	it('R-186 what is kept and dispensed is told apart from what was sat', async () => {
		const app = await monter();
		const { compte, campagneId, candidatureId } = await inscrit(app);
		const saisie = saisieIndividuel();
		saisie.acquis.dejaPresente = { annee: '2022', academie: '02', notes: { E6: '14' } };
		saisie.acquis.titulaire = { titre: 'bts_dut_deug_licence', annee: '2022', academie: '02', repassees: ['E6'] };
		await enregistrer(app, compte, { campagneId, candidatureId, saisie });
		await importerNotes(app, campagneId, fichier(`${compte.numeroCandidat};;E2;12,5`));
		await publierNotes(app, campagneId);
		const { releve } = await lireMesNotes(app, compte.id, candidatureId);
		const de = (code: string) => releve?.lignes.find((ligne) => ligne.code === code);
		expect(de('E6')).toMatchObject({ genre: 'conservee', note: 14 });
		expect(de('E7')).toMatchObject({ genre: 'dispense', note: null });
		expect(de('E1-A')).toMatchObject({ genre: 'attendue' });
	});
});
