/** Walking between doors before there is a route: how far apart the stops of a cluster are, and clusters from each other. */

const EARTH_RADIUS = 6_371_008.8;
const DETOUR = 1.3;
const METRES_PER_MINUTE = 4500 / 60;
/** Of a household whose position nobody knows: some asking on the way. */
const UNKNOWN_MINUTES = 4;
/** Larger groups are measured on a sample: the length of a tour grows with the root of the number of stops. */
const SAMPLE = 120;

export type Minutes = (a: number, b: number) => number;

/** Straight line × 1.3 at 4.5 km/h; both positions known. */
export function straightMinutes(positions: readonly (readonly number[] | null)[]): Minutes {
  const toRadians = Math.PI / 180;
  return (a, b) => {
    const [p, q] = [positions[a]!, positions[b]!];
    const [y, z] = [p[1]! * toRadians, q[1]! * toRadians];
    const h = Math.sin((z - y) / 2) ** 2 + Math.cos(y) * Math.cos(z) * Math.sin(((q[0]! - p[0]!) * toRadians) / 2) ** 2;
    return (2 * EARTH_RADIUS * Math.asin(Math.sqrt(h)) * DETOUR) / METRES_PER_MINUTE;
  };
}

/** Stops in the order of a nearest-neighbour walk, and its length. */
export interface Walk {
  order: number[];
  minutes: number;
}

/** A walk through `stops` from the first of them, always to the nearest left (Rosenkrantz, Stearns & Lewis 1977). */
export function nearestNeighbourWalk(stops: readonly number[], minutes: Minutes): Walk {
  const left = [...stops];
  const order: number[] = [];
  let length = 0;
  let here = left.shift();
  while (here !== undefined) {
    order.push(here);
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < left.length; i++) {
      const step = minutes(here, left[i]!);
      if (step < least) [best, least] = [i, step];
    }
    if (best < 0) break;
    length += least;
    here = left[best]!;
    left.splice(best, 1);
  }
  return { order, minutes: length };
}

/**
 * Minutes from door to door when `visited` of a group's `stops` are called at: the whole walk is W for n stops, the walk
 * through k of them spread over the same ground about W·√(k/n) (Beardwood, Halton & Hammersley 1959), so each step is
 * W/√(k·n). Several members who share the ground walk the same in all.
 */
export function stepMinutes(stops: readonly number[], visited: number, minutes: Minutes): number {
  if (stops.length < 2 || visited === 0) return UNKNOWN_MINUTES;
  const stride = Math.max(1, Math.ceil(stops.length / SAMPLE));
  const sample = stops.filter((_, i) => i % stride === 0);
  const whole = nearestNeighbourWalk(sample, minutes).minutes * Math.sqrt(stops.length / sample.length);
  return whole / Math.sqrt(visited * stops.length);
}

/** The stop with the least distance to a few others of its group: where one arrives. */
export function middleStop(stops: readonly number[], minutes: Minutes): number {
  const stride = Math.max(1, Math.ceil(stops.length / 12));
  const others = stops.filter((_, i) => i % stride === 0);
  let best = stops[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const stop of others) {
    let sum = 0;
    for (const other of others) sum += stop === other ? 0 : minutes(stop, other);
    if (sum < least) [best, least] = [stop, sum];
  }
  return best;
}
