import { describe, expect, it } from 'vitest';
import { choisir, choixDuLien, type ChoixCampagne } from './choix';

const guyane: ChoixCampagne = {
	id: 'BCP-2027-33',
	examenCode: 'BCP',
	examenLibelle: 'BACCALAURÉAT PROFESSIONNEL',
	demarrer: 'Démarrer mon inscription',
	sessionExamen: '2027',
	academie: '33',
	ouverture: '2026-11-01T11:00:00Z',
	fermeture: '2026-12-01T20:00:00Z',
	fuseau: 'America/Cayenne'
};
const campagnes = [
	guyane,
	{ ...guyane, id: 'BCP-VAE-33', sessionExamen: 'NOVEMBRE 2027 VAE' },
	{ ...guyane, id: 'BCP-2027-02', academie: '02', fuseau: 'Europe/Paris' }
];
const choix = (adresse: string) => choisir(campagnes, new URLSearchParams(adresse));

describe('choosing a campagne', () => {
	it('R-005 the examen, the session and the académie are chosen one after the other', () => {
		expect(choix('').etape).toEqual({
			titre: 'Sélectionner un examen',
			options: [{ libelle: 'BACCALAURÉAT PROFESSIONNEL', href: '?examen=BCP' }]
		});
		expect(choix('examen=BCP').etape?.options.map((o) => o.libelle)).toEqual(['2027', 'NOVEMBRE 2027 VAE']);
		expect(choix('examen=BCP&session=2027').etape?.titre).toBe("Sélectionner une académie ou un pays d'inscription");
		expect(choix('examen=BCP&session=2027&academie=33').campagne).toBe(guyane);
	});

	it('R-006 each académie is shown with its session, and a VAE session stands apart', () => {
		expect(choix('examen=BCP&session=2027').etape?.options).toEqual([
			{ libelle: "ACADÉMIE D'AIX-MARSEILLE - (2027)", href: '?examen=BCP&session=2027&academie=02' },
			{ libelle: 'ACADÉMIE DE LA GUYANE - (2027)', href: '?examen=BCP&session=2027&academie=33' }
		]);
		expect(choix('examen=BCP&session=NOVEMBRE+2027+VAE').etape?.options.map((o) => o.libelle)).toEqual([
			'ACADÉMIE DE LA GUYANE - (NOVEMBRE 2027 VAE)'
		]);
	});

	it('R-005 the « Résumé de la sélection » leads back to each level', () => {
		expect(choix('examen=BCP&session=2027&academie=33').resume).toEqual([
			{ libelle: 'BACCALAURÉAT PROFESSIONNEL', href: '?', quoi: 'l’examen' },
			{ libelle: '2027', href: '?examen=BCP', quoi: 'la session' },
			{ libelle: 'ACADÉMIE DE LA GUYANE - (2027)', href: '?examen=BCP&session=2027', quoi: 'l’académie' }
		]);
	});

	it('R-008 nothing is open: there is nothing to choose', () => {
		expect(choisir([], new URLSearchParams('examen=BCP')).etape?.options).toEqual([]);
	});

	it('R-060 what a link named is kept while the levels before it are chosen', () => {
		expect(choix('academie=02').etape?.options[0]?.href).toBe('?examen=BCP&academie=02');
		expect(choix('examen=BCP&academie=02').etape?.options[0]?.href).toBe('?examen=BCP&session=2027&academie=02');
	});

	it.each([
		['academie=02&examen=BCP', 'examen=BCP&session=2027&academie=02'],
		// In the words of Cyclades.
		['codeER=A33&domaine=BCP', 'examen=BCP&session=2027&academie=33'],
		['codeER=null&domaine=null', ''],
		['academie=33&examen=BCP&session=NOVEMBRE+2027+VAE', 'examen=BCP&session=NOVEMBRE+2027+VAE&academie=33'],
		['academie=02', 'academie=02'],
		['examen=DNB&academie=33', 'academie=33'],
		['examen=//mechant.example&academie=<b>', '']
	])('R-060 a link « ?%s » is the choice « ?%s »', (lien, voulu) => {
		const dit = choixDuLien(campagnes, new URLSearchParams(lien), new Date('2026-11-05T08:00:00Z'));
		expect(dit.toString()).toBe(voulu);
	});

	it('R-060 of two sessions there, a link that names none means the one that is open', () => {
		const close = { ...guyane, sessionExamen: '2026', fermeture: '2025-12-01T20:00:00Z' };
		const deux = [close, guyane];
		const lien = new URLSearchParams('academie=33&examen=BCP');
		expect(choixDuLien(deux, lien, new Date('2026-11-05T08:00:00Z')).get('session')).toBe('2027');
	});

	it('a value that nobody offers is as if it had not been chosen', () => {
		expect(choix('examen=BCP&session=1999&academie=33')).toMatchObject({
			campagne: null,
			resume: [{ quoi: 'l’examen' }]
		});
	});
});
