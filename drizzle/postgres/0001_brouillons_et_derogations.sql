-- Why: brouillons are kept by the server too, onglet by onglet, so that another device finds them; one person may be
-- given more time than the others; a sign-in may say that the device is shared.
-- Rows already there: every authSession that is open counts as one on a device of the person's own.
CREATE TABLE "brouillon" (
	"compte_id" text NOT NULL,
	"id" text NOT NULL,
	"campagne_id" text NOT NULL,
	"candidature_id" text,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"modifie_le" timestamp (3) with time zone NOT NULL,
	"fini_le" timestamp (3) with time zone,
	"devenu_id" text,
	CONSTRAINT "brouillon_pk" PRIMARY KEY("compte_id","id")
);
--> statement-breakpoint
CREATE TABLE "brouillon_onglet" (
	"compte_id" text NOT NULL,
	"brouillon_id" text NOT NULL,
	"onglet" text NOT NULL,
	"version" integer NOT NULL,
	"valeur" json NOT NULL,
	"modifie_le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "brouillon_onglet_pk" PRIMARY KEY("compte_id","brouillon_id","onglet")
);
--> statement-breakpoint
CREATE TABLE "derogation" (
	"id" text PRIMARY KEY NOT NULL,
	"compte_id" text NOT NULL,
	"campagne_id" text NOT NULL,
	"jusqu_a" timestamp (3) with time zone NOT NULL,
	"motif" text NOT NULL,
	"accordee_par" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth_session" ADD COLUMN "appareil_partage" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "brouillon" ADD CONSTRAINT "brouillon_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brouillon" ADD CONSTRAINT "brouillon_campagne_id_campagne_id_fk" FOREIGN KEY ("campagne_id") REFERENCES "public"."campagne"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brouillon_onglet" ADD CONSTRAINT "brouillon_onglet_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "derogation" ADD CONSTRAINT "derogation_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "derogation" ADD CONSTRAINT "derogation_campagne_id_campagne_id_fk" FOREIGN KEY ("campagne_id") REFERENCES "public"."campagne"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brouillon_fini" ON "brouillon" USING btree ("fini_le");--> statement-breakpoint
CREATE INDEX "derogation_du_compte" ON "derogation" USING btree ("compte_id","campagne_id");