/** Who has just signed out of this browser, for the one page that makes it forget them. No script reads it. */
import type { Cookies } from '@sveltejs/kit';

const BISCUIT = '__Host-escale-sortie';
const POSE = { path: '/', secure: true, sameSite: 'lax', httpOnly: true } as const;
/** In seconds: the way from one page to the next. */
const VIE = 60;

export function noterSortie(cookies: Cookies, compteId: string): void {
	cookies.set(BISCUIT, compteId, { ...POSE, maxAge: VIE });
}

/** Once; null when nobody has just signed out. */
export function prendreSortie(cookies: Cookies): string | null {
	const compteId = cookies.get(BISCUIT);
	if (compteId === undefined) return null;
	cookies.delete(BISCUIT, POSE);
	return compteId;
}
