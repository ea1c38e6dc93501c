CREATE TABLE `correction` (
	`id` text PRIMARY KEY NOT NULL,
	`compte_id` text NOT NULL,
	`champ` text NOT NULL,
	`avant` text NOT NULL,
	`apres` text NOT NULL,
	`motif` text,
	`preuve` text,
	`preuve_type` text,
	`preuve_octets` integer,
	`etat` text NOT NULL,
	`cree_le` integer NOT NULL,
	`decidee_le` integer,
	`gestionnaire_id` text,
	`information` text,
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`gestionnaire_id`) REFERENCES `gestionnaire`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `correction_du_compte` ON `correction` (`compte_id`,`cree_le`);--> statement-breakpoint
CREATE INDEX `correction_a_decider` ON `correction` (`etat`,`cree_le`);--> statement-breakpoint
CREATE TABLE `identite_federee` (
	`emetteur` text NOT NULL,
	`sujet` text NOT NULL,
	`compte_id` text NOT NULL,
	`cree_le` integer NOT NULL,
	`vue_le` integer NOT NULL,
	PRIMARY KEY(`emetteur`, `sujet`),
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `identite_federee_du_compte` ON `identite_federee` (`compte_id`);--> statement-breakpoint
ALTER TABLE `auth_session` ADD `appareil` text;--> statement-breakpoint
ALTER TABLE `auth_session` ADD `vue_le` integer;--> statement-breakpoint
ALTER TABLE `compte` ADD `identifiant` text;--> statement-breakpoint
ALTER TABLE `compte` ADD `origine` text DEFAULT 'formulaire' NOT NULL;--> statement-breakpoint
ALTER TABLE `compte` ADD `provisoire` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `compte` ADD `etablissement` text;--> statement-breakpoint
ALTER TABLE `compte` ADD `classe` text;--> statement-breakpoint
CREATE UNIQUE INDEX `compte_identifiant_unique` ON `compte` (`identifiant`);--> statement-breakpoint
ALTER TABLE `jeton` ADD `donnee` text;--> statement-breakpoint
ALTER TABLE `gestionnaire` ADD `totp_secret` text;--> statement-breakpoint
ALTER TABLE `gestionnaire` ADD `totp_active_le` integer;--> statement-breakpoint
ALTER TABLE `gestionnaire` ADD `totp_pas` integer;--> statement-breakpoint
ALTER TABLE `gestionnaire` ADD `codes_secours` text;