import { boxAround } from '../data/bounds.ts';
import { metresBetween } from '../map/distance.ts';
import { type Stop, toVisit } from './order.ts';

type Position = readonly [number, number];
/** Room around the places, degrees: about 60 m. */
const ROOM = 0.0006;

/** The box around places with some room; null where there is none. */
export function boundsAround(places: readonly Position[]): [number, number, number, number] | null {
  if (places.length === 0) return null;
  const [west, south, east, north] = boxAround(places);
  return [west - ROOM, south - ROOM, east + ROOM, north + ROOM];
}

/** Where the first stop is, and the stops nearest to it: up to `count` places. */
export function placesAround(stops: readonly Stop[], count: number): Position[] {
  const placed = stops
    .filter((stop) => toVisit(stop.household))
    .map(({ household }) => household.location)
    .filter((place) => place !== null);
  const [first] = placed;
  if (!first) return [];
  return placed.toSorted((a, b) => metresBetween(first, a) - metresBetween(first, b)).slice(0, count);
}
