/**
 * What a device is called in the list of those that are signed in: « Chrome, Android ». Enough to tell one's telephone from the
 * library's computer; no version, no model: nothing by which somebody could be recognised elsewhere.
 */
const NAVIGATEURS: [RegExp, string][] = [
	// The order counts: each of these says it is the next ones too.
	[/\bEdg(e|A|iOS)?\//, 'Edge'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(OPR|Opera)\//, 'Opera'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];

const SYSTEMES: [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bCrOS\b/, 'Chromebook'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bLinux\b/, 'Linux']
];

/** From a User-Agent; null when it says nothing that we know. */
export function nomAppareil(agent: string): string | null {
	// Browsers send some hundred characters; whatever follows is nobody's.
	const debut = agent.slice(0, 500);
	const noms = [NAVIGATEURS, SYSTEMES].flatMap((liste) => liste.find(([signe]) => signe.test(debut))?.[1] ?? []);
	return noms.join(', ') || null;
}
