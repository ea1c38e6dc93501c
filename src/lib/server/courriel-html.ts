/**
 * A mail as HTML, made of its text and of nothing else: the two parts of a mail never say two things.
 *
 * Read by `mailer.ts` when a mail leaves, and by the demo's letter box. No image, no script, no address that the text does not
 * hold; styles stand on each element, since letter boxes drop the others. What the text holds is escaped before anything.
 */

/** A paragraph that is an address alone becomes a button, with the address below it, to be copied. */
const ADRESSE = /^https?:\/\/\S+$/;
const ADRESSES = /(https?:\/\/[^\s<]+)/;

/** The last words of the sentence before a button that name what it does. */
const GESTE = /(?:^.*(?:le lien|sur la page) |^)([^:.!?,]{3,60}?)\s*:$/;

const ENCRE = '#12242a';
const ACTION = '#0b5b6e';

export function enHtml({ objet, corps }: { objet: string; corps: string }): string {
	const paragraphes = corps.split(/\n{2,}/).filter((paragraphe) => paragraphe.trim() !== '');
	const blocs = paragraphes.map((paragraphe, i) => bloc(paragraphe.trim(), paragraphes[i - 1]?.trim() ?? ''));
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${echapper(objet)}</title>
</head>
<body style="margin:0;background:#f3f6f6">
<main style="max-width:38rem;margin:0 auto;padding:24px 16px;background:#fff;color:${ENCRE};font:17px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<p style="margin:0 0 16px;font-weight:700;color:${ACTION}">Escale</p>
<h1 style="margin:0 0 16px;font-size:23px;line-height:1.3">${echapper(objet.replace(/^\[ESCALE\] /, ''))}</h1>
${blocs.join('\n')}
</main>
</body>
</html>
`;
}

function bloc(paragraphe: string, avant: string): string {
	if (ADRESSE.test(paragraphe)) return bouton(paragraphe, GESTE.exec(avant)?.[1] ?? 'Ouvrir dans Escale');
	return paragraphe
		.split('\n')
		.reduce<{ puce: boolean; lignes: string[] }[]>((suites, ligne) => {
			const puce = ligne.startsWith('- ');
			const derniere = suites.at(-1);
			const texte = lier(puce ? ligne.slice(2) : ligne);
			if (derniere?.puce === puce) derniere.lignes.push(texte);
			else suites.push({ puce, lignes: [texte] });
			return suites;
		}, [])
		.map(({ puce, lignes }) =>
			puce
				? `<ul style="margin:0 0 16px;padding-left:24px">${lignes.map((ligne) => `<li>${ligne}</li>`).join('')}</ul>`
				: `<p style="margin:0 0 16px">${lignes.join('<br>')}</p>`
		)
		.join('\n');
}

function bouton(adresse: string, geste: string): string {
	const href = echapper(adresse);
	return `<p style="margin:0 0 8px"><a href="${href}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:${ACTION};color:#fff;font-weight:600;text-decoration:none">${echapper(geste)}</a></p>
<p style="margin:0 0 16px;font-size:14px;overflow-wrap:anywhere">${href}</p>`;
}

/** Addresses in the middle of a sentence are links; all the rest is text. */
function lier(ligne: string): string {
	return ligne
		.split(ADRESSES)
		.map((morceau, i) => {
			const texte = echapper(morceau);
			return i % 2 ? `<a href="${texte}" style="color:${ACTION};overflow-wrap:anywhere">${texte}</a>` : texte;
		})
		.join('');
}

const SIGNES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function echapper(texte: string): string {
	return texte.replace(/[&<>"']/g, (signe) => SIGNES[signe] ?? '');
}
