/** What an antivirus is asked; `clamd.ts` is the one we know. */
export interface Scanner {
	/** `inconnu`: it did not answer, or anything but a plain yes or no. What is not known to be safe is not. */
	analyser(octets: Uint8Array): Promise<'sain' | 'infecte' | 'inconnu'>;
}
