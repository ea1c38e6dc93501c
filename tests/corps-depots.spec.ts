/** The same against what writes of pièces and dépôts; a part of a file is any bytes at all. */
import { depots } from './corps/depots';
import { corpsSurChaqueBase } from './corps/terrain';

corpsSurChaqueBase('the dépôts', depots);
