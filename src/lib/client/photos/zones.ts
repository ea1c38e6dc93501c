/** The pieces a mask is made of: pixels that touch by a side. */

export interface Zone {
	/** Index of each of its pixels. */
	pixels: number[];
	/** How many of them lie on the edge of the image. */
	bord: number;
}

/** The pieces of at least `min` pixels of a mask `width` pixels wide, the largest first. */
export function zones(masque: Uint8Array, width: number, min: number): Zone[] {
	const aVoir = Uint8Array.from(masque);
	const dernier = masque.length / width - 1;
	const trouvees: Zone[] = [];
	for (let graine = 0; graine < aVoir.length; graine++) {
		if (!aVoir[graine]) continue;
		const zone: Zone = { pixels: [graine], bord: 0 };
		aVoir[graine] = 0;
		for (let lu = 0; lu < zone.pixels.length; lu++) {
			const ici = zone.pixels[lu] ?? 0;
			const x = ici % width;
			const y = (ici - x) / width;
			if (x === 0 || y === 0 || x === width - 1 || y === dernier) zone.bord++;
			const prendre = (voisin: number, dedans: boolean) => {
				if (!dedans || !aVoir[voisin]) return;
				aVoir[voisin] = 0;
				zone.pixels.push(voisin);
			};
			prendre(ici - 1, x > 0);
			prendre(ici + 1, x < width - 1);
			prendre(ici - width, y > 0);
			prendre(ici + width, y < dernier);
		}
		if (zone.pixels.length >= min) trouvees.push(zone);
	}
	return trouvees.sort((a, b) => b.pixels.length - a.pixels.length);
}
