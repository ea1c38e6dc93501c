/** « 09:05 » on the clock of this device. One formatter: making one costs more than all else that a key sets going. */
const HEURE = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });

export const heureIci = (le: Date | number) => HEURE.format(le);
