import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { mailAbsent } from '$lib/domain/mail-absent';
import Adresse from './Adresse.svelte';

const props = {
	...{ mail: 'alya@exemple.fr', identifiant: null, enAttente: null, par: 'mot_de_passe' as const, refus: null },
	...{ versFranceConnect: null, erreurs: [], saisie: null, existe: false }
};
const page = (autres: Partial<typeof props> | Record<string, unknown>) =>
	render(Adresse, { props: { ...props, ...autres } }).body.replace(/<!--.*?-->/g, '');

describe('the address of a compte', () => {
	it('R-044 of a pupil who has none, it is the identifiant of the papillon that is told', () => {
		const body = page({ mail: mailAbsent('02236030282'), identifiant: 'pierre.dubois' });
		expect(body).toContain('pierre.dubois');
		expect(body).not.toContain('sans-adresse.invalid');
	});

	it('R-025 one that waits to be confirmed and looks mistyped is said with the likely one', () => {
		expect(page({ enAttente: 'pierre@gmial.com' })).toContain('pierre@gmail.com');
		expect(page({ enAttente: 'pierre@gmail.com' })).not.toContain('Vouliez-vous');
	});

	it('R-026 what was refused stays typed, and one that serves already says why', () => {
		const body = page({ saisie: { mail: 'a@exemple.fr', mailConfirmation: 'b@exemple.fr' }, existe: true });
		expect(body).toContain('value="a@exemple.fr"');
		expect(body).toContain('value="b@exemple.fr"');
		expect(body).toContain('Pourquoi cette adresse est-elle refusée');
	});
});
