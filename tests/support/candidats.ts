/** People, campagnes and candidatures as the specs of the server need them: valid as they stand, varied by spread. */
import { randomInt, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Campagne } from '../../src/lib/domain/campagne';
import type { DemandeEnregistrement, Recu } from '../../src/lib/domain/candidature';
import type { Compte, NouveauCompte } from '../../src/lib/domain/compte';
import { BCP, CONTEXTE_INDIVIDUEL, CONTEXTE_S2 } from '../../src/lib/domain/contexte.exemple';
import { numeroCandidat } from '../../src/lib/domain/numero-candidat';
import { saisieVide, type Saisie } from '../../src/lib/domain/saisie';
import type { App } from '../../src/lib/server/app';
import { enregistrerCandidature } from '../../src/lib/server/candidatures';
import { insertCampagne } from '../../src/lib/server/db/campagnes';
import { insertCandidature } from '../../src/lib/server/db/candidatures';
import { compteOf, insertCompte } from '../../src/lib/server/db/comptes';
import type { Row, Tables } from '../../src/lib/server/db/engine';
import { sha256 } from '../../src/lib/server/empreinte';
import { importerExamen } from '../../src/lib/server/examens';
import { hacher } from '../../src/lib/server/mot-de-passe';

export const MOT_DE_PASSE = 'Goéland.bleu7';
const empreinte = hacher(MOT_DE_PASSE);

/** What a form of « Créer un compte » well filled in asks to create; each call is another person. */
export function nouveauCompte(autrement: Partial<NouveauCompte> = {}): NouveauCompte {
	return {
		sexe: 'F',
		nom: 'D’Àlböra',
		nomUsage: null,
		prenoms: 'Ngọc Łucja',
		dateNaissance: '2002-05-06',
		paysNaissance: '100',
		departementNaissance: '973',
		communeNaissance: '97302',
		communeLibre: null,
		mail: `${randomUUID()}@exemple.fr`,
		motDePasse: MOT_DE_PASSE,
		...autrement
	};
}

// Drawn once, then counted: REL1 makes so many comptes that two draws in eight digits would meet one time in three.
let tirage = randomInt(1e8);
function numeroSuivant(): string {
	tirage = (tirage + 1) % 1e8;
	return numeroCandidat(2023, () => tirage);
}

/** Somebody whose compte is activated, without the mails of its creation. */
export async function candidat(app: App, autrement: Partial<Row<'compte'>> = {}): Promise<Compte> {
	const maintenant = app.clock.now();
	const { id, creeLe, activeLe, ...etatCivil } = CONTEXTE_S2.compte;
	const row = {
		...etatCivil,
		id: randomUUID(),
		numeroCandidat: numeroSuivant(),
		mail: `${randomUUID()}@exemple.fr`,
		motDePasse: await empreinte,
		identifiant: null,
		origine: 'formulaire' as const,
		provisoire: false,
		etablissement: null,
		classe: null,
		creeLe: maintenant,
		activeLe: maintenant,
		...autrement
	};
	await app.engine.tx(() => insertCompte(app.engine, row));
	return compteOf(row);
}

/** S2's own: the baccalauréat professionnel in la Guyane, open until 13/12/2023 at 23:59; others by spread. */
export async function campagne(app: App, autrement: Partial<Campagne> = {}): Promise<Campagne> {
	const examenHash = await importerExamen(app, BCP);
	const ouverte = { ...CONTEXTE_S2.campagne, examenHash, ...autrement };
	await app.engine.tx(() => insertCampagne(app.engine, ouverte));
	return ouverte;
}

/** S2's example candidate: she was pre-registered by her CFA. */
export const saisieS2 = (): Saisie => structuredClone(CONTEXTE_S2.saisie);
/** Somebody who registers alone and holds no diploma. */
export const saisieIndividuel = (): Saisie => structuredClone(CONTEXTE_INDIVIDUEL.saisie);

/** A candidature « À compléter », as a school leaves it. */
export async function preinscrire(app: App, compte: Compte, campagneId: string): Promise<Row<'candidature'>> {
	const maintenant = app.clock.now();
	const { identification, candidature, qualification } = saisieS2();
	const row: Row<'candidature'> = {
		id: randomUUID(),
		compteId: compte.id,
		brouillonId: randomUUID(),
		campagneId,
		etat: 'a_completer',
		version: 0,
		numeroInscription: '001',
		preinscription: { ...saisieVide(), identification, candidature, qualification },
		valideeVersion: null,
		absenteLe: null,
		notesPublieesLe: null,
		creeLe: maintenant,
		modifieeLe: maintenant
	};
	await app.engine.tx(() => insertCandidature(app.engine, row));
	return row;
}

interface Envoi {
	campagneId: string;
	saisie?: Saisie;
	brouillonId?: string;
	envoiId?: string;
	candidatureId?: string | null;
	/** Version of the candidature that the modification began from. */
	surVersion?: number;
}

/** « Enregistrer », as the phone of that candidat sends it; each call is another act unless the keys say otherwise. */
export function enregistrer(app: App, compte: Compte, envoi: Envoi): Promise<Recu> {
	const { envoiId = randomUUID(), candidatureId = null, brouillonId = randomUUID() } = envoi;
	const { campagneId, saisie = saisieIndividuel(), surVersion } = envoi;
	const demande: DemandeEnregistrement = { brouillonId, campagneId, saisie, surVersion };
	const texte = JSON.stringify(demande);
	return enregistrerCandidature(app, { compte, envoiId, candidatureId, demande, empreinte: sha256(texte) });
}

/** All the rows of a table. */
export function lignesDe<T extends keyof Tables>({ engine }: App, nom: T): Promise<Row<T>[]> {
	const table: PgTable = engine.tables[nom];
	const rows: Promise<unknown> = engine.read.select().from(table).execute();
	return rows as Promise<Row<T>[]>;
}

export async function compteNomme({ engine }: App, mail: string): Promise<Row<'compte'> | undefined> {
	const { compte } = engine.tables;
	const [row] = await engine.read.select().from(compte).where(eq(compte.mail, mail));
	return row;
}
