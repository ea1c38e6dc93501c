/** What is new for a candidat: messages and documents that they have not opened, and the opening itself. */
import type { Nouveautes } from '$lib/domain/candidature';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { countCourrielsNonLus, markCourrielRead, markFaitRead } from './db/courriels';
import { listDocuments } from './db/documents';
import { marquerLu, publies } from './documents';

/** Of one candidature; what is asked again of its pièces is in its avancement. */
export async function lireNouveautes(app: App, compteId: string, candidatureId: string): Promise<Nouveautes> {
	const nonLus = await countCourrielsNonLus(app.engine, compteId);
	return {
		messages: nonLus.find((ligne) => ligne.candidatureId === candidatureId)?.nombre ?? 0,
		documents: publies(await listDocuments(app.engine, candidatureId)).filter(({ luLe }) => !luLe).length
	};
}

/** `le` is when the phone showed it; answers when it was opened first. */
export async function lireMessage(app: App, compteId: string, id: string, le: Date): Promise<string> {
	const luLe = new Date(Math.min(le.getTime(), app.clock.now().getTime()));
	const trouve = await app.engine.tx(() => markCourrielRead(app.engine, { compteId, id }, luLe));
	if (!trouve) throw new Refus('introuvable');
	return luLe.toISOString();
}

/** Whoever opened the document has nothing left to learn from the mail that told of it. */
export async function ouvrirDocument(
	app: App,
	qui: { compteId: string; candidatureId: string; type: string },
	le: Date
): Promise<string> {
	const { luLe, version } = await marquerLu(app, qui, le);
	const { compteId, candidatureId, type } = qui;
	const fait = type === 'releve' ? `notes:${candidatureId}` : `document:${candidatureId}:${type}:${version}`;
	await app.engine.tx(() => markFaitRead(app.engine, { compteId, fait }, luLe));
	return luLe.toISOString();
}
