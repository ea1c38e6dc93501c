CREATE TABLE `candidature_evenement` (
	`id` text PRIMARY KEY NOT NULL,
	`candidature_id` text NOT NULL,
	`nature` text NOT NULL,
	`motif` text,
	`gestionnaire_id` text,
	`le` integer NOT NULL,
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`gestionnaire_id`) REFERENCES `gestionnaire`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `candidature_evenement_de` ON `candidature_evenement` (`candidature_id`,`le`);--> statement-breakpoint
CREATE TABLE `note` (
	`candidature_id` text NOT NULL,
	`epreuve` text NOT NULL,
	`valeur` text NOT NULL,
	`le` integer NOT NULL,
	PRIMARY KEY(`candidature_id`, `epreuve`),
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `rappel` (
	`compte_id` text NOT NULL,
	`sujet` text NOT NULL,
	`echeance` text NOT NULL,
	`palier` text NOT NULL,
	`le` integer NOT NULL,
	PRIMARY KEY(`compte_id`, `sujet`, `echeance`, `palier`),
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `signalement` (
	`id` text PRIMARY KEY NOT NULL,
	`candidature_id` text NOT NULL,
	`texte` text NOT NULL,
	`etat` text NOT NULL,
	`cree_le` integer NOT NULL,
	`decide_le` integer,
	`gestionnaire_id` text,
	`information` text,
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`gestionnaire_id`) REFERENCES `gestionnaire`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `signalement_de_la_candidature` ON `signalement` (`candidature_id`,`cree_le`);--> statement-breakpoint
CREATE INDEX `signalement_a_decider` ON `signalement` (`etat`,`cree_le`);--> statement-breakpoint
ALTER TABLE `candidature` ADD `validee_version` integer;--> statement-breakpoint
ALTER TABLE `candidature` ADD `absente_le` integer;--> statement-breakpoint
ALTER TABLE `candidature` ADD `notes_publiees_le` integer;--> statement-breakpoint
ALTER TABLE `courriel` ADD `fait` text;--> statement-breakpoint
ALTER TABLE `courriel` ADD `lu_le` integer;--> statement-breakpoint
ALTER TABLE `courriel` ADD `candidature_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `courriel_fait_unique` ON `courriel` (`fait`);--> statement-breakpoint
ALTER TABLE `document` ADD `gestionnaire_id` text;--> statement-breakpoint
ALTER TABLE `document` ADD `lu_le` integer;