import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { campagne, candidat, enregistrer, lignesDe, saisieIndividuel } from '../../../tests/support/candidats';
import type { Compte } from '$lib/domain/compte';
import type { Preinscription } from '$lib/domain/candidature';
import { saisieVide, type Saisie } from '$lib/domain/saisie';
import { lireCandidature } from './candidatures';
import { importerNotes, publierNotes } from './notes-import';
import { preparerSession } from './preparation-session';

const DEPUIS = 'BCP-2024-33';
const VERS = 'BCP-2025-33';

/** Last year's campagne, and the next one, open a year later. */
async function deuxSessions(app: AppDeTest) {
	const { ouverture, fermeture } = await campagne(app);
	const an = 366 * 86_400_000;
	await campagne(app, {
		id: VERS,
		sessionExamen: '2025',
		ouverture: new Date(ouverture.getTime() + an),
		fermeture: new Date(fermeture.getTime() + an)
	});
	return an;
}

async function inscrit(app: AppDeTest, saisie: Saisie = saisieIndividuel()) {
	const compte = await candidat(app);
	const { candidatureId } = await enregistrer(app, compte, { campagneId: DEPUIS, saisie });
	return { compte, candidatureId };
}

async function noter(app: AppDeTest, { numeroCandidat }: Compte, notes: Record<string, string>) {
	const lignes = Object.entries(notes).map(([code, note]) => `${numeroCandidat};;${code};${note}`);
	const texte = ['numero_candidat;inscription;epreuve;note', ...lignes].join('\n');
	const dites = await importerNotes(app, DEPUIS, new TextEncoder().encode(texte));
	expect(dites.filter(({ issue }) => issue === 'refusee')).toEqual([]);
}

const issues = async (app: AppDeTest) => (await preparerSession(app, DEPUIS, VERS)).map(({ issue }) => issue);
const preparees = async (app: AppDeTest) =>
	(await lignesDe(app, 'candidature')).filter(({ campagneId }) => campagneId === VERS);

/** Absent from one épreuve: the diploma is not obtained, whatever the rest. */
const AJOURNE = { 'E1-A': '14', 'E3-A': '9', E2: 'AB' };

surChaqueBase('« Préparer une session à partir d’une autre »', (monter) => {
	it('R-174 whoever has épreuves left finds, on the same compte, an inscription to complete with the notes that may be kept', async () => {
		const app = await monter();
		const an = await deuxSessions(app);
		const { compte } = await inscrit(app);
		await noter(app, compte, AJOURNE);
		await publierNotes(app, DEPUIS);
		app.horloge.avance(an);
		expect(await preparerSession(app, DEPUIS, VERS)).toEqual([
			{ qui: `${compte.numeroCandidat}-001`, issue: 'preparee', dit: 'préparée, notes proposées : E1-A' }
		]);
		const [nouvelle] = await preparees(app);
		expect(nouvelle).toMatchObject({ compteId: compte.id, etat: 'a_completer', version: 0, numeroInscription: '002' });
		const preinscription = nouvelle?.preinscription as Preinscription;
		expect(preinscription.qualification).toEqual(saisieIndividuel().qualification);
		expect(preinscription.acquis?.dejaPresente).toEqual({ annee: '2024', academie: '33', notes: { 'E1-A': '14' } });
		expect(preinscription.modalites).toBeUndefined();
		const detail = await lireCandidature(app, compte.id, nouvelle?.id ?? '');
		expect(detail.preinscritePar).toBe('session');
		const lettres = (await lignesDe(app, 'courriel')).filter(({ objet }) =>
			objet.startsWith('Votre inscription est à')
		);
		expect(lettres).toMatchObject([{ lien: `/espace/candidatures/${nouvelle?.id}/inscription`, compteId: compte.id }]);
		expect(lettres[0]?.corps).toContain('(E1-A)');

		// Run again, it makes nothing twice; and the candidat completes it as any other.
		expect(await issues(app)).toEqual(['connue']);
		expect(await preparees(app)).toHaveLength(1);
		const saisie = {
			...saisieVide(),
			...preinscription,
			modalites: { acceptees: true },
			conditions: { acceptees: true }
		};
		const dits = { handicap: false, diffusionPresse: false, diffusionCollectivites: false };
		const recu = await enregistrer(app, compte, {
			campagneId: VERS,
			candidatureId: nouvelle?.id ?? null,
			saisie: { ...saisie, candidature: { ...saisie.candidature, ...dits } }
		});
		expect(recu).toMatchObject({ numeroInscription: '002', version: 1 });
		const complete = await lireCandidature(app, compte.id, recu.candidatureId);
		expect(complete.instantane?.recapitulatif.epreuves.find(({ code }) => code === 'E1-A')?.position).toBe('benefice');
	});

	it('R-174 in forme progressive what was left for later is prepared in the same forme', async () => {
		const app = await monter();
		await deuxSessions(app);
		const saisie = saisieIndividuel();
		saisie.qualification.formePassage = 'progressive';
		saisie.epreuves.choix = { E2: { inscrit: false, valeur: '' } };
		const { compte } = await inscrit(app, saisie);
		await noter(app, compte, { 'E1-A': '14', 'E3-A': '8' });
		await publierNotes(app, DEPUIS);
		expect(await issues(app)).toEqual(['preparee']);
		const preinscription = (await preparees(app))[0]?.preinscription as Preinscription;
		expect(preinscription.qualification?.formePassage).toBe('progressive');
		// Below ten one keeps a note on purpose alone.
		expect(preinscription.acquis?.dejaPresente?.notes).toEqual({ 'E1-A': '14' });
	});

	it('R-102 R-174 notes kept before stay kept, for their own five years and no longer', async () => {
		const app = await monter();
		await deuxSessions(app);
		for (const [annee, attendu] of [
			['2022', { annee: '2022', academie: '33', notes: { E6: '12', 'E1-A': '14' } }],
			['2019', { annee: '2024', academie: '33', notes: { 'E1-A': '14' } }]
		] as const) {
			const saisie = saisieIndividuel();
			saisie.acquis.dejaPresente = { annee, academie: '33', notes: { E6: '12' } };
			const { compte } = await inscrit(app, saisie);
			await noter(app, compte, AJOURNE);
			await publierNotes(app, DEPUIS);
			await preparerSession(app, DEPUIS, VERS);
			const sienne = (await preparees(app)).find(({ compteId }) => compteId === compte.id);
			expect((sienne?.preinscription as Preinscription).acquis?.dejaPresente).toEqual(attendu);
		}
	});

	it('R-174 nobody is prepared who obtained the examen, whose notes are not published, or of whom they do not say it', async () => {
		const app = await monter();
		await deuxSessions(app);
		const { compte: sansPublication } = await inscrit(app);
		expect(await preparerSession(app, DEPUIS, VERS)).toMatchObject([
			{ issue: 'a_decider', dit: 'ses notes ne sont pas publiées' }
		]);
		await noter(app, sansPublication, { 'E1-A': '14' });
		await publierNotes(app, DEPUIS);
		expect(await issues(app)).toEqual(['a_decider']);
		expect(await preparees(app)).toEqual([]);
		await expect(preparerSession(app, DEPUIS, DEPUIS)).rejects.toThrow(/session qui suit/);
		await expect(preparerSession(app, VERS, DEPUIS)).rejects.toThrow(/session qui suit/);
		await expect(preparerSession(app, 'BCP-2099-33', VERS)).rejects.toThrow(/campagne ouverte/);
	});
});
