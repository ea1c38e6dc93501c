/** The photos of the bench, taken once and kept: the large one costs more than all that is measured on it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../launch/run.mjs';

const makers = ['shots.js', 'paper.js'].map((name) => readFileSync(join(import.meta.dirname, 'page', name)));
const hash = createHash('sha256').update(Buffer.concat(makers)).digest('hex').slice(0, 12);
export const cache = join(root, 'node_modules/.cache/escale/bench-photo', hash);

export const photoFile = (shot) => join(cache, `${shot}.jpg`);

/** Takes those that are missing, with a page of the bench’s own server, which gives `received` what is put to it. */
export async function take(shots, page, received) {
	mkdirSync(cache, { recursive: true });
	for (const shot of shots) {
		if (existsSync(photoFile(shot))) continue;
		await page.evaluate(async (name) => {
			const { shoot } = await globalThis.bench.shots();
			await fetch('/kept', { method: 'PUT', body: await shoot(name) });
		}, shot);
		writeFileSync(`${photoFile(shot)}.new`, received());
		renameSync(`${photoFile(shot)}.new`, photoFile(shot));
	}
}
