import type { Crs, XY } from './crs.ts';
import { distanceKm, type Near, type Whereabouts, whereabouts } from './near.ts';
import { type CommonOrder, commonOrder, type Order, orient } from './order.ts';
import { OFFICIAL_MERIDIANS } from './provinces.ts';
import { toWgs84 } from './to_wgs84.ts';

export interface Candidate {
  crs: Crs;
  /** 0–1: how likely, among all systems tried and none of them. */
  confidence: number;
}

/** A guess to show and to ask about, never to act upon unseen. */
export interface CrsGuess extends Candidate, Order {
  /** The other systems worth showing, likeliest first. */
  alternatives: Candidate[];
}

const SAMPLE = 200;
const SHOWN = 5;
// Beside the best one, which may be unlikely too.
const LEAST_SHOWN = 0.005;

// How often points come in each system before their numbers are looked at: a province's own grid first of all.
const PRIOR = { own: 1, otherMeridian: 0.05, sixDegrees: 0.08, utm: 0.12, wgs84: 1, vn2000Degrees: 0.05, none: 0.02 };

/**
 * Guesses the system of points written in the two columns' order: the unit and the order from the numbers' sizes,
 * the grid from where each would put the points. Within one province two systems can be told apart only by what is
 * usual (3° or 6° about the same meridian are 660 m apart), hence `confidence` and `alternatives`.
 *
 * @returns null when most points are in Vietnam neither as degrees nor as metres of a grid
 */
export function guessCrs(points: readonly (readonly [number, number])[], near?: Near): CrsGuess | null {
  const sample = sampleOf(points);
  const order = commonOrder(sample);
  if (order === null) return null;
  const placed = sample.map((point) => orient(point, order));
  const places = whereabouts(near);
  const weighed = candidatesFor(order).map((crs) => ({ crs, weight: weigh(crs, placed, places) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, PRIOR.none);
  const [best, ...others] = weighed
    .map(({ crs, weight }) => ({ crs, confidence: (order.share * weight) / total }))
    .sort((a, b) => b.confidence - a.confidence);
  if (best === undefined) return null;
  const alternatives = others.filter(({ confidence }) => confidence >= LEAST_SHOWN * best.confidence).slice(0, SHOWN);
  return { ...best, unit: order.unit, swapped: order.swapped, alternatives };
}

const THREE_DEGREES: Crs[] = OFFICIAL_MERIDIANS.map((centralMeridian) => ({
  kind: 'vn2000',
  centralMeridian,
  zoneWidth: 3,
}));
const SIX_DEGREES: Crs[] = [
  { kind: 'vn2000', centralMeridian: 105, zoneWidth: 6 },
  { kind: 'vn2000', centralMeridian: 111, zoneWidth: 6 },
  { kind: 'utm', zone: 48, datum: 'wgs84' },
  { kind: 'utm', zone: 49, datum: 'wgs84' },
];
/** Zones of three degrees by the number written before their eastings. */
const NUMBERED: Record<number, number> = { 481: 102, 482: 105, 491: 108, 492: 111 };

function candidatesFor({ unit, zone }: CommonOrder): Crs[] {
  if (unit === 'degrees') return [{ kind: 'wgs84' }, { kind: 'vn2000-degrees' }];
  const centralMeridian = zone === null ? undefined : NUMBERED[zone];
  if (centralMeridian !== undefined) return [{ kind: 'vn2000', centralMeridian, zoneWidth: 3 }];
  if (zone !== null) {
    return SIX_DEGREES.filter((crs) =>
      crs.kind === 'utm' ? crs.zone === zone : 'centralMeridian' in crs && crs.centralMeridian === 6 * zone - 183,
    );
  }
  return [...THREE_DEGREES, ...SIX_DEGREES];
}

/** How usual the system is at the likeliest of the places, times how well it puts the points there. */
function weigh(crs: Crs, points: readonly XY[], places: readonly Whereabouts[]): number {
  const onMap = points.map((point) => toWgs84(point, crs));
  const weights = places.map((place) => {
    const fits = onMap.map((point) => Math.exp(-distanceKm(place.bounds, point) / place.reachKm));
    return (prior(crs, place) * fits.reduce((sum, fit) => sum + fit, 0)) / fits.length;
  });
  return Math.max(...weights);
}

function prior(crs: Crs, { provinces }: Whereabouts): number {
  if (crs.kind === 'wgs84') return PRIOR.wgs84;
  if (crs.kind === 'vn2000-degrees') return PRIOR.vn2000Degrees;
  if (crs.kind === 'utm') return PRIOR.utm;
  if (crs.zoneWidth === 6) return PRIOR.sixDegrees;
  const isOwn = provinces.some(({ centralMeridian }) => centralMeridian === crs.centralMeridian);
  return isOwn ? PRIOR.own : PRIOR.otherMeridian;
}

/** Evenly over the file, as one hamlet after the other may have been measured by other people. */
function sampleOf<T>(points: readonly T[]): readonly T[] {
  if (points.length <= SAMPLE) return points;
  const step = points.length / SAMPLE;
  return Array.from({ length: SAMPLE }, (_, index) => points[Math.floor(index * step)]).filter(
    (point): point is T & {} => point !== undefined,
  );
}
