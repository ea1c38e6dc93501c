/**
 * A public page that is to open again without network: the worker of the app is called, for somebody who has no space
 * yet, and told to keep a copy of it. Later visits keep theirs by themselves (`src/service-worker`).
 */
export async function garderLaPage(): Promise<void> {
	const { serviceWorker } = navigator;
	if (!serviceWorker) return;
	try {
		await serviceWorker.register('/service-worker.js', { scope: '/', updateViaCache: 'none' });
		const { active } = await serviceWorker.ready;
		active?.postMessage({ garder: location.href });
	} catch {
		// A browser that lets nothing be kept reads the page with the network.
	}
}
