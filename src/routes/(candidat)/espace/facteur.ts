/** The facteur of the space, for the pages under its layout. A function: the person may change, the layout stays. */
import type { Facteur } from '$lib/client/facteur.svelte';
import { getContext, setContext } from 'svelte';

const CLE = Symbol('facteur');

export const leFacteur = (): (() => Facteur) => getContext(CLE);
export const donnerLeFacteur = (lui: () => Facteur): void => void setContext(CLE, lui);
