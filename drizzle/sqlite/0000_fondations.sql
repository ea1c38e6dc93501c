-- Why: the foundations. Exam files kept by hash, campagnes, comptes and their auth sessions, candidatures with
-- their frozen versions, the envois received from phones, the mails to send, the documents rendered.
-- Rows already there: none, this is the first migration.
CREATE TABLE `auth_session` (
	`id` text PRIMARY KEY NOT NULL,
	`compte_id` text NOT NULL,
	`cree_le` integer NOT NULL,
	`expire_le` integer NOT NULL,
	`fin_le` integer NOT NULL,
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `auth_session_du_compte` ON `auth_session` (`compte_id`);--> statement-breakpoint
CREATE INDEX `auth_session_perimee` ON `auth_session` (`expire_le`);--> statement-breakpoint
CREATE TABLE `campagne` (
	`id` text PRIMARY KEY NOT NULL,
	`examen_code` text NOT NULL,
	`examen_hash` text NOT NULL,
	`session_examen` text NOT NULL,
	`academie` text NOT NULL,
	`ouverture` integer NOT NULL,
	`fermeture` integer NOT NULL,
	`fuseau` text NOT NULL,
	`reglages` text NOT NULL,
	FOREIGN KEY (`examen_hash`) REFERENCES `examen`(`hash`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campagne_choix_unique` ON `campagne` (`examen_code`,`session_examen`,`academie`);--> statement-breakpoint
CREATE TABLE `candidature` (
	`id` text PRIMARY KEY NOT NULL,
	`compte_id` text NOT NULL,
	`brouillon_id` text NOT NULL,
	`campagne_id` text NOT NULL,
	`etat` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`numero_inscription` text,
	`preinscription` text,
	`cree_le` integer NOT NULL,
	`modifiee_le` integer NOT NULL,
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`campagne_id`) REFERENCES `campagne`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `candidature_de_la_campagne` ON `candidature` (`campagne_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `candidature_brouillon_unique` ON `candidature` (`compte_id`,`brouillon_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `candidature_numero_unique` ON `candidature` (`compte_id`,`numero_inscription`);--> statement-breakpoint
CREATE TABLE `candidature_version` (
	`candidature_id` text NOT NULL,
	`version` integer NOT NULL,
	`instantane` text NOT NULL,
	`enregistree_le` integer NOT NULL,
	PRIMARY KEY(`candidature_id`, `version`),
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `compte` (
	`id` text PRIMARY KEY NOT NULL,
	`numero_candidat` text NOT NULL,
	`mail` text NOT NULL,
	`mot_de_passe` text NOT NULL,
	`sexe` text NOT NULL,
	`nom` text NOT NULL,
	`nom_usage` text,
	`prenoms` text NOT NULL,
	`date_naissance` text NOT NULL,
	`pays_naissance` text NOT NULL,
	`departement_naissance` text,
	`commune_naissance` text NOT NULL,
	`cree_le` integer NOT NULL,
	`active_le` integer,
	`ine` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `compte_numero_candidat_unique` ON `compte` (`numero_candidat`);--> statement-breakpoint
CREATE UNIQUE INDEX `compte_mail_unique` ON `compte` (`mail`);--> statement-breakpoint
CREATE INDEX `compte_a_activer` ON `compte` (`active_le`,`cree_le`);--> statement-breakpoint
CREATE TABLE `courriel` (
	`id` text PRIMARY KEY NOT NULL,
	`compte_id` text,
	`destinataire` text NOT NULL,
	`objet` text NOT NULL,
	`corps` text NOT NULL,
	`cree_le` integer NOT NULL,
	`envoye_le` integer,
	`essais` integer DEFAULT 0 NOT NULL,
	`prochain_essai_le` integer NOT NULL,
	`bail_jusqu_a` integer,
	`erreur` text,
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `courriel_a_envoyer` ON `courriel` (`envoye_le`,`prochain_essai_le`);--> statement-breakpoint
CREATE INDEX `courriel_du_compte` ON `courriel` (`compte_id`);--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`candidature_id` text NOT NULL,
	`type` text NOT NULL,
	`version` integer NOT NULL,
	`fichier` text NOT NULL,
	`octets` integer NOT NULL,
	`produit_le` integer NOT NULL,
	FOREIGN KEY (`candidature_id`) REFERENCES `candidature`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_de_la_version_unique` ON `document` (`candidature_id`,`type`,`version`);--> statement-breakpoint
CREATE TABLE `envoi` (
	`compte_id` text NOT NULL,
	`id` text NOT NULL,
	`empreinte` text NOT NULL,
	`statut` integer NOT NULL,
	`reponse` text NOT NULL,
	`recu_le` integer NOT NULL,
	PRIMARY KEY(`compte_id`, `id`),
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `examen` (
	`hash` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`contenu` text NOT NULL,
	`importe_le` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jeton` (
	`empreinte` text PRIMARY KEY NOT NULL,
	`compte_id` text NOT NULL,
	`usage` text NOT NULL,
	`cree_le` integer NOT NULL,
	`expire_le` integer NOT NULL,
	`consomme_le` integer,
	FOREIGN KEY (`compte_id`) REFERENCES `compte`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `jeton_du_compte` ON `jeton` (`compte_id`);--> statement-breakpoint
CREATE TABLE `tentative` (
	`cle` text PRIMARY KEY NOT NULL,
	`nombre` integer NOT NULL,
	`dernier_le` integer NOT NULL,
	`bloque_jusqu_a` integer
);
