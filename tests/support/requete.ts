/** A bare HTTP request: nothing is added to it, which `fetch` cannot promise. For what a browser would never send. */
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

export interface Reponse {
	status: number;
	headers: IncomingHttpHeaders;
	texte: string;
}

interface Demande {
	method?: string;
	headers?: OutgoingHttpHeaders;
	corps?: string | Buffer;
}

export function requete(url: string, { method = 'GET', headers = {}, corps = '' }: Demande = {}): Promise<Reponse> {
	const longueur = method === 'GET' || method === 'HEAD' ? {} : { 'content-length': Buffer.byteLength(corps) };
	return new Promise((resolve, reject) => {
		const demande = request(url, { method, headers: { ...longueur, ...headers } }, (reponse) => {
			let texte = '';
			reponse.setEncoding('utf8').on('data', (morceau: string) => (texte += morceau));
			reponse.on('end', () => resolve({ status: reponse.statusCode ?? 0, headers: reponse.headers, texte }));
			reponse.on('error', reject);
		});
		demande.on('error', reject);
		demande.end(corps);
	});
}

/** A form of our own page. */
export function formulaire(
	url: string,
	champs: Record<string, string>,
	headers: OutgoingHttpHeaders = {}
): Promise<Reponse> {
	return requete(url, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			'sec-fetch-site': 'same-origin',
			accept: 'text/html',
			...headers
		},
		corps: new URLSearchParams(champs).toString()
	});
}
