/** What is used of libheif-js, which describes its C functions and not these. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
	interface HeifImage {
		get_width(): number;
		get_height(): number;
		/** Fills the pixels; null when they cannot be decoded. */
		display(pixels: ImageData, done: (filled: ImageData | null) => void): void;
		free(): void;
	}

	const libheif: () => { HeifDecoder: new () => { decode(octets: Uint8Array): HeifImage[] } };
	export default libheif;
}
