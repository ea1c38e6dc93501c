/**
 * The shell of the candidate's space: one page for every address under /espace, made once and for all, the same for
 * everybody. The service worker answers with it; Kit's router then draws the address that was asked for.
 */
import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const prerender = true;
export const ssr = false;

/** Opened at its own address, it has nothing to draw. */
export const load: PageLoad = () => redirect(307, '/espace');
