/** The four tints of state and the icon that says the same without colour. */
import type { NomIcone } from './icones';

export type TypeEtat = 'info' | 'success' | 'warning' | 'error';

export const iconeDe: Record<TypeEtat, NomIcone> = {
	info: 'info',
	success: 'ok',
	warning: 'alerte',
	error: 'alerte'
};
