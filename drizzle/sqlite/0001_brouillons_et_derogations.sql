-- Why: brouillons are kept by the server too, onglet by onglet, so that another device finds them; one person may be
-- given more time than the others; a sign-in may say that the device is shared.
-- Rows already there: every authSession that is open counts as one on a device of the person's own.
CREATE TABLE `brouillon` (
	`compte_id` text NOT NULL,
	`id` text NOT NULL,
	`campagne_id` text NOT NULL,
	`candidature_id` text,
	`cree_le` integer NOT NULL,
	`modifie_le` integer NOT NULL,
	`fini_le` integer,
	`devenu_id` text,
	PRIMARY KEY(`compte_id`, `id`),
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`campagne_id`) REFERENCES `campagne`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `brouillon_fini` ON `brouillon` (`fini_le`);--> statement-breakpoint
CREATE TABLE `brouillon_onglet` (
	`compte_id` text NOT NULL,
	`brouillon_id` text NOT NULL,
	`onglet` text NOT NULL,
	`version` integer NOT NULL,
	`valeur` text NOT NULL,
	`modifie_le` integer NOT NULL,
	PRIMARY KEY(`compte_id`, `brouillon_id`, `onglet`),
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `derogation` (
	`id` text PRIMARY KEY NOT NULL,
	`compte_id` text NOT NULL,
	`campagne_id` text NOT NULL,
	`jusqu_a` integer NOT NULL,
	`motif` text NOT NULL,
	`accordee_par` text NOT NULL,
	`cree_le` integer NOT NULL,
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`campagne_id`) REFERENCES `campagne`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `derogation_du_compte` ON `derogation` (`compte_id`,`campagne_id`);--> statement-breakpoint
ALTER TABLE `auth_session` ADD `appareil_partage` integer DEFAULT false NOT NULL;