/**
 * What a schema alone cannot say of an exam file: every id it refers to exists, and none is there twice.
 *
 * Each fault names its path, so that whoever wrote the file finds it (architecture « An exam is a file »).
 */
import { fautesConditions } from './examen-coherence-conditions';
import type { Examen } from './examen';
import type { Epreuve, Specialite } from './examen-reglement';

export interface Faute {
	path: (string | number)[];
	message: string;
}

export function verifierCoherence(examen: Examen): Faute[] {
	return [
		...doublons(examen),
		...fautesOnglets(examen),
		...examen.specialites.flatMap((specialite, i) => fautesSpecialite(examen, specialite, ['specialites', i])),
		...fautesTitres(examen),
		...fautesChamps(examen),
		...fautesConditions(examen),
		...inconnus(
			examen.languesFacultatives.ids,
			examen.langues.map((l) => l.id),
			['languesFacultatives', 'ids'],
			(id) => `la langue « ${id} » n’est pas dans \`langues\``
		)
	];
}

function doublons(examen: Examen): Faute[] {
	return [
		...deuxFois(examen.onglets, 'id', ['onglets']),
		...deuxFois(examen.presentations, 'id', ['presentations']),
		...deuxFois(examen.categories, 'id', ['categories']),
		...deuxFois(examen.situations, 'id', ['situations']),
		...deuxFois(examen.enseignements, 'id', ['enseignements']),
		...deuxFois(examen.sectionsLangue, 'id', ['sectionsLangue']),
		...deuxFois(examen.formesPassage, 'id', ['formesPassage']),
		...deuxFois(examen.langues, 'id', ['langues']),
		...deuxFois(examen.titres, 'id', ['titres']),
		...deuxFois(examen.specialites, 'cfd', ['specialites']),
		...deuxFois(examen.champs, 'id', ['champs']),
		...deuxFois(examen.attestations, 'id', ['attestations']),
		...deuxFois(examen.eligibilite, 'id', ['eligibilite']),
		...deuxFois(examen.pieces, 'id', ['pieces'])
	];
}

/** Without these nobody could say who registers, to what: a presentation may drop the others. */
const INDISPENSABLES = ['identification', 'candidature', 'qualification'] as const;
/** Where something is typed, or shown before « Enregistrer »: they may not stand after it. */
const AVANT_ENREGISTRER = ['modalites', 'identification', 'candidature', 'qualification', 'acquis', 'epreuves'];

function fautesOnglets(examen: Examen): Faute[] {
	const presentations = examen.presentations.map((p, i) => ({ ...examen, ...p, path: ['presentations', i] }));
	return [{ ...examen, path: [] }, ...presentations].flatMap(({ path, ...presentation }): Faute[] => {
		const ids: string[] = presentation.onglets.map((o) => o.id);
		const absents = INDISPENSABLES.filter((id) => !ids.includes(id));
		const enregistrer = (['enregistrerSur', 'enregistrerSurPreinscription'] as const).flatMap((champ): Faute[] => {
			const rang = ids.indexOf(presentation[champ]);
			if (rang === -1) {
				const message = `l’onglet « ${presentation[champ]} » n’est pas dans \`onglets\``;
				return [{ path: [...path, champ], message }];
			}
			// What follows « Enregistrer » is the server's answer: nobody can press it there.
			if (presentation[champ] === 'numero') {
				return [{ path: [...path, champ], message: 'l’onglet « numero » vient une fois l’inscription enregistrée' }];
			}
			const apres = AVANT_ENREGISTRER.find((id) => ids.indexOf(id) > rang);
			return apres ? [{ path: [...path, champ], message: `l’onglet « ${apres} » vient après « Enregistrer »` }] : [];
		});
		const complements = (['champs', 'attestations', 'eligibilite'] as const).flatMap((liste) =>
			examen[liste].flatMap(({ onglet }, i) =>
				ids.includes(onglet)
					? []
					: [{ path: [liste, i, 'onglet'], message: `l’onglet « ${onglet} » n’est pas dans \`onglets\`` }]
			)
		);
		return [
			...absents.map((id) => ({ path: [...path, 'onglets'], message: `l’onglet « ${id} » manque` })),
			...enregistrer,
			...complements
		];
	});
}

function fautesSpecialite(examen: Examen, specialite: Specialite, path: Faute['path']): Faute[] {
	const epreuves = specialite.groupes.flatMap(({ epreuves }, g) =>
		parcourir(epreuves, [...path, 'groupes', g, 'epreuves'])
	);
	const vus = new Set<string>();
	const langues = examen.langues.map((l) => l.id);
	const fautes = epreuves.flatMap(({ epreuve, path: ici }) => {
		const trouvees: Faute[] = [];
		if (vus.has(epreuve.code)) {
			trouvees.push({ path: [...ici, 'code'], message: `l’épreuve « ${epreuve.code} » y est déjà` });
		}
		vus.add(epreuve.code);
		const inconnue = (id: string) => `la langue « ${id} » n’est pas dans \`langues\``;
		if (epreuve.langue !== null) {
			trouvees.push(
				...(langues.includes(epreuve.langue) ? [] : [{ path: [...ici, 'langue'], message: inconnue(epreuve.langue) }])
			);
		}
		const { choix } = epreuve;
		trouvees.push(...inconnus(choix?.langues ?? [], langues, [...ici, 'choix', 'langues'], inconnue));
		if (choix?.type === 'liste' && choix.options.length === 0) {
			trouvees.push({ path: [...ici, 'choix', 'options'], message: 'une liste à choisir est vide' });
		}
		if (choix?.type === 'epreuve' && epreuve.sousEpreuves.length < 2) {
			trouvees.push({
				path: [...ici, 'sousEpreuves'],
				message: 'il faut au moins deux épreuves entre lesquelles choisir'
			});
		}
		return [...trouvees, ...fautesModes(examen, epreuve, ici)];
	});
	const code = specialite.cfd.endsWith(specialite.code)
		? []
		: [{ path: [...path, 'code'], message: `« ${specialite.code} » n’est pas la fin du CFD ${specialite.cfd}` }];
	const titres = examen.titres.map((t) => t.id);
	const dire = (id: string) => `le titre « ${id} » n’est pas dans \`titres\``;
	return [
		...code,
		...fautes,
		...inconnus(specialite.titres ?? [], titres, [...path, 'titres'], dire),
		...Object.keys(specialite.titresDepuis)
			.filter((id) => !titres.includes(id))
			.map((id) => ({ path: [...path, 'titresDepuis', id], message: dire(id) }))
	];
}

function fautesTitres(examen: Examen): Faute[] {
	const parDefaut = inconnus(
		examen.titresParDefaut,
		examen.titres.map((t) => t.id),
		['titresParDefaut'],
		(id) => `le titre « ${id} » n’est pas dans \`titres\``
	);
	const dispenses = examen.titres.flatMap((titre, t) =>
		titre.dispenses.flatMap(({ specialite: cfd, epreuves }, d): Faute[] => {
			const path = ['titres', t, 'dispenses', d];
			const specialite = examen.specialites.find((s) => s.cfd === cfd);
			if (!specialite) return [{ path: [...path, 'specialite'], message: `la spécialité « ${cfd} » n’existe pas` }];
			const codes = specialite.groupes.flatMap((g) => parcourir(g.epreuves, []).map((e) => e.epreuve.code));
			return inconnus(
				epreuves,
				codes,
				[...path, 'epreuves'],
				(code) => `« ${titre.diplome} » dispense de l’épreuve « ${code} », que la spécialité ${specialite.code} n’a pas`
			);
		})
	);
	return [...parDefaut, ...dispenses];
}

function fautesChamps(examen: Examen): Faute[] {
	return examen.champs.flatMap((champ, i): Faute[] => {
		const path = ['champs', i, 'options'];
		if (champ.type === 'choix' && champ.options.length === 0) {
			return [{ path, message: `le champ « ${champ.id} » n’a rien à choisir` }];
		}
		return deuxFois(champ.options, 'id', path);
	});
}

function fautesModes(examen: Examen, epreuve: Epreuve, path: Faute['path']): Faute[] {
	return epreuve.modes.flatMap((mode, m) =>
		mode.categories.flatMap((id, c): Faute[] => {
			const ici = [...path, 'modes', m, 'categories', c];
			const categorie = examen.categories.find((x) => x.id === id);
			if (!categorie) return [{ path: ici, message: `la catégorie « ${id} » n’existe pas` }];
			// D337-77: whoever is examined by ponctuel épreuves only is never in CCF, whatever an épreuve may say.
			return categorie.evaluation.mode === 'selon_epreuve'
				? []
				: [{ path: ici, message: `la catégorie « ${id} » ne prend pas son mode d’évaluation des épreuves` }];
		})
	);
}

function parcourir(epreuves: Epreuve[], path: Faute['path']): { epreuve: Epreuve; path: Faute['path'] }[] {
	return epreuves.flatMap((epreuve, i) => [
		{ epreuve, path: [...path, i] },
		...parcourir(epreuve.sousEpreuves, [...path, i, 'sousEpreuves'])
	]);
}

function inconnus(ids: string[], connus: string[], path: Faute['path'], dire: (id: string) => string): Faute[] {
	return ids.flatMap((id, i) => (connus.includes(id) ? [] : [{ path: [...path, i], message: dire(id) }]));
}

function deuxFois<C extends string>(liste: Record<C, string>[], cle: C, path: Faute['path']): Faute[] {
	const vus = new Set<string>();
	return liste.flatMap((element, i) => {
		const id = element[cle];
		if (vus.has(id)) return [{ path: [...path, i, cle], message: `« ${id} » y est déjà` }];
		vus.add(id);
		return [];
	});
}
