/**
 * Signing in again without leaving the page: the phone says for whom it keeps its work, and nobody else may take its
 * place. Another person signs in on « Veuillez vous identifier ».
 */
import { connexion } from '$lib/domain/compte';
import { Refus } from '$lib/domain/refus';
import { fermerAuthSession, ouvrirAuthSession } from '$lib/server/auth';
import { identifier } from '$lib/server/comptes';
import { corpsJson, endpoint } from '$lib/server/http';
import { json } from '@sveltejs/kit';
import * as z from 'zod/mini';

const Demande = z.strictObject({ ...connexion.shape, compteId: z.uuid() });

export const POST = endpoint(async ({ request, locals: { app, authSessionId }, cookies, getClientAddress }) => {
	const { identifiant, motDePasse, appareilPartage, compteId } = (await corpsJson(request, Demande, 4096)).valeur;
	if ((await identifier(app, identifiant, motDePasse, getClientAddress())) !== compteId)
		throw new Refus('autre_compte');
	if (authSessionId) await fermerAuthSession(app, cookies, authSessionId);
	await ouvrirAuthSession(app, cookies, compteId, { appareilPartage, agent: request.headers.get('user-agent') });
	return json({ compteId });
});
