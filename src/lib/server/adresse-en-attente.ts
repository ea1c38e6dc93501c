/** The address that waits to be confirmed from its own letter box: its mail is sent again, or it is given up. */
import type { Compte } from '$lib/domain/compte';
import { estMailAbsent } from '$lib/domain/mail-absent';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { deposerCourriel } from './courriels';
import * as jetons from './db/jetons';
import { lettreAdresseEleve, lettreNouvelleAdresse } from './lettres-compte';
import { creerLien } from './liens';
import { compterTentative, LIEN_ADRESSE, RENVOI_ACTIVATION } from './tentatives';

/** Null when there is none. */
export async function adresseEnAttente({ engine, clock }: App, compteId: string): Promise<string | null> {
	const jeton = await jetons.findJetonOf(engine, compteId, 'adresse');
	return jeton && clock.now() < jeton.expireLe ? (jeton.donnee?.mail ?? null) : null;
}

/** The link that was sent before opens nothing any more. `adresse`: where it is asked from. Throws `lien_perime` when none waits. */
export async function renvoyerAdresse(app: App, { id, mail }: Compte, adresse: string): Promise<void> {
	await app.engine.tx(async () => {
		const nouveau = await adresseEnAttente(app, id);
		if (nouveau === null) throw new Refus('lien_perime');
		await compterTentative(app, LIEN_ADRESSE, adresse);
		await compterTentative(app, RENVOI_ACTIVATION, nouveau);
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
