import { isGridEasting, isGridNorthing, isLat, isLon, zoneOfEasting } from './country.ts';
import type { XY } from './crs.ts';

/** What two numbers are, and how they stand to each other. */
export interface Order {
  unit: 'degrees' | 'metres';
  /** The first number is the northing or the latitude, as surveyors write it; `orient` turns it for `toWgs84`. */
  swapped: boolean;
}

/** The order of many points. */
export interface CommonOrder extends Order {
  /** Number of the zone written before the eastings, if any. */
  zone: number | null;
  /** Share of the points that stand so. */
  share: number;
}

/** The order of one point's numbers by their sizes; null when they cannot be a place in Vietnam. */
export function orderOf([a, b]: readonly [number, number]): Order | null {
  if (isLat(a) && isLon(b)) return { unit: 'degrees', swapped: true };
  if (isLon(a) && isLat(b)) return { unit: 'degrees', swapped: false };
  if (isGridNorthing(a) && isGridEasting(b)) return { unit: 'metres', swapped: true };
  if (isGridEasting(a) && isGridNorthing(b)) return { unit: 'metres', swapped: false };
  return null;
}

/** The order of most of the points; null when not even half share one. */
export function commonOrder(points: readonly (readonly [number, number])[]): CommonOrder | null {
  const counted = new Map<string, CommonOrder>();
  for (const point of points) {
    const order = orderOf(point);
    if (order === null) continue;
    const zone = order.unit === 'metres' ? zoneOfEasting(order.swapped ? point[1] : point[0]) : null;
    const key = `${order.unit} ${order.swapped} ${zone}`;
    const share = (counted.get(key)?.share ?? 0) + 1 / points.length;
    counted.set(key, { ...order, zone, share });
  }
  const [best] = [...counted.values()].sort((a, b) => b.share - a.share);
  return best && best.share >= 0.5 ? best : null;
}

/**
 * A point as `toWgs84` takes it: east first, without the zone's number. A single point that by its own sizes stands
 * the other way round than the rest is turned by them.
 */
export function orient(point: readonly [number, number], usual: Order): XY {
  const own = orderOf(point);
  const { swapped } = own?.unit === usual.unit ? own : usual;
  const [east, north] = swapped ? [point[1], point[0]] : point;
  return [zoneOfEasting(east) === null ? east : east % 1_000_000, north];
}
