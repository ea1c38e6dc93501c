/** The paper that is photographed: A4 with French words from 16 to 6 points, and what people put on paper. */

/** Long edge of the paper, pixels, by the long edge of the photo: a little more than it takes up in it. */
export const paperSize = (photo) => [Math.round((photo * 0.92) / Math.SQRT2), Math.round(photo * 0.92)];

const WORDS =
	'accord acier adresse aimable année appel arbre atelier avenir avis bâtiment bois boulanger bureau cadre calcul candidat carte centre chaîne chantier chaque chemin choix classe commune conseil contrôle copie couleur cours cuisine date début degré demande dépôt depuis dernier dessin diplôme document domicile donnée dossier durée école écrit effort élève emploi enfant épreuve équipe erreur espace étage été étude examen exemple façade facture famille fenêtre feuille fiche fin forêt forme fournir frais garde gestion groupe habit heure histoire image inscrit jardin jour juin justifié langue leçon lettre lieu ligne liste livre logement machine maison maître matière mesure métier mobile moteur moyen naissance niveau nombre note nouveau numéro objet oral ordre outil ouvrage page papier parcours partie pays peinture période pièce place plan plomb porte poste pratique premier preuve projet qualité quartier question recette règle relevé repas résultat retour réussite rue salle savoir secteur semaine série service signature simple situation soudure stage sujet table tâche technique témoin temps texte titre toit travail unité usage valeur verre version vie ville visite voie voiture volume'.split(
		' '
	);

export const SIZES = [16, 11, 10, 9, 8, 7, 6];

/** The same words for the same seed: what an eye, or tesseract, should read. One line of text each, with its size. */
export function lines(random) {
	return SIZES.flatMap((size) =>
		Array.from({ length: size === 16 ? 2 : 4 }, () => {
			// About as many letters as fill a line of 170 mm, short of it.
			const width = Math.floor(780 / size);
			let text = '';
			for (;;) {
				const word = WORDS[random(WORDS.length)];
				if (text.length + word.length + 1 > width) return { size, text };
				text += text ? ` ${word}` : word;
			}
		})
	);
}

/** Places of the marks on the paper: fractions left, top, right, bottom. */
export const MARKS = { stamp: [0.55, 0.74, 0.87, 0.86], pencil: [0.1, 0.76, 0.45, 0.86], face: [0.09, 0.2, 0.35, 0.8] };

export function drawPaper(canvas, { text, colour = '#f7f5f0', stamp, pencil }) {
	const context = canvas.getContext('2d', { willReadFrequently: true });
	const { width, height } = canvas;
	context.fillStyle = colour;
	context.fillRect(0, 0, width, height);
	const point = height / 841.89;
	context.fillStyle = '#1c1c20';
	let y = 70 * point;
	for (const { size, text: line } of text) {
		context.font = `${size * point}px "DejaVu Serif", serif`;
		context.fillText(line, 56 * point, y, width - 112 * point);
		y += size * point * 1.5 + (size === 16 ? 6 * point : 2 * point);
	}
	if (stamp) drawStamp(context, width, height, point);
	if (pencil) drawPencil(context, width, height, point);
}

function drawStamp(context, width, height, point) {
	const [left, top, right, bottom] = MARKS.stamp;
	context.save();
	context.globalAlpha = 0.72;
	context.strokeStyle = context.fillStyle = '#2f4fa8';
	context.lineWidth = 1.8 * point;
	context.strokeRect(left * width, top * height, (right - left) * width, (bottom - top) * height);
	context.font = `bold ${13 * point}px "DejaVu Sans", sans-serif`;
	['LYCÉE DES MÉTIERS', 'Secrétariat', '5 novembre 2026'].forEach((line, i) =>
		context.fillText(line, (left + 0.03) * width, (top + 0.035 + i * 0.03) * height, (right - left - 0.06) * width)
	);
	context.restore();
}

function drawPencil(context, width, height, point) {
	const [left, top, right, bottom] = MARKS.pencil;
	context.save();
	context.globalAlpha = 0.5;
	context.strokeStyle = '#6d6d72';
	context.lineWidth = 1.3 * point;
	context.beginPath();
	for (let t = 0; t <= 1; t += 0.004) {
		const x = (left + 0.02 + (right - left - 0.04) * (t + 0.06 * Math.sin(t * 40))) * width;
		const y = ((top + bottom) / 2 + 0.4 * (bottom - top) * Math.sin(t * 26) * (1 - 0.5 * t)) * height;
		context.lineTo(x, y);
	}
	context.stroke();
	context.restore();
}

/** An identity card, with somebody on it. */
export function drawCard(canvas, { text }) {
	const context = canvas.getContext('2d', { willReadFrequently: true });
	const { width, height } = canvas;
	const ground = context.createLinearGradient(0, 0, width, height);
	ground.addColorStop(0, '#e9eef4');
	ground.addColorStop(1, '#dfe9ef');
	context.fillStyle = ground;
	context.fillRect(0, 0, width, height);
	const [left, top, right, bottom] = MARKS.face;
	const at = (x, y) => [(left + (right - left) * x) * width, (top + (bottom - top) * y) * height];
	const oval = (x, y, w, h, colour) => {
		context.fillStyle = colour;
		context.beginPath();
		context.ellipse(...at(x, y), w * (right - left) * width, h * (bottom - top) * height, 0, 0, 7);
		context.fill();
	};
	context.fillStyle = '#cfd6dc';
	context.fillRect(...at(0, 0), (right - left) * width, (bottom - top) * height);
	oval(0.5, 1.02, 0.46, 0.28, '#3c4a63');
	oval(0.5, 0.4, 0.34, 0.36, '#4a3426');
	oval(0.5, 0.47, 0.28, 0.3, '#c89b7f');
	oval(0.39, 0.42, 0.045, 0.02, '#3a2a22');
	oval(0.61, 0.42, 0.045, 0.02, '#3a2a22');
	oval(0.5, 0.52, 0.03, 0.05, '#b98a6f');
	oval(0.5, 0.63, 0.1, 0.02, '#9c5b52');
	context.save();
	context.globalCompositeOperation = 'destination-over';
	context.restore();
	context.fillStyle = '#22262e';
	context.font = `bold ${height * 0.06}px "DejaVu Sans", sans-serif`;
	context.fillText('CARTE NATIONALE D’IDENTITÉ', width * 0.09, height * 0.12);
	context.font = `${height * 0.045}px "DejaVu Sans", sans-serif`;
	text
		.slice(0, 6)
		.forEach(({ text: line }, i) => context.fillText(line.slice(0, 26), width * 0.4, height * (0.28 + i * 0.1)));
}
