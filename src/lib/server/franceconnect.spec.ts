import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compteNomme, lignesDe } from '../../../tests/support/candidats';
import {
	AMINATA,
	CLIENT,
	nouvelleCle,
	RETOUR,
	signerPar,
	type Defauts,
	type FauxFournisseur,
	type Signe
} from '../../../tests/support/fournisseur';
import { MAIL, PATIENCE, refuse, revient, rien, scene } from '../../../tests/support/franceconnect';
import { Refus } from '../domain/refus';
import { envoyerCourriels } from './courriels';
import { createFournisseur } from './fournisseur';

describe('the way to FranceConnect', () => {
	it('SEC17 asks for eidas1, a code, a state and a nonce of 32 characters that no two demandes share', async () => {
		const { fournisseur } = await scene();
		const demandes = await Promise.all([fournisseur.demander(RETOUR), fournisseur.demander(RETOUR)]);
		const [un, autre] = demandes.map(({ adresse }) => Object.fromEntries(new URL(adresse).searchParams));
		expect(un).toEqual({
			client_id: CLIENT.clientId,
			response_type: 'code',
			redirect_uri: RETOUR,
			scope: 'openid identite_pivot email',
			acr_values: 'eidas1',
			state: expect.stringMatching(/^[\w-]{32}$/),
			nonce: expect.stringMatching(/^[\w-]{32}$/),
			code_challenge: expect.stringMatching(/^[\w-]{43}$/),
			code_challenge_method: 'S256'
		});
		expect(new Set([un?.state, un?.nonce, autre?.state, autre?.nonce]).size).toBe(4);
	});

	it('SEC17 signing out there shows the id_token and carries a state, and leads back to us alone', async () => {
		const { fournisseur, faux } = await scene();
		const adresse = new URL((await fournisseur.quitter('a.b.c', 'https://escale.example/deconnexion')) ?? '');
		expect(adresse.origin + adresse.pathname).toBe(`${faux.emetteur}/session/end`);
		expect(Object.fromEntries(adresse.searchParams)).toEqual({
			client_id: CLIENT.clientId,
			id_token_hint: 'a.b.c',
			post_logout_redirect_uri: 'https://escale.example/deconnexion',
			state: expect.stringMatching(/^[\w-]{32}$/)
		});
	});
});

describe('coming back from FranceConnect, when all is well', () => {
	it.each(['ES256', 'RS256'] as const)('R-020 R-032 SEC17 %s: the compte is there at once, active', async (alg) => {
		const { app, entre } = await scene({ alg });
		const id = await entre();
		const compte = await compteNomme(app, MAIL);
		expect(compte).toMatchObject({
			id,
			origine: 'franceconnect',
			sexe: 'F',
			nom: AMINATA.family_name,
			prenoms: AMINATA.given_name,
			dateNaissance: '2002-05-06',
			paysNaissance: '100',
			departementNaissance: '973',
			communeNaissance: 'Cayenne',
			activeLe: app.clock.now()
		});
		expect(compte?.numeroCandidat).toMatch(/^023\d{8}$/);
		await envoyerCourriels(app);
		expect(app.partis).toMatchObject([{ destinataire: MAIL, corps: expect.stringContaining('pas de mot de passe') }]);
		expect(app.partis[0]?.corps).not.toContain('À savoir');
	});

	it('R-020 SEC17 the next time the same person finds their compte, whatever their address has become', async () => {
		const { app, entre, faux } = await scene();
		const id = await entre();
		app.horloge.avance(86_400_000);
		faux.personnes.set('aminata', { ...AMINATA, email: 'autre@exemple.fr', given_name: '' });
		expect(await entre()).toBe(id);
		expect((await compteNomme(app, MAIL))?.prenoms).toBe(AMINATA.given_name);
		expect(await lignesDe(app, 'identiteFederee')).toMatchObject([{ compteId: id, vueLe: app.clock.now() }]);
	});

	it('SEC17 a provider without PKCE is asked without it', async () => {
		const { app, entre, fournisseur } = await scene({ pkce: false });
		expect(new URL((await fournisseur.demander(RETOUR)).adresse).searchParams.has('code_challenge')).toBe(false);
		await entre();
		expect(await lignesDe(app, 'compte')).toHaveLength(1);
	});

	it.each([false, true])('SEC17 keys that changed are fetched once more (under the same name: %s)', async (memeNom) => {
		const { entre, faux } = await scene();
		const id = await entre();
		faux.changeDeCle(memeNom);
		const lectures = () => faux.appels.filter((chemin) => chemin === '/jwks').length;
		expect(lectures()).toBe(1);
		expect(await entre()).toBe(id);
		expect(lectures()).toBe(2);
	});

	it('R-032 SEC17 born on a day that nobody knows, abroad: the compte is opened, and the mail says what is missing', async () => {
		const { app, entre, faux } = await scene();
		faux.personnes.set('aminata', { ...AMINATA, birthdate: '1998-00-00', birthcountry: '99335', birthplace: '' });
		await entre();
		expect(await compteNomme(app, MAIL)).toMatchObject({
			dateNaissance: '1998-00-00',
			paysNaissance: '335',
			departementNaissance: null,
			communeNaissance: ''
		});
		await envoyerCourriels(app);
		expect(app.partis[0]?.corps).toMatch(/le jour de votre naissance[^]*votre ville de naissance/);
	});
});

const charge = (autrement: Record<string, unknown>) => (signe: Signe) => ({
	...signe,
	charge: { ...signe.charge, ...autrement }
});
const sans = (nom: string) => (signe: Signe) => {
	const { [nom]: _, ...reste } = signe.charge;
	return { ...signe, charge: reste };
};
const entete = (autrement: Record<string, unknown>) => (signe: Signe) => ({
	...signe,
	entete: { ...signe.entete, ...autrement }
});
const parUneAutreCle = (signe: Signe): Signe => ({ ...signe, signature: signerPar(nouvelleCle('ES256')) });

/** Each flaw by itself; the rest of the answer is right. */
const FAUX_JETONS: [titre: string, defauts: (faux: FauxFournisseur, maintenant: number) => Defauts][] = [
	[
		'an id_token that nobody signed (alg none)',
		() => ({ idToken: (signe) => ({ ...entete({ alg: 'none' })(signe), signature: () => Buffer.alloc(0) }) })
	],
	[
		'an id_token signed with the public key as a secret (HS256)',
		(faux) => ({
			idToken: (signe) => ({
				...entete({ alg: 'HS256' })(signe),
				signature: (texte) =>
					createHmac('sha256', faux.cle().publique.export({ type: 'spki', format: 'pem' }))
						.update(texte)
						.digest()
			})
		})
	],
	[
		'an id_token signed with the client’s secret (HS256)',
		() => ({
			idToken: (signe) => ({
				...entete({ alg: 'HS256' })(signe),
				signature: (texte) => createHmac('sha256', CLIENT.clientSecret).update(texte).digest()
			})
		})
	],
	['an id_token that names an unknown key', () => ({ idToken: entete({ kid: 'inconnue' }) })],
	['an id_token signed by another key', () => ({ idToken: parUneAutreCle })],
	['an id_token of another issuer', () => ({ idToken: charge({ iss: 'https://fc.example' }) })],
	['an id_token for another service', () => ({ idToken: charge({ aud: 'un-autre' }) })],
	['an id_token for us and others', () => ({ idToken: charge({ aud: [CLIENT.clientId, 'un-autre'] }) })],
	[
		'an id_token for us and others, which says that we asked',
		() => ({ idToken: charge({ aud: [CLIENT.clientId, 'un-autre'], azp: CLIENT.clientId }) })
	],
	['an id_token that is over', (_, maintenant) => ({ idToken: charge({ exp: maintenant - 10 }) })],
	['an id_token without an end', () => ({ idToken: sans('exp') })],
	['an id_token that is not valid yet', (_, maintenant) => ({ idToken: charge({ nbf: maintenant + 60 }) })],
	['an id_token without a nonce', () => ({ idToken: sans('nonce') })],
	['an id_token with the nonce of another demande', () => ({ idToken: charge({ nonce: 'n'.repeat(32) }) })],
	['an id_token without a level', () => ({ idToken: sans('acr') })],
	['an id_token of another level', () => ({ idToken: charge({ acr: 'eidas0' }) })],
	['an identity in plain JSON', () => ({ userinfoEnClair: true })],
	['an identity signed by another key', () => ({ userinfo: parUneAutreCle })],
	['an identity that nobody signed', () => ({ userinfo: entete({ alg: 'none' }) })],
	['the identity of somebody else', () => ({ userinfo: charge({ sub: 'bastien' }) })],
	['the identity given to another service', () => ({ userinfo: charge({ aud: 'un-autre' }) })],
	['an identity without an end', () => ({ userinfo: sans('exp') })],
	['no identity at all', () => ({ panne: { chemin: '/userinfo', comme: 404 } })],
	['a token endpoint that breaks', () => ({ panne: { chemin: '/token', comme: 500 } })],
	['a token endpoint that never answers', () => ({ panne: { chemin: '/token', comme: 'silence' } })],
	['keys that cannot be had', () => ({ panne: { chemin: '/jwks', comme: 503 } })],
	['keys that never come', () => ({ panne: { chemin: '/jwks', comme: 'silence' } })]
];

describe('coming back from FranceConnect with an answer that cannot be believed', () => {
	it.each(FAUX_JETONS)('SEC17 %s opens nothing', async (_, defauts) => {
		const { app, entre, faux } = await scene();
		Object.assign(faux.defauts, defauts(faux, app.clock.now().getTime() / 1000));
		expect(await refuse(entre())).toBe('franceconnect_indisponible');
		await rien(app);
		// The flaw alone was in the way.
		for (const nom of ['idToken', 'userinfo', 'userinfoEnClair', 'panne'] as const) delete faux.defauts[nom];
		await entre();
	});

	it('SEC17 an unknown key is looked for once, not at each answer of a provider gone wrong', async () => {
		const { entre, faux } = await scene();
		await entre();
		faux.defauts.idToken = entete({ kid: 'inconnue' });
		const avant = faux.appels.length;
		await refuse(entre());
		expect(faux.appels.slice(avant)).toEqual(['/token', '/jwks']);
	});

	it.each<[string, (arrivee: URL) => void]>([
		['missing', (arrivee) => arrivee.searchParams.delete('state')],
		['another', (arrivee) => arrivee.searchParams.set('state', 's'.repeat(32))]
	])('SEC17 a state that is %s opens nothing, and the code is not even tried', async (_, change) => {
		const { app, faux, fournisseur } = await scene();
		const { adresse, demande } = await fournisseur.demander(RETOUR);
		const arrivee = faux.connecte(adresse);
		change(arrivee);
		expect(await refuse(revient(app, fournisseur, arrivee, demande))).toBe('franceconnect_perime');
		expect(faux.appels).not.toContain('/token');
		await rien(app);
	});

	it('SEC17 an answer obtained in another browser opens nothing here', async () => {
		const { app, faux, fournisseur } = await scene();
		const mechant = await fournisseur.demander(RETOUR);
		const ici = await fournisseur.demander(RETOUR);
		const arrivee = faux.connecte(mechant.adresse);
		expect(await refuse(revient(app, fournisseur, arrivee, ici.demande))).toBe('franceconnect_perime');
		// Even with the right state, the code belongs to the verifier of who asked.
		arrivee.searchParams.set('state', ici.demande.etat);
		expect(await refuse(revient(app, fournisseur, arrivee, ici.demande))).toBe('franceconnect_perime');
		await rien(app);
	});

	it('SEC17 without PKCE, the code of another browser’s demande is betrayed by its nonce', async () => {
		const { app, faux, fournisseur } = await scene({ pkce: false });
		const mechant = await fournisseur.demander(RETOUR);
		const ici = await fournisseur.demander(RETOUR);
		const arrivee = faux.connecte(mechant.adresse);
		arrivee.searchParams.set('state', ici.demande.etat);
		expect(await refuse(revient(app, fournisseur, arrivee, ici.demande))).toBe('franceconnect_indisponible');
		await rien(app);
	});

	it('SEC17 an answer serves once, and for thirty seconds', async () => {
		const { app, faux, fournisseur } = await scene();
		const { adresse, demande } = await fournisseur.demander(RETOUR);
		const arrivee = faux.connecte(adresse);
		await revient(app, fournisseur, arrivee, demande);
		expect(await refuse(revient(app, fournisseur, arrivee, demande))).toBe('franceconnect_perime');
		const tard = await fournisseur.demander(RETOUR);
		const lente = faux.connecte(tard.adresse);
		app.horloge.avance(30_000);
		expect(await refuse(revient(app, fournisseur, lente, tard.demande))).toBe('franceconnect_perime');
	});

	it.each([
		['access_denied', 'franceconnect_annule', 'Vous avez refusé ou quitté FranceConnect avant la fin.'],
		['server_error', 'franceconnect_indisponible', 'FranceConnect n’a pas pu confirmer votre identité.']
	])('SEC17 « %s » is told in our words, whatever the description holds', async (error, code, debut) => {
		const { app, fournisseur } = await scene();
		const { demande } = await fournisseur.demander(RETOUR);
		const dit = { error, error_description: '<script>alert(1)</script>', state: demande.etat };
		const arrivee = new URL(`${RETOUR}?${new URLSearchParams(dit)}`);
		const refus = await fournisseur.repondre(arrivee, demande).catch((raison: unknown) => raison);
		expect(refus).toMatchObject({ code });
		expect(refus instanceof Refus && refus.message).toContain(debut);
		expect(refus instanceof Refus && refus.message).not.toContain('script');
		await rien(app);
	});
});

describe('a provider that is not there', () => {
	it('SEC17 is told before anybody is sent to it, and keeps nobody from signing out of Escale', async () => {
		const { faux, app } = await scene();
		const fournisseur = createFournisseur({ emetteur: faux.emetteur, ...CLIENT }, app.clock, PATIENCE);
		faux.defauts.panne = { chemin: '/.well-known/openid-configuration', comme: 503 };
		expect(await refuse(fournisseur.demander(RETOUR))).toBe('franceconnect_indisponible');
		expect(await fournisseur.quitter('a.b.c', RETOUR)).toBe(null);
		// It is asked again once it is back.
		delete faux.defauts.panne;
		expect((await fournisseur.demander(RETOUR)).adresse).toContain(faux.emetteur);
	});

	it('SEC17 nobody at that address, or one that says it is another', async () => {
		const { app, faux } = await scene();
		const mort = createFournisseur({ emetteur: 'http://127.0.0.1:1', ...CLIENT }, app.clock, PATIENCE);
		expect(await refuse(mort.demander(RETOUR))).toBe('franceconnect_indisponible');
		const emetteur = faux.emetteur.replace('127.0.0.1', 'localhost');
		const autre = createFournisseur({ emetteur, ...CLIENT }, app.clock, PATIENCE);
		expect(await refuse(autre.demander(RETOUR))).toBe('franceconnect_indisponible');
	});
});
