/** Whom an académie's candidats may ask, before a campagne says it: for the server, since a campagne carries its own. */
import { contacts } from './referentiels/academies-contacts.json';

export interface ContactAcademie {
	service: string;
	adresse?: string;
	telephone?: string;
	mail?: string;
	/** One desk by family of spécialités. */
	familles?: { familles: string; telephone: string; mail: string }[];
	source: string;
}

/** null while nobody found it: never guessed. */
export function contactAcademie(code: string): ContactAcademie | null {
	return contacts.find((contact) => contact.academie === code) ?? null;
}
