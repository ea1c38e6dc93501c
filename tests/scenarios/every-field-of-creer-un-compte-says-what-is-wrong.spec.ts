/** Each field of « Créer un compte », empty and wrong, on the screen and straight against the server (A5). */
import { expect, test } from '../support/monde.ts';
import { echappe, type Personne } from '../support/personne.ts';

interface Faute {
	/** What the person writes: under this label… */
	label: string;
	/** …this. Nothing: the field is emptied. */
	valeur: string;
	/** The name of the field that is pointed at. */
	champ: string;
	message: string;
}

const VIDES: Faute[] = [
	['Nom de famille', 'nom', 'Saisissez votre nom de famille (nom de naissance).'],
	['Confirmation du nom de naissance', 'nomConfirmation', 'Saisissez une seconde fois votre nom de naissance.'],
	['Prénoms', 'prenoms', 'Saisissez tous vos prénoms, comme sur votre pièce d’identité.'],
	['Date de naissance', 'dateNaissance', 'Saisissez votre date de naissance. Exemple : 30/05/1998'],
	[
		'Confirmation date de naissance',
		'dateNaissanceConfirmation',
		'Saisissez une seconde fois votre date de naissance.'
	],
	['Pays de naissance', 'paysNaissance', 'Choisissez votre pays de naissance dans la liste.'],
	['Département, DOM ou COM de naissance', 'departementNaissance', 'Choisissez votre département de naissance.'],
	[
		'Commune de naissance',
		'communeNaissance',
		'Choisissez votre commune de naissance, ou écrivez-la si elle n’est plus dans la liste.'
	],
	['Adresse mail', 'mail', 'Saisissez votre adresse mail. Exemple : nom.prenom@domaine.fr'],
	["Confirmation de l'adresse mail", 'mailConfirmation', 'Saisissez une seconde fois votre adresse mail.'],
	['Mot de passe', 'motDePasse', 'Choisissez un mot de passe.'],
	['Confirmation du mot de passe', 'motDePasseConfirmation', 'Saisissez une seconde fois votre mot de passe.']
].map(([label = '', champ = '', message = '']) => ({ label, champ, message, valeur: '' }));

const FAUSSES: Faute[] = [
	[
		'Confirmation du nom de naissance',
		'SAINVILLE',
		'nomConfirmation',
		'Les deux noms sont différents. Corrigez celui qui est faux.'
	],
	['Date de naissance', '31/02/2002', 'dateNaissance', 'Cette date n’existe pas.'],
	[
		'Confirmation date de naissance',
		'07/05/2002',
		'dateNaissanceConfirmation',
		'Les deux dates sont différentes. Corrigez celle qui est fausse.'
	],
	[
		'Adresse mail',
		'alya.sainvil',
		'mail',
		'Cette adresse mail est incomplète ou mal écrite. Exemple : nom.prenom@domaine.fr'
	],
	[
		"Confirmation de l'adresse mail",
		'alya@exemple.com',
		'mailConfirmation',
		'Les deux adresses mail sont différentes. Corrigez celle qui est fausse.'
	],
	['Mot de passe', 'Court/7', 'motDePasse', 'Ce mot de passe est trop court : il faut au moins 8 caractères.'],
	[
		'Mot de passe',
		'Pirogue/Maripa/Saut/Maripa7',
		'motDePasse',
		'Ce mot de passe est trop long : 20 caractères au maximum.'
	],
	['Mot de passe', 'pirogue/maripa7', 'motDePasse', 'Il manque une majuscule dans ce mot de passe.'],
	['Mot de passe', 'PIROGUE/MARIPA7', 'motDePasse', 'Il manque une minuscule dans ce mot de passe.'],
	['Mot de passe', 'PirogueMaripa7', 'motDePasse', 'Il manque un caractère spécial dans ce mot de passe.'],
	['Mot de passe', 'Soleil123!', 'motDePasse', 'Ce mot de passe est trop courant.'],
	['Mot de passe', 'Sainvil.973', 'motDePasse', 'Ce mot de passe contient votre nom ou votre adresse mail.'],
	[
		'Confirmation du mot de passe',
		'Pirogue/Maripa8',
		'motDePasseConfirmation',
		'Les deux mots de passe sont différents. Saisissez-les à nouveau.'
	]
].map(([label = '', valeur = '', champ = '', message = '']) => ({ label, valeur, champ, message }));

const SECRETS = ['motDePasse', 'motDePasseConfirmation'];

async function ecrit(alya: Personne, { label, valeur }: Faute) {
	const champ = alya.champ(label);
	if (label === 'Pays de naissance' || label.startsWith('Département')) await champ.selectOption(valeur);
	else await champ.fill(valeur);
}

/** What a fault looks like, whichever it is. */
async function estSignalee(alya: Personne, { champ, message, valeur }: Faute) {
	const { page } = alya;
	const resume = page.getByRole('alert');
	await expect(resume).toBeFocused();
	await expect(page).toHaveTitle(/^Erreur : Créer un compte/);
	const ligne = resume.getByRole('link', { name: message });
	await expect(ligne).toHaveAttribute('href', `#${champ}`);

	const fautif = page.locator(`#${champ}`);
	await expect(fautif).toHaveAttribute('aria-invalid', 'true');
	await expect(fautif).toHaveAccessibleDescription(new RegExp(`Erreur\\s: ${echappe(message)}`));
	await expect(fautif).toHaveValue(SECRETS.includes(champ) ? '' : valeur);
	await ligne.click();
	await expect(fautif).toBeFocused();
}

test('R-021 an empty form points at each obligatory field, in the order of the page, and writes nothing @bureau', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const avant = registre.compteDesLignes();
	await alya.vaSur('/compte/creer');
	await alya.appuieSur('Créer le compte');
	const resume = page.getByRole('alert');
	await expect(resume).toBeFocused();
	const attendues = [
		'Choisissez Madame ou Monsieur.',
		// Without a country there is no saying which of the two comes next.
		...VIDES.filter(({ champ }) => !['departementNaissance', 'communeNaissance'].includes(champ)).map((f) => f.message)
	];
	await expect(resume.getByRole('link')).toHaveText(attendues);
	await expect(resume.getByRole('heading')).toHaveText(`${attendues.length} réponses sont à corriger`);
	await alya.peutLire();
	expect(registre.compteDesLignes()).toEqual(avant);

	// « 1 » of the summary leads to the radio buttons too.
	await resume.getByRole('link', { name: 'Choisissez Madame ou Monsieur.' }).click();
	await expect(page.getByLabel('Madame')).toBeFocused();
});

for (const faute of [...VIDES, ...FAUSSES]) {
	const comment = faute.valeur ? `« ${faute.valeur} » in ${faute.label}` : `${faute.label} left empty`;
	const numero = faute.champ.startsWith('motDePasse') ? 'R-024' : faute.champ.startsWith('mail') ? 'R-025' : 'R-021';
	test(`${numero} ${comment} is pointed at in the summary and at the field, and nothing is written`, async ({
		alya,
		registre
	}) => {
		await alya.vaSur('/compte/creer');
		await alya.remplitLaCreation();
		await ecrit(alya, faute);
		await alya.appuieSur('Créer le compte');
		await estSignalee(alya, faute);
		expect(registre.comptes(alya.mail)).toBe(0);
		expect(registre.courriels(alya.mail)).toBe(0);
	});
}

test('R-021 R-024 once the fault is mended the same form creates the compte: the rest had been kept', async ({
	alya
}) => {
	await alya.vaSur('/compte/creer');
	await alya.remplitLaCreation({ dateNaissance: '06/05/2202' });
	await alya.appuieSur('Créer le compte');
	await expect(alya.page.getByRole('alert')).toContainText('Cette date est dans le futur. Vérifiez l’année.');
	await alya.champ('Date de naissance').fill('06/05/2002');
	await alya.champ('Confirmation date de naissance').fill('06/05/2002');
	// Passwords are typed again rather than sent back.
	await alya.champ('Mot de passe').fill(alya.identite.motDePasse);
	await alya.champ('Confirmation du mot de passe').fill(alya.identite.motDePasse);
	await alya.appuieSur('Créer le compte');
	await alya.voit('Votre compte est en cours de création.');
});

test('R-021 straight against the server, each fault is answered 400 with its sentence, and nothing is written', async ({
	serveur,
	registre
}) => {
	const juste: Record<string, string> = {
		sexe: 'F',
		nom: 'SAINVIL',
		nomConfirmation: 'SAINVIL',
		nomUsage: '',
		prenoms: 'Alya',
		dateNaissance: '06/05/2002',
		dateNaissanceConfirmation: '06/05/2002',
		paysNaissance: '100',
		departementNaissance: '973',
		communeNaissance: '97302',
		communeLibre: 'Cayenne',
		mail: 'alya.directe@exemple.fr',
		mailConfirmation: 'alya.directe@exemple.fr',
		motDePasse: 'Pirogue/Maripa7',
		motDePasseConfirmation: 'Pirogue/Maripa7'
	};
	const inconnues: [string, string, string][] = [
		['sexe', 'X', 'Choisissez Madame ou Monsieur.'],
		['paysNaissance', '999', 'Choisissez votre pays de naissance dans la liste.'],
		['departementNaissance', '099', 'Choisissez votre département de naissance dans la liste.'],
		['communeNaissance', '97399', 'Choisissez à nouveau votre commune dans la liste.'],
		['communeNaissance', 'ici', 'Choisissez à nouveau votre commune dans la liste.'],
		['dateNaissance', '06/05/1802', 'Cette date ne convient pas à un candidat.'],
		...[...VIDES, ...FAUSSES].map(({ champ, valeur, message }): [string, string, string] => [champ, valeur, message])
	];
	const avant = registre.compteDesLignes();
	for (const [champ, valeur, message] of inconnues) {
		const saisie = { ...juste, [champ]: valeur };
		if (champ === 'communeNaissance' && !valeur) saisie.communeLibre = '';
		if (champ === 'dateNaissance') saisie.dateNaissanceConfirmation = valeur;
		const reponse = await fetch(`${serveur.origin}/compte/creer`, {
			method: 'POST',
			headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
			body: new URLSearchParams(saisie)
		});
		expect([400, 422], `${champ}: ${valeur}`).toContain(reponse.status);
		expect(await reponse.text(), `${champ}: ${valeur}`).toMatch(new RegExp(echappe(message)));
	}
	expect(registre.compteDesLignes()).toEqual(avant);
});
