import { lirePourLaPage } from '../lecture';
import type { PageLoad } from './$types';

interface Message {
	id: string;
	objet: string;
	corps: string;
	/** ISO instant. */
	le: string;
	/** Path in Escale of the very thing it speaks of; absent in what an older version of the app kept. */
	lien?: string | null;
	/** Which candidature it is about; null: none, absent in what an older version of the app kept. */
	candidatureId?: string | null;
	/** ISO instant at which it was opened; absent there too, where nothing is « non lu ». */
	luLe?: string | null;
}

export const load: PageLoad = async ({ fetch, depends, parent }) => {
	const { moi, vuLe: moiVuLe } = await parent();
	const { corps: messages, vuLe } = await lirePourLaPage<Message[]>('/api/messages', moi.compte.id, { fetch, depends });
	return { messages, vuLe: vuLe ?? moiVuLe };
};
