/**
 * The dernier envoi: before somebody leaves (« Déconnexion »; a link out of the space, on a shared device), what has not left is
 * sent once more. They are asked when that takes long, and whoever stays finds the focus where they pressed.
 */

/** A line that says nothing is waited for so long without a word, ms: the button would seem dead. */
const MUET = 1_000;

export class DernierEnvoi {
	/** It is on its way: once it has left, they go on without another word. */
	attend = $state(false);
	/** Whoever chose meanwhile, or pressed again, is no longer led away by what was waited for. */
	#essai = 0;
	#presse: HTMLElement | null = null;

	/** Whether it is over, and nobody has chosen meanwhile. `encore` says the same to `envoyer`. */
	async tenter(
		presse: HTMLElement | null,
		envoyer: (encore: () => boolean) => Promise<void>,
		demander: () => void
	): Promise<boolean> {
		const celui = ++this.#essai;
		const encore = () => celui === this.#essai;
		this.#presse = presse;
		this.attend = true;
		const muet = setTimeout(() => encore() && demander(), MUET);
		await envoyer(encore).catch(() => {});
		clearTimeout(muet);
		if (!encore()) return false;
		this.attend = false;
		return true;
	}

	/** They chose: nothing is waited for any more. */
	clore(): void {
		this.#essai++;
		this.attend = false;
	}

	/** They stay. The menu that held the button has closed when the question took the focus. */
	rester(): void {
		this.clore();
		(this.#presse?.closest('details')?.querySelector('summary') ?? this.#presse)?.focus();
	}
}
