/** Can it still be read? The share of letters that tesseract gets wrong, of the words that were printed. */
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cache } from './album.mjs';

const run = promisify(execFile);

/** Why nothing can be read on this machine; null when it can. */
export function unreadable() {
	const { stdout, error } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
	if (error) return 'tesseract is not installed (Debian: tesseract-ocr tesseract-ocr-fra)';
	return /^fra$/m.test(stdout) ? null : 'tesseract lacks French (Debian: tesseract-ocr-fra)';
}

/** The same bytes read the same: once is enough. Without Sauvola’s threshold it fails on the photos themselves. */
async function read(file) {
	const kept = join(cache, 'read', createHash('sha256').update(readFileSync(file)).digest('hex'));
	if (!existsSync(kept)) {
		const options = ['-l', 'fra', '--psm', '3', '-c', 'thresholding_method=2'];
		const { stdout } = await run('tesseract', [file, '-', ...options], {
			env: { ...process.env, OMP_THREAD_LIMIT: '1' }
		});
		mkdirSync(join(cache, 'read'), { recursive: true });
		writeFileSync(kept, stdout);
	}
	return readFileSync(kept, 'utf8').replace(/\s+/g, ' ').replaceAll('\u2019', "'");
}

/** `lines`: what was printed, `{ size, text }`. Letters and errors by size. */
export async function errors(file, lines) {
	const text = await read(file);
	const sizes = {};
	for (const { size, text: line } of lines) {
		const count = (sizes[size] ??= { letters: 0, wrong: 0 });
		count.letters += line.length;
		count.wrong += distance(line, text);
	}
	return sizes;
}

/** Changes that make the line a part of the text, wherever that is: a stamp’s own words do not count. */
function distance(line, text) {
	let above = new Uint16Array(text.length + 1);
	for (let i = 1; i <= line.length; i++) {
		const row = new Uint16Array(text.length + 1);
		row[0] = i;
		for (let j = 1; j <= text.length; j++) {
			const change = above[j - 1] + (line[i - 1] === text[j - 1] ? 0 : 1);
			row[j] = Math.min(change, above[j] + 1, row[j - 1] + 1);
		}
		above = row;
	}
	return above.reduce((least, value) => Math.min(least, value), line.length);
}
