/** The address that waits to be confirmed from its own letter box: its mail is sent again, or it is given up. */
import type { Compte } from '$lib/domain/compte';
import { estMailAbsent } from '$lib/domain/mail-absent';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { deposerCourriel } from './courriels';
import * as jetons from './db/jetons';
import { lettreAdresseEleve, lettreNouvelleAdresse } from './lettres-compte';
import { creerLien } from './liens';
import { compterTentative, LIEN_ADRESSE, RENVOI_ADRESSE } from './tentatives';

/** A button pressed twice is pressed once, in ms. */
const DEUX_FOIS = 5_000;

/** Null when there is none. */
export async function adresseEnAttente(app: App, compteId: string): Promise<string | null> {
	return (await enAttente(app, compteId))?.mail ?? null;
}

async function enAttente({ engine, clock }: App, compteId: string) {
	const jeton = await jetons.findJetonOf(engine, compteId, 'adresse');
	const mail = jeton?.donnee?.mail;
	return jeton && mail && clock.now() < jeton.expireLe ? { mail, depuis: jeton.creeLe } : null;
}

/** The link that was sent before opens nothing any more. `adresse`: where it is asked from. Throws `lien_perime` when none waits. */
export async function renvoyerAdresse(app: App, { id, mail }: Compte, adresse: string): Promise<void> {
	await app.engine.tx(async () => {
		const attend = await enAttente(app, id);
		if (!attend) throw new Refus('lien_perime');
		if (app.clock.now().getTime() - attend.depuis.getTime() < DEUX_FOIS) return;
		const { mail: nouveau } = attend;
		await compterTentative(app, LIEN_ADRESSE, adresse);
		await compterTentative(app, RENVOI_ADRESSE, nouveau);
		await jetons.deleteJetonsOf(app.engine, id, ['adresse']);
		const lien = await creerLien(app, 'adresse', id, { donnee: { mail: nouveau } });
		const lettre = estMailAbsent(mail) ? lettreAdresseEleve(lien) : lettreNouvelleAdresse(lien);
		await deposerCourriel(app, { compteId: id, destinataire: nouveau, ...lettre });
	});
}

/** Nothing has changed; a link that waits in that letter box does nothing any more. */
export async function annulerAdresse({ engine }: App, compteId: string): Promise<void> {
	await engine.tx(() => jetons.deleteJetonsOf(engine, compteId, ['adresse']));
}
