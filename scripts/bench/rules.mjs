/**
 * The rules on one core: for every spécialité of the four exam files, the position of each épreuve and the pièces asked
 * of somebody who registers alone. A phone asks them at each key.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withModules } from '../commandes/module.mjs';
import { root } from '../launch/run.mjs';
import { atMost, median, percentile } from './report.mjs';

const EXAMENS = ['bcp', 'bp', 'cap', 'mc'];
const TIMES = 9;
const LIMIT_MS = 4;

export function rules() {
	const domain = ['examen', 'contexte.exemple', 'epreuves', 'pieces'].map((name) => `/src/lib/domain/${name}.ts`);
	return withModules(domain, ([{ parseExamen }, { CONTEXTE_INDIVIDUEL }, { lignesEpreuves }, { piecesDemandees }]) => {
		const rows = EXAMENS.map((code) => {
			const file = readFileSync(join(root, `src/lib/domain/examens/${code}.json`), 'utf8');
			const examen = parseExamen(JSON.parse(file));
			const each = examen.specialites.map(({ cfd }) => {
				const qualification = { ...CONTEXTE_INDIVIDUEL.saisie.qualification, specialite: cfd };
				const contexte = { ...CONTEXTE_INDIVIDUEL, examen, saisie: { ...CONTEXTE_INDIVIDUEL.saisie, qualification } };
				const times = Array.from({ length: TIMES }, () => {
					const begin = performance.now();
					lignesEpreuves(examen, contexte.campagne, contexte.saisie);
					piecesDemandees(contexte);
					return performance.now() - begin;
				});
				return median(times);
			});
			return [code.toUpperCase(), each.length, median(each), percentile(each, 0.99), Math.max(...each)];
		});
		const count = rows.reduce((sum, [, n]) => sum + n, 0);
		return {
			method: `${count} spécialités, each the median of ${TIMES} times, in Node.`,
			tables: [{ title: 'ms a spécialité', columns: ['exam', 'spécialités', 'median', 'p99', 'most'], rows }],
			goals: [
				atMost('the slowest spécialité: positions and pièces', Math.max(...rows.map((row) => row[4])), LIMIT_MS, 'ms')
			]
		};
	});
}
