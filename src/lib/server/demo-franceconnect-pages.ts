/** The people that the doublure knows, and its pages: plain, without a logo, each marked « démonstration ». */

/** By their sub, what FranceConnect would say of them. */
export const PERSONNES = new Map([
	[
		'demonstration-maelle',
		{
			given_name: 'Maëlle Rose',
			family_name: 'TÉTARD-LÉONCE',
			gender: 'female',
			birthdate: '2004-07-14',
			birthplace: '97302',
			birthcountry: '99100',
			email: 'maelle.tetard@demo.escale.invalid'
		}
	],
	[
		'demonstration-ousmane',
		{
			given_name: 'Ousmane',
			family_name: 'DIABATÉ',
			gender: 'male',
			birthdate: '1998-00-00',
			birthplace: '',
			birthcountry: '99335',
			email: 'ousmane.diabate@demo.escale.invalid'
		}
	]
]);

export function pageChoix(uid: string): string {
	const choix = [...PERSONNES].map(
		([sujet, { given_name: prenoms, family_name: nom }]) =>
			`<form method="post" action="/personne/${uid}?est=${sujet}"><button>Continuer comme ${prenoms} ${nom}</button></form>`
	);
	const renoncer = `<form method="post" action="/personne/${uid}"><button>Annuler</button></form>`;
	return page('Qui êtes-vous ?', [...choix, renoncer].join('\n'));
}

/** `corps` is ours: nothing of a request is ever written in it but the uid that the provider made. */
export function page(titre: string, corps: string): string {
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${titre} - Démonstration</title>
<style>
body { margin: 2rem auto; max-width: 32rem; padding: 0 1rem; font: 1.125rem/1.5 system-ui, sans-serif; color: #1a1a2e }
button { font: inherit; width: 100%; min-height: 3rem; margin: 0.5rem 0; cursor: pointer }
.fictif { border: 2px dashed; padding: 0.75rem }
</style>
</head>
<body>
<main>
<p class="fictif"><strong>Démonstration.</strong> Ceci n’est pas FranceConnect, et ces personnes n’existent pas.</p>
<h1>${titre}</h1>
${corps}
</main>
</body>
</html>`;
}
