/** Presses « Enregistrer » for many people at once, over a bounded number of kept connections. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Seconds until every one of them holds a receipt; anything else is an error. */
export async function load(origin, people, connections) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const waiting = people.map(({ cookie, body }) => ({ cookie, body: JSON.stringify(body), key: randomUUID() }));
	const begin = performance.now();
	const worker = async () => {
		for (let person = waiting.pop(); person; person = waiting.pop()) await enregistrer(agent, origin, person);
	};
	await Promise.all(Array.from({ length: connections }, worker));
	const seconds = (performance.now() - begin) / 1000;
	agent.destroy();
	return seconds;
}

function enregistrer(agent, origin, { cookie, body, key }) {
	const headers = {
		cookie,
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
		'idempotency-key': key,
		'sec-fetch-site': 'same-origin'
	};
	return new Promise((resolve, reject) => {
		const sent = request(`${origin}/api/candidatures`, { agent, method: 'POST', headers }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (piece) => (text += piece));
			answer.on('error', reject).on('end', () => {
				if (answer.statusCode === 200 && 'numeroInscription' in JSON.parse(text)) resolve();
				else reject(new Error(`« Enregistrer » answered ${answer.statusCode}: ${text.slice(0, 400)}`));
			});
		});
		sent.on('error', reject).end(body);
	});
}
