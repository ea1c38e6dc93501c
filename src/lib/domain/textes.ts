/** The texts of an exam file by id: the exact words of the seeds, ours where they give none. */
import type { Examen } from './examen';

export function texte({ textes }: Pick<Examen, 'textes'>, id: keyof Examen['textes']): string {
	return textes[id].texte;
}
