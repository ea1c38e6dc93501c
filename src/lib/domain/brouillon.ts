/**
 * The brouillon between the phone and the server: what travels onglet by onglet, and when a change is refused.
 *
 * Nothing of it counts as an inscription. What does not validate is kept too: only the shape is judged here, so that the
 * form of another device can show it.
 */
import * as z from 'zod/mini';
import type { CodeRefus } from './refus';
import type { PartieSaisie, Saisie as SaisieComplete } from './saisie';
import { Saisie } from './saisie-recue';

/** How many versions a candidature has; 0: it is still « À compléter ». */
const VersionDeCandidature = z.int().check(z.minimum(0), z.maximum(1_000_000));

/** One onglet as typed, and what the phone knew when it was. The envoi's id travels as `Idempotency-Key`. */
export const DemandeOnglet = z.strictObject({
	brouillon: z.strictObject({
		campagneId: z.string().check(z.regex(/^[\w-]{1,60}$/)),
		candidatureId: z.nullable(z.uuid()),
		creeLe: z.iso.datetime(),
		/** Version of the candidature that a modification began from; absent: it is of none. */
		surVersion: z.optional(VersionDeCandidature)
	}),
	/** Version of the server's onglet that the phone had when the person typed; 0 for none. */
	base: z.int().check(z.minimum(0), z.maximum(1_000_000)),
	valeur: z.unknown()
});
export type DemandeOnglet = z.infer<typeof DemandeOnglet>;

/** The receipt that lets a screen say « Enregistré sur le serveur ». */
export interface RecuOnglet {
	envoiId: string;
	version: number;
	/** ISO instant of the server's clock. */
	recuLe: string;
}

export interface OngletServeur {
	/** 0: of the candidature that a modification began from; the brouillon has no such onglet yet. */
	version: number;
	valeur: unknown;
	/** ISO instant. */
	modifieLe: string;
}

/** How a brouillon ended: enregistré, or dropped. */
export interface Devenir {
	/** The candidature that it became; null when it was dropped. */
	devenu: string | null;
	/** What that candidature holds now, and in which version. */
	suite: SaisieComplete | null;
	version?: number;
	/** Of a modification: what the candidature held when it began. */
	avant?: Partial<SaisieComplete>;
	/** ISO instant. */
	le: string;
}

/** With `candidature_modifiee`: what the candidature was when the modification began, and what it is now. */
export type ModifieeAilleurs = Required<Devenir> & { suite: SaisieComplete };

/** A brouillon as the server knows it; a finished one has no onglet left. */
export interface BrouillonServeur {
	id: string;
	campagneId: string;
	candidatureId: string | null;
	/** Version of the candidature that it began from; null or absent: it is of none. */
	surVersion?: number | null;
	/** ISO instants. */
	creeLe: string;
	/** How it ended; null while it lives. */
	fin: Devenir | null;
	/** « BACCALAURÉAT PROFESSIONNEL », for its card. */
	titre: string;
	sessionExamen: string;
	academie: string;
	onglets: Partial<Record<PartieSaisie, OngletServeur>>;
}

export const estPartie = (onglet: string): onglet is PartieSaisie => Object.hasOwn(Saisie.shape, onglet);

/** Longest JSON of one onglet, in characters: forty times a full one. */
const ONGLET_MAX = 40_000;

/** Why this is no onglet that a form could show; null when it is one, however wrong what was typed in it. */
export function refusOnglet(onglet: PartieSaisie, valeur: unknown): CodeRefus | null {
	if (JSON.stringify(valeur ?? null).length > ONGLET_MAX) return 'corps_trop_gros';
	// JSON may hold it as a key of its own, which no onglet has and a record of zod does not see.
	if (/"__proto__":/.test(JSON.stringify(valeur))) return 'corps_illisible';
	const lu = Saisie.shape[onglet].safeParse(valeur);
	// Too long a text is the person's to shorten, at its field, and is kept meanwhile.
	return lu.success || lu.error.issues.every((faute) => faute.code === 'too_big') ? null : 'corps_illisible';
}

/** The versions of the onglets that a device had, as an address carries them: « acquis:1,identification:2 ». */
export const VersionsVues = z.pipe(
	z.string().check(z.maxLength(400), z.regex(/^([a-z]{1,20}:\d{1,7}(,(?=[a-z])|$))*$/)),
	z.transform((texte): Record<string, number> =>
		Object.fromEntries(
			texte
				.split(',')
				.filter(Boolean)
				.map((une) => [une.split(':')[0] ?? '', Number(une.split(':')[1])])
		)
	)
);

/** Why a change may not be taken as it comes; null when it may. A server that lost its own takes the phone's. */
export function refusVersion(actuelle: number, base: number): CodeRefus | null {
	return actuelle > 0 && actuelle !== base ? 'version_perimee' : null;
}
