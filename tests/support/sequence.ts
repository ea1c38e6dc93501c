/** The specs in the order that ends soonest: the one that takes as long as all the others together begins first. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = '/tests/rel1.spec.ts';

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files);
		return sorted.sort((a, b) => Number(b.moduleId.endsWith(LONGEST)) - Number(a.moduleId.endsWith(LONGEST)));
	}
}
