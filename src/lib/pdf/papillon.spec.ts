import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { texteDuPdf } from '../../../tests/support/pdf';
import type { Papillon } from '../domain/papillon';
import { construirePapillons } from './papillon';

const police = (nom: string) => new Uint8Array(readFileSync(`node_modules/dejavu-fonts-ttf/ttf/${nom}.ttf`));
const POLICES = { normal: police('DejaVuSans'), gras: police('DejaVuSans-Bold') };

const PIERRE: Papillon = {
	academie: 'ACADÉMIE DE BESANÇON',
	etablissement: {
		uai: '0250013D',
		nom: 'LP FERNAND LEGERE',
		adresse: '6 RUE RENE GIRARDOT, 25404 AUDINCOURT CEDEX',
		telephone: '0381362200'
	},
	nom: 'Dubois',
	prenoms: 'PIERRE',
	classe: '37 B',
	numeroCandidat: '02236030282',
	inscription: { numero: '001', examen: 'BACCALAURÉAT PROFESSIONNEL' },
	identifiant: 'pierre.dubois',
	motDePasse: 'acp8V?sCcb',
	adresse: 'https://escale.example/connexion'
};

async function texteDe(...papillons: Papillon[]): Promise<string | null> {
	const pdf = await construirePapillons(papillons, POLICES);
	return texteDuPdf(Buffer.from(pdf))?.replaceAll('\u00a0', ' ') ?? null;
}

describe('a papillon', () => {
	it('R-043 says all that S2’s does', async ({ skip }) => {
		const texte = await texteDe(PIERRE);
		if (texte === null) return skip('poppler-utils reads PDFs');
		for (const mots of [
			'ACADÉMIE DE BESANÇON',
			'Accès au service en ligne des examens',
			'(Document à conserver impérativement)',
			'Scannez-moi pour vous connecter',
			'LP FERNAND LEGERE',
			'6 RUE RENE GIRARDOT, 25404 AUDINCOURT CEDEX',
			'Tél : 0381362200',
			'Elève : DUBOIS Pierre',
			'Classe : 37 B',
			'N° candidat : 02236030282 - Inscription n° : 001',
			'BACCALAURÉAT PROFESSIONNEL',
			'https://escale.example/connexion',
			'Votre identifiant de connexion : pierre.dubois',
			'Votre mot de passe (*) : acp8V?sCcb',
			'Papillon perdu ? Demandez-en un autre à votre établissement.'
		])
			expect(texte).toContain(mots);
	});

	it('R-043 of a class is a page a pupil, and the longest names stay on the page', async ({ skip }) => {
		const long = { ...PIERRE, nom: 'W'.repeat(80), prenoms: 'Łucja '.repeat(13), identifiant: `${'w'.repeat(40)}.w` };
		const texte = await texteDe(PIERRE, long);
		if (texte === null) return skip('poppler-utils reads PDFs');
		const pages = texte.split('\f').filter((page) => page.trim() !== '');
		expect(pages).toHaveLength(2);
		expect(pages[1]?.replace(/\s/g, '')).toContain('W'.repeat(80));
		expect(pages[1]).toContain('Votre mot de passe (*) : acp8V?sCcb');
	});
});
