import { type Point, pointOf } from './grid.ts';
import { type Plane, planeAround } from './plane.ts';

/** A household as boundaries see it. */
export interface PlacedHousehold {
  id: string;
  hamletId: string;
  /** `[longitude, latitude]`, degrees */
  location: readonly [lon: number, lat: number];
}

/** Places with households: several at one point are one site, of the hamlet most of them name. */
export interface HamletSites {
  plane: Plane;
  x: number[];
  y: number[];
  /** Position on the grid. */
  at: Point[];
  /** Index into `hamlets`. */
  label: number[];
  /** In the order of their identifiers. */
  hamlets: string[];
}

/** @param households  at least one */
export function sitesOf(households: readonly PlacedHousehold[]): HamletSites {
  const hamlets = [...new Set(households.map(({ hamletId }) => hamletId))].sort();
  const indexOf = new Map(hamlets.map((id, i) => [id, i]));
  const points = households.map(({ location }) => pointOf([...location]));
  const plane = planeAround(points);
  const places = new Map<string, { x: number; y: number; at: Point; votes: Map<number, number> }>();
  for (const [i, point] of points.entries()) {
    const [x, y] = plane.onPlane(point);
    const key = `${x} ${y}`;
    const place = places.get(key) ?? { x, y, at: point, votes: new Map<number, number>() };
    places.set(key, place);
    const label = indexOf.get(households[i]!.hamletId)!;
    place.votes.set(label, (place.votes.get(label) ?? 0) + 1);
  }
  const sorted = [...places.values()].sort((a, b) => a.x - b.x || a.y - b.y);
  return {
    plane,
    hamlets,
    x: sorted.map(({ x }) => x),
    y: sorted.map(({ y }) => y),
    at: sorted.map(({ at }) => at),
    label: sorted.map(({ votes }) => winner(votes)),
  };
}

/** The label with most votes; of equals the first. */
const winner = (votes: Map<number, number>): number =>
  [...votes].reduce((best, vote) => (vote[1] > best[1] || (vote[1] === best[1] && vote[0] < best[0]) ? vote : best))[0];

/** The sites of which `keep` says yes. */
export const onlySites = (sites: HamletSites, keep: (site: number) => boolean): HamletSites => {
  const chosen = <T>(values: readonly T[]) => values.filter((_, i) => keep(i));
  return { ...sites, x: chosen(sites.x), y: chosen(sites.y), at: chosen(sites.at), label: chosen(sites.label) };
};
