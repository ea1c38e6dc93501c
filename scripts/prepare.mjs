/** Derives from packages what the app serves and git does not keep: communes per département, the fonts of the PDFs. */
import { communes } from './prepare/communes.mjs';
import { polices } from './prepare/polices.mjs';

communes();
await polices();
