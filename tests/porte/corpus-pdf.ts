/** PDFs: honest ones, talkative ones, and those that run, join, swell or lie. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { exif, jpeg, pdf } from '../support/fichiers';
import { pdfs, type Attendu } from './attendu';
import { bombe, flux, pdfBrut, type Brut } from './pdf-brut';

const JS = '/S /JavaScript /JS (app.alert\\(1\\))';
const brut = (quoi: Brut) => () => pdfBrut(quoi);
const annote = (annotation: string) => brut({ page: `/Annots [<< /Type /Annot ${annotation} /Rect [0 0 9 9] >>]` });

async function chiffre(userPassword: string, objets: (document: PDFDocument) => unknown = () => {}) {
	const document = await PDFDocument.load(await pdf(1, objets));
	document.encrypt({ userPassword, ownerPassword: 'du rectorat' });
	return document.save();
}

/** Objects 20 and 21 packed together: 20 is what is said. */
function dansUnPaquet(objet: string): Uint8Array {
	const [corps, debut] = [`${objet} null`, `20 0 21 ${objet.length + 1} `];
	return flux(
		`/Type /ObjStm /N 2 /First ${debut.length} /Filter /FlateDecode`,
		deflateSync(Buffer.from(debut + corps, 'latin1'))
	);
}
const bombeDeux = (type: string) => flux(`/Type /${type} /N 1 /First 4 /Filter /FlateDecode`, bombe(100));
const image = (dict: string, octets: Uint8Array) => flux(`/Type /XObject /Subtype /Image ${dict}`, octets);
const montre = (objet: string | Uint8Array) =>
	brut({ page: '/Resources << /XObject << /I 10 0 R >> >>', objets: [objet] });
const arbre = (kids: string, objets: string[] = []) =>
	brut({ pages: `<< /Type /Pages /Kids [${kids}] /Count 1 >>`, objets });
/** Each level names the next one twice: a billion pages in thirty objects. */
const milliard = Array.from({ length: 31 }, (_, i) =>
	i === 30 ? '<< /Type /Page >>' : `<< /Type /Pages /Count 2 /Kids [${11 + i} 0 R ${11 + i} 0 R] >>`
);

export const honnetes: Attendu[] = [
	...pdfs(null, { 'a PDF of a page': () => pdf(), 'a PDF written by hand': brut({}) }, { pages: 1 }),
	...pdfs(null, { 'a PDF of thirty pages': () => pdf(30) }, { pages: 30 }),
	...pdfs(null, {
		'a PDF that only forbids printing': () => chiffre(''),
		'a PDF with a link': annote('/Subtype /Link /A << /S /URI /URI (https://www.education.gouv.fr) >>'),
		'a PDF that opens at a page': brut({ catalogue: '/OpenAction [3 0 R /Fit]' }),
		'a PDF that goes to a page': brut({ catalogue: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' }),
		'a PDF of a scan kept as it was': montre(
			image('/Width 2480 /Height 3508 /Filter /FlateDecode', deflateSync(Buffer.alloc(2480 * 3508 * 3)))
		),
		'a PDF whose photo has no end': montre(image('/Width 1 /Height 1 /Filter /DCTDecode', jpeg().subarray(0, -2)))
	}),
	...pdfs(
		null,
		{
			'a PDF that says who made it': () => pdf(1, (document) => document.setAuthor('Secret')),
			'a PDF with a history': brut({
				catalogue: '/Metadata 10 0 R /PieceInfo << /A (Secret) >>',
				objets: [flux('/Type /Metadata', Buffer.from('<x>Secret</x>'))]
			}),
			'a PDF behind a page of HTML': brut({ avant: '<script>Secret</script>\n' }),
			'a PDF with an archive behind it': brut({ apres: 'PK\x03\x04Secret' }),
			'a PDF with a page of HTML behind it': brut({ apres: '<script>Secret</script>' }),
			'a PDF with a program that nothing names': brut({ objets: [`<< ${JS} /Secret true >>`] }),
			'a PDF with a file that nothing names': brut({ objets: [flux('/Type /EmbeddedFile', Buffer.from('Secret'))] }),
			'a PDF whose program was replaced': () =>
				Buffer.concat([
					pdfBrut({ catalogue: `/OpenAction << ${JS} /Secret true >>` }),
					Buffer.from('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n')
				]),
			'a PDF whose photo says where it was': montre(
				image('/Width 1 /Height 1 /Filter /DCTDecode', jpeg({ avant: [exif(6)] }))
			),
			'a PDF that was signed': brut({
				catalogue: '/Perms << /DocMDP 10 0 R >> /AcroForm << /Fields [<< /FT /Sig /T (a) /V 10 0 R >>] >>',
				objets: ['<< /Type /Sig /Name (Secret) >>']
			}),
			'a PDF with comments between its objects': brut({ objets: ['% Secret\nnull'] })
		},
		{ sans: ['Secret', 'Telephone X', 'JavaScript', 'PK\x03', 'Exif'] }
	)
];

export const actifs: Attendu[] = pdfs('pdf_actif', {
	'a PDF that runs when opened': brut({ catalogue: `/OpenAction << ${JS} >>` }),
	'a PDF that runs, its name disguised': brut({ catalogue: '/OpenAction << /S /J#61vaScript /J#53 (app.alert) >>' }),
	'a PDF that runs, named elsewhere': brut({ catalogue: '/OpenAction 10 0 R', objets: [`<< ${JS} >>`] }),
	'a PDF that runs, packed': brut({ catalogue: '/OpenAction 20 0 R', objets: [dansUnPaquet(`<< ${JS} >>`)] }),
	'a PDF that runs, after an honest first action': brut({
		catalogue: `/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << ${JS} >> >>`
	}),
	'a PDF with a named program': () => pdf(1, (document) => document.addJavaScript('a', 'app.alert(1)')),
	'a PDF that runs when closed': brut({ catalogue: `/AA << /WC << ${JS} >> >>` }),
	'a PDF that runs when a page is seen': brut({ page: `/AA << /O << ${JS} >> >>` }),
	'a PDF that opens an address by itself': brut({ catalogue: '/OpenAction << /S /URI /URI (https://x.example) >>' }),
	'a PDF that prints by itself': brut({ catalogue: '/OpenAction << /S /Named /N /Print >>' }),
	'a PDF that opens an address when a page is seen': brut({
		page: '/AA << /O << /S /URI /URI (https://x.example) >> >>'
	}),
	'a PDF that runs when touched': annote(`/Subtype /Link /A << ${JS} >>`),
	'a PDF that launches a program': annote('/Subtype /Link /A << /S /Launch /F (cmd.exe) >>'),
	'a PDF that launches a program, disguised': annote('/Subtype /Link /A << /S /L#61unch /F (cmd.exe) >>'),
	'a PDF that sends a form': annote('/Subtype /Widget /A << /S /SubmitForm /F (https://x.example) >>'),
	'a PDF that fills itself': annote('/Subtype /Widget /A << /S /ImportData /F (a.fdf) >>'),
	'a PDF that goes into another': annote('/Subtype /Link /A << /S /GoToE /D [0 /Fit] >>'),
	'a PDF that plays a rendition': annote('/Subtype /Link /A << /S /Rendition /OP 0 >>'),
	'a PDF that plays a film': annote('/Subtype /Movie /Movie << /F (a.avi) >>'),
	'a PDF that plays a sound': annote('/Subtype /Link /A << /S /Sound >>'),
	'a PDF with a screen': annote('/Subtype /Screen'),
	'a PDF with rich media': annote('/Subtype /RichMedia /RichMediaContent << >>'),
	'a PDF in three dimensions': annote('/Subtype /3D'),
	'a PDF with a file joined': () => pdf(1, (document) => document.attach(Buffer.from('MZ'), 'a.exe')),
	'a PDF with a file pinned to a page': annote('/Subtype /FileAttachment /FS << /Type /Filespec /F (a.exe) >>'),
	'a PDF with a file in a place of its own': brut({
		catalogue: '/AF [<< /Type /Filespec /EF << /F 10 0 R >> >>]',
		objets: [flux('', Buffer.from('MZ'))]
	}),
	'a PDF that is a folder of files': brut({ catalogue: '/Collection << /View /D >>' }),
	'a PDF with a form of XFA': brut({
		catalogue: '/AcroForm << /Fields [] /XFA 10 0 R >>',
		objets: [flux('', Buffer.from('<xdp/>'))]
	}),
	'a PDF whose field computes': brut({
		catalogue: `/AcroForm << /Fields [<< /FT /Tx /T (a) /AA << /C << ${JS} >> >> >>] >>`
	}),
	'a PDF that runs, and forbids printing': () =>
		chiffre('', (document) => (document as PDFDocument).addJavaScript('a', 'app.alert(1)'))
});

export const hostiles: Attendu[] = [
	...pdfs('pdf_protege', {
		'a PDF that a password closes': () => chiffre('fermé'),
		'a PDF closed in a way nobody knows': brut({ fin: '/Encrypt << /Filter /Inconnu /V 9 >> /ID [<00> <00>]' }),
		'a PDF closed without saying how': brut({ fin: '/Encrypt << >> /ID [<00> <00>]' })
	}),
	...pdfs('pdf_trop_de_pages', {
		'a PDF of thirty-one pages': () => pdf(31),
		'a PDF of a billion pages': arbre('10 0 R', milliard),
		'a PDF that names one page forty times': arbre('3 0 R '.repeat(40))
	}),
	...pdfs('image_trop_grande', {
		'a PDF whose picture is four billion points': montre(image('/Width 65000 /Height 65000', Buffer.alloc(9))),
		'a PDF whose photo is': montre(
			image('/Width 1 /Height 1 /Filter /DCTDecode', jpeg({ largeur: 65_000, hauteur: 65_000 }))
		)
	}),
	...pdfs('fichier_illisible', {
		'a PDF that is a header': () => Buffer.from('%PDF-1.7\n'),
		'a PDF of noise': () => Buffer.from(`%PDF-1.7\n${'bruit '.repeat(500)}`),
		'a PDF cut off before its pages': () => pdfBrut().subarray(0, 60),
		'a PDF without pages': arbre(''),
		'a PDF whose pages go round': arbre('2 0 R'),
		'a PDF whose pages are text': brut({ pages: '(pages)' }),
		'a PDF whose pages are not there': arbre('99 0 R'),
		'a PDF nested a hundred thousand times': brut({ page: `/A ${'['.repeat(100_000)}` }),
		'a PDF nested in dictionaries': brut({ page: `/A ${'<< /B '.repeat(50_000)}` }),
		'a PDF with an object that is none': brut({ page: '/A 10 0 R', objets: ['<< /B ( >>'] }),
		'a PDF that swells': montre(flux('/Filter /FlateDecode', bombe(300))),
		'a PDF that swells in two streams': brut({
			page: '/Contents [10 0 R 11 0 R]',
			objets: [flux('/Filter /FlateDecode', bombe(120)), flux('/Filter /FlateDecode', bombe(120))]
		}),
		'a PDF that swells twice over': montre(flux('/Filter [/FlateDecode /FlateDecode]', bombe(300, 2))),
		'a PDF whose objects swell': brut({ objets: [bombeDeux('ObjStm')] }),
		'a PDF whose index swells': brut({ objets: [bombeDeux('XRef')] }),
		'a PDF that swells, and forbids printing': () =>
			chiffre('', ({ context, catalog }) =>
				catalog.set(PDFName.of('Gros'), context.register(context.stream(bombe(300), { Filter: 'FlateDecode' })))
			)
	})
];
