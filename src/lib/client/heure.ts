const deux = (n: number) => String(n).padStart(2, '0');

/** « 09:05 » on the clock of this device. By hand: a formatter of `Intl` costs a slow phone more than all else that a key sets going. */
export function heureIci(instant: Date | number): string {
	const le = new Date(instant);
	return `${deux(le.getHours())}:${deux(le.getMinutes())}`;
}
