import { type Network, travelMatrix, walkingPaths } from '#geo';
import type { MyDayPlan } from './schema.ts';

type Place = [lon: number, lat: number];

/** Minutes to or from a door nobody knows the place of: one has to ask for the way. */
const UNKNOWN_PLACE_MINUTES = 8;

/**
 * Walking minutes between all places of a day, for putting it in another order: the start, then the doors.
 *
 * @param start  where the member sets out; null: at the first door, which costs nothing then
 */
export function matrixOf(network: Network, start: Place | null, stops: readonly (Place | null)[]): number[][] {
  const places = [start, ...stops];
  const known = places.flatMap((place, at) => (place ? [{ place, at }] : []));
  const minutes = travelMatrix(
    network,
    known.map(({ place }) => place),
  );
  const matrix: number[][] = places.map((_, i) =>
    places.map((_, j) => (i === j || (start === null && (i === 0 || j === 0)) ? 0 : UNKNOWN_PLACE_MINUTES)),
  );
  for (const [i, a] of known.entries())
    for (const [j, b] of known.entries()) matrix[a.at]![b.at] = tenths(minutes[i * known.length + j]!);
  return matrix;
}

/** The walk along the lanes past places in their order; those nobody knows are passed over. */
export function lineThrough(network: Network, places: readonly (Place | null)[]): MyDayPlan['line'] {
  const positions = places.filter((place) => place !== null);
  if (positions.length < 2) return null;
  const paths = walkingPaths(network, positions);
  const coordinates: Place[] = [];
  const ends: number[] = [];
  for (const path of paths) {
    for (const [lon, lat] of path.coordinates) coordinates.push([lon!, lat!]);
    ends.push(coordinates.length - 1);
  }
  return {
    coordinates,
    ends,
    metres: Math.round(paths.reduce((sum, { metres }) => sum + metres, 0)),
    minutes: tenths(paths.reduce((sum, path) => sum + path.minutes, 0)),
    approximate: paths.some(({ approximate }) => approximate),
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
