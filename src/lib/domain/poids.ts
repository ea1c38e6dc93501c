/** « 412 ko », « 3,4 Mo » */
export function poids(octets: number): string {
	if (octets < 1_048_576) return `${Math.ceil(octets / 1024)}\u00a0ko`;
	return `${(octets / 1_048_576).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`;
}
