/**
 * The journal: what operators read. One JSON object a line, never anything personal: no name, address, token or INE.
 */
export interface Journal {
	info(evenement: string, faits?: Record<string, string | number | boolean | null>): void;
	erreur(evenement: string, erreur: unknown, faits?: Record<string, string | number | boolean | null>): void;
}

export function createJournal(now: () => Date, ecrire: (ligne: string) => void): Journal {
	const ligne = (niveau: string, evenement: string, faits: object) =>
		ecrire(JSON.stringify({ le: now().toISOString(), niveau, evenement, ...faits }));
	return {
		info: (evenement, faits = {}) => ligne('info', evenement, faits),
		// The message of an error may quote a value that somebody typed: its name and place are enough to find it.
		erreur: (evenement, erreur, faits = {}) =>
			ligne('erreur', evenement, { ...faits, erreur: nomErreur(erreur), pile: lieux(erreur) })
	};
}

function nomErreur(erreur: unknown): string {
	if (!(erreur instanceof Error)) return typeof erreur;
	const code = 'code' in erreur && typeof erreur.code === 'string' ? ` ${erreur.code}` : '';
	return `${erreur.name}${code}`;
}

function lieux(erreur: unknown): string[] {
	if (!(erreur instanceof Error)) return [];
	// The stack begins with the message, which may have lines of its own.
	return (erreur.stack ?? '')
		.replace(erreur.message, '')
		.split('\n')
		.filter((l) => l.startsWith('    at '))
		.slice(0, 8)
		.map((l) => l.trim());
}
