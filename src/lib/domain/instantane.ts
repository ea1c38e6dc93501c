/**
 * The instantané: everything a version of a candidature was made of, frozen at « Enregistrer ».
 *
 * It is never changed afterwards. Documents are rendered from it alone, so that a version printed in ten years
 * says what it said on the day, whatever became of the compte, the campagne or the exam file.
 */
import type { CampagneTransmise } from './campagne';
import type { ComptePublic } from './compte';
import type { Recapitulatif } from './recapitulatif';
import type { PieceDemandee } from './pieces';
import type { Saisie } from './saisie';

export interface Instantane {
	/** Shape of this record, so that later code can read old ones. */
	format: 1;
	numeroInscription: string;
	version: number;
	/** ISO instant of the server's clock. */
	enregistreeLe: string;
	compte: ComptePublic;
	campagne: CampagneTransmise;
	saisie: Saisie;
	/** What the rules made of the saisie that day: labels, positions, modes. */
	recapitulatif: Recapitulatif;
	pieces: PieceDemandee[];
}
