DROP INDEX `courriel_a_envoyer`;--> statement-breakpoint
CREATE INDEX `courriel_a_envoyer` ON `courriel` (`par_courriel`,`envoye_le`,`prochain_essai_le`);--> statement-breakpoint
ALTER TABLE `compte` ADD `nom_cherche` text;--> statement-breakpoint
CREATE INDEX `compte_par_nom` ON `compte` (`nom_cherche`);--> statement-breakpoint
CREATE INDEX `piece_a_controler` ON `piece` (`statut`,`verrouillee_le`,`candidature_id`,`piece_id`);--> statement-breakpoint
CREATE INDEX `piece_par_statut` ON `piece` (`statut`,`modifiee_le`,`candidature_id`,`piece_id`);