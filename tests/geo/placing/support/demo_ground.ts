import type { LineString } from 'geojson';
import { demoCommune } from '#geo/demo/index.ts';
import { createRandom } from '#geo/demo/random.ts';
import type { DemoCommune, DemoHamlet, DemoHousehold } from '#geo/demo/types.ts';
import { type GroundInput, openGround, type PlacedHousehold, suggestPlaces } from '#geo/placing/index.ts';

export const demo = (households: number, seed = 7) => demoCommune({ seed, households, today: '2026-11-24' });

type Located = DemoHousehold & { location: [number, number] };
export const located = ({ households }: DemoCommune): Located[] =>
  households.filter((one): one is Located => one.location !== null);

/** Some of the households, always the same ones for a seed. */
export function chosen(households: readonly Located[], count: number, seed = 12345): Set<string> {
  const shuffled = createRandom(String(seed), 'hidden').shuffle(households.map(({ id }) => id));
  return new Set(shuffled.slice(0, count));
}

export const placed = ({ id, address, clusterId, head, location }: Located): PlacedHousehold => ({
  id,
  address,
  clusterId,
  head,
  location,
});

/** A hamlet's ground without the places of the hidden households. */
export function groundOf(commune: DemoCommune, hamlet: DemoHamlet, hidden: ReadonlySet<string>): GroundInput {
  const lines = commune.features.filter(({ kind }) => kind === 'lane');
  return {
    placed: located(commune)
      .filter(({ id, hamletId }) => hamletId === hamlet.id && !hidden.has(id))
      .map(placed),
    lanes: lines.map(({ name, geometry }) => ({ name, line: (geometry as LineString).coordinates })),
    water: commune.features.filter(({ kind }) => kind === 'water').map(({ geometry }) => geometry),
    boundary: { type: 'MultiPolygon', coordinates: hamlet.boundary },
    clusters: commune.clusters
      .filter(({ hamletId }) => hamletId === hamlet.id)
      .map(({ id, name, outline }) => ({ id, name, outline: { type: 'Polygon', coordinates: outline } })),
  };
}

/** Metres between two places a few kilometres apart at most. */
export const metresBetween = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot((a[0]! - b[0]!) * Math.cos((a[1]! * Math.PI) / 180), a[1]! - b[1]!) * 111_195;

export interface Guess {
  metres: number;
  score: number;
  accuracyMetres: number;
}

/** Hides places, has them suggested again, and says how far the best one is from the truth. */
export function guesses(commune: DemoCommune, hidden: ReadonlySet<string>): { found: Guess[]; none: number } {
  const found: Guess[] = [];
  let none = 0;
  for (const hamlet of commune.hamlets) {
    const ground = openGround(groundOf(commune, hamlet, hidden));
    for (const household of located(commune)) {
      if (household.hamletId !== hamlet.id || !hidden.has(household.id)) continue;
      const [best] = suggestPlaces(ground, household);
      if (!best) none += 1;
      else found.push({ ...best, metres: metresBetween(best.location, household.location) });
    }
  }
  return { found, none };
}
