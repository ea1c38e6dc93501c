/** The accueil carries the occasional messages of the operator. */
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => ({ messages: app.settings.messages });
