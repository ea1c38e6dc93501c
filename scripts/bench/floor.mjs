/**
 * The floor of `registrations`: what « Enregistrer » costs when nothing is asked but the rows. Bare node:http reads the
 * body, finds who sends it, looks up what the product looks up, and writes the same rows in one FULL transaction. The
 * instantané, the mail and the receipt are those of one real registration: no rule is evaluated here.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import { inserter } from './candidats.mjs';

const rows = JSON.parse(process.env.ROWS);
const database = new Database(process.env.DATABASE);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('foreign_keys = ON');

const signedIn = database.prepare(
	'select compte.* from auth_session join compte on compte.id = auth_session.compte_id where auth_session.id = ?'
);
const campagne = database.prepare('select * from campagne where id = ?');
const sent = database.prepare('select * from envoi where compte_id = ? and id = ?');
const candidatures = database.prepare('select * from candidature where compte_id = ?');
const registered = database.prepare(
	'update candidature set etat = ?, version = 1, numero_inscription = ?, modifiee_le = ? where id = ?'
);
const add = Object.fromEntries(Object.keys(rows).map((table) => [table, inserter(database, table, rows[table])]));

const enregistrer = database.transaction((compte, key, demande) => {
	if (sent.get(compte.id, key) || candidatures.all(compte.id).length > 0) throw new Error('already there');
	campagne.get(demande.campagneId);
	const id = randomUUID();
	const now = Date.now();
	const fresh = { id, compte_id: compte.id, brouillon_id: demande.brouillonId, version: 0, numero_inscription: null };
	add.candidature({ ...rows.candidature, ...fresh });
	add.candidature_version({ ...rows.candidature_version, candidature_id: id });
	registered.run('inscrit', '001', now, id);
	// One mail a fact, as the product's unique index wants it.
	const courriel = { id: randomUUID(), compte_id: compte.id, destinataire: compte.mail, cree_le: now };
	add.courriel({ ...rows.courriel, ...courriel, fait: `inscription:${id}:1` });
	add.envoi({ ...rows.envoi, id: key, compte_id: compte.id });
	return { ...JSON.parse(rows.envoi.reponse), envoiId: key, candidatureId: id };
});

const server = createServer((req, res) => {
	if (req.method !== 'POST') return res.end();
	let body = '';
	req.setEncoding('utf8').on('data', (piece) => (body += piece));
	req.on('end', () => {
		const token = /=(\w+)/.exec(req.headers.cookie)[1];
		const compte = signedIn.get(createHash('sha256').update(token).digest('hex'));
		const recu = enregistrer.immediate(compte, req.headers['idempotency-key'], JSON.parse(body));
		res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(recu));
	});
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
