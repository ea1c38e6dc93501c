/** In a thread of its own, so that what the bench sends does not make it late: one request after the other, until told to stop. */
import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { address, cookie } = workerData;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let reading = false;

parentPort.on('message', async (begin) => {
	reading = begin;
	if (!begin) return;
	const times = [];
	while (reading) times.push(await one());
	parentPort.postMessage(times);
});

/** ms. */
function one() {
	const asked = performance.now();
	return new Promise((resolve, reject) => {
		get(address, { agent, headers: { cookie } }, (answer) => {
			if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}`));
			answer.resume().on('end', () => resolve(performance.now() - asked));
		}).on('error', reject);
	});
}
