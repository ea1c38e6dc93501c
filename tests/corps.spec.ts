/**
 * Ten thousand bodies against each address of the API that writes, through the real handlers: whatever arrives, the
 * answer is a refusal, and nothing is written unless all of it was good. When one fails, fast-check prints it and its
 * seed.
 */
import { candidatures } from './corps/candidatures';
import { corpsSurChaqueBase } from './corps/terrain';

corpsSurChaqueBase('the API', candidatures);
