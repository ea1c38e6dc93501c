/**
 * REL18: two devices and a gestionnaire at the same instant. The order is drawn; every act is then read again from the
 * traces, one after the other: nothing that was confirmed changed, and nothing was confirmed that was not whole.
 */
import { expect, it } from 'vitest';
import { Hasard } from './support/hasard';
import { monterApp, surChaqueBase, type AppDeTest } from './support/app';
import { lignesDe } from './support/candidats';
import {
	campagneDePieces,
	controler,
	deposer,
	gestionnaire,
	inscrit,
	piece,
	PIECES,
	retirer,
	verrouiller,
	type Inscrit
} from './support/depots';
import type { Row } from '../src/lib/server/db/engine';

const COURSES = Number(process.env.REL18_SEEDS ?? 1_000);
/** Together: they wait for the same disk. */
const ENSEMBLE = 50;
const MINUTES = 10 * 60_000;

/** Each look at the clock is a millisecond after the one before, so that the traces say in which order things happened. */
function tictac(app: AppDeTest): AppDeTest {
	let passes = 0;
	const depart = app.clock.now().getTime();
	return { ...app, clock: { ...app.clock, now: () => new Date(depart + ++passes) } };
}

/** What each of them does; refused or not, it is the traces that are judged. */
function actes(app: AppDeTest, qui: Inscrit, gestionnaireId: string, hasard: Hasard): (() => Promise<unknown>)[] {
	const uneDe = () => PIECES[hasard.entier(PIECES.length)] ?? 'jdc';
	const depotDe = async (pieceId: string) => (await piece(app, qui, pieceId)).depot?.id ?? '';
	const statuts = ['non_conforme', 'attente_nouvelle_pj', 'conforme', 'recue'] as const;
	const choix = [
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
	return Array.from(
		{ length: 3 + hasard.entier(4) },
		() => choix[hasard.entier(choix.length)] ?? choix[0]
	) as (() => Promise<unknown>)[];
}

const CODES = [
	...['piece_verrouillee', 'groupe_incomplet', 'pieces_changees', 'piece_conforme', 'depot_retire', 'introuvable']
];

async function course(app: AppDeTest, campagneId: string, gestionnaireId: string, graine: number) {
	const hasard = new Hasard(graine);
	const qui = await inscrit(app, campagneId);
	for (const pieceId of PIECES) if (hasard.entier(8) > 0) await deposer(app, qui, pieceId);
	const issues = await Promise.allSettled(actes(app, qui, gestionnaireId, hasard).map((acte) => acte()));
	for (const issue of issues) if (issue.status === 'rejected') expect(CODES).toContain(issue.reason.code);
	return qui;
}

type Trace = Row<'pieceEvenement'>;

/** Plays the traces again; answers what broke a promise, and how many locks there were. */
function rejouer(traces: Trace[]): { fautes: string[]; verrous: number } {
	const fautes: string[] = [];
	let verrous = 0;
	const etats = new Map(
		PIECES.map((id) => [id as string, { depot: null as string | null, verrou: false, statut: '' }])
	);
	for (const { nature, pieceId, depotId, statut, le } of traces) {
		const etat = etats.get(pieceId);
		if (!etat) continue;
		if ((nature === 'depot' || nature === 'retrait') && etat.verrou)
			fautes.push(`${nature} after the lock, ${pieceId}`);
		if ((nature === 'depot' || nature === 'retrait') && etat.statut === 'conforme')
			fautes.push(`${nature} of a pièce conforme, ${pieceId}`);
		if (nature === 'depot') Object.assign(etat, { depot: depotId, verrou: false, statut: '' });
		if (nature === 'retrait') Object.assign(etat, { depot: null });
		if (nature === 'statut') {
			if (depotId !== etat.depot) fautes.push(`a verdict on a file that is no longer there, ${pieceId}`);
			const rouvre = statut === 'non_conforme' || statut === 'attente_nouvelle_pj';
			Object.assign(etat, { statut: statut ?? '', verrou: etat.verrou && !rouvre });
		}
		if (nature !== 'verrou') continue;
		verrous++;
		if (depotId !== etat.depot) fautes.push(`a lock of a file that is no longer there, ${pieceId}`);
		if ([...etats.values()].some(({ depot }) => depot === null)) fautes.push(`a lock without all pièces, ${+le}`);
		etat.verrou = true;
	}
	return { fautes, verrous };
}

async function courses(app: AppDeTest, combien: number) {
	const { id } = await campagneDePieces(app);
	const gestionnaireId = await gestionnaire(app);
	const tous: Inscrit[] = [];
	for (let graine = 0; graine < combien; graine += ENSEMBLE) {
		const ensemble = Array.from({ length: Math.min(ENSEMBLE, combien - graine) }, (_, i) => graine + i);
		tous.push(...(await Promise.all(ensemble.map((une) => course(app, id, gestionnaireId, une)))));
	}
	const traces = (await lignesDe(app, 'pieceEvenement')).sort((a, b) => a.le.getTime() - b.le.getTime());
	const parCandidature = Map.groupBy(traces, ({ candidatureId }) => candidatureId);
	const rejoues = tous.map(({ candidatureId }) => rejouer(parCandidature.get(candidatureId) ?? []));
	// What stands in the end is what the traces tell.
	for (const { pieceId, candidatureId, depotId } of await lignesDe(app, 'piece')) {
		const siennes = (parCandidature.get(candidatureId) ?? []).filter((trace) => trace.pieceId === pieceId);
		const dernier = siennes.filter(({ nature }) => nature === 'depot' || nature === 'retrait').at(-1);
		expect(depotId).toBe(dernier?.nature === 'depot' ? dernier.depotId : null);
	}
	return {
		fautes: rejoues.flatMap(({ fautes }) => fautes),
		verrous: rejoues.filter(({ verrous }) => verrous > 0).length
	};
}

surChaqueBase('REL18 the lock under races', (monter) => {
	it(
		'nothing confirmed is changed, nothing is confirmed that is not whole',
		async () => {
			const app = tictac(await monter());
			// A server that has others beside it plays fewer: each transaction there waits for its own disk.
			const combien = app.engine.kind === 'sqlite' ? COURSES : Math.ceil(COURSES / 20);
			const { fautes, verrous } = await courses(app, combien);
			expect(fautes).toEqual([]);
			// Enough of them confirmed something for the above to mean anything.
			expect(verrous).toBeGreaterThan(combien / 10);
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
	const sansLeDepot = traces.filter(({ nature, pieceId }) => nature !== 'depot' || pieceId !== 'jdc');
	expect(rejouer(sansLeDepot).fautes).toContainEqual(expect.stringMatching(/without all pièces/));
});
