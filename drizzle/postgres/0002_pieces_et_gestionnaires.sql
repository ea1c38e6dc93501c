CREATE TABLE "depot" (
	"id" text PRIMARY KEY NOT NULL,
	"candidature_id" text NOT NULL,
	"piece_id" text NOT NULL,
	"compte_id" text NOT NULL,
	"type" text NOT NULL,
	"sha256" text NOT NULL,
	"octets" integer NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"annonce_le" timestamp (3) with time zone NOT NULL,
	"recu_le" timestamp (3) with time zone,
	"fichier" text,
	"pages" integer DEFAULT 1 NOT NULL,
	"analyse_le" timestamp (3) with time zone,
	"infecte" boolean DEFAULT false NOT NULL,
	"a_analyser_le" timestamp (3) with time zone,
	"bail_jusqu_a" timestamp (3) with time zone,
	"retire_le" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "gestionnaire" (
	"id" text PRIMARY KEY NOT NULL,
	"mail" text NOT NULL,
	"mot_de_passe" text NOT NULL,
	"nom" text NOT NULL,
	"academies" json NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"ferme_le" timestamp (3) with time zone,
	CONSTRAINT "gestionnaire_mail_unique" UNIQUE("mail")
);
--> statement-breakpoint
CREATE TABLE "gestionnaire_session" (
	"id" text PRIMARY KEY NOT NULL,
	"gestionnaire_id" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"expire_le" timestamp (3) with time zone NOT NULL,
	"fin_le" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "piece" (
	"candidature_id" text NOT NULL,
	"piece_id" text NOT NULL,
	"depot_id" text,
	"statut" text,
	"reception_le" text,
	"information" text,
	"verrouillee_le" timestamp (3) with time zone,
	"modifiee_le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "piece_pk" PRIMARY KEY("candidature_id","piece_id")
);
--> statement-breakpoint
CREATE TABLE "piece_evenement" (
	"id" text PRIMARY KEY NOT NULL,
	"candidature_id" text NOT NULL,
	"piece_id" text NOT NULL,
	"nature" text NOT NULL,
	"depot_id" text,
	"statut" text,
	"information" text,
	"gestionnaire_id" text,
	"le" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signature" (
	"depot_id" text PRIMARY KEY NOT NULL,
	"candidature_id" text NOT NULL,
	"version" integer NOT NULL,
	"document" text NOT NULL,
	"signataires" json NOT NULL,
	"signee_le" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "courriel" ADD COLUMN "lien" text;--> statement-breakpoint
ALTER TABLE "courriel" ADD COLUMN "par_courriel" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "depot" ADD CONSTRAINT "depot_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "depot" ADD CONSTRAINT "depot_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gestionnaire_session" ADD CONSTRAINT "gestionnaire_session_gestionnaire_id_gestionnaire_id_fk" FOREIGN KEY ("gestionnaire_id") REFERENCES "public"."gestionnaire"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "piece" ADD CONSTRAINT "piece_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "piece_evenement" ADD CONSTRAINT "piece_evenement_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "piece_evenement" ADD CONSTRAINT "piece_evenement_gestionnaire_id_gestionnaire_id_fk" FOREIGN KEY ("gestionnaire_id") REFERENCES "public"."gestionnaire"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_depot_id_depot_id_fk" FOREIGN KEY ("depot_id") REFERENCES "public"."depot"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "depot_de_la_candidature" ON "depot" USING btree ("candidature_id");--> statement-breakpoint
CREATE INDEX "depot_du_compte" ON "depot" USING btree ("compte_id","annonce_le");--> statement-breakpoint
CREATE INDEX "depot_a_analyser" ON "depot" USING btree ("a_analyser_le");--> statement-breakpoint
CREATE INDEX "gestionnaire_session_perimee" ON "gestionnaire_session" USING btree ("expire_le");--> statement-breakpoint
CREATE INDEX "piece_evenement_de_la_candidature" ON "piece_evenement" USING btree ("candidature_id","le");--> statement-breakpoint
CREATE INDEX "signature_de_la_candidature" ON "signature" USING btree ("candidature_id");