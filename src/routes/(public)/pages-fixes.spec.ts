import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Accueil from './+page.svelte';
import Accessibilite from './accessibilite/+page.svelte';
import Aide from './aide/+page.svelte';
import { autresQuestions, chercher, questions } from './aide/questions';
import PlanDuSite from './plan-du-site/+page.svelte';
import visiteFinie from './visite-finie/+page.svelte?raw';
import { TYPES_PUBLIES } from '$lib/domain/documents-publies';
import { pagesDuMenu, pagesDuPied } from '$lib/ui/pages';

describe('the accueil', () => {
	it('R-001 opens two ways: « J’ai un compte, je me connecte » and « Je n’ai pas de compte, je le crée »', () => {
		const { body } = render(Accueil, { props: { data: {} } });
		expect(body).toMatch(/href="\/connexion">J’ai un compte, je me connecte<\/a>/);
		expect(body).toMatch(/href="\/compte\/creer">Je n’ai pas de compte, je le crée<\/a>/);
	});
	it('R-002 carries the messages of the day, and no empty strip when there is none', () => {
		const message = 'Service interrompu dimanche, de 6 h à 8 h (heure de Paris).';
		expect(render(Accueil, { props: { data: { messages: [message] } } }).body).toContain(message);
		expect(render(Accueil, { props: { data: { messages: [] } } }).body).not.toContain('fr-notice');
	});
	it('R-004 sends the pupil inscribed by a school to the papillon, not to the creation of an account', () => {
		const { body } = render(Accueil, { props: { data: {} } });
		expect(body).toContain('papillon de connexion');
		expect(body).toContain('href="/aide#identifiant"');
	});
	it('R-005 R-012 leads to the dates, consulted without an account, and advises not to wait for the last days', () => {
		const { body } = render(Accueil, { props: { data: {} } });
		expect(body).toContain('href="/ouverture-des-services"');
		expect(body).toContain('Ne pas attendre les derniers jours');
	});
});

describe('« Besoin d’aide ? »', () => {
	const aide = (recherche: string) => {
		const trouvees = { guides: chercher(questions, recherche), autres: chercher(autresQuestions, recherche) };
		return render(Aide, { props: { data: { compte: null, partage: null, recherche, trouvees } } }).body;
	};
	const body = aide('');
	it('R-013 answers the six questions of the guides, and others', () => {
		expect(questions).toHaveLength(6);
		expect(body.match(/<details>/g)).toHaveLength(6 + autresQuestions.length);
		expect(body).toContain('je recommence la création de mon compte car les données sont perdues');
		expect(body).toContain('Je ne peux pas réactiver ma candidature désinscrite');
	});
	it('R-013 what is typed finds the answers that hold each word, accents and capitals or not, open to be read', () => {
		expect(chercher(questions, 'DESINSCRIT').map(({ question }) => question)).toEqual([
			'Je ne peux pas changer mes informations personnelles, les champs sont grisés',
			"J'ai demandé à me désinscrire, mais finalement je veux me réinscrire"
		]);
		// One of the choices that cost a year, in the plural too.
		for (const mot of ['langue', 'langues', 'spécialités'])
			expect(aide(mot)).toContain('Je me suis trompé(e) de langue');
		expect(aide('mot de passe')).toContain('<details open');
		expect(aide('girafe')).toContain('Aucune réponse');
		expect(aide('<script>')).not.toContain('<script>');
	});
	it('R-216 « Comment générer mes pièces » begins with the page tray; a scan app is named à titre indicatif only', () => {
		for (const mot of ['scanner', 'photographier', 'générer mes pièces'])
			expect(aide(mot)).toContain('Comment générer');
		const reponse =
			autresQuestions.find(({ question }) => question.startsWith('Comment générer'))?.reponse.flat() ?? [];
		expect(reponse[0]).toContain('rien à installer');
		expect(reponse.join('\n')).toContain(
			"ATTENTION NOUS N'IMPOSONS PAS CES APPLICATIONS, ELLES NE SONT DONNÉES QU'À TITRE INDICATIF."
		);
		expect(reponse.join('\n')).toContain('5\u00a0Mo');
	});
	it('R-213 says where référentiels and règlements are, and that the rectorat gives no teaching advice', () => {
		expect(aide('référentiel')).toContain('Le rectorat ne délivre pas d’informations pédagogiques.');
		expect(aide('référentiel')).toContain('https://eduscol.education.fr/774/les-diplomes-professionnels');
		expect(aide('aménagement')).toContain('Amex');
	});
	it('R-041 says where to find the login, at an address of its own and without opening anything', () => {
		const debut = body.indexOf('id="identifiant"');
		expect(debut).toBeGreaterThan(0);
		expect(body.slice(debut, body.indexOf('<details>'))).toContain('Si vous vous êtes inscrit vous-même à Escale');
	});
	it('never names the ministry’s system', () => {
		expect(body).not.toMatch(/cyclades/i);
	});
});

it('R-003 the plan du site lists every page of the menu and of the footer', () => {
	const { body } = render(PlanDuSite);
	for (const { href } of [...pagesDuMenu, ...pagesDuPied]) expect(body).toContain(`href="${href}"`);
});

it('the declaration of accessibility says « non conforme », because no audit has been made', () => {
	const { body } = render(Accessibilite);
	expect(body).toContain('Escale est non conforme');
	expect(body).not.toMatch(/(partiellement|totalement) conforme/);
});

it('R-153 the declaration of accessibility says which PDFs exist as a page too, and that what the rectorat publishes does not', () => {
	const body = render(Accessibilite).body.replace(/\s+/g, ' ');
	expect(body).toMatch(/Le récapitulatif et la demande de pièces existent aussi en page/);
	for (const { titre } of TYPES_PUBLIES.filter(({ id }) => id === 'convocation' || id === 'notification_amenagements'))
		expect(body).toContain(titre.toLowerCase());
	expect(body).not.toContain('Chacun existe aussi');
});

it('R-040 « Réessayer », where a visit is finished, leads to « Se connecter » by whatever address that page was opened', () => {
	expect(visiteFinie).toMatch(/href="\/connexion\?fin">Réessayer/);
});
