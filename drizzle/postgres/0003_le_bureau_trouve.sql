DROP INDEX "courriel_a_envoyer";--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "nom_cherche" text;--> statement-breakpoint
CREATE INDEX "compte_par_nom" ON "compte" USING btree ("nom_cherche");--> statement-breakpoint
CREATE INDEX "piece_a_controler" ON "piece" USING btree ("statut","verrouillee_le","candidature_id","piece_id");--> statement-breakpoint
CREATE INDEX "piece_par_statut" ON "piece" USING btree ("statut","modifiee_le","candidature_id","piece_id");--> statement-breakpoint
CREATE INDEX "courriel_a_envoyer" ON "courriel" USING btree ("par_courriel","envoye_le","prochain_essai_le");