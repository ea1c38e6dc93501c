/**
 * Copies of public pages once seen, to read them again without network.
 *
 * The server writes the name of whoever is signed in into the header of these pages: so a copy is never what the person
 * was shown, but the same address asked again without their cookie. A copy names the scripts and styles of the build it
 * was made with: each version has its own, made again from the addresses of the one before.
 */
const PREFIXE = 'escale-pages-vues-';
const AU_PLUS = 40;
/** A copy younger than this, in ms, is not asked for again. */
const FRAICHE = 3_600_000;

/** The pages that say the same to everybody. One that is not here is never kept. */
const PAGES = ['/', '/aide', '/ai-je-le-droit', '/ouverture-des-services', '/un-probleme'];
/**
 * What an address may carry into a copy: what was chosen among exams. Answers about oneself (« Ai-je le droit ? ») are
 * not written down on a telephone that may be shared: offline that page opens without them.
 */
const CHOIX = ['examen', 'session', 'academie'];
const DONNEES = '/__data.json';

const pageDe = ({ pathname }: URL) =>
	pathname.endsWith(DONNEES) ? pathname.slice(0, -DONNEES.length) || '/' : pathname;

export const estALireSansReseau = (url: URL) => PAGES.includes(pageDe(url));

function sansReponses(url: URL): string {
	const adresse = new URL(url.pathname, url);
	for (const nom of CHOIX) for (const valeur of url.searchParams.getAll(nom)) adresse.searchParams.append(nom, valeur);
	return adresse.href;
}

export class Copies {
	readonly #nom: string;

	constructor(version: string) {
		this.#nom = PREFIXE + version;
	}

	async de(url: URL): Promise<Response | undefined> {
		if (!estALireSansReseau(url)) return undefined;
		const cache = await caches.open(this.#nom);
		// The choice of an exam may not have been seen: its page without a choice then says where one stands.
		return (await cache.match(sansReponses(url))) ?? cache.match(new URL(url.pathname, url).href);
	}

	/** The page, and what Kit asks for when a link leads to it. */
	async garder(url: URL): Promise<void> {
		const cache = await caches.open(this.#nom);
		const adresse = sansReponses(url);
		const date = (await cache.match(adresse))?.headers.get('date');
		if (date && Date.now() - Date.parse(date) < FRAICHE) return;
		await copier(cache, adresse);
		const donnees = new URL(adresse);
		donnees.pathname = donnees.pathname.replace(/\/?$/, DONNEES);
		await copier(cache, donnees.href);
		for (const ancienne of (await cache.keys()).slice(0, -AU_PLUS)) await cache.delete(ancienne);
	}

	/** While this version waits: what the one before held, as this one writes it. */
	async reprendre(): Promise<void> {
		const cache = await caches.open(this.#nom);
		for (const nom of await this.#autres()) {
			const ancien = await caches.open(nom);
			for (const { url } of await ancien.keys()) {
				if (await copier(cache, url)) continue;
				// Without its styles rather than not at all.
				const reponse = await ancien.match(url);
				if (reponse) await cache.put(url, reponse);
			}
		}
	}

	/** This version has taken over. */
	async oublierLesAutres(): Promise<void> {
		for (const nom of await this.#autres()) await caches.delete(nom);
	}

	async #autres(): Promise<string[]> {
		return (await caches.keys()).filter((nom) => nom.startsWith(PREFIXE) && nom !== this.#nom);
	}
}

/** False without network, or when the answer is no page: tried again when the page is next seen. */
async function copier(cache: Cache, adresse: string): Promise<boolean> {
	try {
		const reponse = await fetch(adresse, { credentials: 'omit', redirect: 'error' });
		if (reponse.ok) await cache.put(adresse, reponse);
		return reponse.ok;
	} catch {
		return false;
	}
}
