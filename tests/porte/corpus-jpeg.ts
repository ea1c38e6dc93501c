/** Photos: honest ones, talkative ones, and those made to hurt whoever opens them. */
import { app, commentaire, exif, jpeg } from '../support/fichiers';
import { jpegs, type Attendu } from './attendu';

const CINQ_MO = 5 * 1024 * 1024;
const HTML = '<!doctype html><script>document.title = "couru"</script>';
const GPS = `Exif\0\0${'x'.repeat(10)}48.8566N 2.3522E`;

/** With its frame named otherwise: baseline is 0xc0. */
const trame = (marqueur: number) => remplacer(jpeg(), [0xff, 0xc0], [0xff, marqueur]);
function remplacer(octets: Uint8Array, avant: number[], apres: number[]): Uint8Array {
	const ici = Buffer.from(octets).indexOf(Buffer.from(avant));
	return Uint8Array.from([...octets.subarray(0, ici), ...apres, ...octets.subarray(ici + avant.length)]);
}
const avantLaFin = (octets: Uint8Array, ajout: number[]) =>
	Uint8Array.from([...octets.subarray(0, -2), ...ajout, 0xff, 0xd9]);
/** The scan of the small photo, again and again. */
const passes = (n: number) => {
	const octets = jpeg();
	const passe = octets.subarray(Buffer.from(octets).indexOf(Buffer.from([0xff, 0xda])), -2);
	return Buffer.concat([octets.subarray(0, -2), ...Array<Uint8Array>(n - 1).fill(passe), octets.subarray(-2)]);
};
const coupe = (longueur: number) => () => jpeg().subarray(0, longueur);
/** Of exactly so many bytes, by comments. */
function long(total: number): Uint8Array {
	const reste = total - jpeg().length;
	const entiers = Math.floor(reste / 65_000) - 1;
	const avant = Array.from({ length: entiers }, () => commentaire('x'.repeat(65_000 - 4)));
	return jpeg({ avant: [...avant, ...deux(reste - entiers * 65_000)] });
}
const deux = (n: number) => [Math.floor(n / 2), Math.ceil(n / 2)].map((part) => commentaire('x'.repeat(part - 4)));

export const photos: Attendu[] = [
	...jpegs(null, {
		'a photo': () => jpeg(),
		'a photo of twelve million points': () => jpeg({ largeur: 4_000, hauteur: 3_000 }),
		'a progressive photo': () => trame(0xc2),
		'an extended photo': () => trame(0xc1),
		'a photo as long as a side may be': () => jpeg({ largeur: 12_000, hauteur: 3_333 }),
		'a photo of ten passes': () => passes(10),
		'a photo with filling before a marker': () => remplacer(jpeg(), [0xff, 0xdb], [0xff, 0xff, 0xff, 0xdb]),
		'a photo with restarts': () => remplacer(jpeg(), [0xff, 0xda], [0xff, 0xdd, 0, 4, 0, 1, 0xff, 0xda]),
		'a photo whose colours Adobe coded': () => jpeg({ avant: [app(14, 'Adobe\0\x64\0\0\0\0\x01')] }),
		'a photo of 5 Mo less a byte': () => long(CINQ_MO - 1),
		'a photo of 5 Mo': () => long(CINQ_MO)
	}),
	...jpegs(
		null,
		{
			...Object.fromEntries(
				[1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`a photo that lies on side ${n}`, () => jpeg({ avant: [exif(n)] })])
			),
			'a photo that says where it was': () => jpeg({ avant: [app(1, GPS)] }),
			'a photo with its history': () => jpeg({ avant: [app(1, 'http://ns.adobe.com/xap/1.0/\0<x>Telephone X</x>')] }),
			'a photo with a caption': () => jpeg({ avant: [app(13, 'Photoshop 3.0\0Telephone X')] }),
			'a photo with the profile of a device': () => jpeg({ avant: [app(2, 'ICC_PROFILE\0\x01\x01Telephone X')] }),
			'a photo with a comment': () => jpeg({ avant: [commentaire('Telephone X')] }),
			'a photo whose thumbnail is whole': () => jpeg({ avant: [app(0, 'JFIF\0Telephone X')] }),
			'a photo with a page in a comment': () => jpeg({ avant: [commentaire(HTML)] }),
			'a photo with a page behind it': () => jpeg({ apres: Buffer.from(HTML) }),
			'a photo with an archive behind it': () => jpeg({ apres: Buffer.from('PK\x03\x04META-INF/MANIFEST.MF') }),
			'a photo with a PDF behind it': () => jpeg({ apres: Buffer.from('%PDF-1.7 /JavaScript') }),
			'a photo with a program in a segment of its own': () => jpeg({ avant: [app(9, 'MZ\x90\0<script')] }),
			'a photo whose Exif points outside': () => jpeg({ avant: [app(1, 'Exif\0\0MM\0*\xff\xff\xff\xff')] }),
			'a photo whose Exif is cut off': () => jpeg({ avant: [app(1, 'Exif\0\0MM')] })
		},
		{ sans: ['Telephone X', '48.8566', 'script', 'META-INF', 'PDF-', 'ICC_PROFILE', 'ns.adobe', 'Photoshop', 'JFIF'] }
	),
	...jpegs('fichier_illisible', {
		'a photo cut off in its first marker': coupe(3),
		'a photo cut off in a table': coupe(30),
		'a photo cut off before its frame': coupe(71),
		'a photo cut off in its frame': coupe(80),
		'a photo cut off in its image': coupe(jpeg().length - 3),
		'a photo without its last byte': coupe(jpeg().length - 1),
		'a photo without an end': coupe(jpeg().length - 2),
		'an end at once': () => Uint8Array.of(0xff, 0xd8, 0xff, 0xd9),
		'noise behind the signature': () => Uint8Array.from([0xff, 0xd8, 0xff, ...Array<number>(500).fill(7)]),
		'a photo without a frame': () => trame(0xef),
		'a photo of two frames': () => {
			const trameSeule = jpeg().subarray(71, 84);
			return remplacer(jpeg(), [0xff, 0xc4], [...trameSeule, 0xff, 0xc4]);
		},
		'a photo without loss': () => trame(0xc3),
		'a photo coded arithmetically': () => trame(0xc9),
		'a photo of several sizes': () => trame(0xc5),
		'a photo of no height': () => jpeg({ hauteur: 0 }),
		'a photo of no width': () => jpeg({ largeur: 0 }),
		'a photo whose table hides something': () => remplacer(jpeg(), [0xff, 0xdb, 0, 67], [0xff, 0xdb, 0, 70, 1, 2, 3]),
		'a photo whose segment has no length': () => remplacer(jpeg(), [0xff, 0xdb, 0, 67], [0xff, 0xdb, 0, 0]),
		'a photo of a hundred and one passes': () => passes(101),
		'a photo with an unknown marker': () => avantLaFin(jpeg(), [0xff, 0x02, 0, 4, 0, 0]),
		'a photo whose frame lies about its components': () =>
			remplacer(jpeg(), [8, 0, 1, 0, 1, 1, 1, 0x11, 0], [8, 0, 1, 0, 1, 3, 1, 0x11, 0])
	}),
	...jpegs('image_trop_grande', {
		'a photo of four billion points': () => jpeg({ largeur: 65_000, hauteur: 65_000 }),
		'a photo one point too long': () => jpeg({ largeur: 12_001 }),
		'a photo one point too high': () => jpeg({ hauteur: 12_001 }),
		'a photo of sixty-four million points': () => jpeg({ largeur: 8_000, hauteur: 8_000 })
	})
];
