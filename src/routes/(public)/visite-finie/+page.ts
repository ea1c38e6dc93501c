/** Kept by the service worker, shown in the place of « Se connecter » when a visit ends by itself without network: no script. */
export const csr = false;
export const prerender = true;
