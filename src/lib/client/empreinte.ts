/** SHA-256 of bytes, in hex: what a receipt must bear. */
export async function empreinte(octets: BufferSource): Promise<string> {
	const condense = new Uint8Array(await crypto.subtle.digest('SHA-256', octets));
	return [...condense].map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
