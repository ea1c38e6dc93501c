/** The real engine of the photos, without its screens; and, for the bench, what it is measured with and against. */
import * as photos from '$lib/client/photos/pages';
import * as pdf from '$lib/client/photos/pdf';

globalThis.photos = { ...photos, ...pdf };
globalThis.peers = () => import('./peers.js');
globalThis.bench = {
	shots: () => import('./shots.js'),
	methods: () => import('./methods.js'),
	contrast: () => import('./contrast.js')
};
