export function servePhotos(options?: {
	/** Lets the page do what other compressors need: workers and pictures made from blobs. */
	peers?: boolean;
	/** Files of this machine to serve, by path. */
	files?: Record<string, string>;
	/** Given the bytes that the page puts back. */
	kept?: (octets: Buffer) => void;
}): Promise<{ origin: string; stop: () => Promise<void> }>;
