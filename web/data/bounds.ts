import type { Hamlet } from '#api/clusters/schema.ts';

export type Box = [west: number, south: number, east: number, north: number];

/** Where a map starts that knows no hamlet yet: the coast of Ninh Bình. */
const SOMEWHERE: Box = [106.2, 20.0, 106.5, 20.3];
/** Half the side of the box around a hamlet of which only a point is known, degrees. */
const AROUND = 0.005;

/**
 * The box of one hamlet or of all. A hamlet of which nothing is placed yet lies somewhere in the commune.
 * @param ground  where the ground lies, for a commune of which nothing else is placed yet
 */
export function boundsOf(hamlets: readonly Hamlet[], hamletId: string | undefined, ground?: Box | null): Box {
  const boxes = hamlets
    .filter(({ id }) => hamletId === undefined || id === hamletId)
    .map(({ bbox, center }) => (bbox as Box | null) ?? (center ? around(center) : null))
    .filter((box) => box !== null);
  if (boxes.length === 0) return hamletId === undefined ? (ground ?? SOMEWHERE) : boundsOf(hamlets, undefined, ground);
  return boxes.reduce(([w, s, e, n], box) => [
    Math.min(w, box[0]),
    Math.min(s, box[1]),
    Math.max(e, box[2]),
    Math.max(n, box[3]),
  ]);
}

/** The box that holds two places or more. */
export const boxAround = (places: readonly (readonly [number, number])[]): Box => [
  Math.min(...places.map(([lon]) => lon)),
  Math.min(...places.map(([, lat]) => lat)),
  Math.max(...places.map(([lon]) => lon)),
  Math.max(...places.map(([, lat]) => lat)),
];

const around = ([lon, lat]: [number, number]): Box => [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND];
