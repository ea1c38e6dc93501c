/** A new version of Escale is deployed while somebody fills in: it is offered, and nothing typed is lost (REL13). */
import { chercheUneVersion, estGardee, morceauxDe } from '../support/application.ts';
import { Hasard } from '../support/hasard.ts';
import { expect, test } from '../support/monde.ts';
import { champ } from '../support/personne.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import { PIED, PIED_SUIVANT, racine, versionSuivante } from '../support/version-suivante.ts';

// Versions come and go here: nobody else lives on this server. One after the other, for the same reason.
test.use({ serveurPour: 'mise-a-jour' });
test.describe.configure({ mode: 'serial' });

const MISE_A_JOUR = { name: 'Mettre à jour' };
const PRETE = 'Une nouvelle version d’Escale est prête.';
/** Between two versions the server answers nobody for a moment. */
const DEPLOIEMENT = /ERR_CONNECTION|ERR_ABORTED|ERR_NETWORK|ERR_EMPTY_RESPONSE|ERR_SOCKET/;

test.beforeAll(async () => {
	test.setTimeout(300_000);
	await versionSuivante();
});

test('Alya is offered the new version, goes on typing, accepts, and finds every character; her other tab waits for her', async ({
	alya,
	registre,
	serveur,
	surveillance
}) => {
	test.setTimeout(300_000);
	surveillance.tolere(DEPLOIEMENT);
	await entre(alya, registre);
	const adresse = `${await poseUnBrouillon(alya, SAISIE)}?onglet=identification`;
	await alya.vaSur(adresse);
	const { page } = alya;
	await expect(page.getByText(PIED)).toBeVisible();
	await estGardee(page);
	const accueil = await page.context().newPage();
	await accueil.goto('/espace');
	await expect(accueil.getByRole('heading', { level: 1 })).toHaveText('Mes inscriptions');
	const anciens = await morceauxDe(page);
	expect(anciens.length).toBeGreaterThan(5);
	await champ(page, 'Localité').fill('Saint-Laurent');
	// Nothing is on its way while nobody answers: what failed would be tried again much later.
	await alya.voit(/Enregistré sur le serveur/);

	await serveur.deploie(await versionSuivante());
	await chercheUneVersion(page);
	await alya.voit(PRETE);
	await expect(accueil.getByText(PRETE)).toBeVisible();
	await champ(page, 'Localité').pressSequentially('-du-Maroni');
	await expect(page.getByText(PIED)).toBeVisible();
	for (const ancien of anciens) expect((await page.request.get(ancien)).status(), ancien).toBe(200);

	// Accepted in one tab while what was typed in the other is on its way to the server: neither opens again yet.
	let laisserPartir = () => {};
	const retenu = new Promise<void>((libre) => (laisserPartir = libre));
	// One tab sends for all of them: it may be either.
	const enRoute = page.context().waitForEvent('request', (requete) => requete.method() !== 'GET');
	await page.context().route('**/api/**', async (route) => {
		if (route.request().method() !== 'GET') await retenu;
		await route.continue();
	});
	await champ(page, 'Complément adresse 1').fill('Bâtiment');
	await enRoute;
	await accueil.getByRole('button', MISE_A_JOUR).click();
	await expect(accueil.getByText('dès que votre saisie est gardée')).toBeVisible();
	await expect(page.getByText('dès que votre saisie est gardée')).toBeVisible();
	await page.bringToFront();
	await champ(page, 'Complément adresse 1').pressSequentially(' des Flamboyants', { delay: 150 });
	await expect(page.getByText(PIED)).toBeVisible();
	await expect(accueil.getByText(PIED)).toBeVisible();
	laisserPartir();

	// She has stopped, and it has arrived: both open again.
	await expect(page.getByText(PIED_SUIVANT)).toBeVisible({ timeout: 20_000 });
	await expect(accueil.getByText(PIED_SUIVANT)).toBeVisible();
	await expect(champ(page, 'Localité')).toHaveValue('Saint-Laurent-du-Maroni');
	await expect(champ(page, 'Complément adresse 1')).toHaveValue('Bâtiment des Flamboyants');
	await expect(page.getByText(PRETE)).toHaveCount(0);
	await serveur.deploie(racine);
});

test('ten versions in a row, accepted at any moment, with network or without: never a silent reload, never a character lost', async ({
	alya,
	registre,
	serveur,
	surveillance,
	reseau
}) => {
	test.setTimeout(60 * 60_000);
	surveillance.tolere(DEPLOIEMENT);
	const graine = Number(process.env.GRAINE ?? 1);
	test.info().annotations.push({ type: 'graine', description: String(graine) });
	console.log(`GRAINE=${graine}`);
	const hasard = new Hasard(graine);
	await entre(alya, registre);
	const { page } = alya;
	const adresse = await poseUnBrouillon(alya, SAISIE);
	// What the field has shown last, in this page or in the one that replaces it: that much may never be lost.
	let montre = '';
	await page.exposeFunction('noterSaisie', (valeur: string) => (montre = valeur));
	await page.addInitScript(() =>
		addEventListener('input', ({ target }) => {
			const noter: unknown = Reflect.get(window, 'noterSaisie');
			if (typeof noter === 'function' && target instanceof HTMLInputElement) noter(target.value);
		})
	);
	await alya.vaSur(`${adresse}?onglet=identification`);
	await estGardee(page);

	const tape = async (longueur: number) => {
		await champ(page, 'Localité').press('End');
		await champ(page, 'Localité').pressSequentially(hasard.mot(longueur));
	};
	const tours = Number(process.env.REL13_SEEDS ?? 10);
	for (let tour = 0; tour < tours; tour++) {
		const suivante = tour % 2 === 0;
		await expect(page.getByText(suivante ? PIED : PIED_SUIVANT)).toBeVisible();
		await champ(page, 'Localité').fill('');
		await tape(1 + hasard.entier(6));
		await serveur.deploie(suivante ? await versionSuivante() : racine);
		await chercheUneVersion(page);
		if (hasard.entier(2) === 1) await tape(1 + hasard.entier(4));
		await alya.voit(PRETE);
		await page.evaluate(() => Reflect.set(window, 'memePage', true));
		const coupe = hasard.entier(3) === 0;
		if (coupe) await reseau.coupe();
		await tape(hasard.entier(5));
		expect(await page.evaluate(() => Reflect.get(window, 'memePage'))).toBe(true);

		await page.getByRole('button', MISE_A_JOUR).click();
		await tape(hasard.entier(8));
		await expect(page.getByText(suivante ? PIED_SUIVANT : PIED)).toBeVisible({ timeout: 20_000 });
		await expect.poll(async () => (await champ(page, 'Localité').inputValue()) === montre).toBe(true);
		expect(montre.length).toBeGreaterThan(0);
		if (coupe) await reseau.revient();
	}
	await serveur.deploie(racine);
});
