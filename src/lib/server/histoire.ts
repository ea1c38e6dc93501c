/** The histoire of a candidature at the desk: where it stands, what may be done of it, its versions, its events, what was signalé. */
import type { VersionResume } from '$lib/domain/changements';
import { actionsPermises, type EtatAffiche } from '$lib/domain/etats';
import { ACTES_DU_BUREAU, type ActeDuBureau } from '$lib/domain/etats-demande';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import type { SignalementSuivi } from '$lib/domain/suivi';
import type { App } from './app';
import type { Row } from './db/engine';
import { listCandidatureEvenements, listSignalements } from './db/suivi';
import { exigerCandidature } from './dossier';
import { etatDuMoment } from './etats';
import { suivre } from './signalements';
import { listerVersions } from './versions';

export interface Histoire {
	etat: EtatAffiche;
	absenteLe: Date | null;
	actes: ActeDuBureau[];
	/** Something may be said of its pièces. */
	controlable: boolean;
	/** Changed after pièces were confirmed, and nobody has looked since. */
	aVoir: boolean;
	versions: VersionResume[];
	evenements: EvenementDit[];
	signalements: SignalementSuivi[];
}

interface EvenementDit {
	id: string;
	le: Date;
	nature: Row<'candidatureEvenement'>['nature'];
	motif: string | null;
	/** Null: the candidat. */
	par: string | null;
}

export async function lireHistoire(app: App, qui: Gestionnaire, candidatureId: string): Promise<Histoire> {
	const candidature = await exigerCandidature(app, qui, candidatureId);
	const lus = await listCandidatureEvenements(app.engine, candidatureId);
	const etat = await etatDuMoment(app, candidature);
	const permises = actionsPermises(etat);
	const modification = lus.findLast(({ evenement }) => evenement.nature.startsWith('modification'));
	return {
		etat,
		absenteLe: candidature.absenteLe,
		actes: ACTES_DU_BUREAU.filter((acte) => permises.includes(acte)),
		controlable: permises.includes('controler'),
		aVoir: modification?.evenement.nature === 'modification',
		versions: await listerVersions(app, candidature),
		evenements: lus.map(({ evenement: { id, le, nature, motif }, nom }) => ({ id, le, nature, motif, par: nom })),
		signalements: (await listSignalements(app.engine, candidatureId)).map(suivre)
	};
}
