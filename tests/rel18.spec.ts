/**
 * REL18: two devices and a gestionnaire at the same instant. The order is drawn; every act is then read again from the
 * traces, one after the other: nothing that was confirmed changed, and nothing was confirmed that was not whole.
 */
import { expect, it } from 'vitest';
import { Hasard } from './support/hasard';
import { monterApp, surChaqueBase, type AppDeTest } from './support/app';
import { enregistrer, lignesDe } from './support/candidats';
import {
	campagneDePieces,
	controler,
	deposer,
	gestionnaire,
	inscrit,
	piece,
	PIECES,
	retirer,
	signer,
	verrouiller,
	type Inscrit
} from './support/depots';
import { rejouer } from './rel/juge';

const COURSES = Number(process.env.REL18_SEEDS ?? 1_000);
/** With signatures and new versions: each draws its PDFs, and costs what ten of the others do. */
const SIGNEES = Math.ceil(COURSES / 10);
/** Together: they wait for the same disk. */
const ENSEMBLE = 50;
/** Of those that sign: four are drawn at once, and whoever waits for a turn looks again before drawing. */
const ENSEMBLE_SIGNE = 4;
/** Of fewer races, played to look at one thing, how often something happened among them tells nothing. */
const ASSEZ = 25;
const MINUTES = 10 * 60_000;

/** Each look at the clock is a millisecond after the one before, so that the traces say in which order things happened. */
function tictac(app: AppDeTest): AppDeTest {
	let passes = 0;
	const depart = app.clock.now().getTime();
	return { ...app, clock: { ...app.clock, now: () => new Date(depart + ++passes) } };
}

type Actes = [() => Promise<unknown>, ...(() => Promise<unknown>)[]];

interface Course {
	/** The récapitulatif is signed on the screen too, and the candidature changes meanwhile. */
	signatures: boolean;
}

/** What each of them does; refused or not, it is the traces that are judged. */
function actes(app: AppDeTest, qui: Inscrit, gestionnaireId: string, hasard: Hasard, { signatures }: Course) {
	const uneDe = () => PIECES[hasard.entier(PIECES.length)] ?? 'jdc';
	const depotDe = async (pieceId: string) => (await piece(app, qui, pieceId)).depot?.id ?? '';
	const statuts = ['non_conforme', 'attente_nouvelle_pj', 'conforme', 'recue'] as const;
	const choix: Actes = [
		() => verrouiller(app, qui),
		() => verrouiller(app, qui),
		() => deposer(app, qui, uneDe()),
		() => deposer(app, qui, uneDe()),
		async () => retirer(app, qui, await depotDe(uneDe())),
		() => {
			const statut = statuts[hasard.entier(statuts.length)] ?? 'recue';
			return controler(app, qui, { gestionnaireId, pieceId: uneDe(), statut });
		}
	];
	if (!signatures) return Array.from({ length: 3 + hasard.entier(4) }, () => hasard.parmi(choix));
	// Of all that happens around a signature: what it signs changes, is confirmed, or is judged.
	const signee = 'recapitulatif_signe';
	const lent = disqueLent(app, hasard);
	const autour: Actes = [
		() => signer(lent, qui),
		() => signer(lent, qui),
		() => enregistrer(app, qui.compte, qui),
		() => verrouiller(app, qui),
		() => verrouiller(app, qui),
		() => deposer(app, qui, signee),
		async () => retirer(app, qui, await depotDe(signee)),
		() => controler(app, qui, { gestionnaireId, pieceId: signee, statut: hasard.parmi(statuts) })
	];
	const tous = [() => signer(lent, qui), ...Array.from({ length: 2 + hasard.entier(3) }, () => hasard.parmi(autour))];
	// Drawing takes longer than all the rest together: begun at the same instant, the rest would always come first.
	return tous.map((acte) => {
		const apres = hasard.entier(TOURS);
		return async () => {
			await tours(apres);
			return acte();
		};
	});
}

/** Turns of the event loop over which the acts around a signature begin. */
const TOURS = 40;

async function tours(combien: number): Promise<void> {
	for (let i = 0; i < combien; i++) await new Promise((suite) => setImmediate(suite));
}

/** What is kept takes its time: that is when something else may land between a look and a write. */
function disqueLent(app: AppDeTest, hasard: Hasard): AppDeTest {
	const put: AppDeTest['storage']['put'] = async (octets) => {
		const cle = await app.storage.put(octets);
		await tours(hasard.entier(TOURS));
		return cle;
	};
	return { ...app, storage: { ...app.storage, put } };
}

const CODES = [
	...['piece_verrouillee', 'groupe_incomplet', 'pieces_changees', 'piece_conforme', 'depot_retire', 'introuvable'],
	'signature_perimee'
];

async function course(app: AppDeTest, campagneId: string, gestionnaireId: string, graine: number, comment: Course) {
	const hasard = new Hasard(graine);
	const qui = await inscrit(app, campagneId);
	for (const pieceId of PIECES) if (hasard.entier(8) > 0) await deposer(app, qui, pieceId);
	const issues = await Promise.allSettled(actes(app, qui, gestionnaireId, hasard, comment).map((acte) => acte()));
	const refus = issues.flatMap((issue): string[] => (issue.status === 'rejected' ? [issue.reason.code] : []));
	for (const code of refus) expect(CODES).toContain(code);
	return { ...qui, refus };
}

async function courses(app: AppDeTest, combien: number, comment: Course) {
	const { id } = await campagneDePieces(app);
	const gestionnaireId = await gestionnaire(app);
	const tous: Awaited<ReturnType<typeof course>>[] = [];
	const pas = comment.signatures ? ENSEMBLE_SIGNE : ENSEMBLE;
	for (let graine = 0; graine < combien; graine += pas) {
		const ensemble = Array.from({ length: Math.min(pas, combien - graine) }, (_, i) => graine + i);
		tous.push(...(await Promise.all(ensemble.map((une) => course(app, id, gestionnaireId, une, comment)))));
	}
	const traces = (await lignesDe(app, 'pieceEvenement')).sort((a, b) => a.le.getTime() - b.le.getTime());
	const parCandidature = Map.groupBy(traces, ({ candidatureId }) => candidatureId);
	const versions = Map.groupBy(await lignesDe(app, 'candidatureVersion'), ({ candidatureId }) => candidatureId);
	const depots = new Map((await lignesDe(app, 'depot')).map((depot) => [depot.id, depot.version]));
	const rejoues = tous.map(({ candidatureId }) =>
		rejouer(parCandidature.get(candidatureId) ?? [], { versions: versions.get(candidatureId) ?? [], depots })
	);
	// What stands in the end is what the traces tell.
	for (const { pieceId, candidatureId, depotId } of await lignesDe(app, 'piece')) {
		const siennes = (parCandidature.get(candidatureId) ?? []).filter((trace) => trace.pieceId === pieceId);
		const dernier = siennes.filter(({ nature }) => nature === 'depot' || nature === 'retrait').at(-1);
		expect(depotId).toBe(dernier?.nature === 'depot' ? dernier.depotId : null);
	}
	return {
		fautes: rejoues.flatMap(({ fautes }) => fautes),
		verrous: rejoues.filter(({ verrous }) => verrous > 0).length,
		signatures: await signaturesSures(app, depots),
		refus: new Set(tous.flatMap(({ refus }) => refus))
	};
}

/** How many there are; each says the version of its dépôt, and the print of the récapitulatif of that very version. */
async function signaturesSures(app: AppDeTest, depots: ReadonlyMap<string, number>): Promise<number> {
	const signatures = await lignesDe(app, 'signature');
	const rendus = new Map(
		(await lignesDe(app, 'document')).map((rendu) => [
			`${rendu.candidatureId} ${rendu.type} ${rendu.version}`,
			rendu.fichier
		])
	);
	for (const { depotId, candidatureId, version, document } of signatures) {
		expect(depots.get(depotId)).toBe(version);
		expect(document).toBe(rendus.get(`${candidatureId} recapitulatif ${version}`));
	}
	return signatures.length;
}

/** What must be passed for the races to have met what they are about: one in so many. */
const seuil = (combien: number, unSur: number) => (combien < ASSEZ ? -1 : combien / unSur);

surChaqueBase('REL18 the lock under races', (monter) => {
	it(
		'nothing confirmed is changed, nothing is confirmed that is not whole',
		async () => {
			const app = tictac(await monter());
			// A server that has others beside it plays fewer: each transaction there waits for its own disk.
			const combien = app.engine.kind === 'sqlite' ? COURSES : Math.ceil(COURSES / 20);
			const { fautes, verrous } = await courses(app, combien, { signatures: false });
			expect(fautes).toEqual([]);
			// Enough of them confirmed something for the above to mean anything.
			expect(verrous).toBeGreaterThan(seuil(combien, 10));
		},
		MINUTES
	);

	it(
		'a récapitulatif is signed for the last version and never over a lock, whatever is pressed, modified or judged meanwhile',
		async () => {
			const app = tictac(await monter());
			const combien = app.engine.kind === 'sqlite' ? SIGNEES : Math.ceil(SIGNEES / 2);
			const { fautes, verrous, signatures, refus } = await courses(app, combien, { signatures: true });
			expect(fautes).toEqual([]);
			expect(signatures).toBeGreaterThan(seuil(combien, 2));
			expect(verrous).toBeGreaterThan(seuil(combien, 20));
			// Signatures did come too late: after a modification, and after a lock.
			const tardives = combien < ASSEZ ? [] : ['signature_perimee', 'piece_verrouillee'];
			expect([...refus]).toEqual(expect.arrayContaining(tardives));
		},
		MINUTES
	);
});

it('REL18 the judge of the races sees a lock that is not kept', async () => {
	const { app, fermer } = await monterApp();
	const { id } = await campagneDePieces(app);
	const qui = await inscrit(app, id);
	for (const pieceId of PIECES) await deposer(app, qui, pieceId);
	await verrouiller(app, qui);
	const traces = await lignesDe(app, 'pieceEvenement');
	await fermer();
	const [premiere] = traces;
	if (!premiere) return expect.unreachable();
	expect(rejouer(traces).fautes).toEqual([]);
	expect(rejouer([...traces, { ...premiere, depotId: 'autre' }]).fautes).toEqual([
		expect.stringMatching(/after the lock/)
	]);
	// A refusal gives it back; once corrected on the same file, it is confirmed again.
	const dit = (statut: string) => ({ ...premiere, nature: 'statut' as const, statut });
	const redonne = { ...premiere, nature: 'depot' as const, depotId: 'autre' };
	expect(rejouer([...traces, dit('non_conforme'), redonne]).fautes).toEqual([]);
	expect(rejouer([...traces, dit('non_conforme'), dit('recue'), redonne]).fautes).toEqual([
		expect.stringMatching(/^depot after the lock/)
	]);
	const sansLeDepot = traces.filter(({ nature, pieceId }) => nature !== 'depot' || pieceId !== 'jdc');
	expect(rejouer(sansLeDepot).fautes).toContainEqual(expect.stringMatching(/without all pièces/));
});

it('REL18 the judge of the races sees a signature of an older version, and a lock of one', async () => {
	const { app, fermer } = await monterApp();
	const enMarche = tictac(app);
	const { id } = await campagneDePieces(app);
	const qui = await inscrit(enMarche, id);
	for (const pieceId of ['identite', 'jdc']) await deposer(enMarche, qui, pieceId);
	await signer(enMarche, qui);
	await verrouiller(enMarche, qui);
	await enregistrer(enMarche, qui.compte, qui);
	await signer(enMarche, qui);
	const traces = (await lignesDe(app, 'pieceEvenement')).sort((a, b) => a.le.getTime() - b.le.getTime());
	const versions = await lignesDe(app, 'candidatureVersion');
	const depots = new Map((await lignesDe(app, 'depot')).map((depot) => [depot.id, depot.version]));
	await fermer();
	// The second signature goes over a lock that the new version made void.
	expect(rejouer(traces, { versions, depots }).fautes).toEqual([]);
	const premieres = versions.filter(({ version }) => version === 1);
	expect(rejouer(traces, { versions: premieres, depots }).fautes).toContainEqual(
		expect.stringMatching(/^depot after the lock/)
	);
	const toutesDe1 = new Map([...depots.keys()].map((depot) => [depot, 1]));
	expect(rejouer(traces, { versions, depots: toutesDe1 }).fautes).toContainEqual(
		expect.stringMatching(/^version 1 given when 2 was the last/)
	);
	const verrou = traces.find(({ nature, pieceId }) => nature === 'verrou' && pieceId === 'recapitulatif_signe');
	const tard = traces.at(-1)?.le ?? new Date(0);
	const rejoue = [...traces.slice(0, -1), { ...(verrou ?? expect.unreachable()), le: tard }];
	expect(rejouer(rejoue, { versions, depots }).fautes).toContainEqual(expect.stringMatching(/older version/));
});
