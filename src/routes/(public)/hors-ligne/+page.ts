/** Kept by the service worker, shown at any address that needs the network: no script, nothing to ask for. */
export const csr = false;
export const prerender = true;
