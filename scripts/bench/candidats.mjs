/** Many candidats, made as copies of one: a compte and an open authSession each, written straight into the database. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** Inserts rows as they come, whatever their columns are. */
export function inserter(database, table, row) {
	const names = Object.keys(row);
	const statement = database.prepare(
		`insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`
	);
	return (values) => statement.run(values);
}

/** Returns the tokens of their cookies. */
export function prepared(database, mail, count) {
	const compte = database.prepare('select * from compte where mail = ?').get(mail);
	const authSession = database.prepare('select * from auth_session where compte_id = ?').get(compte.id);
	const addCompte = inserter(database, 'compte', compte);
	const addAuthSession = inserter(database, 'auth_session', authSession);
	return database
		.transaction(() =>
			Array.from({ length: count }, (_, i) => {
				const [id, token] = [randomUUID(), randomBytes(25).toString('hex')];
				const numero = `99${String(i).padStart(9, '0')}`;
				addCompte({ ...compte, id, mail: `candidat.${i}@bench.invalid`, numero_candidat: numero });
				addAuthSession({ ...authSession, id: sha256(token), compte_id: id });
				return token;
			})
		)
		.immediate();
}

/** The rows that one « Enregistrer » of that candidat wrote, by table. */
export function template(database, mail) {
	const compte = database.prepare('select * from compte where mail = ?').get(mail);
	const one = (table, column, value) =>
		database.prepare(`select * from ${table} where ${column} = ? order by rowid desc`).get(value);
	const candidature = one('candidature', 'compte_id', compte.id);
	return {
		candidature,
		candidature_version: one('candidature_version', 'candidature_id', candidature.id),
		courriel: one('courriel', 'compte_id', compte.id),
		envoi: one('envoi', 'compte_id', compte.id)
	};
}
