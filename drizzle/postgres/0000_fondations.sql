-- Why: the foundations. Exam files kept by hash, campagnes, comptes and their auth sessions, candidatures with
-- their frozen versions, the envois received from phones, the mails to send, the documents rendered.
-- Rows already there: none, this is the first migration.
CREATE TABLE "auth_session" (
	"id" text PRIMARY KEY NOT NULL,
	"compte_id" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"expire_le" timestamp (3) with time zone NOT NULL,
	"fin_le" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campagne" (
	"id" text PRIMARY KEY NOT NULL,
	"examen_code" text NOT NULL,
	"examen_hash" text NOT NULL,
	"session_examen" text NOT NULL,
	"academie" text NOT NULL,
	"ouverture" timestamp (3) with time zone NOT NULL,
	"fermeture" timestamp (3) with time zone NOT NULL,
	"fuseau" text NOT NULL,
	"reglages" json NOT NULL,
	CONSTRAINT "campagne_choix_unique" UNIQUE("examen_code","session_examen","academie")
);
--> statement-breakpoint
CREATE TABLE "candidature" (
	"id" text PRIMARY KEY NOT NULL,
	"compte_id" text NOT NULL,
	"brouillon_id" text NOT NULL,
	"campagne_id" text NOT NULL,
	"etat" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"numero_inscription" text,
	"preinscription" json,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"modifiee_le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "candidature_brouillon_unique" UNIQUE("compte_id","brouillon_id"),
	CONSTRAINT "candidature_numero_unique" UNIQUE("compte_id","numero_inscription")
);
--> statement-breakpoint
CREATE TABLE "candidature_version" (
	"candidature_id" text NOT NULL,
	"version" integer NOT NULL,
	"instantane" json NOT NULL,
	"enregistree_le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "candidature_version_pk" PRIMARY KEY("candidature_id","version")
);
--> statement-breakpoint
CREATE TABLE "compte" (
	"id" text PRIMARY KEY NOT NULL,
	"numero_candidat" text NOT NULL,
	"mail" text NOT NULL,
	"mot_de_passe" text NOT NULL,
	"sexe" text NOT NULL,
	"nom" text NOT NULL,
	"nom_usage" text,
	"prenoms" text NOT NULL,
	"date_naissance" text NOT NULL,
	"pays_naissance" text NOT NULL,
	"departement_naissance" text,
	"commune_naissance" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"active_le" timestamp (3) with time zone,
	"ine" text,
	CONSTRAINT "compte_numero_candidat_unique" UNIQUE("numero_candidat"),
	CONSTRAINT "compte_mail_unique" UNIQUE("mail")
);
--> statement-breakpoint
CREATE TABLE "courriel" (
	"id" text PRIMARY KEY NOT NULL,
	"compte_id" text,
	"destinataire" text NOT NULL,
	"objet" text NOT NULL,
	"corps" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"envoye_le" timestamp (3) with time zone,
	"essais" integer DEFAULT 0 NOT NULL,
	"prochain_essai_le" timestamp (3) with time zone NOT NULL,
	"bail_jusqu_a" timestamp (3) with time zone,
	"erreur" text
);
--> statement-breakpoint
CREATE TABLE "document" (
	"id" text PRIMARY KEY NOT NULL,
	"candidature_id" text NOT NULL,
	"type" text NOT NULL,
	"version" integer NOT NULL,
	"fichier" text NOT NULL,
	"octets" integer NOT NULL,
	"produit_le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_de_la_version_unique" UNIQUE("candidature_id","type","version")
);
--> statement-breakpoint
CREATE TABLE "envoi" (
	"compte_id" text NOT NULL,
	"id" text NOT NULL,
	"empreinte" text NOT NULL,
	"statut" integer NOT NULL,
	"reponse" json NOT NULL,
	"recu_le" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "envoi_pk" PRIMARY KEY("compte_id","id")
);
--> statement-breakpoint
CREATE TABLE "examen" (
	"hash" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"contenu" json NOT NULL,
	"importe_le" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jeton" (
	"empreinte" text PRIMARY KEY NOT NULL,
	"compte_id" text NOT NULL,
	"usage" text NOT NULL,
	"cree_le" timestamp (3) with time zone NOT NULL,
	"expire_le" timestamp (3) with time zone NOT NULL,
	"consomme_le" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tentative" (
	"cle" text PRIMARY KEY NOT NULL,
	"nombre" integer NOT NULL,
	"dernier_le" timestamp (3) with time zone NOT NULL,
	"bloque_jusqu_a" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campagne" ADD CONSTRAINT "campagne_examen_hash_examen_hash_fk" FOREIGN KEY ("examen_hash") REFERENCES "public"."examen"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidature" ADD CONSTRAINT "candidature_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidature" ADD CONSTRAINT "candidature_campagne_id_campagne_id_fk" FOREIGN KEY ("campagne_id") REFERENCES "public"."campagne"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidature_version" ADD CONSTRAINT "candidature_version_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_candidature_id_candidature_id_fk" FOREIGN KEY ("candidature_id") REFERENCES "public"."candidature"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envoi" ADD CONSTRAINT "envoi_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jeton" ADD CONSTRAINT "jeton_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_session_du_compte" ON "auth_session" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "auth_session_perimee" ON "auth_session" USING btree ("expire_le");--> statement-breakpoint
CREATE INDEX "candidature_de_la_campagne" ON "candidature" USING btree ("campagne_id");--> statement-breakpoint
CREATE INDEX "compte_a_activer" ON "compte" USING btree ("active_le","cree_le");--> statement-breakpoint
CREATE INDEX "courriel_a_envoyer" ON "courriel" USING btree ("envoye_le","prochain_essai_le");--> statement-breakpoint
CREATE INDEX "courriel_du_compte" ON "courriel" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "jeton_du_compte" ON "jeton" USING btree ("compte_id");
