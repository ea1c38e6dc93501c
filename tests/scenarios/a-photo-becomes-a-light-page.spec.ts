/** What a phone makes of what is chosen for a pièce, before anything leaves it: the engine of the photos, in a real browser. */
import { expect } from '@playwright/test';
import {
	deuxVues,
	examiner,
	feuille,
	fichier,
	preparer,
	prisDebout,
	refusDOuvrir,
	rendre,
	test
} from '../support/photos.ts';

declare global {
	/** How often a part of a photo was decoded. */
	var parParties: number;
}

const texte = (octets: number[]) => Buffer.from(octets).toString('latin1');

test('R-202 a photo of a sheet becomes a light page: framed, upright, evenly lit, without the place where it was taken', async ({
	atelier
}) => {
	const photo = prisDebout(await feuille(atelier, 'image/jpeg'));
	expect(texte(photo)).toContain('GPS 47.2378');

	// Held upright: what lay on the left of the sensor, the shade, is at the top.
	const enPhoto = await preparer(atelier, photo, { mode: 'photo' }, [
		[0.95, 0.03],
		[0.95, 0.97]
	]);
	expect(enPhoto.photo).toEqual([1200, 1600]);
	expect(enPhoto.gris[0]).toBeLessThan(160);
	expect(enPhoto.gris[1]).toBeGreaterThan(225);

	const page = await preparer(atelier, photo, {}, [
		[0.95, 0.03],
		[0.95, 0.97]
	]);
	expect(page).toMatchObject({ mode: 'document', refusFiltre: null, avis: [] });
	expect(page.cadre?.flat().map((v) => Math.round(v * 20) / 20)).toEqual([0.1, 0.05, 0.9, 0.05, 0.9, 0.95, 0.1, 0.95]);
	expect(page.hauteur / page.largeur).toBeCloseTo(Math.SQRT2, 2);
	for (const gris of page.gris) expect(gris).toBeGreaterThan(245);

	for (const { octets } of [enPhoto, page]) {
		expect(texte(octets)).not.toMatch(/Exif|GPS|47\.2378/);
		expect(octets.length).toBeLessThan(photo.length);
	}
});

test('R-202 a photo of 17 MP is opened the way up it was taken, whichever of the eight, with a decoder of parts of it or without', async ({
	atelier
}) => {
	// Where there is no worker the page's own decoder is asked: how often can be told.
	await atelier.evaluate(() => {
		Reflect.deleteProperty(globalThis, 'Worker');
		const { decode } = ImageDecoder.prototype;
		ImageDecoder.prototype.decode = function () {
			parParties++;
			return decode.call(this);
		};
		globalThis.parParties = 0;
	});
	// The shade, the face and an edge: nothing of it is the same turned or mirrored.
	await atelier.evaluate(
		(octets) => {
			globalThis.laPhoto = new Blob([new Uint8Array(octets)]);
		},
		await feuille(atelier, 'image/jpeg', true, 3)
	);
	const ici = [0.04, 0.2, 0.41, 0.59, 0.8, 0.96];
	const lieux = ici.flatMap((u) => ici.map((v): [number, number] => [u, v]));
	const vues = new Set<string>();
	const regarder = async (sens: number) => {
		const { ouverte, vue } = await deuxVues(atelier, sens, lieux);
		expect(ouverte.debout).toBe(vue.debout);
		const ecarts = vue.teintes.map((teinte, i) => Math.abs(teinte - (ouverte.teintes[i] ?? 0)));
		expect(Math.max(...ecarts), `taken as ${sens}`).toBeLessThan(30);
		vues.add(vue.teintes.join());
	};
	for (let sens = 1; sens <= 8; sens++) await regarder(sens);
	expect(vues.size, 'eight ways, eight views').toBe(8);
	// The other five are mirrored or turned by half: what the decoder made of them could not be told from their shape.
	expect(await atelier.evaluate(() => parParties)).toBe(3);
	// A browser that gives the photo lying as it is in the file, and one that has no such decoder.
	await atelier.evaluate(() => {
		ImageDecoder.prototype.decode = async () => {
			const toile = new OffscreenCanvas(1800, 1350);
			toile.getContext('2d');
			parParties++;
			return { complete: true, image: new VideoFrame(toile, { timestamp: 0 }) };
		};
	});
	await regarder(6);
	expect(await atelier.evaluate(() => parParties)).toBe(4);
	await atelier.evaluate(() => Reflect.deleteProperty(globalThis, 'ImageDecoder'));
	await regarder(8);
});

test('R-202 a page is the same from a JPEG, a PNG, a WebP or the HEIC of an iPhone, and turns by quarters', async ({
	atelier
}) => {
	for (const type of ['image/jpeg', 'image/png', 'image/webp']) {
		const page = await preparer(atelier, await feuille(atelier, type));
		expect([page.mode, page.largeur > page.hauteur, page.cadre !== null]).toEqual(['document', true, true]);
	}
	const tournee = await preparer(atelier, await feuille(atelier, 'image/jpeg'), { rotation: 90 });
	expect(tournee.hauteur).toBeGreaterThan(tournee.largeur);

	const heic = await preparer(atelier, fichier('page.heic'), {}, [[0.9, 0.9]]);
	expect(heic).toMatchObject({ photo: [560, 760], mode: 'document', avis: ['petite'] });
	expect(heic.gris[0]).toBeGreaterThan(245);
});

test('R-202 a screen copied from top to bottom stays as wide as its words need, and one whose words are too small is said to be', async ({
	atelier
}) => {
	const longue = (largeur: number, hauteur: number) =>
		atelier.evaluate(
			async ([largeur, hauteur]) => {
				const toile = new OffscreenCanvas(largeur, hauteur);
				const dessin = toile.getContext('2d');
				if (!dessin) throw new Error('no canvas');
				dessin.fillStyle = '#fff';
				dessin.fillRect(0, 0, largeur, hauteur);
				dessin.fillStyle = '#202024';
				dessin.font = '28px serif';
				for (let y = 60; y < hauteur; y += 50) dessin.fillText('brevet professionnel de coiffure 2027', 40, y);
				const blob = await toile.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
				return [...new Uint8Array(await blob.arrayBuffer())];
			},
			[largeur, hauteur] as const
		);
	const lisible = await longue(1080, 7000);
	const entiere = { largeur: 1080, hauteur: 7000, avis: [] };
	expect(await preparer(atelier, lisible, { mode: 'photo', coins: null })).toMatchObject(entiere);
	const page = await preparer(atelier, lisible, { coins: null });
	expect(page).toMatchObject(entiere);
	const poidsMax = Math.round(page.octets.length * 0.6);
	const legere = await preparer(atelier, lisible, { coins: null, poidsMax });
	expect(legere.octets.length).toBeLessThanOrEqual(poidsMax);
	expect(legere.largeur).toBeGreaterThan(800);
	expect(await preparer(atelier, await longue(14_000, 700), { coins: null })).toMatchObject({
		...{ largeur: 12_000, hauteur: 600, avis: ['petite'] }
	});
});

test('R-202 a page that must be lighter still is brought under the weight asked for, and shows the same', async ({
	atelier
}) => {
	const photo = await feuille(atelier, 'image/jpeg');
	const page = await preparer(atelier, photo, { mode: 'photo' }, [[0.95, 0.97]]);
	const poidsMax = Math.round(page.octets.length * 0.6);
	const legere = await preparer(atelier, photo, { mode: 'photo', poidsMax }, [[0.95, 0.97]]);
	expect(legere.octets.length).toBeLessThanOrEqual(poidsMax);
	expect(legere.largeur / legere.hauteur).toBeCloseTo(page.largeur / page.hauteur, 1);
	expect(Math.abs((legere.gris[0] ?? 0) - (page.gris[0] ?? 0))).toBeLessThan(20);
});

test('R-202 a face is never put through the scan filter: the page stays a picture, made lighter by a tool of our own address', async ({
	atelier
}) => {
	const outils: string[] = [];
	atelier.context().on('request', (requete) => outils.push(requete.url()));
	const page = await preparer(atelier, await feuille(atelier, 'image/jpeg', true));
	expect(page).toMatchObject({ mode: 'photo', refusFiltre: 'visage' });
	expect(outils.some((adresse) => adresse.includes('browser-image-compression'))).toBe(true);
	expect(outils.filter((adresse) => !adresse.startsWith(new URL(atelier.url()).origin))).toEqual([]);
});

test('R-202 what is not a photo, or cannot be opened here, is said to be so and the next one opens all the same', async ({
	atelier
}) => {
	const photo = await feuille(atelier, 'image/jpeg');
	expect(await refusDOuvrir(atelier, [])).toBe('illisible');
	expect(await refusDOuvrir(atelier, [...Buffer.from('un devoir')])).toBe('illisible');
	expect(await refusDOuvrir(atelier, photo.slice(0, 300))).toBe('illisible');
	// A JPEG whose header announces 60 000 × 60 000 pixels.
	const trame = photo.findIndex((octet, i) => octet === 0xff && photo[i + 1] === 0xc0);
	expect(await refusDOuvrir(atelier, photo.with(trame + 5, 0xea).with(trame + 7, 0xea))).toBe('trop_grande');

	await atelier.context().route(/heic/, (route) => route.abort());
	expect(await refusDOuvrir(atelier, fichier('page.heic'))).toBe('heic_sans_decodeur');
	expect(await refusDOuvrir(atelier, photo)).toBeNull();
});

test('R-202 a page that the filter leaves as it was taken keeps its colours, by default too', async ({ atelier }) => {
	const photo = await feuille(atelier, 'image/jpeg', true);
	const { refus, ecart } = await atelier.evaluate(async (photo) => {
		const original = new Blob([new Uint8Array(photo)]);
		const { cadre } = await photos.ouvrirPhoto(original);
		const reglages = { mode: 'document', couleur: false, rotation: 0, coins: cadre } as const;
		const { octets, refusFiltre } = await photos.preparerPage(original, reglages);
		const bitmap = await createImageBitmap(new Blob([octets]));
		const dessin = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
		dessin?.drawImage(bitmap, 0, 0);
		// On the cheek.
		const [rouge = 0, , bleu = 0] = dessin?.getImageData(bitmap.width * 0.66, bitmap.height * 0.85, 1, 1).data ?? [];
		return { refus: refusFiltre, ecart: rouge - bleu };
	}, photo);
	expect(refus).toBe('visage');
	expect(ecart).toBeGreaterThan(40);
});

test('R-202 a telephone without a canvas in its workers, or without workers, makes the same page by itself', async ({
	atelier
}) => {
	const photo = await feuille(atelier, 'image/jpeg');
	const pages = await atelier.evaluate(async (photo) => {
		const original = new Blob([new Uint8Array(photo)]);
		const faire = async () => {
			const { cadre } = await photos.ouvrirPhoto(original);
			const page = await photos.preparerPage(original, { mode: 'document', couleur: false, rotation: 0, coins: cadre });
			return [page.mode, page.largeur, page.hauteur, page.octets.byteLength];
		};
		const parUnOuvrier = await faire();
		Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
		const sansToile = await faire();
		Reflect.deleteProperty(globalThis, 'Worker');
		return { parUnOuvrier, sansToile, sansOuvrier: await faire() };
	}, photo);
	expect(pages.sansToile).toEqual(pages.parUnOuvrier);
	expect(pages.sansOuvrier).toEqual(pages.parUnOuvrier);
	// The decoder of HEIC works in a worker alone: not « abîmée », but another photo.
	expect(await refusDOuvrir(atelier, fichier('page.heic'))).toBe('sans_atelier');
});

test('R-202 several pages are one PDF, and one page may stay a JPEG', async ({ atelier }) => {
	const photo = await feuille(atelier, 'image/jpeg');
	const [pdf, jpeg] = await atelier.evaluate(async (photo) => {
		const original = new Blob([new Uint8Array(photo)]);
		const reglages = { mode: 'document', couleur: false, rotation: 0, coins: null } as const;
		const pages = await Promise.all([0, 1, 2].map(() => photos.preparerPage(original, reglages)));
		const [tout, une] = [await photos.assembler(pages, 'pdf'), await photos.assembler(pages.slice(0, 1), 'jpeg')];
		return [tout, une].map(({ octets, type }) => ({ type, octets: [...new Uint8Array(octets)] }));
	}, photo);
	expect(pdf?.type).toBe('application/pdf');
	expect(await examiner(atelier, pdf?.octets ?? [])).toEqual({
		pages: 3,
		etat: 'ouvert',
		actif: false,
		chiffre: false,
		texte: ''
	});
	expect(jpeg?.type).toBe('image/jpeg');
	expect(jpeg?.octets.slice(0, 3)).toEqual([0xff, 0xd8, 0xff]);
});

test('R-202 a PDF locked by a password is opened on the phone with it, and saved without', async ({ atelier }) => {
	const verrou = fichier('verrou.pdf');
	for (const faux of [undefined, 'cyclades']) {
		expect(await examiner(atelier, verrou, faux)).toMatchObject({ etat: 'mot_de_passe', chiffre: true });
	}
	const ouvert = await examiner(atelier, verrou, 'escale');
	expect(ouvert).toMatchObject({ etat: 'ouvert', pages: 1, chiffre: true, actif: false });
	expect(ouvert.texte).toContain('imposition 2026');

	const libre = await rendre(atelier, verrou, 500_000, 'escale');
	if (typeof libre === 'string') throw new Error(libre);
	expect(libre.length).toBeLessThan(500_000);
	expect(await examiner(atelier, libre)).toMatchObject({ etat: 'ouvert', pages: 1, chiffre: false });
	expect(await rendre(atelier, verrou, 500_000)).toBe('illisible');
	expect(await rendre(atelier, verrou, 3_000, 'escale')).toBe('trop_lourde');
});

test('R-202 a PDF that runs a script is said to, and made anew does no more than be read', async ({ atelier }) => {
	const actif = [
		...Buffer.from(
			`%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] >> endobj
trailer << /Root 1 0 R /Size 5 >>`
		)
	];
	expect(await examiner(atelier, actif)).toMatchObject({ etat: 'ouvert', pages: 2, actif: true });
	const inerte = await rendre(atelier, actif, 5_000_000);
	if (typeof inerte === 'string') throw new Error(inerte);
	expect(await examiner(atelier, inerte)).toMatchObject({ etat: 'ouvert', pages: 2, actif: false });
	expect(await examiner(atelier, [...Buffer.from('%PDF-1.4 rien')])).toMatchObject({ etat: 'illisible' });
});
