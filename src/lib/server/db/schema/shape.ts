/**
 * Proof, for the type checker, that the two schema files hold the same tables and that each table gives and takes
 * the same rows on both engines. When it fails, the message names the tables that differ.
 */
import type * as postgres from './postgres';
import type * as sqlite from './sqlite';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Plain<T> = { [K in keyof T]: T[K] };
type Rows<T> = T extends { $inferSelect: infer Select; $inferInsert: infer Insert }
	? { select: Plain<Select>; insert: Plain<Insert> }
	: never;

type Differing<A, B> = {
	[K in keyof A | keyof B]: K extends keyof A & keyof B ? (Same<Rows<A[K]>, Rows<B[K]>> extends true ? never : K) : K;
}[keyof A | keyof B];

type None<T extends never> = T;

export type SameShape = None<Differing<typeof sqlite, typeof postgres>>;
