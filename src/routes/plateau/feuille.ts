/** Whether four corners, placed by hand, may be those of a sheet. */
import type { Coins, Point } from '$lib/client/photos/pages';

/** Twice the share of the photo that three neighbouring corners enclose: less is a line, or a fold. */
const POINTE_MIN = 0.002;

/** In their order, clockwise from the top left: none has crossed to the other side of its neighbours. */
export function estUneFeuille(coins: Coins): boolean {
	return coins.every((coin, i) => pointe(autour(coins, i + 3), coin, autour(coins, i + 1)) >= POINTE_MIN);
}

const autour = (coins: Coins, i: number) => coins[i % 4] as Point;

function pointe([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
	return (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
}
