import type { ReglagesPage } from '../../../../src/lib/client/photos/pages';

export const DEFAULT: ReglagesPage;
