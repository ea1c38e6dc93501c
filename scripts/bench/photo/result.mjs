/** What the bench of photos found, in tables, and judged by its goals. */
import { atLeast, atMost } from '../report.mjs';

export const ROUNDS = 3;
/** Pages of text, of 12 MP but the last; then what the scan filter must leave alone. */
export const TEXT = ['lamp', 'shadow', 'tilt', 'stamp', 'pencil', 'crumple', 'large'];
export const PICTURES = ['coloured', 'card'];
export const MARKED = ['stamp', 'pencil', 'coloured', 'card'];
export const LARGE = 'large';
export const README = 'bicReadme';

/** Letters wrong of a hundred, of all sizes or of one, in all that was read of a method. */
function wrongOf(read, method, size, shots = TEXT) {
	const counts = read
		.filter((one) => one.method === method && shots.includes(one.shot))
		.flatMap(({ sizes }) => Object.entries(sizes).filter(([of]) => size === undefined || Number(of) === size));
	const sum = (what) => counts.reduce((total, [, count]) => total + count[what], 0);
	return counts.length === 0 ? null : (100 * sum('wrong')) / sum('letters');
}

export function report(results, contrasts, read, reading) {
	const of = (shot, method) => results.find((result) => result.shot === shot && result.method === method);
	const text = TEXT.map((shot) => of(shot, 'escale'));
	const usual = text.filter(({ shot }) => shot !== LARGE);
	const ours = results.filter(({ method }) => method === 'escale');
	const worst = (values) => Math.max(...values);
	const share = ({ before, after }) => after / before;
	const more = (size) => wrongOf(read, 'escale', size) - wrongOf(read, 'original', size);
	return {
		method: `${ROUNDS} rounds each in a browser of its own: median time, least wait, memory of the first. ${
			reading ? `Reading was skipped: ${reading}.` : 'Read by tesseract, French.'
		}`,
		tables: [
			{
				title: 'Photos',
				columns: ['', 'method', 'mode', 'bytes', '1 of', 'ms', 'gap ms', 'long tasks', 'peak MB', 'wrong %', '6 pt %'],
				rows: results.map((r) => [
					r.shot,
					r.method,
					r.refusFiltre ? `${r.mode} (${r.refusFiltre})` : r.mode,
					r.bytes,
					r.source / r.bytes,
					r.ms,
					r.gap,
					r.longTasks,
					r.peak,
					wrongOf(read, r.method, undefined, [r.shot]),
					wrongOf(read, r.method, 6, [r.shot])
				])
			},
			{
				title: 'Letters wrong, % of all pages of text',
				columns: ['', 'all', '6 pt'],
				rows: ['original', 'escale', README].map((name) => [name, wrongOf(read, name), wrongOf(read, name, 6)])
			},
			{
				title: 'Contrast of what the filter could harm',
				columns: ['', 'mode', 'refused', 'in the photo', 'in the page', 'kept'],
				rows: contrasts.map((c) => [c.shot, c.mode, c.refusFiltre, c.before, c.after, share(c)])
			}
		],
		goals: [
			atMost('Heaviest page of text, share of its 12 MP file', worst(usual.map((r) => r.bytes / r.source)), 1 / 20, ''),
			atMost(
				'Heaviest page of text, share of what browser-image-compression makes of it',
				worst(text.map((r) => r.bytes / of(r.shot, README).bytes)),
				1 / 4,
				''
			),
			atMost('Heaviest of all pages', worst(ours.map((r) => r.bytes)), 1_000_000, 'bytes'),
			...(reading
				? []
				: [
						atMost('More letters wrong than in the photo itself', more(), 0.1, 'points'),
						atMost('The same of letters of 6 pt', more(6), 0.1, 'points')
					]),
			atMost('Long tasks of the page', worst(ours.map((r) => r.longTasks)), 0, ''),
			atMost('Longest wait of the page, the worst photo’s', worst(ours.map((r) => r.gap)), 16, 'ms'),
			atLeast(
				'Contrast kept of stamp, pencil, coloured paper and face, the least',
				Math.min(...contrasts.map(share)),
				0.9,
				''
			),
			atMost(
				'Memory of the page, share of browser-image-compression’s, the worst photo',
				worst(ours.map((r) => r.peak / of(r.shot, README).peak)),
				1,
				''
			)
		],
		figures: {
			results: results.map(({ file: _, ...rest }) => rest),
			contrasts,
			read: read.map(({ file: _, ...rest }) => rest)
		}
	};
}
