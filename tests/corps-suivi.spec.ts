/** The same against what is done with a candidature besides its pièces. */
import { corpsSurChaqueBase } from './corps/terrain';
import { suivi } from './corps/suivi';

corpsSurChaqueBase('the life of a candidature', suivi);
