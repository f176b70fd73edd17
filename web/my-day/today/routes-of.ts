import type { MyDayPlan } from '../../data/my-day.ts';
import type { MapRoutes } from '../../map/style/route-layers.ts';
import { type DayView, standingAt } from './view.ts';

type Place = readonly [number, number];

/** A walk along the lanes past known places. */
export interface KnownWalk {
  places: readonly Place[];
  line: MyDayPlan['line'];
}

/**
 * The day on the map: from where the member stands past the doors still to go to. Along the lanes where the walk was
 * published so or asked for since, straight and dashed where neither is.
 *
 * @param asked  the walk in the order of now
 */
export function routesOf(day: MyDayPlan, { open, done, leftOut }: DayView, asked: KnownWalk): MapRoutes {
  const known = walks([
    { places: isKnown([day.start, ...day.stops.map(({ location }) => location)]), line: day.line },
    asked,
  ]);
  const places = isKnown([placeAt(day, standingAt(day)), ...open.map(({ stop }) => stop.location)]);
  return {
    lines: places.slice(1).map((to, at) => lineBetween(known, places[at]!, to)),
    stops: [
      ...[...done, ...leftOut].flatMap((stop) =>
        stop.location ? [{ position: stop.location, label: '·', done: stop.calls.length > 0 }] : [],
      ),
      ...open.flatMap(({ stop, number }, at) =>
        stop.location
          ? [
              {
                position: stop.location,
                label: String(number),
                flagged: stop.flagged === true,
                next: at === 0,
                end: at === open.length - 1,
              },
            ]
          : [],
      ),
    ],
  };
}

/** Place of a row of the matrix. */
export const placeAt = (day: MyDayPlan, row: number): Place | null =>
  row === 0 ? (day.start as Place | null) : ((day.stops[row - 1]?.location as Place | null) ?? null);

export const isKnown = (places: readonly (Place | null)[]): Place[] => places.filter((place) => place !== null);

const keyOf = (from: Place, to: Place): string => [...from, ...to].join(' ');

/** Walks between places that follow each other, both ways. */
function walks(known: readonly KnownWalk[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const { places, line } of known) {
    let begin = 0;
    for (const [at, end] of (line?.ends ?? []).entries()) {
      const walk = line!.coordinates.slice(begin, end + 1);
      found.set(keyOf(places[at]!, places[at + 1]!), walk);
      found.set(keyOf(places[at + 1]!, places[at]!), walk.toReversed());
      begin = end + 1;
    }
  }
  return found;
}

const lineBetween = (known: Map<string, Place[]>, from: Place, to: Place): MapRoutes['lines'][number] => {
  const walk = known.get(keyOf(from, to));
  return walk ? { coordinates: walk, style: 'solid' } : { coordinates: [from, to], style: 'dashed' };
};
