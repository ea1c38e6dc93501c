/**
 * What this browser keeps of FranceConnect, sealed: the demande while its person is away, which ties the answer to the
 * browser that asked (login CSRF) and serves once; then the id_token, to be shown when they sign out.
 */
import type { Cookies } from '@sveltejs/kit';
import * as z from 'zod';
import type { App } from './app';
import type { Demande } from './fournisseur';

/** As long as FranceConnect itself waits for somebody. */
const VIE_DEMANDE = 30 * 60_000;
const BISCUIT_DEMANDE = '__Host-escale-fc';
const BISCUIT_FIN = '__Host-escale-fc-fin';
// Lax: the way back starts on the page of another site.
const POSE = { path: '/', secure: true, sameSite: 'lax', httpOnly: true } as const;

const DemandeEnCours = z.object({
	demande: z.object({ etat: z.string(), nonce: z.string(), verifieur: z.string().nullable() }),
	/** Where they were going when they had to sign in. */
	suite: z.string(),
	appareilPartage: z.boolean(),
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
export function prendreDemande(
	{ clock, franceconnect }: Biscuits,
	cookies: Cookies
): { demande: Demande; suite: string; appareilPartage: boolean } | null {
	const scelle = cookies.get(BISCUIT_DEMANDE);
	if (!scelle) return null;
	cookies.delete(BISCUIT_DEMANDE, POSE);
	const clair = franceconnect?.sceau.ouvrir(BISCUIT_DEMANDE, scelle);
	if (!clair) return null;
	const { expire, ...enCours } = DemandeEnCours.parse(JSON.parse(clair));
	return clock.now().getTime() < expire ? enCours : null;
}

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
