/** A file sent by bare requests, as the phone does it: announced, then what is missing, until the receipt. */
import { createHash, randomUUID } from 'node:crypto';
import type { APIResponse, Page } from '@playwright/test';
import type { DepotEnCours, RecuDepot, TypeDepot } from '../../src/lib/domain/depot.ts';
import { ICI } from './raccourcis.ts';

export interface Envoye {
	candidatureId: string;
	pieceId: string;
	octets: Uint8Array;
	type?: TypeDepot;
	id?: string;
}

export function annonce(page: Page, { candidatureId, pieceId, octets, ...reste }: Envoye): Promise<APIResponse> {
	const { type = 'image/jpeg', id = randomUUID() } = reste;
	const sha256 = createHash('sha256').update(octets).digest('hex');
	return page.request.put(`/api/depots/${id}`, {
		headers: { ...ICI, 'content-type': 'application/json' },
		data: JSON.stringify({ candidatureId, pieceId, type, sha256, octets: octets.length })
	});
}

export function part(page: Page, id: string, octets: Uint8Array, offset: number): Promise<APIResponse> {
	return page.request.patch(`/api/depots/${id}`, {
		headers: { ...ICI, 'content-type': 'application/octet-stream', 'escale-offset': String(offset) },
		data: Buffer.from(octets)
	});
}

/** On a good line; answers the receipt. */
export async function donne(page: Page, envoye: Envoye): Promise<RecuDepot> {
	const id = envoye.id ?? randomUUID();
	const { offset }: DepotEnCours = await (await annonce(page, { ...envoye, id })).json();
	return (await part(page, id, envoye.octets.subarray(offset), offset)).json();
}
