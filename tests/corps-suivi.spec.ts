/** The same thousands of bodies as `corps.spec.ts`, against what is read and validated. */
import { corpsSurChaqueBase } from './corps/terrain';
import { suivi } from './corps/suivi';

corpsSurChaqueBase('what is read and validated', suivi);
