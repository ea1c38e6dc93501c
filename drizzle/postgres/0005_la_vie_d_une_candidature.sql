CREATE TABLE "candidature_evenement" (
	"id" text PRIMARY KEY NOT NULL,
	"candidature_id" text NOT NULL,
	"nature" text NOT NULL,
	"motif" text,
	"gestionnaire_id" text,
	"le" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "note" (
	"candidature_id" text NOT NULL,
	"epreuve" text NOT NULL,
	"valeur" text NOT NULL,
	"le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "note_pk" PRIMARY KEY("candidature_id","epreuve")
);
--> statement-breakpoint
CREATE TABLE "rappel" (
	"compte_id" text NOT NULL,
	"sujet" text NOT NULL,
	"echeance" text NOT NULL,
	"palier" text NOT NULL,
	"le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rappel_pk" PRIMARY KEY("compte_id","sujet","echeance","palier")
);
--> statement-breakpoint
CREATE TABLE "signalement" (
	"id" text PRIMARY KEY NOT NULL,
	"candidature_id" text NOT NULL,
	"texte" text NOT NULL,
	"etat" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"decide_le" timestamp (3) with time zone,
	"gestionnaire_id" text,
	"information" text
);
--> statement-breakpoint
ALTER TABLE "candidature" ADD COLUMN "validee_version" integer;--> statement-breakpoint
ALTER TABLE "candidature" ADD COLUMN "absente_le" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "candidature" ADD COLUMN "notes_publiees_le" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "courriel" ADD COLUMN "fait" text;--> statement-breakpoint
ALTER TABLE "courriel" ADD COLUMN "lu_le" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "courriel" ADD COLUMN "candidature_id" text;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "gestionnaire_id" text;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "lu_le" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "candidature_evenement" ADD CONSTRAINT "candidature_evenement_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidature_evenement" ADD CONSTRAINT "candidature_evenement_gestionnaire_id_gestionnaire_id_fk" FOREIGN KEY ("gestionnaire_id") REFERENCES "public"."gestionnaire"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rappel" ADD CONSTRAINT "rappel_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signalement" ADD CONSTRAINT "signalement_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signalement" ADD CONSTRAINT "signalement_gestionnaire_id_gestionnaire_id_fk" FOREIGN KEY ("gestionnaire_id") REFERENCES "public"."gestionnaire"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "candidature_evenement_de" ON "candidature_evenement" USING btree ("candidature_id","le");--> statement-breakpoint
CREATE INDEX "signalement_de_la_candidature" ON "signalement" USING btree ("candidature_id","cree_le");--> statement-breakpoint
CREATE INDEX "signalement_a_decider" ON "signalement" USING btree ("etat","cree_le");--> statement-breakpoint
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_fait_unique" UNIQUE("fait");