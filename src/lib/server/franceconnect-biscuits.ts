/**
 * What this browser keeps of FranceConnect, sealed: the demande while its person is away, which ties the answer to the
 * browser that asked (login CSRF) and serves once; then the id_token, to be shown when they sign out.
 */
import type { Cookies } from '@sveltejs/kit';
import * as z from 'zod';
import type { App } from './app';

/** As long as FranceConnect itself waits for somebody. */
const VIE_DEMANDE = 30 * 60_000;
const BISCUIT_DEMANDE = '__Host-escale-fc';
const BISCUIT_FIN = '__Host-escale-fc-fin';
const BISCUIT_PREUVE = '__Host-escale-fc-preuve';
/** Somebody who has just proved who they are presses the button, or has gone away. */
const VIE_PREUVE = 5 * 60_000;
// Lax: the way back starts on the page of another site.
const POSE = { path: '/', secure: true, sameSite: 'lax', httpOnly: true } as const;

const DemandeEnCours = z.object({
	demande: z.object({ etat: z.string(), nonce: z.string(), verifieur: z.string().nullable() }),
	/** Where they were going when they had to sign in, or the page that asks who they are. */
	suite: z.string(),
	appareilPartage: z.boolean(),
	/** Id of the compte whose owner proves again who they are; null when they sign in. */
	reidentifie: z.nullable(z.string()),
	/** Instant in milliseconds. */
	expire: z.number()
});
export type DemandeEnCours = Omit<z.infer<typeof DemandeEnCours>, 'expire'>;

type Biscuits = Pick<App, 'clock' | 'franceconnect'>;

export function poserDemande({ clock, franceconnect }: Biscuits, cookies: Cookies, enCours: DemandeEnCours): void {
	const expire = clock.now().getTime() + VIE_DEMANDE;
	const scelle = franceconnect?.sceau.sceller(BISCUIT_DEMANDE, JSON.stringify({ ...enCours, expire }));
	if (scelle) cookies.set(BISCUIT_DEMANDE, scelle, { ...POSE, maxAge: VIE_DEMANDE / 1000 });
}

/** The demande of this browser, taken away as it is read; null when there is none, or too old a one. */
export function prendreDemande({ clock, franceconnect }: Biscuits, cookies: Cookies): DemandeEnCours | null {
	const scelle = cookies.get(BISCUIT_DEMANDE);
	if (!scelle) return null;
	cookies.delete(BISCUIT_DEMANDE, POSE);
	const clair = franceconnect?.sceau.ouvrir(BISCUIT_DEMANDE, scelle);
	if (!clair) return null;
	const { expire, ...enCours } = DemandeEnCours.parse(JSON.parse(clair));
	return clock.now().getTime() < expire ? enCours : null;
}

/** The owner of that compte has just proved who they are, in this browser. */
export function poserPreuve({ clock, franceconnect }: Biscuits, cookies: Cookies, compteId: string): void {
	const expire = clock.now().getTime() + VIE_PREUVE;
	const scelle = franceconnect?.sceau.sceller(BISCUIT_PREUVE, JSON.stringify({ compteId, expire }));
	if (scelle) cookies.set(BISCUIT_PREUVE, scelle, { ...POSE, maxAge: VIE_PREUVE / 1000 });
}

/** Whether the owner of that compte proved who they are less than five minutes ago; asking uses nothing up. */
export function aFaitSaPreuve({ clock, franceconnect }: Biscuits, cookies: Cookies, compteId: string): boolean {
	const clair = franceconnect?.sceau.ouvrir(BISCUIT_PREUVE, cookies.get(BISCUIT_PREUVE) ?? '');
	if (!clair) return false;
	const preuve = Preuve.parse(JSON.parse(clair));
	return preuve.compteId === compteId && clock.now().getTime() < preuve.expire;
}

export function oublierPreuve(cookies: Cookies): void {
	if (cookies.get(BISCUIT_PREUVE)) cookies.delete(BISCUIT_PREUVE, POSE);
}

const Preuve = z.object({ compteId: z.string(), expire: z.number() });

export function retenirIdToken({ franceconnect }: Biscuits, cookies: Cookies, idToken: string): void {
	if (franceconnect) cookies.set(BISCUIT_FIN, franceconnect.sceau.sceller(BISCUIT_FIN, idToken), POSE);
}

/** Whether whoever signs out came by FranceConnect. */
export function venuParFranceConnect(cookies: Cookies): boolean {
	return cookies.get(BISCUIT_FIN) !== undefined;
}

export function prendreIdToken({ franceconnect }: Biscuits, cookies: Cookies): string | null {
	const scelle = cookies.get(BISCUIT_FIN);
	if (!scelle) return null;
	cookies.delete(BISCUIT_FIN, POSE);
	return franceconnect?.sceau.ouvrir(BISCUIT_FIN, scelle) ?? null;
}
