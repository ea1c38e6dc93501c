CREATE TABLE "correction" (
	"id" text PRIMARY KEY NOT NULL,
	"compte_id" text NOT NULL,
	"champ" text NOT NULL,
	"avant" text NOT NULL,
	"apres" text NOT NULL,
	"motif" text,
	"preuve" text,
	"preuve_type" text,
	"preuve_octets" integer,
	"etat" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"decidee_le" timestamp (3) with time zone,
	"gestionnaire_id" text,
	"information" text
);
--> statement-breakpoint
CREATE TABLE "identite_federee" (
	"emetteur" text NOT NULL,
	"sujet" text NOT NULL,
	"compte_id" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"vue_le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "identite_federee_pk" PRIMARY KEY("emetteur","sujet")
);
--> statement-breakpoint
ALTER TABLE "auth_session" ADD COLUMN "appareil" text;--> statement-breakpoint
ALTER TABLE "auth_session" ADD COLUMN "vue_le" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "identifiant" text;--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "origine" text DEFAULT 'formulaire' NOT NULL;--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "provisoire" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "etablissement" text;--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "classe" text;--> statement-breakpoint
ALTER TABLE "jeton" ADD COLUMN "donnee" json;--> statement-breakpoint
ALTER TABLE "gestionnaire" ADD COLUMN "totp_secret" text;--> statement-breakpoint
ALTER TABLE "gestionnaire" ADD COLUMN "totp_active_le" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "gestionnaire" ADD COLUMN "totp_pas" integer;--> statement-breakpoint
ALTER TABLE "gestionnaire" ADD COLUMN "codes_secours" json;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_gestionnaire_id_gestionnaire_id_fk" FOREIGN KEY ("gestionnaire_id") REFERENCES "public"."gestionnaire"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identite_federee" ADD CONSTRAINT "identite_federee_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_du_compte" ON "correction" USING btree ("compte_id","cree_le");--> statement-breakpoint
CREATE INDEX "correction_a_decider" ON "correction" USING btree ("etat","cree_le");--> statement-breakpoint
CREATE INDEX "identite_federee_du_compte" ON "identite_federee" USING btree ("compte_id");--> statement-breakpoint
ALTER TABLE "compte" ADD CONSTRAINT "compte_identifiant_unique" UNIQUE("identifiant");