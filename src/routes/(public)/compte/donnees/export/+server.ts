/** « Exporter mes données »: a zip, written as it is downloaded. */
import { exporterDonnees } from '$lib/server/export';
import { connecte, endpoint } from '$lib/server/http';
import { ecrireZip } from '$lib/server/zip';

export const GET = endpoint((event) => {
	const compte = connecte(event);
	const { app } = event.locals;
	app.journal.info('donnees_exportees', { compte: compte.id });
	return new Response(flux(ecrireZip(exporterDonnees(app, compte), app.clock.now())), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': 'attachment; filename="escale-mes-donnees.zip"',
			'x-content-type-options': 'nosniff'
		}
	});
});

/** Read as fast as the browser takes it: one file at a time is in memory. */
function flux(morceaux: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controle) {
			const { done, value } = await morceaux.next();
			if (done) controle.close();
			else controle.enqueue(value);
		},
		async cancel() {
			await morceaux.return(undefined);
		}
	});
}
