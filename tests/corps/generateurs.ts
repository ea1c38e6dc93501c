/** Bodies that no page of ours sends: any text, any JSON, a good body with one thing wrong, deep, huge, of another type. */
import fc from 'fast-check';

/** Texts on which programs have stumbled. */
const PIEGES = [
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'\ud800',
	'\udfff\ud800',
	'\u202egnp.exe',
	'\ufeff\u200b',
	'e\u0301'.repeat(40),
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	"' or 1=1 --",
	'"; drop table compte; --',
	'<script>alert(1)</script>',
	'${7*7}{{7*7}}',
	'../../etc/passwd',
	'a\r\nBcc: tous@exemple.fr',
	'%00%ff%ZZ',
	'1e999',
	'-0',
	'NaN',
	'null',
	'İ'.repeat(80),
	'ﷺ'.repeat(80)
];
/** Fifty thousand signs, built to make a careless regular expression try every way. */
export const LONGS = ['a', ' ', '.', 'a.', '-', '\u0301', '1/', 'é@', '<', '\u0000'].map((motif) =>
	motif.repeat(50_000 / motif.length)
);

export const texte: fc.Arbitrary<string> = fc.oneof(
	{ weight: 20, arbitrary: fc.string() },
	{ weight: 20, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
	// Any 16 bits: halves of characters too.
	{ weight: 10, arbitrary: fc.array(fc.nat(0xffff)).map((unites) => String.fromCharCode(...unites)) },
	{ weight: 30, arbitrary: fc.constantFrom(...PIEGES) },
	{ weight: 1, arbitrary: fc.constantFrom(...LONGS) }
);

/** A value of JSON, as text: what `JSON.stringify` would never write is there too. */
const valeur: fc.Arbitrary<string> = fc.oneof(
	{ weight: 30, arbitrary: texte.map((t) => JSON.stringify(t)) },
	{ weight: 10, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((v) => JSON.stringify(v)) },
	{
		weight: 20,
		arbitrary: fc.constantFrom(
			...['null', 'true', '0', '-1', '1e308', '1e999', '12345678901234567890', '[]', '{}', '[[]]', '["100"]'],
			...['{"__proto__":{"inscrit":true}}', '{"toString":1}', '{"length":3}', '[null]', '{"":""}', 'NaN', '']
		)
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom('[', '{"a":').map((o) => `${o.repeat(10_000)}1${fermants(o).repeat(10_000)}`)
	}
);
const fermants = (ouvrant: string) => (ouvrant === '[' ? ']' : '}');

type Chemin = string[];

/** Every place in a document, itself included. */
function chemins(document: unknown, ici: Chemin = []): Chemin[] {
	if (document === null || typeof document !== 'object') return [ici];
	return [ici, ...Object.entries(document).flatMap(([cle, sous]) => chemins(sous, [...ici, cle]))];
}

/** The document as JSON, with that text in the place of what stands there; null takes the place away. */
function ecrire(document: unknown, chemin: Chemin, nouveau: string | null): string {
	const [cle, ...reste] = chemin;
	if (cle === undefined) return nouveau ?? '';
	if (document === null || typeof document !== 'object') return JSON.stringify(document);
	const membres = Object.entries(document).flatMap(([nom, sous]) => {
		if (nom !== cle) return [`${JSON.stringify(nom)}:${JSON.stringify(sous)}`];
		if (reste.length === 0 && nouveau === null) return [];
		return [`${JSON.stringify(nom)}:${ecrire(sous, reste, nouveau)}`];
	});
	// A member that is not there yet is added.
	if (!Object.hasOwn(document, cle)) membres.push(`${JSON.stringify(cle)}:${nouveau ?? 'null'}`);
	return Array.isArray(document) ? `[${nouveau ?? ''}]` : `{${membres.join(',')}}`;
}

/** The good document with one thing wrong, or right by chance. */
function presque(bon: unknown): fc.Arbitrary<string> {
	const places = chemins(bon);
	const enPlus = places.flatMap((p) => ['role', '__proto__', 'constructor', 'U0'].map((cle) => [...p, cle]));
	return fc
		.oneof(
			{ weight: 6, arbitrary: fc.tuple(fc.constantFrom(...places), fc.option(valeur, { freq: 8, nil: null })) },
			{ weight: 1, arbitrary: fc.tuple(fc.constantFrom(...enPlus), valeur) }
		)
		.map(([chemin, nouveau]) => ecrire(bon, chemin, nouveau));
}

/** A good document whose texts are all anything. */
function toutFou(bon: unknown): fc.Arbitrary<string> {
	const feuilles = chemins(bon).filter((chemin) => chemin.length > 0);
	return fc
		.array(fc.tuple(fc.constantFrom(...feuilles), texte), { minLength: 2, maxLength: 12 })
		.map((changements) =>
			changements.reduce(
				(json, [chemin, nouveau]) => ecrire(JSON.parse(json), chemin, JSON.stringify(nouveau)),
				JSON.stringify(bon)
			)
		);
}

/** The good document with each of its texts, in turn, in the place of which stands each trap. */
export function chaquePiege(bon: unknown): string[] {
	const feuilles = chemins(bon).filter((chemin) => typeof lire(bon, chemin) === 'string');
	return feuilles.flatMap((chemin) => PIEGES.map((piege) => ecrire(bon, chemin, JSON.stringify(piege))));
}

function lire(document: unknown, chemin: Chemin): unknown {
	return chemin.reduce<unknown>((ici, cle) => Object.entries(ici ?? {}).find(([nom]) => nom === cle)?.[1], document);
}

export interface Corps {
	body: string | Uint8Array<ArrayBuffer> | FormData | null;
	type: string | null;
}

const TYPES = [
	...['application/json', 'application/json; charset=utf-16', 'text/plain', 'text/html', 'image/jpeg', ''],
	...['application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x', 'n’importe']
];
const octets: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.uint8Array({ maxLength: 300 }).map((o) => new Uint8Array(o));
const type = fc.constantFrom(...TYPES.filter((t) => /^[ -~]*$/.test(t)));

/** What may arrive where JSON is expected. */
export function corpsJson(bon: unknown): fc.Arbitrary<Corps> {
	const json = (body: string): Corps => ({ body, type: 'application/json' });
	return fc.oneof(
		{ weight: 12, arbitrary: presque(bon).map(json) },
		{ weight: 4, arbitrary: toutFou(bon).map(json) },
		{ weight: 2, arbitrary: valeur.map(json) },
		{ weight: 1, arbitrary: fc.record({ body: fc.oneof(texte, octets, fc.constant(null)), type }) }
	);
}

/** What superforms would take for a form sent as JSON. */
const SUPERFORM: [string, string][] = [
	...[
		'[[]]',
		'[{}]',
		'[{"nom":0}]',
		'[["Map"]]',
		'[["Date","x"]]',
		'[{"nom":1},["BigInt","1"]]',
		'[',
		'-1',
		'[-3]'
	].map((json): [string, string] => ['__superform_json', json]),
	['__superform_id', 'x'],
	['__superform_file_nom', 'x'],
	['__superform_files___proto__.pollue', 'x']
];

/** What may arrive where a form is expected: `bon` is one well filled in. */
export function corpsFormulaire(bon: Record<string, string>): fc.Arbitrary<Corps> {
	const noms = fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(...Object.keys(bon)) },
		{ weight: 1, arbitrary: fc.constantFrom('role', 'numeroCandidat', '__proto__', 'nom[]', 'nom.x') }
	);
	const changement: fc.Arbitrary<[string, string | null]> = fc.oneof(
		{ weight: 12, arbitrary: fc.tuple(noms, fc.option(texte, { freq: 8, nil: null })) },
		{ weight: 1, arbitrary: fc.constantFrom(...SUPERFORM) }
	);
	const paires = fc.array(changement, { minLength: 1, maxLength: 4 }).map((changements) => {
		const forme = Object.entries(bon).filter(([nom]) => !changements.some(([change]) => change === nom));
		// The same name twice is a form too.
		return [...forme, ...changements.filter((c): c is [string, string] => c[1] !== null)];
	});
	return fc.oneof(
		{ weight: 12, arbitrary: paires.map((p) => ({ body: new URLSearchParams(p).toString(), type: TYPES[6] ?? null })) },
		{ weight: 3, arbitrary: fc.tuple(paires, octets, noms).map(multipart) },
		{ weight: 2, arbitrary: fc.record({ body: fc.oneof(texte, octets, fc.constant(null)), type }) },
		{
			weight: 1,
			arbitrary: octets.map((o) => ({ body: `nom=%${[...o].join('%')}&mail=%ED%A0%80`, type: TYPES[6] ?? null }))
		}
	);
}

/** With a file where a text is expected; its own type says how it is cut. */
function multipart([paires, contenu, nom]: [[string, string][], Uint8Array<ArrayBuffer>, string]): Corps {
	const body = new FormData();
	for (const [cle, texteDuChamp] of paires) body.append(cle, texteDuChamp);
	if (contenu.length % 2) body.append(nom, new File([contenu], 'photo.jpg', { type: 'image/jpeg' }));
	return { body, type: null };
}

export function requete({ body, type }: Corps, headers: Record<string, string> = {}, method = 'POST'): Request {
	return new Request('https://escale.example/ici', {
		method,
		body,
		headers: { ...(type ? { 'content-type': type } : {}), ...headers }
	});
}
