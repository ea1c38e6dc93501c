/**
 * Exam files on the phone: fetched once by hash, checked against it, then kept. A file that does not match its hash
 * (cut download, wrong cache) is never used.
 */
import type { Examen } from '$lib/domain/examen';
import { HorsLigne, Panne } from './api';
import type { Local } from './local';

export async function chargerExamen(local: Local, hash: string, aller: typeof fetch = fetch): Promise<Examen> {
	const garde = await local((db) => db.get('examens', hash));
	if (garde) return lu(garde.texte);
	const texte = await telecharger(hash, aller);
	if ((await empreinte(texte)) !== hash) throw new Panne(null);
	// A full disk keeps no rules: the form opens all the same, and what is typed goes first.
	await local((db) => db.put('examens', { hash, texte })).catch(() => {});
	return lu(texte);
}

async function telecharger(hash: string, aller: typeof fetch): Promise<string> {
	try {
		const reponse = await aller(`/api/examens/${hash}`);
		if (!reponse.ok) throw new Panne(null);
		return await reponse.text();
	} catch (erreur) {
		throw erreur instanceof Panne ? erreur : new HorsLigne();
	}
}

/** The server parsed the file before it gave it that hash: the types hold. */
const lu = (texte: string): Examen => JSON.parse(texte);

async function empreinte(texte: string): Promise<string> {
	const octets = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texte));
	return [...new Uint8Array(octets)].map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
