import type { Compte } from '$lib/domain/compte';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import type { App as EscaleApp } from '$lib/server/app';
import type { FinAuthSession } from '$lib/server/auth';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What a person copies to the helpdesk; the same is on the log line. */
			reference?: string;
		}
		interface PageState {
			/** Files chosen on the page before, and not kept: each with its reason. */
			ecartes?: { nom: string; raison: string }[];
		}
		interface Locals {
			app: EscaleApp;
			/** The signed-in candidat, if any. */
			compte: Compte | null;
			authSessionId: string | null;
			/** The signed-in gestionnaire, under /gestion alone; there nobody is a candidat. */
			gestionnaire: Gestionnaire | null;
			/** For whom this browser may send envois, signed in or not. */
			expediteur: Compte | null;
			/** The person said at sign-in that this device serves others too. */
			appareilPartage: boolean;
			/** When the authSession ends; null when nobody is signed in. */
			finAuthSession: FinAuthSession | null;
		}
	}
}

export {};
