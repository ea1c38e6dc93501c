/**
 * The settings: what the operator says by the environment, read once at start.
 *
 * A wrong one stops the start with a sentence that names the variable. Demo mode (`npm start`) fills in what is
 * missing; the production start (`npm run serve`) asks for it, and refuses whatever belongs to the demo.
 */
import * as z from 'zod';

const url = (protocols: string[]) =>
	z.url().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
		error: `must be an address starting with ${protocols.join(' or ')}//`
	});

const Environment = z.object({
	NODE_ENV: z.string().optional(),
	/** '1' in demo mode: demo accounts, demo campaigns and /demo/courriels exist. */
	DEMO: z.enum(['1']).optional(),
	/** Address that candidats type; links in mails are built from it, never from the Host header. */
	ORIGIN: url(['http:', 'https:']).default('http://localhost:3000'),
	/** Where the SQLite file, the documents and the demo mails live. */
	DATA_DIR: z.string().min(1).default('data'),
	DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
	SMTP_URL: url(['smtp:', 'smtps:']).optional(),
	MAIL_FROM: z.string().min(3).default('Escale <ne-pas-repondre@escale.invalid>'),
	/** Occasional messages of the accueil, one a line: a planned interruption, for instance. */
	MESSAGES: z.string().default(''),
	/** Folder of exam files that the operator drops, read at start and looked at again every minute. */
	EXAMENS_DIR: z.string().min(1).optional(),
	/** ClamAV's clamd, which then looks at every pièce before a gestionnaire does. */
	CLAMAV_HOST: z.string().min(1).optional(),
	CLAMAV_PORT: z.coerce.number().int().min(1).max(65_535).default(3310),
	/** FranceConnect v2, all three or none: without them nobody is offered it. The issuer is that of its discovery page. */
	FRANCECONNECT_ISSUER: url(['https:', 'http:'])
		.refine((value) => !/^http:/i.test(value) || estLocale(value), { error: 'must start with https://' })
		.optional(),
	FRANCECONNECT_CLIENT_ID: z.string().min(1).optional(),
	/** Also seals the cookies of a sign-in that is under way: every process has it. */
	FRANCECONNECT_CLIENT_SECRET: z.string().min(16).optional(),
	/** Minutes without a request after which a candidat is signed out. */
	SESSION_REPOS_MINUTES: z.coerce.number().int().min(5).max(720).default(60),
	/** Hours after which a candidat signs in again, however busy they were. */
	SESSION_VIE_HEURES: z.coerce.number().int().min(1).max(24).default(12),
	/** Gestionnaires give a code of their telephone after their password: always, but in the demo unless told. */
	SECOND_FACTEUR: z.enum(['obligatoire', 'facultatif']).optional(),
	/** Demo and tests only: an ISO instant from which the clock runs, or a file holding the instant it stands at. */
	HORLOGE: z.string().min(1).optional()
});

export interface Settings {
	demo: boolean;
	origin: string;
	dataDir: string;
	databaseUrl: string | undefined;
	smtpUrl: string | undefined;
	mailFrom: string;
	messages: string[];
	examensDir: string | undefined;
	/** Undefined: no antivirus. */
	clamav: { host: string; port: number } | undefined;
	/** Undefined: FranceConnect is not offered. */
	franceconnect: ReglagesFranceConnect | undefined;
	/** How long a candidat stays signed in; on a shared device a quarter of an hour. */
	authSession: { reposMinutes: number; vieHeures: number };
	/** Whoever comes to the desk without a second factor sets one up before anything else. */
	secondFacteurObligatoire: boolean;
	horloge: string | undefined;
}

export interface ReglagesFranceConnect {
	emetteur: string;
	clientId: string;
	clientSecret: string;
}

export class SettingsError extends Error {
	override name = 'SettingsError';
}

/** Of the server. */
export function readSettings(env: Record<string, string | undefined>): Settings {
	const e = readEnvironment(env);
	const demo = e.DEMO === '1';
	const wrong: string[] = [];
	if (e.NODE_ENV === 'production' && demo) wrong.push('DEMO: the production start refuses demo mode; unset it');
	if (!demo && e.HORLOGE) wrong.push('HORLOGE: only the demo and the tests may set the clock; unset it');
	if (!demo && e.SECOND_FACTEUR === 'facultatif')
		wrong.push('SECOND_FACTEUR: only the demo may leave it to each gestionnaire; unset it');
	if (!demo && !env.ORIGIN)
		wrong.push('ORIGIN: required, the public address, for instance https://inscription.example');
	if (!demo && !e.SMTP_URL) wrong.push('SMTP_URL: required, without it no account could be activated');
	wrong.push(...franceconnectIncomplet(e));
	if (wrong.length) throw new SettingsError(`Escale cannot start, a setting is wrong:\n  ${wrong.join('\n  ')}`);
	return settingsOf(e);
}

/** Of an operator's command, which writes in the same database: what a command never uses is not asked of it. */
export function readCommandSettings(env: Record<string, string | undefined>): Settings {
	return settingsOf(readEnvironment(env));
}

function readEnvironment(env: Record<string, string | undefined>): z.infer<typeof Environment> {
	const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = Environment.safeParse(present);
	if (parsed.success) return parsed.data;
	const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
	throw new SettingsError(`Escale cannot start, a setting is wrong:\n${lines.join('\n')}`);
}

function settingsOf(e: z.infer<typeof Environment>): Settings {
	return {
		demo: e.DEMO === '1',
		origin: new URL(e.ORIGIN).origin,
		dataDir: e.DATA_DIR,
		databaseUrl: e.DATABASE_URL,
		smtpUrl: e.SMTP_URL,
		mailFrom: e.MAIL_FROM,
		messages: e.MESSAGES.split('\n').filter((message) => message.trim() !== ''),
		examensDir: e.EXAMENS_DIR,
		clamav: e.CLAMAV_HOST ? { host: e.CLAMAV_HOST, port: e.CLAMAV_PORT } : undefined,
		franceconnect: franceconnectDe(e),
		authSession: { reposMinutes: e.SESSION_REPOS_MINUTES, vieHeures: e.SESSION_VIE_HEURES },
		secondFacteurObligatoire: (e.SECOND_FACTEUR ?? (e.DEMO ? 'facultatif' : 'obligatoire')) === 'obligatoire',
		horloge: e.HORLOGE
	};
}

const FRANCECONNECT = ['FRANCECONNECT_ISSUER', 'FRANCECONNECT_CLIENT_ID', 'FRANCECONNECT_CLIENT_SECRET'] as const;

function franceconnectIncomplet(e: z.infer<typeof Environment>): string[] {
	const manquent = FRANCECONNECT.filter((nom) => e[nom] === undefined);
	if (manquent.length === FRANCECONNECT.length) return [];
	return manquent.map((nom) => `${nom}: required with the other settings of FranceConnect; set all three or none`);
}

function franceconnectDe(e: z.infer<typeof Environment>): ReglagesFranceConnect | undefined {
	const [emetteur, clientId, clientSecret] = FRANCECONNECT.map((nom) => e[nom]);
	return emetteur && clientId && clientSecret ? { emetteur, clientId, clientSecret } : undefined;
}

/** This machine alone hears what is said there. */
export function estLocale(adresse: string): boolean {
	return URL.canParse(adresse) && ['localhost', '127.0.0.1'].includes(new URL(adresse).hostname);
}
