/** The fonts of the official PDFs, made by the set-up out of DejaVu; the phone fetches the same files for its preview. */
import { readFile } from 'node:fs/promises';
import type { Polices } from '$lib/pdf/polices';

let lues: Promise<Polices> | undefined;

export function lirePolices(): Promise<Polices> {
	lues ??= Promise.all([
		readFile('static/polices/escale-regular.ttf'),
		readFile('static/polices/escale-bold.ttf')
	]).then(([normal, gras]) => ({ normal, gras }));
	return lues;
}
