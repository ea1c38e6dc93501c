/** « Modifier mon compte » and the devices that are signed in. Works without JavaScript. */
import { nouvelleAdresse, nouvelleAdresseFederee } from '$lib/domain/modification-compte';
import { phrasePolitique, POLITIQUE } from '$lib/domain/mot-de-passe';
import { changementMotDePasse } from '$lib/domain/nouveau-mot-de-passe';
import { Refus } from '$lib/domain/refus';
import { adresseEnAttente, annulerAdresse, renvoyerAdresse } from '$lib/server/adresse-en-attente';
import { findIdentifiant } from '$lib/server/db/comptes';
import { estFederee } from '$lib/server/db/identites';
import { fermerAppareil, fermerAutresAppareils, listerAppareils } from '$lib/server/appareils';
import { ouvrirAuthSession } from '$lib/server/auth';
import { aFaitSaPreuve, oublierPreuve } from '$lib/server/franceconnect-biscuits';
import { champsRecus, erreursDuRefus, lireFormulaire, signeIci } from '$lib/server/http';
import { changerMotDePasse, demanderAdresse, lireGel } from '$lib/server/mon-compte';
import { demanderPreuve, parQuoi, refusDePreuve } from '$lib/server/preuve-franceconnect';
import { suiteDe } from '$lib/server/suite';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** The id of an authSession; PostgreSQL could not even be asked about some of what is no id. */
const APPAREIL = /^[0-9a-f]{64}$/;
const FAITS = ['informations', 'mot-de-passe', 'adresse', 'adresse-annulee', 'appareils', 'appareils-tous', 'premiere'];

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
	const { compte, token } = signeIci(locals);
	const { app } = locals;
	const fait = url.searchParams.get('fait') ?? '';
	const federe = await estFederee(app.engine, compte.id);
	return {
		moi: compte,
		identifiant: await findIdentifiant(app.engine, compte.id),
		politique: phrasePolitique(POLITIQUE),
		gel: await lireGel(app, compte.id),
		/** They sign in by FranceConnect: no password stands for them here. */
		federe,
		/** How the owner proves who they are, for another address. */
		par: parQuoi(federe, aFaitSaPreuve(app, cookies, compte.id)),
		refus: refusDePreuve(url),
		enAttente: await adresseEnAttente(app, compte.id),
		appareils: await listerAppareils(app, compte.id, token),
		/** What was just done. */
		fait: FAITS.includes(fait) ? fait : null,
		suite: suiteDe(url)
	};
};

/** What was typed of the address, to be corrected rather than typed again; never a password. */
function adressesDe(champs: FormData) {
	const texte = (nom: string) => String(champs.get(nom) ?? '').slice(0, 254);
	return { mail: texte('mail'), mailConfirmation: texte('mailConfirmation') };
}

export const actions: Actions = {
	adresse: async ({ request, locals, getClientAddress }) => {
		const { compte } = signeIci(locals);
		const { champs, valeur, erreurs } = await lireFormulaire(request, nouvelleAdresse);
		if (erreurs) return fail(400, { erreurs, saisie: adressesDe(champs) });
		try {
			await demanderAdresse(locals.app, compte, valeur, getClientAddress());
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'mail');
			const existe = refus instanceof Refus && refus.code === 'mail_existe';
			return fail(statut, { erreurs, existe, saisie: adressesDe(champs) });
		}
		redirect(303, '/compte?fait=adresse');
	},
	renvoyer: async ({ locals, getClientAddress }) => {
		const { compte } = signeIci(locals);
		try {
			await renvoyerAdresse(locals.app, compte, getClientAddress());
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'renvoi');
			return fail(statut, { erreurs });
		}
		redirect(303, '/compte?fait=adresse');
	},
	annuler: async ({ locals }) => {
		const { compte } = signeIci(locals);
		await annulerAdresse(locals.app, compte.id);
		redirect(303, '/compte?fait=adresse-annulee');
	},
	identifier: (event) => demanderPreuve(event, '/compte'),
	adresseFederee: async ({ request, locals, cookies, getClientAddress }) => {
		const { compte } = signeIci(locals);
		if (!aFaitSaPreuve(locals.app, cookies, compte.id)) redirect(303, '/compte?refus=franceconnect_perime');
		const { champs, valeur, erreurs } = await lireFormulaire(request, nouvelleAdresseFederee);
		if (erreurs) return fail(400, { erreurs, saisie: adressesDe(champs) });
		try {
			await demanderAdresse(locals.app, compte, { mail: valeur.mail, motDePasseActuel: null }, getClientAddress());
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'mail');
			const existe = refus instanceof Refus && refus.code === 'mail_existe';
			return fail(statut, { erreurs, existe, saisie: adressesDe(champs) });
		}
		oublierPreuve(cookies);
		redirect(303, '/compte?fait=adresse');
	},
	motDePasse: async ({ request, locals, cookies }) => {
		const { compte } = signeIci(locals);
		const { valeur, erreurs } = await lireFormulaire(request, changementMotDePasse);
		if (erreurs) return fail(400, { erreurs });
		try {
			await changerMotDePasse(locals.app, compte, valeur.ancien, valeur.motDePasse);
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'ancien');
			return fail(statut, { erreurs });
		}
		// Every token is gone, this browser's too: it gets a new one.
		const { appareilPartage } = locals;
		await ouvrirAuthSession(locals.app, cookies, compte.id, {
			appareilPartage,
			agent: request.headers.get('user-agent')
		});
		redirect(303, '/compte?fait=mot-de-passe');
	},
	fermer: async ({ request, locals, cookies }) => {
		const { compte } = signeIci(locals);
		const id = (await champsRecus(request)).get('id');
		if (typeof id === 'string' && APPAREIL.test(id)) await fermerAppareil(locals.app, cookies, compte.id, id);
		redirect(303, '/compte?fait=appareils');
	},
	fermerAutres: async ({ locals, cookies }) => {
		const { compte, token } = signeIci(locals);
		await fermerAutresAppareils(locals.app, cookies, compte.id, token);
		redirect(303, '/compte?fait=appareils-tous');
	}
};
