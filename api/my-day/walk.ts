import { type Network, travelMatrix, walkingPaths } from '#geo';
import type { MyDayPlan } from './schema.ts';

type Place = [lon: number, lat: number];

/** Minutes to or from a door nobody knows the place of: one has to ask for the way. */
const UNKNOWN_PLACE_MINUTES = 8;

/**
 * The walk of a day along the lanes, and the minutes between all its places for putting it in another order.
 *
 * @param start  where the member sets out; null: at the first door, which costs nothing then
 * @param stops  places of the doors in their order
 */
export function walkOf(
  network: Network,
  start: Place | null,
  stops: readonly (Place | null)[],
): Pick<MyDayPlan, 'line' | 'matrix'> {
  const places = [start, ...stops];
  const known = places.flatMap((place, at) => (place ? [{ place, at }] : []));
  const positions = known.map(({ place }) => place);
  const minutes = travelMatrix(network, positions);
  const matrix: number[][] = places.map((_, i) =>
    places.map((_, j) => (i === j || (start === null && (i === 0 || j === 0)) ? 0 : UNKNOWN_PLACE_MINUTES)),
  );
  for (const [i, a] of known.entries())
    for (const [j, b] of known.entries()) matrix[a.at]![b.at] = tenths(minutes[i * known.length + j]!);
  return { line: lineThrough(network, positions), matrix };
}

function lineThrough(network: Network, positions: readonly Place[]): MyDayPlan['line'] {
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
