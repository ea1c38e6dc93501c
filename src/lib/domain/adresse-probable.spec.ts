import { expect, it } from 'vitest';
import { adresseProbable } from './adresse-probable';

it.each([
	['alya@gmial.com', 'alya@gmail.com'],
	['alya@gmai.com', 'alya@gmail.com'],
	['Alya@Gmail.con', 'alya@gmail.com'],
	['alya@gnail.com', 'alya@gmail.com'],
	['alya@hotmial.fr', 'alya@hotmail.fr'],
	['alya@hotmal.com', 'alya@hotmail.com'],
	['alya@outlok.fr', 'alya@outlook.fr'],
	['alya@orang.fr', 'alya@orange.fr'],
	['alya@wanado.fr', 'alya@wanadoo.fr'],
	['alya@laposte.ne', 'alya@laposte.net'],
	['alya@yaho.fr', 'alya@yahoo.fr'],
	['alya@icoud.com', 'alya@icloud.com']
])('R-025 « %s » was meant to be « %s »', (saisie, voulue) => {
	expect(adresseProbable(saisie)).toBe(voulue);
});

it.each([
	'alya@gmail.com',
	'alya@orange.fr',
	'alya@gmx.fr',
	'alya@exemple.fr',
	'alya@ac-guyane.fr',
	'alya@lycee-melkior.re',
	'alya@proton.me',
	'alya@mail.com',
	'alya',
	'@gmial.com',
	'a@b@gmial.com',
	'',
	`a@${'x'.repeat(50_000)}`
])('R-025 nothing is proposed for « %.30s »', (saisie) => {
	expect(adresseProbable(saisie)).toBeNull();
});
