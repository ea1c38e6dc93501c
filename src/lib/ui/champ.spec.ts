import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import BoutonsRadio from './BoutonsRadio.svelte';
import CaseACocher from './CaseACocher.svelte';
import Champ from './Champ.svelte';
import OuiNon from './OuiNon.svelte';
import ResumeErreurs from './ResumeErreurs.svelte';
import Selection from './Selection.svelte';

const nom = { label: 'Nom de naissance', name: 'nom', value: 'SAINVIL', obligatoire: true };
const erreur = 'Les deux noms sont différents.';

describe('a field', () => {
	it('is named by its label, and the star is not read aloud', () => {
		const { body } = render(Champ, { props: nom });
		expect(body).toMatch(/<label class="fr-label" for="nom"\s*>Nom de naissance/);
		expect(body).toContain('<span aria-hidden="true">\u00a0*</span>');
		expect(body).toMatch(/<input[^>]* id="nom"[^>]* required/);
	});

	it('in error says so in words tied to it, between the hint and the field, and keeps what was typed', () => {
		const { body } = render(Champ, { props: { ...nom, aide: 'Nom de famille', erreur } });
		expect(body).toContain('aria-invalid="true"');
		expect(body).toContain('aria-describedby="nom-aide nom-erreur"');
		const rangs = ['id="nom-aide"', 'id="nom-erreur"', '<input'].map((motif) => body.indexOf(motif));
		expect(rangs).toEqual([...rangs].sort((a, b) => a - b));
		expect(rangs).not.toContain(-1);
		expect(body).toContain('value="SAINVIL"');
	});

	it('without a fault claims none', () => {
		const { body } = render(Champ, { props: nom });
		expect(body).not.toMatch(/aria-invalid|aria-describedby|erreur|error/);
	});

	it('R-024 a password is hidden until a script can offer to show it, and its length is not cut', () => {
		const { body } = render(Champ, {
			props: { label: 'Mot de passe', name: 'motDePasse', type: 'password', autocomplete: 'new-password' }
		});
		expect(body).toContain('type="password"');
		expect(body).not.toContain('maxlength');
		expect(body).not.toContain('<button');
	});

	it('never carries an inline style, which the content policy would refuse', () => {
		expect(render(Champ, { props: { ...nom, type: 'password', court: true, erreur } }).body).not.toContain('style=');
	});
});

describe('a list', () => {
	const academie = {
		label: 'Académie',
		name: 'academie',
		options: [
			{ valeur: '02', libelle: 'AIX-MARSEILLE' },
			{ valeur: '28', libelle: 'GUYANE' }
		]
	};
	it('chooses nothing for the person', () => {
		expect(render(Selection, { props: academie }).body).toMatch(
			/<option value="" selected[^>]*>Sélectionnez une valeur<\/option>/
		);
	});
	it('shows what was chosen before', () => {
		expect(render(Selection, { props: { ...academie, value: '28' } }).body).toMatch(
			/<option value="28" selected[^>]*>GUYANE/
		);
	});
});

describe('a question', () => {
	it('answered by yes or no has no answer beforehand', () => {
		const { body } = render(OuiNon, { props: { legende: 'Aménagement', name: 'amenagement', obligatoire: true } });
		expect(body.match(/type="radio"/g)).toHaveLength(2);
		expect(body).not.toMatch(/ checked/);
	});
	it('answered « Non » shows « Non »', () => {
		const { body } = render(OuiNon, { props: { legende: 'Aménagement', name: 'amenagement', value: false } });
		expect(body).toMatch(/value="false"[^>]* checked/);
		expect(body).not.toMatch(/value="true"[^>]* checked/);
	});
	it('writes under each answer what it entails, tied to that answer', () => {
		const options = [{ valeur: 'inscrit', libelle: 'Inscrit', aide: 'Je la passe' }];
		const { body } = render(BoutonsRadio, { props: { legende: 'Position', name: 'ef1', options, erreur } });
		expect(body).toContain('aria-describedby="ef1-effet"');
		expect(body).toContain('id="ef1-effet">Je la passe');
		expect(body).toMatch(/<fieldset[^>]*aria-invalid="true"[^>]*aria-describedby="ef1-erreur"/);
	});
	it('to tick keeps its error with it', () => {
		const { body } = render(CaseACocher, {
			props: { name: 'acceptees', label: 'J’accepte', obligatoire: true, erreur }
		});
		expect(body).toContain('aria-describedby="acceptees-erreur"');
		expect(body).toContain(erreur);
	});
});

describe('the summary of errors', () => {
	const erreurs = [
		{ champ: 'nom', message: 'Nom de naissance : il manque' },
		{ champ: 'mail', message: 'Adresse mail : il manque' }
	];
	it('counts the answers to correct, leads to each field and takes the focus even without a script', () => {
		const { body } = render(ResumeErreurs, { props: { erreurs } });
		expect(body).toContain('2 réponses sont à corriger');
		expect(body).toContain('href="#nom"');
		expect(body).toContain('href="#mail"');
		expect(body).toMatch(/role="alert" tabindex="-1" autofocus/);
	});
	it('says « 1 réponse est à corriger » for a single one', () => {
		expect(render(ResumeErreurs, { props: { erreurs: erreurs.slice(0, 1) } }).body).toContain(
			'1 réponse est à corriger'
		);
	});
	it('is absent when nothing is wrong', () => {
		expect(render(ResumeErreurs, { props: { erreurs: [] } }).body).not.toContain('alert');
	});
});
