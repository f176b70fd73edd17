type Ring = [x: number, y: number][];

// Testing holes against outlines is the product of their numbers; no hamlet has more.
const MOST_TESTS = 100_000;

/**
 * Rings of a shapefile's polygon as polygons: clockwise rings are outlines, the others holes in one of them.
 * A hole that lies in no outline is an outline that was drawn the wrong way round.
 */
export function polygonsOfRings(rings: readonly Ring[]): Ring[][] {
  const outlines = rings.filter((ring) => signedArea(ring) <= 0).map((ring): Ring[] => [ring]);
  const holes = rings.filter((ring) => signedArea(ring) > 0);
  const polygons = [...outlines];
  for (const hole of holes) {
    const around =
      outlines.length === 1 || outlines.length * holes.length > MOST_TESTS
        ? outlines[0]
        : outlines.find(([outline]) => outline && hole[0] && contains(outline, hole[0]));
    if (around) around.push(hole);
    else polygons.push([hole]);
  }
  return polygons;
}

/** Twice the area; positive where the ring runs counter-clockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x, y] = ring[i] as [number, number];
    const [nextX, nextY] = ring[(i + 1) % ring.length] as [number, number];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

/** By the number of sides a ray to the right crosses. */
function contains(ring: Ring, [x, y]: [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[j] as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
