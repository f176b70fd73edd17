import type { MyDayPlan } from '../../data/my-day.ts';
import type { MapRoutes } from '../../map/style/route-layers.ts';
import { type DayView, standingAt } from './view.ts';

type Place = readonly [number, number];

/**
 * The day on the map: from where the member stands past the doors still to go to. Along the lanes where the walk was
 * published so, straight and dashed where the order is another one by now.
 */
export function routesOf(day: MyDayPlan, { open, done, leftOut }: DayView): MapRoutes {
  const known = walks(day);
  const places = [placeAt(day, standingAt(day)), ...open.map(({ stop }) => stop.location)].filter(
    (place) => place !== null,
  );
  return {
    lines: places.slice(1).map((to, at) => lineBetween(known, places[at]!, to)),
    stops: [
      ...[...done, ...leftOut].flatMap((stop) =>
        stop.location ? [{ position: stop.location, label: '·', done: stop.calls.length > 0 }] : [],
      ),
      ...open.flatMap(({ stop, number }, at) =>
        stop.location
          ? [{ position: stop.location, label: String(number), flagged: stop.flagged === true, next: at === 0 }]
          : [],
      ),
    ],
  };
}

/** Place of a row of the matrix. */
export const placeAt = (day: MyDayPlan, row: number): Place | null =>
  row === 0 ? (day.start as Place | null) : ((day.stops[row - 1]?.location as Place | null) ?? null);

const keyOf = (from: Place, to: Place): string => [...from, ...to].join(' ');

/** Published walks between places that follow each other, both ways. */
function walks({ start, stops, line }: MyDayPlan): Map<string, Place[]> {
  const places = [start, ...stops.map(({ location }) => location)].filter((place) => place !== null);
  const found = new Map<string, Place[]>();
  let begin = 0;
  for (const [at, end] of (line?.ends ?? []).entries()) {
    const walk = line!.coordinates.slice(begin, end + 1);
    found.set(keyOf(places[at]!, places[at + 1]!), walk);
    found.set(keyOf(places[at + 1]!, places[at]!), walk.toReversed());
    begin = end + 1;
  }
  return found;
}

const lineBetween = (known: Map<string, Place[]>, from: Place, to: Place): MapRoutes['lines'][number] => {
  const walk = known.get(keyOf(from, to));
  return walk ? { coordinates: walk, style: 'solid' } : { coordinates: [from, to], style: 'dashed' };
};
