/** What axe must not find on any page: WCAG 2.0 to 2.2, levels A and AA. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const NIVEAUX = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function sansDefautAxe(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(NIVEAUX)
		// The size of what a finger touches: off by default in axe.
		.options({ rules: { 'target-size': { enabled: true } } })
		// Our pages hold no frame: the report need not be put together in a page, and a process, of its own.
		.setLegacyMode()
		.analyze();
	const defauts = violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`)
	);
	expect(defauts, `axe on ${page.url()}`).toEqual([]);
}
