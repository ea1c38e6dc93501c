/** What the phone sends of its dépôts, as the server parses it: the shapes of `depot.ts`, and nothing beside them. */
import * as z from 'zod/mini';
import { TYPES_DEPOT, type DemandeDepot as Depot, type DemandeVerrou as Verrou } from './depot';

const id = z.string().check(z.regex(/^[\w-]{1,80}$/));

export const DemandeDepot = z.strictObject({
	candidatureId: id,
	pieceId: id,
	type: z.enum(TYPES_DEPOT),
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	octets: z.int().check(z.minimum(0)),
	version: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000)))
}) satisfies z.ZodMiniType<Depot>;

export const DemandeVerrou = z.strictObject({
	groupe: z.string().check(z.maxLength(200)),
	depots: z.record(id, z.uuid()).check(z.refine((depots) => Object.keys(depots).length <= 100))
}) satisfies z.ZodMiniType<Verrou>;
