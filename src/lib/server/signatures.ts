/**
 * The récapitulatif signed on the screen: the server seals the strokes, the instant, the version and the print of what
 * was signed into the document, and deposits it as the pièce. A later version makes it void (`depot-regles.ts`).
 */
import { formatInstant, nomFuseau } from '$lib/domain/dates';
import { TAILLE_MAX, type DemandeSignature, type PieceSuivie, type RecuDepot } from '$lib/domain/depot';
import { refusDepot } from '$lib/domain/depot-regles';
import { documentRecapitulatif, documentSigne, textesDocument } from '$lib/domain/documents';
import type { Instantane } from '$lib/domain/instantane';
import { nomPrenoms } from '$lib/domain/noms';
import { presenter } from '$lib/domain/presentation';
import { exiger, Refus } from '$lib/domain/refus';
import { manquesSignature } from '$lib/domain/signature';
import { construirePdf } from '$lib/pdf/construire';
import type { App } from './app';
import { findLastVersion } from './db/candidatures';
import { insertDepot, listAnnonces, updateDepot } from './db/depots';
import { findEnvoi } from './db/envois';
import { insertSignature, listSignatures } from './db/signatures';
import { lirePdf } from './documents';
import { sha256 } from './empreinte';
import { uneSeuleFois, type EnvoiRecu } from './envois';
import { exigerPermise } from './etats';
import { lireExamen } from './examens';
import { changerPiece, lireSituation, situationDe } from './pieces';
import { lirePolices } from './polices';
import { debutDuRythme, exigerQuota, exigerRythme, placeDe, SIGNATURES_MAX } from './quotas';

export interface Signature extends EnvoiRecu {
	candidatureId: string;
	demande: DemandeSignature;
}

export function signerRecapitulatif(app: App, envoi: Signature): Promise<RecuDepot> {
	const { compteId, envoiId, candidatureId, demande } = envoi;
	// At its turn, like any file: many pressed at once are not all drawn before the first of them counts.
	return app.porte.aTour(async () => {
		// Rendering takes a while and holds no lock of the database; who only asks for the answer again draws nothing.
		const scelle = (await findEnvoi(app.engine, compteId, envoiId)) ? null : await sceller(app, envoi);
		return uneSeuleFois(app, envoi, async (maintenant) => {
			if (!scelle) throw new Refus('cle_reutilisee');
			const { suivie } = await exigerSignable(app, envoi, scelle.octets, maintenant);
			const { pieceId, version, signataires } = demande;
			const { fichier, octets, pages, document } = scelle;
			if (suivie?.depot) await updateDepot(app.engine, suivie.depot.id, { retireLe: maintenant, aAnalyserLe: null });
			await insertDepot(app.engine, {
				...{ id: envoiId, candidatureId, pieceId, compteId, type: 'application/pdf' },
				...{ sha256: fichier, fichier, octets, pages, version, annonceLe: maintenant, recuLe: maintenant }
			});
			await insertSignature(app.engine, {
				...{ depotId: envoiId, candidatureId, version, document, signataires, signeeLe: maintenant }
			});
			await changerPiece(
				app,
				{ candidatureId, pieceId },
				maintenant,
				{ depotId: envoiId, statut: null, receptionLe: null, information: null, verrouilleeLe: null },
				{ nature: 'depot', depotId: envoiId }
			);
			const recuLe = maintenant.toISOString();
			return { envoiId, candidatureId, pieceId, sha256: fichier, sha256Garde: fichier, octets, pages, recuLe };
		});
	});
}

/**
 * The version that is signed is the last one, of an exam that is signed on the screen, by all who must, for a pièce that
 * takes a file now, within the quotas. Asked before drawing, and again in the transaction that writes.
 */
async function exigerSignable(
	app: App,
	{ compteId, candidatureId, demande }: Signature,
	octets: number,
	maintenant: Date
): Promise<{ instantane: Instantane; suivie: PieceSuivie | null }> {
	const candidature = await exigerPermise(app, compteId, candidatureId, 'signer');
	const derniere = await findLastVersion(app.engine, candidatureId);
	if (!derniere) throw new Refus('introuvable');
	const { instantane } = derniere;
	exiger(derniere.version === demande.version ? null : 'signature_perimee');
	const examen = presenter(await lireExamen(app, instantane.campagne.examenHash), instantane.campagne);
	const piece = instantane.pieces.find(({ id }) => id === demande.pieceId);
	exiger(examen.definitive.signatureEcran && piece?.recapitulatifSigne ? null : 'signature_interdite');
	const erreurs = manquesSignature(demande.signataires, instantane.recapitulatif.mineur);
	if (erreurs.length) throw new Refus('saisie_invalide', { erreurs });
	const lue = await lireSituation(app, candidature);
	const { suivie, ...situation } = situationDe(demande.pieceId, lue);
	exiger(refusDepot({ ...situation, suivie }, maintenant));
	const depuis = debutDuRythme(maintenant);
	exigerRythme(await listSignatures(app.engine, compteId, depuis), SIGNATURES_MAX, 'quota_signatures', maintenant);
	const autres = (await listAnnonces(app.engine, compteId, depuis)).filter(({ id }) => id !== suivie?.depot?.id);
	const place = placeDe(lue.demandees, lue.campagne.reglages.depot?.tailleMax ?? TAILLE_MAX);
	exigerQuota(autres, { candidatureId, octets }, place, maintenant);
	return { instantane, suivie };
}

/** The sealed PDF, in the storage; `document` is the print of what was signed. */
async function sceller(app: App, envoi: Signature) {
	const { compteId, candidatureId, demande } = envoi;
	const { instantane } = await exigerSignable(app, envoi, 0, app.clock.now());
	const { pdf: original } = await lirePdf(app, compteId, candidatureId, 'recapitulatif');
	const document = sha256(original);
	const maintenant = app.clock.now();
	const { campagne, compte } = instantane;
	const textes = textesDocument(presenter(await lireExamen(app, campagne.examenHash), campagne));
	const quand = `${formatInstant(maintenant, campagne.fuseau, 'court')} (${nomFuseau(campagne.fuseau)})`;
	const qui = demande.signataires.map(({ qui, nom }) =>
		qui === 'candidat' ? nomPrenoms(compte) : `${nom}, représentant légal`
	);
	const signe = documentSigne(documentRecapitulatif(instantane, textes), {
		signataires: demande.signataires,
		lignes: [
			`Signé à l’écran le ${quand} par ${qui.join(' et ')}, version ${demande.version}.`,
			`Empreinte SHA-256 du document signé : ${document}`
		]
	});
	const pdf = await construirePdf(signe, await lirePolices(), maintenant);
	return { fichier: await app.storage.put(pdf), octets: pdf.length, pages: compterPages(pdf), document };
}

/** Of a PDF that we have just written. */
function compterPages(pdf: Uint8Array): number {
	return (
		Buffer.from(pdf)
			.toString('latin1')
			.match(/\/Type \/Page\b(?!s)/g)?.length ?? 1
	);
}
