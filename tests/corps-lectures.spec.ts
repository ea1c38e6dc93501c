/** The same thousands of bodies as `corps.spec.ts`, against what is read and validated. */
import { corpsSurChaqueBase } from './corps/terrain';
import { lectures } from './corps/lectures';

corpsSurChaqueBase('what is read and validated', lectures);
