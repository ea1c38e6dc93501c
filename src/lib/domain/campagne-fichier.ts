/**
 * A campagne as an operator writes it in a file: hours as the clocks of the académie show them, an examen by its code.
 *
 * It becomes a `Campagne` once the exam file it pins is known. Sources: R-006 … R-010; architecture « An exam is a file ».
 */
import * as z from 'zod/mini';
import type { Campagne } from './campagne';
import { heureLocale, ReglagesCampagne } from './campagne-reglages';
import { instantLocal } from './dates';
import type { Examen } from './examen';
import { fautesDeZod } from './fautes';
import { FichierRefuse, type Faute } from './fichier';
import { anneeSession } from './offre';
import { academie } from './referentiels';

export const CampagneDemandee = z.strictObject({
	/** Code, « BCP »: its last edition imported; or the hash of the edition. */
	examen: z.string().check(z.minLength(1)),
	/** « 2027 », « JUIN 2027 » */
	sessionExamen: z.string().check(z.minLength(1)),
	/** Code BCN, « 33 » */
	academie: z.string(),
	/** « 2026-10-12T08:00 », as the clocks show it there. */
	ouverture: heureLocale,
	/** Exclusive: « until 17 h » is T17:00, « until 23:59 » is T24:00. */
	fermeture: heureLocale,
	/** IANA name of the zone in which both are announced; that of the académie when it is left out. */
	fuseau: z.optional(z.string()),
	reglages: ReglagesCampagne
});
export type CampagneDemandee = z.infer<typeof CampagneDemandee>;

/** Throws `FichierRefuse` when the file is not one. */
export function parseCampagne(json: unknown): CampagneDemandee {
	const lu = z.safeParse(CampagneDemandee, json, { reportInput: true });
	if (!lu.success) throw refusee(fautesDeZod(lu.error.issues));
	return lu.data;
}

/** The campagne that was asked for, under the edition of the exam file that it pins; throws `FichierRefuse`. */
export function campagneDemandee(demande: CampagneDemandee, examen: Examen, examenHash: string): Campagne {
	const { sessionExamen, reglages } = demande;
	const fautes = [...fautesReglages(demande, examen)];
	if (anneeSession(sessionExamen) === null)
		fautes.push({ path: ['sessionExamen'], message: `« ${sessionExamen} » ne dit pas l’année` });
	const lieu = academie(demande.academie);
	if (!lieu) fautes.push({ path: ['academie'], message: `« ${demande.academie} » n’est pas le code d’une académie` });
	const fuseau = demande.fuseau ?? lieu?.fuseau ?? null;
	if (fuseau === null || !estFuseau(fuseau)) {
		fautes.push({ path: ['fuseau'], message: 'un fuseau horaire est attendu, comme « Europe/Paris »' });
		throw refusee(fautes);
	}
	const ouverture = instantLocal(demande.ouverture, fuseau);
	const fermeture = instantLocal(demande.fermeture, fuseau);
	const depot = reglages.depot?.fuseau;
	if (depot !== undefined && !estFuseau(depot))
		fautes.push({
			path: ['reglages', 'depot', 'fuseau'],
			message: 'un fuseau horaire est attendu, comme « Europe/Paris »'
		});
	if (fermeture <= ouverture) fautes.push({ path: ['fermeture'], message: 'elle vient avant l’ouverture' });
	if (fautes.length > 0) throw refusee(fautes);
	return {
		id: [examen.code, sessionExamen, demande.academie].map((mot) => mot.trim().replace(/\s+/g, '-')).join('-'),
		examenCode: examen.code,
		examenHash,
		sessionExamen,
		academie: demande.academie,
		ouverture,
		fermeture,
		fuseau,
		reglages
	};
}

/** What the réglages name must be in the exam file. */
function fautesReglages({ reglages }: CampagneDemandee, examen: Examen): Faute[] {
	const langues = examen.langues.map((l) => l.id);
	const categories = examen.categories.map((c) => c.id);
	const cfd = examen.specialites.map((s) => s.cfd);
	const presentations = examen.presentations.map((p) => p.id);
	const { presentation } = reglages;
	const inconnue = presentation !== undefined && !presentations.includes(presentation) ? [presentation] : [];
	return [
		...inconnue.map((id) => ({
			path: ['reglages', 'presentation'],
			message: `« ${id} » : cet examen n’a pas cette présentation`
		})),
		...(reglages.contactsFamilles ?? []).flatMap((famille, f) =>
			inconnus(famille.specialites, cfd, ['contactsFamilles', f, 'specialites'], 'cet examen n’a pas cette spécialité')
		),
		...inconnus(reglages.specialites, cfd, ['specialites'], 'cet examen n’a pas cette spécialité'),
		...inconnus(reglages.languesFacultatives, langues, ['languesFacultatives'], 'cet examen n’a pas cette langue'),
		...inconnus(reglages.languesObligatoires, langues, ['languesObligatoires'], 'cet examen n’a pas cette langue'),
		...reglages.etablissements.flatMap((etablissement, e) =>
			inconnus(
				etablissement.categories,
				categories,
				['etablissements', e, 'categories'],
				'cet examen n’a pas cette catégorie'
			)
		)
	];
}

function inconnus(ids: string[] | null, connus: string[], path: (string | number)[], message: string): Faute[] {
	return (ids ?? []).flatMap((id, i) =>
		connus.includes(id) ? [] : [{ path: ['reglages', ...path, i], message: `« ${id} » : ${message}` }]
	);
}

function estFuseau(nom: string): boolean {
	try {
		new Intl.DateTimeFormat('fr', { timeZone: nom });
		return true;
	} catch {
		return false;
	}
}

function refusee(fautes: readonly Faute[]): FichierRefuse {
	return new FichierRefuse('Fichier de campagne refusé.', fautes);
}
