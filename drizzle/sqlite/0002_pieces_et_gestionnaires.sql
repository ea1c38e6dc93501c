CREATE TABLE `depot` (
	`id` text PRIMARY KEY NOT NULL,
	`candidature_id` text NOT NULL,
	`piece_id` text NOT NULL,
	`compte_id` text NOT NULL,
	`type` text NOT NULL,
	`sha256` text NOT NULL,
	`octets` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`annonce_le` integer NOT NULL,
	`recu_le` integer,
	`fichier` text,
	`pages` integer DEFAULT 1 NOT NULL,
	`analyse_le` integer,
	`infecte` integer DEFAULT false NOT NULL,
	`a_analyser_le` integer,
	`bail_jusqu_a` integer,
	`retire_le` integer,
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `depot_de_la_candidature` ON `depot` (`candidature_id`);--> statement-breakpoint
CREATE INDEX `depot_du_compte` ON `depot` (`compte_id`,`annonce_le`);--> statement-breakpoint
CREATE INDEX `depot_a_analyser` ON `depot` (`a_analyser_le`);--> statement-breakpoint
CREATE TABLE `gestionnaire` (
	`id` text PRIMARY KEY NOT NULL,
	`mail` text NOT NULL,
	`mot_de_passe` text NOT NULL,
	`nom` text NOT NULL,
	`academies` text NOT NULL,
	`cree_le` integer NOT NULL,
	`ferme_le` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gestionnaire_mail_unique` ON `gestionnaire` (`mail`);--> statement-breakpoint
CREATE TABLE `gestionnaire_session` (
	`id` text PRIMARY KEY NOT NULL,
	`gestionnaire_id` text NOT NULL,
	`cree_le` integer NOT NULL,
	`expire_le` integer NOT NULL,
	`fin_le` integer NOT NULL,
	FOREIGN KEY (`gestionnaire_id`) REFERENCES `gestionnaire`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `gestionnaire_session_perimee` ON `gestionnaire_session` (`expire_le`);--> statement-breakpoint
CREATE TABLE `piece` (
	`candidature_id` text NOT NULL,
	`piece_id` text NOT NULL,
	`depot_id` text,
	`statut` text,
	`reception_le` text,
	`information` text,
	`verrouillee_le` integer,
	`modifiee_le` integer NOT NULL,
	PRIMARY KEY(`candidature_id`, `piece_id`),
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `piece_evenement` (
	`id` text PRIMARY KEY NOT NULL,
	`candidature_id` text NOT NULL,
	`piece_id` text NOT NULL,
	`nature` text NOT NULL,
	`depot_id` text,
	`statut` text,
	`information` text,
	`gestionnaire_id` text,
	`le` integer NOT NULL,
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`gestionnaire_id`) REFERENCES `gestionnaire`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `piece_evenement_de_la_candidature` ON `piece_evenement` (`candidature_id`,`le`);--> statement-breakpoint
CREATE TABLE `signature` (
	`depot_id` text PRIMARY KEY NOT NULL,
	`candidature_id` text NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`signataires` text NOT NULL,
	`signee_le` integer NOT NULL,
	FOREIGN KEY (`depot_id`) REFERENCES `depot`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `signature_de_la_candidature` ON `signature` (`candidature_id`);--> statement-breakpoint
ALTER TABLE `courriel` ADD `lien` text;--> statement-breakpoint
ALTER TABLE `courriel` ADD `par_courriel` integer DEFAULT true NOT NULL;