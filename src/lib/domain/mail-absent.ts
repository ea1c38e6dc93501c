/** A pupil whose school gave no address, until they confirm one: what stands in its place is unique, and is told to nobody. */
const SANS_ADRESSE = '@sans-adresse.invalid';

/** Nothing is ever sent to it: `.invalid` is nobody's (RFC 2606). */
export const mailAbsent = (numeroCandidat: string): string => `${numeroCandidat}${SANS_ADRESSE}`;

export const estMailAbsent = (mail: string): boolean => mail.trim().toLowerCase().endsWith(SANS_ADRESSE);

/** The address as a screen or a document says it: '' when there is none. */
export const mailDit = (mail: string): string => (estMailAbsent(mail) ? '' : mail);
