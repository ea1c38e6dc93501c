/** « Ce lien n'est valable que pour une durée de 48h. Passé ce délai, vos informations seront effacées. » */
import { expect, test } from '../support/monde.ts';

test('R-028 a compte that nobody activated within 48 h is gone with its data, its link says so, and the address serves again', async ({
	alya,
	horloge,
	courriels,
	registre
}) => {
	await alya.creeUnCompte();
	const { lien } = await courriels.pour(alya.mail, /Activer/);
	// What is erased with the compte: its jeton and its mails.
	const [compte] = registre.lignes('select id from compte where mail = ?', alya.mail);
	const id = String(compte?.id);
	const traces = () =>
		['jeton', 'courriel'].map((table) => registre.lignes(`select 1 from ${table} where compte_id = ?`, id).length);
	expect(traces()).toEqual([1, 1]);

	await horloge.est('2026-11-07 08:59');
	await alya.vaSur(lien);
	await expect(alya.page.getByRole('button', { name: 'Activer mon compte' })).toBeVisible();

	// Forty-eight hours to the minute; she presses the button of a page that she left open.
	await horloge.est('2026-11-07 09:00');
	await alya.appuieSur('Activer mon compte');
	await alya.voit('Ce lien ne fonctionne plus', /vos données sont effacées après 48\sh/);
	await expect.poll(() => registre.comptes(alya.mail)).toBe(0);
	expect(traces()).toEqual([0, 0]);
	expect(registre.courriels(alya.mail)).toBe(0);
	await alya.vaSur(lien);
	await alya.voit('Ce lien ne fonctionne plus');

	await alya.creeUnCompte();
	// The mail of the first went with it, or goes within the hour.
	await expect.poll(() => courriels.tous(alya.mail).at(-1)?.lien ?? lien).not.toBe(lien);
	const second = await courriels.pour(alya.mail, /Activer/);
	await alya.vaSur(second.lien);
	await alya.appuieSur('Activer mon compte');
	await alya.voit('Votre compte est activé');
	await alya.seConnecte();
});

test('R-028 a compte that was activated is still there when the 48 h are over', async ({
	alya,
	bastien,
	horloge,
	registre
}) => {
	await alya.aUnCompte();
	await bastien.creeUnCompte();
	await horloge.avance({ heures: 49 });
	// Bastien’s goes: the erasing has passed.
	await expect.poll(() => registre.comptes(bastien.mail)).toBe(0);
	await alya.seConnecte();
});
